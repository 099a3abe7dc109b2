// SPDX-License-Identifier: GPL-3.0-or-later

/// Several short texts in one column, in order: `O/-/N`.
///
/// Whatever the texts hold, they come back: the separator, `%` and a text that is `-` alone are written `%2F`, `%25`,
/// `%2D`; a text that is empty is `%`; one that is missing is `-`; a list of none is the empty text.
enum NameList {
  static func join(_ names: [String?], by separator: Unicode.Scalar) -> String {
    names.map { escape($0, separator) }.joined(separator: String(separator))
  }

  static func split(_ text: String, by separator: Unicode.Scalar) -> [String?] {
    var text = text
    return text.withUTF8 { split($0, by: separator) { $0 } }
  }

  /// The same from the bytes of a row: a page of passages may have as many lists, so that nothing is made on the way.
  static func split<Name>(
    _ text: UnsafeBufferPointer<UInt8>, by separator: Unicode.Scalar, _ name: (String?) -> Name
  ) -> [Name] {
    guard !text.isEmpty else { return [] }
    let separator = UInt8(truncatingIfNeeded: separator.value)
    var names: [Name] = []
    names.reserveCapacity(4)
    var rest = text[...]
    while let end = rest.firstIndex(of: separator) {
      names.append(name(unescape(String(decoding: rest[..<end], as: UTF8.self))))
      rest = rest[(end + 1)...]
    }
    names.append(name(unescape(String(decoding: rest, as: UTF8.self))))
    return names
  }

  private static func escape(_ name: String?, _ separator: Unicode.Scalar) -> String {
    guard let name else { return "-" }
    guard !name.isEmpty else { return "%" }
    guard name != "-" else { return "%2D" }
    guard name.unicodeScalars.contains(where: { $0 == separator || $0 == "%" }) else { return name }
    return name.unicodeScalars.reduce(into: "") { result, scalar in
      guard scalar == separator || scalar == "%" else { return result.unicodeScalars.append(scalar) }
      result += (scalar.value < 16 ? "%0" : "%") + String(scalar.value, radix: 16, uppercase: true)
    }
  }

  private static func unescape(_ text: String) -> String? {
    guard text.utf8.count != 1 else { return text == "-" ? nil : text == "%" ? "" : text }
    guard text.utf8.contains(0x25) else { return text }
    var pieces = text.split(separator: "%", omittingEmptySubsequences: false)
    let first = pieces.removeFirst()
    return pieces.reduce(into: String(first)) { result, piece in
      let code = UInt32(piece.prefix(2), radix: 16).flatMap(Unicode.Scalar.init)
      if let code { result.unicodeScalars.append(code) }
      result += piece.dropFirst(2)
    }
  }
}
