// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

/// Counts on their way to ``CohortStatistics``: what is shown of each, and out of what.
struct StatisticsBasis {
  let counts: CohortCounts
  let exam: Exam
  let aggregates: [MaskedAggregate]
  let detail: Bool
  /// Erased passages that an aggregate tells of.
  let kept: Int
  /// The passages, aggregates included.
  let total: Int
  /// Living passages at which something was judged.
  let held: Int
  /// By criterion.
  let verdicts: [String: CriterionCount]
  private let hidesOutcomes: Bool

  struct CriterionCount {
    var given = 0
    var met = 0
    /// The rows in which jurors marked apart.
    var marked: [CohortCounts.VerdictCount] = []
  }

  init(_ counts: CohortCounts, exam: Exam, aggregates: [MaskedAggregate], detail: Bool) {
    let aggregates = aggregates.filter {
      $0.exam == counts.cohort.exam && $0.session == counts.cohort.session && $0.isPlausible
    }
    let kept = aggregates.reduce(0) { $0 + $1.passages }
    // What the aggregates leave of the whole would tell of a few living passages.
    let isAlone = detail || kept == 0 || !Masking.isSmall(counts.passages)
    let counts = isAlone ? counts : CohortCounts(cohort: counts.cohort, erasedPassages: counts.erasedPassages)
    self.counts = counts
    self.exam = exam
    self.aggregates = aggregates
    self.detail = detail
    self.kept = kept
    total = counts.passages + kept
    held = max(0, counts.passages - counts.outcomes.reduce(0) { $0 + ($1.key.isEvaluated ? 0 : $1.value) })
    hidesOutcomes = counts.outcomes.values.contains { Masking.isSmall($0) }
    verdicts = Self.verdicts(counts, exam.scale, aggregates)
  }

  private static func verdicts(_ counts: CohortCounts, _ scale: Scale, _ aggregates: [MaskedAggregate])
    -> [String: CriterionCount]
  {
    var result: [String: CriterionCount] = [:]
    for row in counts.verdicts {
      // A level that the scale does not know says neither yes nor no.
      if let level = row.level.flatMap(scale.level) {
        result[row.criterion, default: CriterionCount()].given += row.count
        result[row.criterion, default: CriterionCount()].met += level.isMet ? row.count : 0
      }
      if row.jurors.count(where: { $0 != nil }) > 1 {
        result[row.criterion, default: CriterionCount()].marked.append(row)
      }
    }
    for criterion in aggregates.flatMap(\.criteria) {
      result[criterion.criterion, default: CriterionCount()].given += criterion.given
      result[criterion.criterion, default: CriterionCount()].met += criterion.met
    }
    return result
  }

  // MARK: What is shown

  /// The living passages that a decision is to be expected of. Where the outcomes are masked their number is, too: all.
  var judged: Int { hidesOutcomes && !detail ? counts.passages : held }

  /// A cohort that is itself a small group shows nothing.
  var isShown: Bool { detail || !Masking.isSmall(total) }

  func shown(_ count: Int) -> ShownCount { detail || !Masking.isSmall(count) ? .exact(count) : .masked }

  /// Those that no aggregate tells of may be a small group.
  var erased: ShownCount {
    let erased = counts.erasedPassages
    return detail || !Masking.isSmall(erased - kept) ? shown(erased) : kept > 0 ? .atLeast(kept) : .masked
  }

  /// Passages of which something is known, among totals that are shown or follow from what is.
  func part(_ count: Int, of totals: [Int] = []) -> ShownCount {
    let living = hidesOutcomes ? [counts.passages] : [counts.passages, held]
    let all = totals + living + (kept > 0 ? [total] + living.map { $0 + kept } : [])
    return Masking.part(count, of: all, detail: detail)
  }

  /// - Parameter independent: the answers behind the share that do not go together, when fewer than `count`.
  func rate(_ part: Int, of count: Int, shown: ShownCount, independent: Double? = nil) -> CohortStatistics.Rate {
    guard isShown, shown != .masked, count > 0 else { return .init(count: shown, value: nil, interval: nil) }
    let value = Double(part) / Double(count)
    let interval = Interval.wilson(value, count: independent ?? Double(count))
    return .init(
      count: shown, value: rounded(value, decimals: 2), interval: interval.map { rounded($0, decimals: 2) })
  }

  func rounded(_ value: Double, decimals: Int) -> Double { value.rounded(decimals: detail ? decimals + 4 : decimals) }

  func rounded(_ interval: Interval, decimals: Int) -> Interval {
    interval.rounded(decimals: detail ? decimals + 4 : decimals)
  }

  /// Groups that share out `total` passages; those that are in none of them are counted along and not shown. Empty
  /// when none may be. Rates are of the total, or of `base`.
  func parts<Key: Hashable>(
    _ cells: [(key: Key, count: Int)], of total: Int, rest: [Int] = [], ratesOf base: Int? = nil
  ) -> [CohortStatistics.Part<Key>] {
    let others = max(0, total - (cells.map(\.count) + rest).reduce(0, +))
    let shown = Masking.row(cells.map(\.count) + rest + [others], detail: detail) ?? []
    return zip(cells, shown).map { cell, shown in
      let rate = shown == .masked ? nil : rate(cell.count, of: base ?? total, shown: self.shown(base ?? total))
      return .init(key: cell.key, count: shown, rate: rate)
    }
  }
}

// MARK: - Sections

extension StatisticsBasis {
  var definitions: [CohortStatistics.Part<String>] {
    let known = counts.definitions.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map {
      (key: $0.key, count: $0.value)
    }
    return parts(known, of: counts.passages)
  }

  var outcomes: [CohortStatistics.Part<Outcome>] {
    let known = Outcome.allCases.compactMap { outcome in
      counts.outcomes[outcome].flatMap { $0 > 0 ? (key: outcome, count: $0) : nil }
    }
    return parts(known, of: counts.passages)
  }

  var reserved: CohortStatistics.Rate {
    let (with, all) = (counts.reserved, counts.passages)
    let isHidden = !detail && (Masking.isSmall(with) || Masking.isSmall(all - with))
    return rate(with, of: all, shown: isHidden ? .masked : part(all))
  }

  var competencies: [CohortStatistics.CompetencyRates] {
    guard isShown else { return [] }
    let known = Set(exam.criteria.map(\.id))
    let others = verdicts.keys.filter { !known.contains($0) }.sorted()
    return exam.competencies.map { competency($0.id, $0.criteria.map(\.id)) }
      + (others.isEmpty ? [] : [competency(nil, others)])
  }

  private func competency(_ id: String?, _ criteria: [String]) -> CohortStatistics.CompetencyRates {
    let counts = criteria.map { (id: $0, count: verdicts[$0] ?? CriterionCount()) }
    let shown = counts.map { part($0.count.given) }
    let rates = zip(counts, shown).map { criterion, shown in
      CohortStatistics.CriterionRate(
        id: criterion.id, met: rate(criterion.count.met, of: criterion.count.given, shown: shown))
    }
    // A masked criterion would be found again from the others and their sum: it is not in it.
    let summed = zip(counts, shown).filter { $1 != .masked && $0.count.given > 0 }
    let given = summed.reduce(0) { $0 + $1.0.count.given }
    let met = summed.reduce(0) { $0 + $1.0.count.met }
    let least = summed.reduce(0) { $0 + ($1.1.least ?? 0) }
    return .init(
      id: id,
      met: rate(
        met, of: given, shown: least == given ? .exact(given) : .atLeast(least),
        independent: Double(given) / Double(max(1, summed.count))), criteria: rates)
  }

  var phases: [CohortStatistics.PhaseStatistics] {
    let byID = Dictionary(counts.phases.map { ($0.phase, $0) }) { first, _ in first }
    let known = exam.phases.compactMap { byID[$0.id] }
    let others = counts.phases.filter { exam.phase($0.phase) == nil }.sorted { $0.phase < $1.phase }
    return (known + others).filter { $0.count > 0 }.map(phase)
  }

  private func phase(_ phase: CohortCounts.PhaseCount) -> CohortStatistics.PhaseStatistics {
    let shown = part(phase.count)
    var result = CohortStatistics.PhaseStatistics(
      id: phase.phase, count: shown, overtime: rate(phase.overtimeCount, of: phase.count, shown: shown))
    guard shown != .masked else { return result }
    let mean = Double(phase.elapsed) / Double(phase.count)
    result.mean = rounded(mean, decimals: 0)
    if phase.count > 1 {
      // n Σx² − (Σx)² in whole numbers: nothing is lost to rounding.
      let squares =
        Int128(phase.count) * Int128(phase.elapsedSquared) - Int128(phase.elapsed) * Int128(phase.elapsed)
      let variance = Double(max(0, squares)) / (Double(phase.count) * Double(phase.count - 1))
      result.deviation = rounded(variance.squareRoot(), decimals: 0)
      result.interval = Interval.ofMean(mean, variance: variance, count: phase.count)
        .map { rounded($0, decimals: 0) }
    }
    if phase.plannedCount > 0, phase.planned > 0, part(phase.plannedCount, of: [phase.count]) != .masked {
      result.planned = rounded(Double(phase.planned) / Double(phase.plannedCount), decimals: 0)
      result.ratio = rounded(Double(phase.elapsedOfPlanned) / Double(phase.planned), decimals: 2)
    }
    if phase.overtimeCount > 0, self.shown(phase.overtimeCount) != .masked {
      result.meanOvertime = rounded(Double(phase.overtime) / Double(phase.overtimeCount), decimals: 0)
    }
    return result
  }
}
