// SPDX-License-Identifier: GPL-3.0-or-later

/// A decimal number held exactly: `units` × 10^−`scale`.
///
/// `1,50` and `1,5` are equal; each keeps the decimals with which it was written.
public struct Decimal64: Sendable {
  /// The digits, without the comma.
  public let units: Int64
  /// Digits after the comma, 0…18; 0…6 when read from text.
  public let scale: Int

  /// A scale outside of 0…18 is brought back to it.
  public init(units: Int64, scale: Int = 0) {
    self.units = units
    self.scale = min(max(scale, 0), 18)
  }

  /// Reads what people type: `48 500`, `48 500,50`, `48500.5`, `−15`, with spaces of any kind.
  ///
  /// `nil` when it is not a number, has more than six decimals or does not fit.
  public init?(_ text: String) {
    var compact = String(text.folded.filter { $0 != " " })[...]
    let negative = compact.hasPrefix("-")
    if negative || compact.hasPrefix("+") { compact = compact.dropFirst() }
    let parts = compact.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else {
      return nil
    }
    let decimals = parts.count == 2 ? parts[1] : ""
    guard decimals.count <= 6, let magnitude = Int64(parts[0] + decimals) else { return nil }
    self.init(units: negative ? -magnitude : magnitude, scale: decimals.count)
  }

  /// The same value with `scale` decimals, half away from zero; `nil` when it does not fit.
  public func rescaled(to scale: Int) -> Decimal64? {
    guard (0...18).contains(scale) else { return nil }
    if scale >= self.scale {
      let (units, overflow) = units.multipliedReportingOverflow(by: powerOfTen(scale - self.scale))
      return overflow ? nil : Decimal64(units: units, scale: scale)
    }
    let divisor = powerOfTen(self.scale - scale)
    return Decimal64(units: units.dividedHalfAwayFromZero(by: divisor), scale: scale)
  }

  /// The same value without the zeros that end its decimals: 13 for 13,0.
  public var shortest: Decimal64 { Decimal64(units: reduced.units, scale: reduced.scale) }

  /// `48500.50`: as machines spell a number, every decimal written.
  public var plain: String {
    let digits = String(units.magnitude)
    let sign = units < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let whole = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    return "\(sign)\(whole.dropLast(scale)).\(whole.suffix(scale))"
  }

  /// `48 500,50`: narrow no-break spaces between thousands, a comma, a real minus sign.
  public var french: String {
    let divisor = powerOfTen(scale)
    let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: UInt64(divisor))
    let sign = units < 0 ? "−" : ""
    let digits = String(whole)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += Typography.narrowNoBreakSpace }
      grouped.append(digit)
    }
    guard scale > 0 else { return sign + grouped }
    return sign + grouped + "," + padded(Int(fraction), scale)
  }
}

extension Decimal64: Hashable, Comparable {
  /// The shortest spelling of the same value.
  private var reduced: (units: Int64, scale: Int) {
    var (units, scale) = (units, scale)
    while scale > 0, units % 10 == 0 { (units, scale) = (units / 10, scale - 1) }
    return (units, scale)
  }

  public static func == (a: Decimal64, b: Decimal64) -> Bool { a.reduced == b.reduced }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(reduced.units)
    hasher.combine(reduced.scale)
  }

  public static func < (a: Decimal64, b: Decimal64) -> Bool {
    let scale = max(a.scale, b.scale)
    guard let first = a.rescaled(to: scale), let second = b.rescaled(to: scale) else {
      // One does not fit at the common scale: its whole part alone decides.
      return a.units / powerOfTen(a.scale) < b.units / powerOfTen(b.scale)
    }
    return first.units < second.units
  }
}

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// 10^`exponent`, for 0…18.
func powerOfTen(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
