// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers as ECMAScript writes them (ECMA-262 Number::toString, which RFC 8785 §3.2.2.3 refers to).
enum CanonicalNumber {
  /// 2⁵³ − 1: up to there every integer is a double of its own (RFC 7493 §2.2).
  static let largestInteger: Int64 = (1 << 53) - 1

  /// The shortest decimal that reads back as the same double, the closest if there are several; `NaN` and the like,
  /// which no reader takes, for what is not finite.
  static func text(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : "Infinity" }
    if let integer = integer(number) { return String(integer) }
    let (digits, point) = decimal(number.magnitude)
    let sign = number < 0 ? "-" : ""
    let count = digits.utf8.count
    if point > 21 || point < -5 {
      let exponent = point - 1
      let rest = count > 1 ? "." + digits.dropFirst() : ""
      return sign + digits.prefix(1) + rest + (exponent < 0 ? "e-" : "e+") + String(exponent.magnitude)
    }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= count { return sign + digits + String(repeating: "0", count: point - count) }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// The number as an integer of the range where doubles have each of them; −0 is 0.
  static func integer(_ number: Double) -> Int64? {
    guard number.magnitude <= Double(largestInteger), number == number.rounded(.towardZero) else { return nil }
    return Int64(number)
  }

  /// Significant digits, and where the point stands among them: the number is 0.DIGITS × 10^point.
  ///
  /// Swift's own description has the very digits that ECMAScript asks for; only their layout differs.
  private static func decimal(_ number: Double) -> (digits: String, point: Int) {
    var digits = ""
    var point: Int?
    var exponent = 0
    let parts = number.description.split(separator: "e")
    for character in parts[0] {
      if character == "." { point = digits.utf8.count } else { digits.append(character) }
    }
    if parts.count > 1 { exponent = Int(parts[1]) ?? 0 }
    let leading = digits.prefix { $0 == "0" }.count
    let position = (point ?? digits.utf8.count) + exponent - leading
    digits.removeFirst(leading)
    while digits.last == "0" { digits.removeLast() }
    return (digits, position)
  }

  /// The length of a number's text (RFC 8259 §6) that begins at `start`; `nil` when there is none.
  static func length(in bytes: [UInt8], from start: Int, to end: Int) -> (length: Int, isInteger: Bool)? {
    var at = start
    func isDigit() -> Bool { at < end && bytes[at] >= 0x30 && bytes[at] <= 0x39 }
    func skipDigits() -> Bool {
      let first = at
      while isDigit() { at += 1 }
      return at > first
    }
    if at < end, bytes[at] == UInt8(ascii: "-") { at += 1 }
    if at < end, bytes[at] == UInt8(ascii: "0") { at += 1 } else if !skipDigits() { return nil }
    var isInteger = true
    if at < end, bytes[at] == UInt8(ascii: ".") {
      isInteger = false
      at += 1
      guard skipDigits() else { return nil }
    }
    if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      at += 1
      if at < end, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      guard skipDigits() else { return nil }
    }
    return (at - start, isInteger)
  }

  /// The longest text of a number that is read: ECMAScript's longest has 25 bytes.
  static let textLimit = 128

  /// The value of a number's text; `nil` when it is too large for a double, too small, too long, or an integer that a
  /// double would change.
  static func value(of text: ArraySlice<UInt8>, isInteger: Bool) -> CanonicalJSON? {
    guard text.count <= textLimit else { return nil }
    let spelled = String(decoding: text, as: UTF8.self)
    guard let number = Double(spelled), number.isFinite else { return nil }
    if let integer = integer(number) {
      guard integer != 0 || !hasDigits(text) else { return nil }
      return .integer(integer)
    }
    guard !isInteger || Self.text(number) == spelled else { return nil }
    return .number(number)
  }

  /// Whether the part before the exponent is not zero.
  private static func hasDigits(_ text: ArraySlice<UInt8>) -> Bool {
    text.prefix { $0 | 0x20 != UInt8(ascii: "e") }.contains { $0 >= 0x31 && $0 <= 0x39 }
  }
}
