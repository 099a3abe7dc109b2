// SPDX-License-Identifier: GPL-3.0-or-later

/// Values with the number of times that each was seen.
struct Sample {
  /// In ascending order: sums, too, are then the same at each run.
  private let values: [(value: Double, count: Int)]
  let count: Int
  /// 0 without values.
  let mean: Double
  /// Of a sample (n − 1); `nil` under two values.
  let variance: Double?

  /// Counts under 1 are left out.
  init(_ values: some Sequence<(value: Double, count: Int)>) {
    let values = values.filter { $0.count > 0 }.sorted { ($0.value, $0.count) < ($1.value, $1.count) }
    let count = values.reduce(0) { $0 + $1.count }
    let sum = values.reduce(0) { $0 + $1.value * Double($1.count) }
    let mean = count > 0 ? sum / Double(count) : 0
    // All alike: exactly 0, whatever rounding the mean took.
    let isConstant = values.first?.value == values.last?.value
    let squares =
      isConstant ? 0 : values.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) * Double($1.count) }
    self.values = values
    self.count = count
    self.mean = isConstant ? values.first?.value ?? 0 : mean
    self.variance = count > 1 ? squares / Double(count - 1) : nil
  }

  /// Of the mean, 95 %, by Student's t; `nil` under two values.
  var interval: Interval? { variance.flatMap { Interval.ofMean(mean, variance: $0, count: count) } }

  var extremes: Interval? {
    guard let first = values.first, let last = values.last else { return nil }
    return Interval(low: first.value, high: last.value)
  }

  /// The value under which a share of the sample lies, between two values in proportion (Hyndman and Fan 1996, type 7:
  /// what spreadsheets do). `share` in 0…1; `nil` without values.
  func quantile(_ share: Double) -> Double? {
    guard count > 0 else { return nil }
    let place = share * Double(count - 1)
    let rank = Int(place)
    guard let low = value(at: rank), let high = value(at: min(rank + 1, count - 1)) else { return nil }
    return low + (high - low) * (place - Double(rank))
  }

  /// The value at a rank from 0.
  private func value(at rank: Int) -> Double? {
    var seen = 0
    for entry in values {
      seen += entry.count
      if rank < seen { return entry.value }
    }
    return nil
  }
}

extension Interval {
  /// Of a mean, 95 %, by Student's t. `nil` under two values.
  static func ofMean(_ mean: Double, variance: Double, count: Int) -> Interval? {
    guard count > 1 else { return nil }
    let half = StudentT.critical(0.05, freedom: Double(count - 1)) * (variance / Double(count)).squareRoot()
    return Interval(low: mean - half, high: mean + half)
  }
}
