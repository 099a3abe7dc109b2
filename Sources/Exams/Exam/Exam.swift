// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// The definition of an exam (épreuve): everything that its regulation fixes, read from one file of `Grids/`.
///
/// A value of this type is only data. Whether it is coherent is for ``Exam/problems`` to say.
public struct Exam: Hashable, Sendable {
  /// Stable identifier, such as `ntc-titre`.
  public var id: String
  public var version: String
  public var title: String
  /// For the status band: at most 24 characters.
  public var shortTitle: String
  public var diploma: String
  /// Where the rule stands: short name of the source and place in it.
  public var reference: String
  public var inForce: Validity
  public var form: Form
  public var coefficient: Int?
  /// What the coefficient is of, when not simply the exam.
  public var coefficientNote: String?
  /// The oral as a whole.
  public var total: TimeLimit
  /// Whether the candidate's preparation counts in ``total`` (it does for the NTC, not for the BTS).
  public var totalIncludesPreparation: Bool
  public var allowances: [Allowance]
  public var parts: [Part]
  /// In the order of the exam.
  public var phases: [Phase]
  public var scale: Scale
  public var competencies: [Competency]
  /// Whether a criterion may be judged on the file rather than on the scene; the record then says which.
  public var allowsMarksOnFile: Bool
  public var papers: [PaperRequirement]
  public var consequences: Consequences
  /// What the commission chooses, when it chooses.
  public var choice: Choice?
  /// How the jury changes the situation, when it does.
  public var changes: ChangeRules?
  public var jury: JuryRules
  public var decision: DecisionRule
  /// Rooms, equipment, what the candidate may use.
  public var means: [String]
  /// Readings of this project and practice of circulars, each said to be so.
  public var notes: [String]

  public init(
    id: String, version: String, title: String, shortTitle: String, diploma: String, reference: String,
    inForce: Validity = Validity(), form: Form, coefficient: Int? = nil, coefficientNote: String? = nil,
    total: TimeLimit, totalIncludesPreparation: Bool = false, allowances: [Allowance] = [], parts: [Part] = [],
    phases: [Phase], scale: Scale = .ouiNon, competencies: [Competency] = [], allowsMarksOnFile: Bool = false,
    papers: [PaperRequirement] = [], consequences: Consequences = Consequences(), choice: Choice? = nil,
    changes: ChangeRules? = nil, jury: JuryRules = JuryRules(), decision: DecisionRule, means: [String] = [],
    notes: [String] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.shortTitle = shortTitle
    self.diploma = diploma
    self.reference = reference
    self.inForce = inForce
    self.form = form
    self.coefficient = coefficient
    self.coefficientNote = coefficientNote
    self.total = total
    self.totalIncludesPreparation = totalIncludesPreparation
    self.allowances = allowances
    self.parts = parts
    self.phases = phases
    self.scale = scale
    self.competencies = competencies
    self.allowsMarksOnFile = allowsMarksOnFile
    self.papers = papers
    self.consequences = consequences
    self.choice = choice
    self.changes = changes
    self.jury = jury
    self.decision = decision
    self.means = means
    self.notes = notes
  }

  /// The kind of certification; tells, among others, whether a proposed mark is a CCF mark.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// One-off exam.
    case ponctuel
    /// Contrôle en cours de formation.
    case ccf
    /// Professional title.
    case titre
    /// Certificate of a title's block of competencies.
    case ccp
  }

  /// The days during which a definition is in force; an open end is `nil`.
  public struct Validity: Hashable, Sendable {
    public var from: Day?
    public var to: Day?
    /// The first yearly exam session concerned, where the text names one rather than a day.
    public var firstSession: Int?

    public init(from: Day? = nil, to: Day? = nil, firstSession: Int? = nil) {
      self.from = from
      self.to = to
      self.firstSession = firstSession
    }
  }
}

extension Exam {
  public func phase(_ id: String) -> Phase? { phases.first { $0.id == id } }
  public func allowance(_ id: String) -> Allowance? { allowances.first { $0.id == id } }
  public func part(_ id: String) -> Part? { parts.first { $0.id == id } }
  public func criterion(_ id: String) -> Criterion? { criteria.first { $0.id == id } }
  public func competency(_ id: String) -> Competency? { competencies.first { $0.id == id } }
  /// The competency that holds the criterion.
  public func competency(ofCriterion id: String) -> Competency? {
    competencies.first { $0.criteria.contains { $0.id == id } }
  }

  /// Every criterion, in the order of the grid.
  public var criteria: [Criterion] { competencies.flatMap(\.criteria) }

  /// The criteria that a list of competency and criterion ids names, in the order of the grid.
  public func criteria(named ids: [String]) -> [Criterion] {
    competencies.flatMap { competency in
      ids.contains(competency.id)
        ? competency.criteria : competency.criteria.filter { ids.contains($0.id) }
    }
  }

  /// The criteria that the text ties to a phase, or to the part that holds it; empty when it ties none.
  ///
  /// What a part evaluates as a whole goes to each of its phases, but for those of preparation: nothing is evaluated
  /// while somebody prepares.
  public func criteria(evaluatedIn phase: Phase) -> [Criterion] {
    let own = phase.evaluates
    let shared = phase.kind.isPreparation ? [] : phase.part.flatMap(part)?.evaluates ?? []
    return criteria(named: own.isEmpty ? shared : own)
  }
}
