// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import Sittings

/// What the passages of one exam and session show, taken together.
///
/// Everything here may be shown: unless ``isDetailed``, small groups were masked when it was computed (see ``Masking``),
/// rates and what they lie between were rounded to the percent, and single values such as the lowest mark left out.
/// Intervals are of 95 %. "Not evaluated" counts nowhere as not met: rates are over the verdicts that were given.
public struct CohortStatistics: Hashable, Sendable {
  public var cohort: Cohort
  public var isDetailed: Bool
  /// Erased ones included as far as an aggregate of them was kept: see ``kept``.
  public var passages: ShownCount
  /// Passages whose evaluation was erased.
  public var erased: ShownCount
  /// Erased passages that count nevertheless, by what their aggregate kept: passages, verdicts and awards.
  public var kept: Int
  /// The definitions that the passages followed, by digest.
  public var definitions: [Part<String>]
  public var outcomes: [Part<Outcome>]
  public var decisions: Decisions
  /// Passages on which a reservation stands.
  public var reserved: Rate
  /// In the order of the grid; criteria that the definition at hand does not know come last, under no competency.
  public var competencies: [CompetencyRates]
  /// In the order of the exam.
  public var phases: [PhaseStatistics]
  public var fields: [FieldStatistics]
  /// `nil` when nowhere two jurors marked the same criterion on sheets of their own.
  public var agreement: JurorAgreement?

  /// One of the groups that the passages fall into.
  public struct Part<Key: Hashable & Sendable>: Hashable, Sendable {
    public var key: Key
    public var count: ShownCount
    /// Of all passages, or of those that its ``Rate/count`` says; `nil` when masked.
    public var rate: Rate?
  }

  /// A share of a group: 0…1.
  public struct Rate: Hashable, Sendable {
    /// What the share is of.
    public var count: ShownCount
    /// `nil` when masked or of nothing.
    public var value: Double?
    /// Wilson's.
    public var interval: Interval?

    public init(count: ShownCount, value: Double?, interval: Interval?) {
      self.count = count
      self.value = value
      self.interval = interval
    }
  }

  /// What was decided.
  public enum Decisions: Hashable, Sendable {
    case awards(Awards)
    case marks(MarkStatistics)
  }

  public struct Awards: Hashable, Sendable {
    /// By outcome id, in the order of the exam; rates are of the decided passages, or where their number is masked of
    /// those that were held, or else of all: their ``Rate/count`` says which. Empty when none may be shown.
    public var awards: [Part<String>]
    /// Passages that were held and are without a decision; of all passages, where it is masked how many were held.
    public var undecided: ShownCount
    /// Erased passages whose aggregate does not tell their decision.
    public var unknown: ShownCount
  }

  public struct MarkStatistics: Hashable, Sendable {
    public var count: ShownCount
    /// What marks are out of.
    public var outOf: Int
    public var mean: Double?
    /// Of the mean, by Student's t.
    public var interval: Interval?
    public var deviation: Double?
    /// `nil` without enough marks: see ``Masking/smallestForQuartiles``.
    public var quartiles: Quartiles?
    /// Lowest and highest, when detailed.
    public var extremes: Interval?
    /// Ten classes, each closed below and open above, but for the last, closed.
    public var classes: [Part<MarkClass>]
  }

  public struct Quartiles: Hashable, Sendable {
    public var first: Double
    public var median: Double
    public var third: Double
  }

  public struct MarkClass: Hashable, Sendable {
    public var from: Double
    public var to: Double
  }

  /// The verdicts on a competency's criteria.
  public struct CompetencyRates: Hashable, Sendable {
    /// `nil` for the criteria that the definition at hand does not know.
    public var id: String?
    /// Verdicts met, of those given. A candidate's verdicts go together: the interval counts each passage once.
    public var met: Rate
    public var criteria: [CriterionRate]
  }

  public struct CriterionRate: Hashable, Sendable {
    public var id: String
    public var met: Rate
  }

  /// A phase over the passages in which it ran; seconds.
  public struct PhaseStatistics: Hashable, Sendable {
    public var id: String
    public var count: ShownCount
    public var mean: Double?
    /// Of the mean, by Student's t.
    public var interval: Interval?
    public var deviation: Double?
    /// What was foreseen on average, extra time and grants included.
    public var planned: Double?
    /// Time used over time foreseen, where some was.
    public var ratio: Double?
    /// Passages in which it ran over.
    public var overtime: Rate
    /// Over those alone.
    public var meanOvertime: Double?
  }

  /// The passages in which a change of that field was told. A passage that had two fields is in both.
  public struct FieldStatistics: Hashable, Sendable {
    public var field: ChangeField
    public var count: ShownCount
    /// Verdicts met, of those given; the interval counts each passage once.
    public var met: Rate
    /// The rate of each award, by outcome id, in the order of the exam; empty when awards are masked anywhere.
    public var awards: [Part<String>]
  }

  /// - Parameters:
  ///   - exam: the definition by which the grid is read and ordered, usually the latest that the passages followed.
  ///   - aggregates: what was kept of erased passages; those of other cohorts are left out.
  ///   - detail: small groups, too, are shown.
  public init(_ counts: CohortCounts, exam: Exam, aggregates: [MaskedAggregate] = [], detail: Bool = false) {
    let basis = StatisticsBasis(counts, exam: exam, aggregates: aggregates, detail: detail)
    cohort = counts.cohort
    isDetailed = detail
    passages = basis.shown(basis.total)
    erased = basis.erased
    kept = basis.kept
    definitions = basis.isShown ? basis.definitions : []
    outcomes = basis.isShown ? basis.outcomes : []
    decisions = basis.decisions
    reserved = basis.reserved
    competencies = basis.competencies
    phases = basis.isShown ? basis.phases : []
    fields = basis.isShown ? basis.fields : []
    agreement = basis.isShown ? JurorAgreement(basis) : nil
  }
}
