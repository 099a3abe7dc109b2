// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Student's t distribution.
enum StudentT {
  /// The value that |t| passes with a probability of `probability`; +∞ unless 0 < `probability` < 1 and
  /// `freedom` > 0. Degrees of freedom need not be whole (Welch).
  static func critical(_ probability: Double, freedom: Double) -> Double {
    guard probability > 0, probability < 1, freedom > 0 else { return .infinity }
    var high = 1.0
    while twoSided(high, freedom: freedom) > probability, high < 1e12 { high *= 2 }
    var low = 0.0
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if twoSided(middle, freedom: freedom) > probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The probability that |t| is at least so great (Abramowitz and Stegun 26.7.1 and 26.5.27).
  static func twoSided(_ t: Double, freedom: Double) -> Double {
    guard freedom > 0, t.isFinite else { return 0 }
    return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
  }

  /// The regularised incomplete beta function I_x(a, b), by its continued fraction (Abramowitz and Stegun 26.5.8,
  /// evaluated after Lentz).
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The fraction converges fast on one side of the mean only: elsewhere I_x(a, b) = 1 − I_(1−x)(b, a).
    guard x <= (a + 1) / (a + b + 2) else { return 1 - incompleteBeta(1 - x, b, a) }
    let front = exp(a * log(x) + b * log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a
    return front / betaFraction(x, a, b)
  }

  /// 1 + d₁/(1 + d₂/(1 + …)).
  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    var value = 1.0
    var numerator = 1.0
    var denominator = 0.0
    for step in 1...20_000 {
      let m = Double(step / 2)
      let coefficient =
        step.isMultiple(of: 2)
        ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      denominator = 1 / awayFromZero(1 + coefficient * denominator)
      numerator = awayFromZero(1 + coefficient / numerator)
      let factor = numerator * denominator
      value *= factor
      if abs(factor - 1) < 1e-15 { break }
    }
    return value
  }

  private static func awayFromZero(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }

  /// ln Γ(x), x > 0: Stirling's series (Abramowitz and Stegun 6.1.41) after a shift to x ≥ 10. The C library's own
  /// writes a global.
  static func logGamma(_ x: Double) -> Double {
    var x = x
    var shift = 0.0
    while x < 10 {
      shift += log(x)
      x += 1
    }
    let square = 1 / (x * x)
    let series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680))) / x
    return (x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi) + series - shift
  }
}
