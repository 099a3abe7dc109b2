// SPDX-License-Identifier: GPL-3.0-or-later

/// The kind of a paper that a candidate hands in.
public enum PaperKind: String, Hashable, Sendable, CaseIterable {
  /// Fiche descriptive: a situation met (E4).
  case fiche
  /// Proposition commerciale: the written offer (NTC).
  case proposal
  /// Fiche de synthèse or descriptive of a project (E6).
  case project
  /// Attestation de stage, work certificate or contract.
  case certificate
  /// Dossier de synthèse de pratique professionnelle.
  case dspp
  /// Results of the evaluations made during a course.
  case results
  /// A dossier as one piece, such as that of E4 CCF situation 1.
  case file
  /// Pages on professional experience, that replace a project sheet.
  case experience
}

/// A paper that an exam asks for.
public struct PaperRequirement: Hashable, Sendable {
  public var id: String
  public var kind: PaperKind
  public var title: String
  /// How many, at least; 0 for an optional paper.
  public var minimum: Int
  public var maximum: Int?
  /// Of which at least so many of a given type (the front matter's `type`).
  public var types: [TypeRequirement]
  public var rubrics: [Rubric]
  /// Pages of annexes allowed to each paper; `nil`: the text sets no limit.
  public var maximumAnnexPages: Int?
  public var hidesClient: Bool
  public var substitute: Substitute?
  public var note: String?

  public init(
    id: String, kind: PaperKind, title: String, minimum: Int, maximum: Int? = nil, types: [TypeRequirement] = [],
    rubrics: [Rubric] = [], maximumAnnexPages: Int? = nil, hidesClient: Bool = false,
    substitute: Substitute? = nil, note: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.minimum = minimum
    self.maximum = maximum
    self.types = types
    self.rubrics = rubrics
    self.maximumAnnexPages = maximumAnnexPages
    self.hidesClient = hidesClient
    self.substitute = substitute
    self.note = note
  }

  public struct TypeRequirement: Hashable, Sendable {
    public var type: String
    public var minimum: Int

    public init(type: String, minimum: Int) {
      self.type = type
      self.minimum = minimum
    }
  }

  /// Another paper that may stand in for this one.
  public struct Substitute: Hashable, Sendable {
    public var kind: PaperKind
    public var maximumPages: Int?

    public init(kind: PaperKind, maximumPages: Int? = nil) {
      self.kind = kind
      self.maximumPages = maximumPages
    }
  }
}

/// A heading that a paper must hold, with some text under it.
public struct Rubric: Hashable, Sendable {
  public var id: String
  public var title: String
  /// What the text asks to find there.
  public var contents: [String]
  /// Other wordings under which it is recognised.
  public var variants: [String]

  public init(id: String, title: String, contents: [String] = [], variants: [String] = []) {
    self.id = id
    self.title = title
    self.contents = contents
    self.variants = variants
  }
}

/// What follows when the papers are missing or wrong; `nil`: the text does not say.
public struct Consequences: Hashable, Sendable {
  public var absent: Consequence?
  /// Non-conformity found by the authority, before the day.
  public var nonConforming: Consequence?
  /// Doubt of the commission, with the candidate in front of it.
  public var doubt: Consequence?
  /// Formal constraints only (volume, presentation).
  public var formal: Consequence?

  public init(
    absent: Consequence? = nil, nonConforming: Consequence? = nil, doubt: Consequence? = nil,
    formal: Consequence? = nil
  ) {
    self.absent = absent
    self.nonConforming = nonConforming
    self.doubt = doubt
    self.formal = formal
  }
}

/// One consequence, as its text states it.
public struct Consequence: Hashable, Sendable {
  public var effect: Effect
  /// The official mention, such as "présent, non validé".
  public var mention: String?
  /// Whether the diploma cannot be awarded.
  public var excludesDiploma: Bool
  public var tellsCandidate: Bool
  public var informsPresident: Bool
  public var text: String
  public var reference: String?

  public init(
    effect: Effect, mention: String? = nil, excludesDiploma: Bool = false, tellsCandidate: Bool = false,
    informsPresident: Bool = false, text: String, reference: String? = nil
  ) {
    self.effect = effect
    self.mention = mention
    self.excludesDiploma = excludesDiploma
    self.tellsCandidate = tellsCandidate
    self.informsPresident = informsPresident
    self.text = text
    self.reference = reference
  }

  public enum Effect: String, Hashable, Sendable, CaseIterable {
    /// The candidate is not questioned.
    case notQuestioned
    /// The oral is not held.
    case notHeld
    /// Questioned and evaluated as normal, the mark under reservation.
    case questionedUnderReservation
    /// Questioned as normal, penalised within the grid's limits.
    case questionedPenalised
    /// Questioned as normal.
    case questioned
  }
}
