// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Who controls a dossier, and so what may follow.
public enum Control: String, Hashable, Sendable, CaseIterable {
  /// The authority, before the day: it may keep a candidate from being questioned.
  case authority
  /// The commission, in the room: it questions whoever filed a dossier, under reservation when it doubts.
  case commission
}

/// Whether a dossier conforms to its exam, everything that is wrong, and what follows.
public struct Conformity: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case conforming
    case nonConforming
    /// Nothing was filed.
    case absent
    /// Something could not be read: that proves nothing, and nothing follows.
    case uncontrolled
  }

  public var verdict: Verdict
  public var control: Control
  /// What the regulation demands and the dossier lacks (errors); then, in the same order as the papers, what somebody
  /// should look at (warnings) and what is worth knowing (notes).
  public var diagnostics: [Diagnostic]
  /// `nil` when nothing follows.
  public var consequence: AppliedConsequence?
  /// What follows from formal constraints, where the exam sets them apart and other things are wrong too.
  public var formalConsequence: AppliedConsequence?

  public init(
    verdict: Verdict, control: Control, diagnostics: [Diagnostic] = [], consequence: AppliedConsequence? = nil,
    formalConsequence: AppliedConsequence? = nil
  ) {
    self.verdict = verdict
    self.control = control
    self.diagnostics = diagnostics
    self.consequence = consequence
    self.formalConsequence = formalConsequence
  }

  /// `nil` when the control could not be made.
  public var isConforming: Bool? {
    switch verdict {
    case .conforming: true
    case .nonConforming, .absent: false
    case .uncontrolled: nil
    }
  }
}

/// What follows for this dossier and this control.
public struct AppliedConsequence: Hashable, Sendable {
  public var control: Control
  /// `nil` when the text does not say what follows.
  public var effect: Consequence.Effect?
  public var mention: String?
  public var text: String
  public var reference: String?

  public init(
    control: Control, effect: Consequence.Effect? = nil, mention: String? = nil, text: String,
    reference: String? = nil
  ) {
    self.control = control
    self.effect = effect
    self.mention = mention
    self.text = text
    self.reference = reference
  }
}
