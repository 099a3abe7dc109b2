// SPDX-License-Identifier: GPL-3.0-or-later

/// How long something lasts, and what that figure means.
public struct TimeLimit: Hashable, Sendable {
  /// Whole minutes; `nil` for ``Nature/rest`` and ``Nature/centre``, or when a shared allowance alone counts.
  public var minutes: Int?
  public var nature: Nature

  public init(minutes: Int?, _ nature: Nature) {
    self.minutes = minutes
    self.nature = nature
  }

  /// What a regulation means by a duration (raw values: those of the JSON output).
  public enum Nature: String, Hashable, Sendable, CaseIterable {
    /// The text says maximum.
    case maximum = "max"
    /// Given flat.
    case fixed
    /// "Environ".
    case about
    case indicative
    /// What the total leaves.
    case rest
    /// The text is silent: the centre sets it.
    case centre
  }
}

/// Time that several phases share (enveloppe).
public struct Allowance: Hashable, Sendable {
  public var id: String
  public var title: String
  public var limit: TimeLimit

  public init(id: String, title: String, limit: TimeLimit) {
    self.id = id
    self.title = title
    self.limit = limit
  }
}

/// A group of phases, such as "B. Mise en situation".
public struct Part: Hashable, Sendable {
  public var id: String
  public var title: String
  /// Competency or criterion ids that the text gives to the part as a whole.
  public var evaluates: [String]

  public init(id: String, title: String, evaluates: [String] = []) {
    self.id = id
    self.title = title
    self.evaluates = evaluates
  }
}

/// One timed step of an exam.
public struct Phase: Hashable, Sendable {
  public var id: String
  public var kind: Kind
  public var title: String
  public var part: String?
  public var limit: TimeLimit
  /// The id of the ``Allowance`` that it draws on.
  public var allowance: String?
  /// Competency or criterion ids that the text ties to this step.
  public var evaluates: [String]
  /// Numbers of the changes that the jury tells during it, from 1.
  public var tells: [Int]
  /// Whether the screen may face the candidate: the veil is then on by default.
  public var faces: Bool
  /// Short reminders to the jury.
  public var reminders: [String]

  public init(
    id: String, kind: Kind, title: String, part: String? = nil, limit: TimeLimit, allowance: String? = nil,
    evaluates: [String] = [], tells: [Int] = [], faces: Bool? = nil, reminders: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.part = part
    self.limit = limit
    self.allowance = allowance
    self.evaluates = evaluates
    self.tells = tells
    self.faces = faces ?? kind.facesCandidate
    self.reminders = reminders
  }

  /// What happens in a phase (raw values: those of the JSON output).
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The candidate prepares.
    case preparation
    /// The jury prepares, alone.
    case juryPreparation
    case presentation
    /// Work on a document before the jury (languages).
    case document
    /// The simulated negotiation.
    case simulation
    /// The phone follow-up (relance).
    case phone
    case faceToFace
    case interview
    case finalInterview

    /// Whether, by default, the candidate may see the jury's screen during such a phase.
    public var facesCandidate: Bool {
      switch self {
      case .presentation, .document, .simulation, .phone, .faceToFace: true
      case .preparation, .juryPreparation, .interview, .finalInterview: false
      }
    }

    /// Whether it is preparation, of anyone.
    public var isPreparation: Bool { self == .preparation || self == .juryPreparation }
  }
}
