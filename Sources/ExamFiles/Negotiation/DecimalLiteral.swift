// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

extension Decimal64 {
  /// A number as JSON spells it (RFC 8259, §6), exactly: `0.3571`, `1`, `1e-06`. Zeros that end its decimals are idle and
  /// left out.
  ///
  /// `nil` when it is no such number, has more than 18 decimals or does not fit.
  init?(literal: String) {
    var rest = literal.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let whole = rest.digits()
    guard let first = whole.first, whole.count == 1 || first != UInt8(ascii: "0") else { return nil }
    var fraction = whole.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.digits()
      guard !fraction.isEmpty else { return nil }
    }
    var exponent = 0
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      guard let power = Int(String(rest) ?? ""), abs(power) <= 1000 else { return nil }
      (exponent, rest) = (power, rest.dropFirst(rest.count))
    }
    while fraction.last == UInt8(ascii: "0") { fraction = fraction.dropLast() }
    let scale = fraction.count - exponent
    guard rest.isEmpty, let mantissa = Int64(isNegative ? "-" : "", whole, fraction) else { return nil }
    if mantissa == 0 {
      self.init(units: 0)
    } else if (0...18).contains(scale) {
      self.init(units: mantissa, scale: scale)
    } else {
      guard scale < 0, let number = Decimal64(units: mantissa).multiplied(byTenTo: -scale) else { return nil }
      self = number
    }
  }

  private func multiplied(byTenTo power: Int) -> Decimal64? {
    var units = units
    for _ in 0..<power {
      let (product, overflow) = units.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      units = product
    }
    return Decimal64(units: units)
  }
}

extension Int64 {
  fileprivate init?(_ sign: String, _ whole: Substring.UTF8View, _ fraction: Substring.UTF8View) {
    guard let whole = String(whole), let fraction = String(fraction) else { return nil }
    self.init(sign + whole + fraction)
  }
}

extension Substring.UTF8View {
  /// Takes the digits with which the text begins.
  fileprivate mutating func digits() -> Substring.UTF8View {
    let digits = prefix { (0x30...0x39).contains($0) }
    self = dropFirst(digits.count)
    return digits
  }
}
