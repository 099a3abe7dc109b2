// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText

/// What is known of one candidate's unit for the livret of session 2020 (livret-2020).
public struct LivretEntry: Hashable, Sendable {
  public var candidate: Candidate
  /// As the centre names it, such as `E4`.
  public var unit: String
  /// Whether the centre is entitled to evaluate by CCF.
  public var hasCCF: Bool
  /// The marks, out of 20, of the situations that the unit has in CCF, first-year ones included; `nil` for one that was
  /// not held. Empty where the centre has no CCF.
  public var situations: [Decimal64?]
  /// How much each situation counts, as the centre declares: the texts do not say. `nil` when nobody said.
  public var weights: [Int]?
  /// Whether the marks of the situations that were held reflect the candidate's level; `nil` when nobody said.
  public var situationsReflectLevel: Bool?
  /// The mark of contrôle continu, of the second year only.
  public var continuous: Decimal64?
  public var oneOff: OneOff?
  public var admission: LivretAdmission

  /// A one-off oral that was held.
  public struct OneOff: Hashable, Sendable {
    public var day: Day
    /// Whether all of it was held.
    public var isWhole: Bool
    /// What it got; for one held in part, the mark completed by contrôle continu, as the centre fixes it.
    public var mark: Decimal64?

    public init(day: Day, isWhole: Bool, mark: Decimal64?) {
      self.day = day
      self.isWhole = isWhole
      self.mark = mark
    }
  }

  public init(
    candidate: Candidate, unit: String, hasCCF: Bool, situations: [Decimal64?] = [], weights: [Int]? = nil,
    situationsReflectLevel: Bool? = nil, continuous: Decimal64? = nil, oneOff: OneOff? = nil,
    admission: LivretAdmission = LivretAdmission()
  ) {
    self.candidate = candidate
    self.unit = unit
    self.hasCCF = hasCCF
    self.situations = situations
    self.weights = weights
    self.situationsReflectLevel = situationsReflectLevel
    self.continuous = continuous
    self.oneOff = oneOff
    self.admission = admission
  }
}

/// The two columns of the livret for one unit, and the case of the text that fills them.
public struct LivretRow: Hashable, Sendable {
  public var rule: LivretCase
  /// "CCF ou épreuve ponctuelle passée avant le 16 mars".
  public var first: Decimal64?
  /// "Contrôle continu".
  public var second: Decimal64?
  /// What nobody said yet, without which a column stays empty; no mark is made up.
  public var missing: [Missing]

  public init(_ rule: LivretCase, first: Decimal64? = nil, second: Decimal64? = nil, missing: [Missing] = []) {
    self.rule = rule
    self.first = first
    self.second = second
    self.missing = missing
  }

  public enum Missing: String, Hashable, Sendable, CaseIterable {
    /// How the situations weigh.
    case weights
    /// Whether the marks that there are reflect the level.
    case level
    case continuousMark
    case oneOffMark
    /// The mark of an oral held in part, completed: the text says no way to compute it.
    case completedMark
  }
}

/// The cases of the text, in the order in which they are tried.
public enum LivretCase: String, Hashable, Sendable, CaseIterable {
  case oneOffWhole = "ponctuel-entier"
  case oneOffPart = "ponctuel-partiel"
  case allSituations = "ccf-complet"
  case someSituationsAlone = "ccf-partiel"
  case someSituationsCompleted = "ccf-complete"
  case noSituation = "ccf-aucune"
  case continuousOnly = "controle-continu"
}
