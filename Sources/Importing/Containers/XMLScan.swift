// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads the tags and the text of an XML part, and nothing else: it knows no document type, no entity but the five of XML,
/// and opens no other file.
struct XMLScan {
  enum Token: Equatable {
    /// The qualified name, such as `w:t`; whether it closes itself.
    case open(Substring, isEmpty: Bool)
    case close(Substring)
    case text(String)
  }

  private let text: Substring.UTF8View
  private var position: Substring.UTF8View.Index

  init(_ bytes: [UInt8]) {
    text = Substring(String(decoding: bytes, as: UTF8.self)).utf8
    position = text.startIndex
  }

  /// Whether the part declares entities, or a document type from which they come.
  ///
  /// - Parameter allowsDocumentType: for the parts of which a word processor names one.
  static func declares(_ bytes: [UInt8], allowsDocumentType: Bool) -> Bool {
    contains("<!ENTITY", bytes) || (!allowsDocumentType && contains("<!DOCTYPE", bytes))
      // In UTF-16, which no word processor writes, it would be hidden.
      || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x3C, 0x00])
      || bytes.starts(with: [0x00, 0x3C])
  }

  static func contains(_ word: String, _ bytes: [UInt8]) -> Bool {
    bytes.firstIndex(of: Array(word.utf8), from: 0) != nil
  }

  /// `nil` at the end.
  mutating func next() -> Token? {
    while position < text.endIndex {
      guard text[position] == UInt8(ascii: "<") else {
        let end = text[position...].firstIndex(of: UInt8(ascii: "<")) ?? text.endIndex
        let piece = text[position..<end]
        position = end
        return .text(XMLScan.decoded(Substring(piece)))
      }
      let end = text[position...].firstIndex(of: UInt8(ascii: ">")) ?? text.endIndex
      var inside = Substring(text[text.index(after: position)..<end])
      position = end < text.endIndex ? text.index(after: end) : end
      if inside.hasPrefix("!") || inside.hasPrefix("?") { continue }
      if inside.hasPrefix("/") { return .close(inside.dropFirst()) }
      let isEmpty = inside.hasSuffix("/")
      if isEmpty { inside = inside.dropLast() }
      let name = inside.prefix { !$0.isWhitespace }
      return .open(name, isEmpty: isEmpty)
    }
    return nil
  }

  private static func decoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
    var result = ""
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let after = rest.index(after: start)
      guard let end = rest[after...].prefix(12).firstIndex(of: ";") else {
        result.append("&")
        rest = rest[after...]
        continue
      }
      result += entity(rest[after..<end])
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func entity(_ name: Substring) -> String {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let isHexadecimal = name.hasPrefix("#x")
      let digits = name.dropFirst(isHexadecimal ? 2 : 1)
      let scalar = UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
      return scalar.map { String(Character($0)) } ?? ""
    }
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Where a run of bytes first stands. O(n·m), m being short.
  func firstIndex(of word: [UInt8], from start: Int, before end: Int? = nil) -> Int? {
    let limit = (end ?? endIndex) - word.count
    guard let first = word.first, start <= limit else { return nil }
    let offset = startIndex
    return withContiguousStorageIfAvailable { buffer -> Int? in
      var index = start - offset
      while index <= limit - offset {
        if buffer[index] == first, buffer[index..<index + word.count].elementsEqual(word) { return index + offset }
        index += 1
      }
      return nil
    } ?? nil
  }
}
