// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// How an exam is decided.
public struct DecisionRule: Hashable, Sendable {
  public var kind: Kind
  /// When the candidate may learn the mark, if ever.
  public var markDisclosure: MarkDisclosure
  /// What the centre sends to the jury of the diploma (BTS).
  public var sentToJury: [String]
  public var text: String?

  public init(
    _ kind: Kind, markDisclosure: MarkDisclosure = .afterDeliberation, sentToJury: [String] = [], text: String? = nil
  ) {
    self.kind = kind
    self.markDisclosure = markDisclosure
    self.sentToJury = sentToJury
    self.text = text
  }

  public enum Kind: Hashable, Sendable {
    /// Certification by competencies, each validated when every one of its criteria is met.
    case competencies(CompetencyDecision)
    /// A mark that the commission proposes.
    case mark(MarkDecision)
    /// A mark made of parts with points.
    case parts(PartsDecision)
  }

  public enum MarkDisclosure: String, Hashable, Sendable, CaseIterable {
    /// Never told by the commission (CCF).
    case never
    case afterDeliberation
  }
}

/// NTC: the titre or a CCP is proposed from the competencies that are validated.
public struct CompetencyDecision: Hashable, Sendable {
  /// In order: the first whose competencies are all validated is proposed.
  public var proposals: [Proposal]
  public var otherwise: Outcome
  /// Whether a departure from the proposal needs a written reason.
  public var requiresReason: Bool

  public init(proposals: [Proposal], otherwise: Outcome, requiresReason: Bool = true) {
    self.proposals = proposals
    self.otherwise = otherwise
    self.requiresReason = requiresReason
  }

  /// What the jury may award.
  public struct Outcome: Hashable, Sendable {
    public var id: String
    public var title: String

    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  public struct Proposal: Hashable, Sendable {
    public var outcome: Outcome
    /// Competency ids.
    public var competencies: [String]

    public init(outcome: Outcome, competencies: [String]) {
      self.outcome = outcome
      self.competencies = competencies
    }
  }

  /// Everything that may be awarded, in order.
  public var outcomes: [Outcome] { proposals.map(\.outcome) + [otherwise] }
}

/// BTS: a proposed mark.
public struct MarkDecision: Hashable, Sendable {
  /// Usually 20.
  public var outOf: Int
  /// Smallest step, such as 0,5.
  public var step: Decimal64
  /// How the mark is derived from the grid; `nil`, as in every regulation at hand, when nothing derives it.
  public var derivation: Derivation?

  public init(outOf: Int = 20, step: Decimal64 = Decimal64(units: 5, scale: 1), derivation: Derivation? = nil) {
    self.outOf = outOf
    self.step = step
    self.derivation = derivation
  }

  public enum Derivation: String, Hashable, Sendable, CaseIterable {
    /// Σ weight × points ÷ Σ weight × best points × `outOf`, rounded to the step, half away from zero.
    case weightedMean
  }
}

/// Languages: parts with points.
public struct PartsDecision: Hashable, Sendable {
  public var outOf: Int
  public var step: Decimal64
  public var parts: [ScoredPart]
  /// Only points above it count for the diploma (optional exams).
  public var threshold: Int?
  public var thresholdText: String?

  public init(
    outOf: Int = 20, step: Decimal64 = Decimal64(units: 5, scale: 1), parts: [ScoredPart], threshold: Int? = nil,
    thresholdText: String? = nil
  ) {
    self.outOf = outOf
    self.step = step
    self.parts = parts
    self.threshold = threshold
    self.thresholdText = thresholdText
  }

  public struct ScoredPart: Hashable, Sendable {
    public var id: String
    public var title: String
    /// The phase it marks, if one.
    public var phase: String?
    /// Points given out of this.
    public var outOf: Int
    /// Its share in the mark: Σ points ÷ outOf × weight ÷ Σ weight.
    public var weight: Int

    public init(id: String, title: String, phase: String? = nil, outOf: Int, weight: Int) {
      self.id = id
      self.title = title
      self.phase = phase
      self.outOf = outOf
      self.weight = weight
    }
  }
}
