// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

extension StatisticsBasis {
  var decisions: CohortStatistics.Decisions {
    switch exam.decision.kind {
    case .competencies: .awards(awards)
    case .mark(let rule): .marks(marks(outOf: rule.outOf))
    case .parts(let rule): .marks(marks(outOf: rule.outOf))
    }
  }

  /// By outcome id, in the order of the exam, then those that it does not know; aggregates included.
  private var awardCounts: [(key: String, count: Int)] {
    var all = counts.awards
    for aggregate in aggregates { all.merge(aggregate.awards, uniquingKeysWith: +) }
    var known: [String] = []
    if case .competencies(let rule) = exam.decision.kind {
      for outcome in rule.outcomes where !known.contains(outcome.id) { known.append(outcome.id) }
    }
    let others = all.keys.filter { !known.contains($0) }.sorted()
    return (known + others).map { (key: $0, count: all[$0] ?? 0) }
  }

  private var awards: CohortStatistics.Awards {
    let undecided = max(0, judged - counts.awards.values.reduce(0, +))
    let unknown = aggregates.reduce(0) { $0 + $1.passages - $1.awards.values.reduce(0, +) }
    let cells = awardCounts
    guard isShown, let shown = Masking.row(cells.map(\.count) + [undecided, unknown], detail: detail) else {
      return .init(awards: [], undecided: .masked, unknown: .masked)
    }
    // Out of the decided passages, unless their number would tell of the few others.
    let base = shown.contains(.masked) ? nil : cells.reduce(0) { $0 + $1.count }
    return .init(
      awards: parts(cells, of: judged + kept, rest: [undecided, unknown], ratesOf: base), undecided: shown[cells.count],
      unknown: shown[cells.count + 1])
  }

  /// Whether every award's number is shown.
  private var showsAwards: Bool {
    guard case .awards(let awards) = decisions else { return false }
    return awards.awards.allSatisfy { $0.count.isExact } && awards.undecided.isExact && awards.unknown.isExact
  }

  private func marks(outOf: Int) -> CohortStatistics.MarkStatistics {
    let values = counts.marks.map { (value: $0.key.double, count: $0.value) }
    let sample = Sample(values)
    let shown = isShown ? part(sample.count) : .masked
    var result = CohortStatistics.MarkStatistics(count: shown, outOf: outOf, classes: [])
    guard shown != .masked, sample.count > 0 else { return result }
    result.mean = rounded(sample.mean, decimals: 1)
    result.interval = sample.interval.map { rounded($0, decimals: 1) }
    result.deviation = sample.variance.map { rounded($0.squareRoot(), decimals: 1) }
    if detail || sample.count >= Masking.smallestForQuartiles, let first = sample.quantile(0.25),
      let median = sample.quantile(0.5), let third = sample.quantile(0.75)
    {
      result.quartiles = .init(
        first: rounded(first, decimals: 1), median: rounded(median, decimals: 1), third: rounded(third, decimals: 1))
    }
    result.extremes = detail ? sample.extremes : nil
    result.classes = classes(of: values, outOf: outOf)
    return result
  }

  private func classes(of values: [(value: Double, count: Int)], outOf: Int)
    -> [CohortStatistics.Part<CohortStatistics.MarkClass>]
  {
    guard outOf > 0 else { return [] }
    var cells = Array(repeating: 0, count: 10)
    for entry in values {
      cells[Int(min(max(entry.value * 10 / Double(outOf), 0), 9))] += entry.count
    }
    let width = Double(outOf) / 10
    let classes = cells.enumerated().map { index, count in
      (key: CohortStatistics.MarkClass(from: Double(index) * width, to: Double(index + 1) * width), count: count)
    }
    return parts(classes, of: judged)
  }

  // MARK: Changes

  var fields: [CohortStatistics.FieldStatistics] {
    let rows = ChangeField.allCases.map { field in counts.changes.filter { $0.field == field } }
    let passages = rows.map { $0.reduce(0) { $0 + $1.count } }
    // Whoever knows how many changes each passage had knows the sum: the fields are a row like another.
    guard let shown = Masking.row(passages, detail: detail) else { return [] }
    let showsAwards = showsAwards
    return ChangeField.allCases.indices.filter { passages[$0] > 0 }.map { index in
      let count = shown[index].isExact ? part(passages[index]) : .masked
      let given = rows[index].reduce(0) { $0.addingSaturated($1.given) }
      let met = rows[index].reduce(0) { $0.addingSaturated($1.met) }
      let awards = count.isExact && showsAwards ? self.awards(in: rows[index], of: passages[index]) : []
      return .init(
        field: ChangeField.allCases[index], count: count,
        met: rate(met, of: given, shown: count, independent: min(Double(passages[index]), Double(given))),
        awards: awards)
    }
  }

  private func awards(in rows: [CohortCounts.ChangeCount], of passages: Int) -> [CohortStatistics.Part<String>] {
    let counts = Dictionary(rows.compactMap { row in row.award.map { ($0, row.count) } }, uniquingKeysWith: +)
    return awardCounts.map { award in
      let rate = rate(counts[award.key] ?? 0, of: passages, shown: .exact(passages))
      return .init(key: award.key, count: detail ? .exact(counts[award.key] ?? 0) : .masked, rate: rate)
    }
  }
}

extension Decimal64 {
  var double: Double {
    (0..<scale).reduce(Double(units)) { value, _ in value / 10 }
  }
}

extension Int {
  /// Sums of what an altered database says stop at the end of the range.
  fileprivate func addingSaturated(_ other: Int) -> Int { Int(Int64(self).addingSaturated(Int64(other))) }
}
