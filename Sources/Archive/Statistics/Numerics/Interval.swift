// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a value lies, with 95 % confidence unless said otherwise.
public struct Interval: Hashable, Sendable {
  public var low: Double
  public var high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  public func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// The part of it between two bounds.
  func clamped(to bounds: ClosedRange<Double>) -> Interval {
    Interval(
      low: Swift.min(Swift.max(low, bounds.lowerBound), bounds.upperBound),
      high: Swift.min(Swift.max(high, bounds.lowerBound), bounds.upperBound))
  }
}

extension Interval {
  /// The standard normal's 97.5 % quantile.
  static let normal95 = 1.959963984540054

  /// Wilson's score interval for a proportion, 95 % (Wilson 1927; Newcombe 1998, method 3): never outside of 0…1, and
  /// sound for small counts and for proportions near 0 or 1, where the usual one is not.
  ///
  /// `count` need not be whole: it is the number of independent answers behind the proportion. `nil` unless it is above 0.
  package static func wilson(_ proportion: Double, count: Double) -> Interval? {
    guard count > 0 else { return nil }
    let z = normal95
    let scale = 1 + z * z / count
    let centre = (proportion + z * z / (2 * count)) / scale
    let spread = proportion * (1 - proportion) / count + z * z / (4 * count * count)
    let half = z / scale * Swift.max(0, spread).squareRoot()
    return Interval(low: centre - half, high: centre + half).clamped(to: 0...1)
  }

  /// The interval of a mean of many answers, by the central limit theorem, 95 %. `nil` below two answers.
  package static func mean(_ mean: Double, variance: Double, count: Int) -> Interval? {
    guard count > 1 else { return nil }
    let half = normal95 * (Swift.max(0, variance) / Double(count)).squareRoot()
    return Interval(low: mean - half, high: mean + half)
  }
}
