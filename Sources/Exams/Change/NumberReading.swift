// SPDX-License-Identifier: GPL-3.0-or-later

package import FrenchText

/// Numbers inside French text: where one ends, and what it is worth.
package enum NumberReading {
  /// Where the number that begins a text ends: digits, thousands grouped by one space or point each, a comma or a
  /// point and up to six decimals. The start when no digit stands there.
  package static func end<Text: Collection<Character>>(of text: Text) -> Text.Index {
    var end = text.endOfDigits(from: text.startIndex)
    var isGroupable = (1...3).contains(text.distance(from: text.startIndex, to: end))
    while isGroupable, end < text.endIndex, text[end].isWhitespace || text[end] == "." {
      let start = text.index(after: end)
      let groupEnd = text.endOfDigits(from: start)
      isGroupable = text.distance(from: start, to: groupEnd) == 3
      if isGroupable { end = groupEnd }
    }
    guard end < text.endIndex, text[end] == "," || text[end] == "." else { return end }
    let start = text.index(after: end)
    let decimalsEnd = text.endOfDigits(from: start)
    return (1...6).contains(text.distance(from: start, to: decimalsEnd)) ? decimalsEnd : end
  }

  /// The value of such a number; a point before exactly three digits groups thousands, otherwise it is a comma.
  package static func value(of text: some StringProtocol) -> Decimal64? {
    let compact = String(text.filter { !$0.isWhitespace })
    let parts = compact.split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped =
      parts.count > 1 && parts.first != "0" && parts.dropFirst().allSatisfy { $0.prefix { $0 != "," }.count == 3 }
    return Decimal64(parts.joined(separator: isGrouped ? "" : "."))
  }
}

extension Character {
  var isDigit: Bool { isASCII && isNumber }
}

extension Collection<Character> {
  fileprivate func endOfDigits(from start: Index) -> Index {
    var end = start
    while end < endIndex, self[end].isDigit { end = index(after: end) }
    return end
  }
}
