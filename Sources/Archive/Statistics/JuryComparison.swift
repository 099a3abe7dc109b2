// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

/// How the passages of each jury differ from those of the other juries of the same exam and session.
///
/// What varies is the passage: one value each, the mark, or where the exam gives none the share of its verdicts that are
/// met. A jury is compared with all the others together, by Welch's interval of the difference of two means (Welch 1947).
/// - At least ``Masking/smallest`` passages on either side.
/// - A jury's own variance counts for no less than that of the others: a few passages that happen to be alike prove no
///   steadiness.
/// - As many comparisons as juries are made at once: ``Finding/standsOut`` asks of the interval that it leaves out 0
///   after Bonferroni's correction, so that among juries who judge alike one stands out less than once in twenty times.
///
/// Candidates are not drawn by lot: even then it says nothing of severity.
public struct JuryComparison: Hashable, Sendable {
  public var cohort: Cohort
  public var isDetailed: Bool
  public var measure: Measure
  /// By the folded names of their members.
  public var juries: [Jury]
  /// How many juries were compared with the others.
  public var compared: Int

  /// How many would leave out 0 by chance alone, without correction, if all judged alike.
  public var expectedByChance: Double { 0.05 * Double(compared) }

  /// What a passage is worth.
  public enum Measure: Hashable, Sendable {
    /// The share of its verdicts that are met, 0…1.
    case met
    case mark(outOf: Int)
  }

  public struct Jury: Hashable, Sendable {
    public var members: [String]
    /// Passages with a value.
    public var count: ShownCount
    /// `nil` when masked.
    public var mean: Double?
    /// Over the passages of all the others.
    public var others: Double?
    public var difference: Difference?
    public var finding: Finding
  }

  /// The jury's mean less that of the others.
  public struct Difference: Hashable, Sendable {
    public var value: Double
    /// 95 %, taken alone.
    public var interval: Interval
    /// 95 % for all juries together (Bonferroni).
    public var corrected: Interval
    /// Of a difference at least so great between juries who judge alike, taken alone; 0…1.
    public var probability: Double
  }

  public enum Finding: String, Hashable, Sendable, CaseIterable {
    case masked
    /// Too few passages, here or elsewhere.
    case tooFew
    /// Every passage was worth the same.
    case notCalculable
    case nothing
    /// Outside of its own interval, but not of the corrected one: chance alone makes some.
    case likelyChance
    case standsOut
  }

  /// - Parameter detail: juries with few passages are named with their means; they are compared no more for that.
  public init(_ juries: [JuryCounts], of cohort: Cohort, exam: Exam, detail: Bool = false) {
    let juries = juries.map { (key: $0.jury.map(\.folded), jury: $0) }.sorted {
      $0.key.lexicographicallyPrecedes($1.key)
    }
    .map(\.jury)
    let measure = Self.measure(of: exam, juries)
    let values = juries.map { Self.values(of: $0, measure) }
    let samples = values.map { Sample($0) }
    let shown = Masking.row(samples.map(\.count), detail: detail) ?? samples.map { _ in .masked }
    let comparisons = juries.indices.map { index -> Welch? in
      guard shown[index] != .masked else { return nil }
      let others = Sample(values.indices.filter { $0 != index }.flatMap { values[$0] })
      return Welch(samples[index], others)
    }
    let compared = comparisons.count { $0?.hasWidth == true }
    let decimals = (measure == .met ? 2 : 1) + (detail ? 4 : 0)
    self.cohort = cohort
    isDetailed = detail
    self.measure = measure
    self.compared = compared
    self.juries = juries.indices.map { index in
      let difference = comparisons[index].flatMap { Difference($0, among: compared) }
      let finding: Finding =
        if shown[index] == .masked { .masked } else if comparisons[index] == nil { .tooFew } else {
          difference?.finding ?? .notCalculable
        }
      let isShown = shown[index] != .masked && samples[index].count > 0
      return Jury(
        members: juries[index].jury, count: shown[index],
        mean: isShown ? samples[index].mean.rounded(decimals: decimals) : nil,
        others: comparisons[index]?.others.rounded(decimals: decimals),
        difference: difference?.rounded(decimals: decimals), finding: finding)
    }
  }

  private static func measure(of exam: Exam, _ juries: [JuryCounts]) -> Measure {
    let hasMarks = juries.contains { !$0.marks.isEmpty }
    return switch exam.decision.kind {
    case .mark(let rule) where hasMarks: .mark(outOf: rule.outOf)
    case .parts(let rule) where hasMarks: .mark(outOf: rule.outOf)
    case .competencies, .mark, .parts: .met
    }
  }

  private static func values(of jury: JuryCounts, _ measure: Measure) -> [(value: Double, count: Int)] {
    switch measure {
    case .mark: jury.marks.map { (value: $0.key.double, count: $0.value) }
    case .met:
      jury.passageRates.compactMap { rate, count in
        rate.given > 0 ? (value: Double(rate.met) / Double(rate.given), count: count) : nil
      }
    }
  }
}

/// Two means compared without supposing equal variances.
struct Welch {
  let difference: Double
  let others: Double
  /// Of the difference.
  let standardError: Double
  let freedom: Double

  /// `nil` under ``Masking/smallest`` values on a side.
  init?(_ own: Sample, _ others: Sample) {
    guard min(own.count, others.count) >= Masking.smallest else { return nil }
    guard let ownVariance = own.variance, let otherVariance = others.variance else { return nil }
    let first = max(ownVariance, otherVariance) / Double(own.count)
    let second = otherVariance / Double(others.count)
    difference = own.mean - others.mean
    self.others = others.mean
    standardError = (first + second).squareRoot()
    freedom =
      (first + second) * (first + second)
      / (first * first / Double(own.count - 1) + second * second / Double(others.count - 1))
  }

  var hasWidth: Bool { standardError > 1e-9 }

  /// With a confidence of 1 − `risk`.
  func interval(risk: Double) -> Interval {
    let half = StudentT.critical(risk, freedom: freedom) * standardError
    return Interval(low: difference - half, high: difference + half)
  }
}

extension JuryComparison.Difference {
  fileprivate init?(_ welch: Welch, among compared: Int) {
    guard welch.hasWidth else { return nil }
    value = welch.difference
    interval = welch.interval(risk: 0.05)
    corrected = welch.interval(risk: 0.05 / Double(max(1, compared)))
    probability = StudentT.twoSided(welch.difference / welch.standardError, freedom: welch.freedom)
  }

  fileprivate var finding: JuryComparison.Finding {
    interval.contains(0) ? .nothing : corrected.contains(0) ? .likelyChance : .standsOut
  }

  fileprivate func rounded(decimals: Int) -> Self {
    var copy = self
    copy.value = value.rounded(decimals: decimals)
    copy.interval = interval.rounded(decimals: decimals)
    copy.corrected = corrected.rounded(decimals: decimals)
    copy.probability = probability.rounded(decimals: 4)
    return copy
  }
}
