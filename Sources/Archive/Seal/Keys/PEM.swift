// SPDX-License-Identifier: GPL-3.0-or-later

/// Keys as openssl writes them: a DER structure in base64 between two lines (RFC 7468).
enum PEM {
  /// SubjectPublicKeyInfo of an Ed25519 key, before its 32 bytes (RFC 8410 §4).
  static let publicPrefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
  /// PKCS #8 of an Ed25519 key, before its 32 bytes (RFC 8410 §7).
  static let privatePrefix: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]

  static func text(label: String, prefix: [UInt8], key: [UInt8]) -> String {
    // 44 or 48 bytes: at most the 64 letters of one line.
    var letters = Base64URL.encode(prefix + key).utf8.map(plain)
    while letters.count % 4 != 0 { letters.append(UInt8(ascii: "=")) }
    return "-----BEGIN \(label)-----\n\(String(decoding: letters, as: UTF8.self))\n-----END \(label)-----\n"
  }

  /// The 32 bytes of the key in a PEM text: this block alone, with any line ends, and spaces around.
  static func key(label: String, prefix: [UInt8], in text: String) throws(SealError) -> [UInt8] {
    // A key has some 120 bytes; the largest of another kind, a few thousand.
    guard text.utf8.count <= 1 << 16 else { throw .key(.notPEM) }
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    let lines = text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).map { Array($0).trimming(isSpace) }
      .filter { !$0.isEmpty }
    guard let first = lines.first, let last = lines.last, lines.count >= 3 else { throw .key(.notPEM) }
    if first.elementsEqual("-----BEGIN ENCRYPTED PRIVATE KEY-----".utf8) { throw .key(.encrypted) }
    guard first.elementsEqual("-----BEGIN \(label)-----".utf8), last.elementsEqual("-----END \(label)-----".utf8),
      let der = decode(lines.dropFirst().dropLast().joined())
    else { throw .key(.notPEM) }
    guard der.count == prefix.count + 32, der.starts(with: prefix) else { throw .key(.notEd25519) }
    return Array(der.dropFirst(prefix.count))
  }

  private static func decode(_ letters: some Sequence<UInt8>) -> [UInt8]? {
    var letters = Array(letters)
    guard letters.count % 4 == 0, !letters.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return nil }
    for _ in 0..<2 where letters.last == UInt8(ascii: "=") { letters.removeLast() }
    return Base64URL.decode(utf8: letters.map(forURL))
  }

  private static func plain(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "-"): UInt8(ascii: "+")
    case UInt8(ascii: "_"): UInt8(ascii: "/")
    default: letter
    }
  }

  private static func forURL(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "+"): UInt8(ascii: "-")
    case UInt8(ascii: "/"): UInt8(ascii: "_")
    default: letter
    }
  }
}

extension [UInt8] {
  fileprivate func trimming(_ isSpace: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let head = drop(while: isSpace)
    guard let last = head.lastIndex(where: { !isSpace($0) }) else { return [] }
    return head[...last]
  }
}
