// SPDX-License-Identifier: GPL-3.0-or-later

/// t^e for concession curves.
///
/// Written out rather than taken from the system's library, whose last bit changes from one machine to another: a
/// session replayed elsewhere must be the same. Only additions, multiplications, divisions and square roots, which IEEE
/// 754 defines to the bit. Absolute error below 10⁻¹⁵.
enum Power {
  /// `base` is brought to 0…1; an exponent that is not above 0 and finite is taken as 1.
  static func of(_ base: Double, _ exponent: Double) -> Double {
    let base = base > 0 ? min(base, 1) : 0
    let exponent = exponent > 0 && exponent.isFinite ? exponent : 1
    if base == 0 || base == 1 { return base }
    if exponent <= 16, exponent.rounded() == exponent { return repeated(base, Int(exponent)) }
    if exponent == 0.25 { return base.squareRoot().squareRoot() }
    return exponential(exponent * logarithm(base))
  }

  /// By squaring.
  private static func repeated(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }

  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10

  /// Of a number above 0: 2 artanh((m − 1) / (m + 1)) + k ln 2, m within √½…√2.
  private static func logarithm(_ number: Double) -> Double {
    var (mantissa, power) = (number.significand, Double(number.exponent))
    if mantissa > 1.4142135623730951 { (mantissa, power) = (mantissa / 2, power + 1) }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    // The terms left out are below 10⁻¹⁷ of the first.
    var sum = 0.0
    for odd in stride(from: 23.0, through: 1, by: -2) { sum = sum * square + 1 / odd }
    return power * ln2High + (2 * ratio * sum + power * ln2Low)
  }

  /// Of a number of −750…0; 0 below.
  private static func exponential(_ number: Double) -> Double {
    guard number > -750 else { return 0 }
    let power = (number / (ln2High + ln2Low)).rounded()
    let rest = number - power * ln2High - power * ln2Low
    // Taylor: |rest| ≤ 0.35, so that the terms left out are below 10⁻¹⁸.
    var sum = 1.0
    for term in stride(from: 15.0, through: 1, by: -1) { sum = 1 + sum * rest / term }
    return Double(sign: .plus, exponent: Int(power), significand: sum)
  }
}
