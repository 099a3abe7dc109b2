// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether bytes are canonical JSON (RFC 8785), in one pass that builds nothing: most records are only verified.
///
/// It accepts exactly the bytes that ``JSONReader`` reads and ``CanonicalWriter`` writes back the same: tests and the
/// fuzzer hold one to the others.
struct CanonicalScan {
  private let bytes: [UInt8]
  private let end: Int
  private var at: Int
  private var depth = 0

  /// Where a part of `bytes` first is not canonical JSON; `nil` when all of it is.
  static func firstDeviation(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var scan = CanonicalScan(bytes: bytes, end: range.upperBound, at: range.lowerBound)
    return scan.value() && scan.at == scan.end ? nil : scan.at
  }

  /// The places of the elements of a canonical array; `nil` when it is none, or has another number of them.
  static func elements(ofArray bytes: [UInt8], count: Int) -> [Range<Int>]? {
    var scan = CanonicalScan(bytes: bytes, end: bytes.count, at: 0)
    guard scan.current == UInt8(ascii: "[") else { return nil }
    scan.depth = 1
    var elements: [Range<Int>] = []
    while elements.count < count {
      // Past the bracket or the comma.
      scan.at += 1
      let start = scan.at
      guard scan.value() else { return nil }
      elements.append(start..<scan.at)
      guard scan.current == UInt8(ascii: elements.count < count ? "," : "]") else { return nil }
    }
    return scan.at + 1 == scan.end ? elements : nil
  }

  private init(bytes: [UInt8], end: Int, at: Int) {
    self.bytes = bytes
    self.end = end
    self.at = at
  }

  private var current: UInt8 { at < end ? bytes[at] : 0 }

  private mutating func value() -> Bool {
    switch current {
    case UInt8(ascii: "\""): return string() != nil
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "-"), 0x30...0x39: return number()
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return false
    }
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard end - at >= length, word.withUTF8Buffer({ bytes[at..<at + length].elementsEqual($0) }) else { return false }
    at += length
    return true
  }

  private mutating func number() -> Bool {
    guard let (length, isInteger) = CanonicalNumber.length(in: bytes, from: at, to: end) else { return false }
    // Up to 15 digits every integer is written as it is, but for −0.
    if isInteger, length <= 15 {
      guard bytes[at] != UInt8(ascii: "-") || bytes[at + 1] != UInt8(ascii: "0") else { return false }
    } else {
      let text = bytes[at..<at + length]
      guard let value = CanonicalNumber.value(of: text, isInteger: isInteger) else { return false }
      switch value {
      case .integer(let number): guard String(number).utf8.elementsEqual(text) else { return false }
      case .number(let number): guard CanonicalNumber.text(number).utf8.elementsEqual(text) else { return false }
      default: return false
      }
    }
    at += length
    return true
  }

  private mutating func array() -> Bool {
    guard depth < CanonicalJSON.depthLimit else { return false }
    depth += 1
    at += 1
    if current != UInt8(ascii: "]") {
      guard value() else { return false }
      while current == UInt8(ascii: ",") {
        at += 1
        guard value() else { return false }
      }
      guard current == UInt8(ascii: "]") else { return false }
    }
    at += 1
    depth -= 1
    return true
  }

  private mutating func object() -> Bool {
    guard depth < CanonicalJSON.depthLimit else { return false }
    depth += 1
    at += 1
    if current != UInt8(ascii: "}") {
      guard var last = key(), value() else { return false }
      while current == UInt8(ascii: ",") {
        at += 1
        let start = at
        guard let next = key() else { return false }
        guard isBefore(last, next) else {
          at = start
          return false
        }
        guard value() else { return false }
        last = next
      }
      guard current == UInt8(ascii: "}") else { return false }
    }
    at += 1
    depth -= 1
    return true
  }

  /// A key as it is spelled, without its quotes.
  private struct Key {
    var range: Range<Int>
    var isEscaped: Bool
  }

  private mutating func key() -> Key? {
    guard current == UInt8(ascii: "\""), let key = string(), current == UInt8(ascii: ":") else { return nil }
    at += 1
    return key
  }

  private func isBefore(_ first: Key, _ second: Key) -> Bool {
    if first.isEscaped || second.isEscaped { return KeyOrder.compare(unescaped(first), unescaped(second)) < 0 }
    return KeyOrder.compare(bytes[first.range], bytes[second.range]) < 0
  }

  private func unescaped(_ key: Key) -> [UInt8] {
    // Scanned already, hence readable.
    let text = try? JSONReader.string(bytes, at: key.range.lowerBound - 1, end: key.range.upperBound + 1).text
    return Array((text ?? "").utf8)
  }

  private mutating func string() -> Key? {
    at += 1
    let start = at
    var isEscaped = false
    while at < end {
      let byte = bytes[at]
      if byte >= 0x80 {
        let length = UTF8Sequence.length(in: bytes, at: at, end: end)
        guard length > 0 else { return nil }
        at += length
      } else if byte == UInt8(ascii: "\"") {
        at += 1
        return Key(range: start..<at - 1, isEscaped: isEscaped)
      } else if byte == UInt8(ascii: "\\") {
        guard escape() else { return nil }
        isEscaped = true
      } else if byte < 0x20 {
        return nil
      } else {
        at += 1
      }
    }
    return nil
  }

  /// Only what must be escaped, and in its shortest spelling.
  private mutating func escape() -> Bool {
    guard end - at >= 2 else { return false }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
      return true
    case UInt8(ascii: "u"):
      guard end - at >= 6, bytes[at + 2] == UInt8(ascii: "0"), bytes[at + 3] == UInt8(ascii: "0") else { return false }
      let isHexadecimal = { (byte: UInt8) in byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x66 }
      let (tens, ones) = (bytes[at + 4], bytes[at + 5])
      // 08, 09, 0a, 0c and 0d have a letter of their own.
      let isShorter = tens == 0x30 && [0x38, 0x39, 0x61, 0x63, 0x64].contains(ones)
      guard tens == 0x30 || tens == 0x31, isHexadecimal(ones), !isShorter else { return false }
      at += 6
      return true
    default: return false
    }
  }
}
