// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText
public import Sittings

/// The passages of one exam in one session: what statistics compare.
public struct Cohort: Hashable, Sendable {
  public var exam: String
  /// `nil` when no session was said.
  public var session: Int?

  public init(exam: String, session: Int?) {
    self.exam = exam
    self.session = session
  }
}

/// The raw counts of a cohort. Whole numbers only: rates and intervals are ``CohortStatistics``'s.
public struct CohortCounts: Hashable, Sendable {
  public var cohort: Cohort
  public var passages: Int
  /// Passages of this cohort whose evaluation was erased: counted in nothing else but ``erased``.
  public var erasedPassages: Int
  /// The definitions that these passages followed, by digest, with their numbers.
  public var definitions: [String: Int]
  public var outcomes: [Outcome: Int]
  /// By outcome id of the exam, such as `titre`.
  public var awards: [String: Int]
  /// Proposed marks, or fixed ones where there are.
  public var marks: [Decimal64: Int]
  public var verdicts: [VerdictCount]
  public var phases: [PhaseCount]
  public var changes: [ChangeCount]
  /// Passages with a standing reservation.
  public var reserved: Int

  /// So many passages gave this to a criterion.
  public struct VerdictCount: Hashable, Sendable {
    public var criterion: String
    public var level: String?
    /// The jurors' levels in the order of seats; empty on a shared sheet.
    public var jurors: [String?]
    public var count: Int

    public init(criterion: String, level: String?, jurors: [String?], count: Int) {
      self.criterion = criterion
      self.level = level
      self.jurors = jurors
      self.count = count
    }
  }

  /// The times of a phase, summed; seconds, so that a million squares fit.
  public struct PhaseCount: Hashable, Sendable {
    public var phase: String
    public var count: Int
    public var elapsed: Int64
    public var elapsedSquared: Int64
    /// Over those that had a planned time only.
    public var plannedCount: Int
    public var planned: Int64
    /// Elapsed over the same ones.
    public var elapsedOfPlanned: Int64
    public var overtimeCount: Int
    public var overtime: Int64

    public init(
      phase: String, count: Int, elapsed: Int64, elapsedSquared: Int64, plannedCount: Int, planned: Int64,
      elapsedOfPlanned: Int64, overtimeCount: Int, overtime: Int64
    ) {
      self.phase = phase
      self.count = count
      self.elapsed = elapsed
      self.elapsedSquared = elapsedSquared
      self.plannedCount = plannedCount
      self.planned = planned
      self.elapsedOfPlanned = elapsedOfPlanned
      self.overtimeCount = overtimeCount
      self.overtime = overtime
    }
  }

  /// So many passages were told a change of this field and came to this (one passage counts once a field).
  public struct ChangeCount: Hashable, Sendable {
    public var field: ChangeField
    public var award: String?
    public var count: Int
    /// Final verdicts met, and given, over those passages.
    public var met: Int
    public var given: Int

    public init(field: ChangeField, award: String?, count: Int, met: Int, given: Int) {
      self.field = field
      self.award = award
      self.count = count
      self.met = met
      self.given = given
    }
  }

  public init(
    cohort: Cohort, passages: Int = 0, erasedPassages: Int = 0, definitions: [String: Int] = [:],
    outcomes: [Outcome: Int] = [:], awards: [String: Int] = [:], marks: [Decimal64: Int] = [:],
    verdicts: [VerdictCount] = [], phases: [PhaseCount] = [], changes: [ChangeCount] = [], reserved: Int = 0
  ) {
    self.cohort = cohort
    self.passages = passages
    self.erasedPassages = erasedPassages
    self.definitions = definitions
    self.outcomes = outcomes
    self.awards = awards
    self.marks = marks
    self.verdicts = verdicts
    self.phases = phases
    self.changes = changes
    self.reserved = reserved
  }
}

/// What one jury gave in a cohort.
public struct JuryCounts: Hashable, Sendable {
  /// Names, sorted by their folded form: a jury is the set of its members.
  public var jury: [String]
  public var passages: Int
  public var awards: [String: Int]
  public var marks: [Decimal64: Int]
  /// By passage, how many final verdicts were met and how many given: the passage is the unit that varies.
  public var passageRates: [Rate: Int]

  public struct Rate: Hashable, Sendable {
    public var met: Int
    public var given: Int

    public init(met: Int, given: Int) {
      self.met = met
      self.given = given
    }
  }

  public init(
    jury: [String], passages: Int, awards: [String: Int] = [:], marks: [Decimal64: Int] = [:],
    passageRates: [Rate: Int] = [:]
  ) {
    self.jury = jury
    self.passages = passages
    self.awards = awards
    self.marks = marks
    self.passageRates = passageRates
  }
}
