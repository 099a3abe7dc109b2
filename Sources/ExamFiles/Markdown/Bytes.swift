// SPDX-License-Identifier: GPL-3.0-or-later

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")
  static let dash = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let star = UInt8(ascii: "*")
  static let underscore = UInt8(ascii: "_")
  static let backtick = UInt8(ascii: "`")
  static let tilde = UInt8(ascii: "~")
  static let greaterThan = UInt8(ascii: ">")
  static let lessThan = UInt8(ascii: "<")
  static let openBracket = UInt8(ascii: "[")
  static let backslash = UInt8(ascii: "\\")
  static let ampersand = UInt8(ascii: "&")
  static let dot = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")

  var isBlank: Bool { self == .space || self == .tab || self == .newline || self == .carriageReturn }
  var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension ArraySlice<UInt8> {
  /// Without the spaces, tabs and line ends at either end.
  func trimmed() -> ArraySlice<UInt8> { drop(while: \.isBlank).droppingLast(while: \.isBlank) }

  /// Without the last elements that satisfy the condition.
  func droppingLast(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var end = endIndex
    while end > startIndex, condition(self[end - 1]) { end -= 1 }
    return self[startIndex..<end]
  }

  /// How many Unicode scalars the UTF-8 holds.
  var scalarCount: Int { reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
}
