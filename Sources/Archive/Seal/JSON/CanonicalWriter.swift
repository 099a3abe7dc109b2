// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes the canonical form of a value (RFC 8785 §3.2).
struct CanonicalWriter {
  private(set) var out: [UInt8] = []

  mutating func write(_ value: CanonicalJSON) {
    switch value {
    case .null: out += "null".utf8
    case .bool(let flag): out += flag ? "true".utf8 : "false".utf8
    case .integer(let number): out += String(number).utf8
    case .number(let number): out += CanonicalNumber.text(number).utf8
    case .string(let text): quote(text)
    case .array(let items):
      out.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        write(item)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      for (index, member) in Self.sorted(members).enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        quote(member.key)
        out.append(UInt8(ascii: ":"))
        write(member.value)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func sorted(_ members: [CanonicalJSON.Member]) -> [CanonicalJSON.Member] {
    let isSorted = zip(members, members.dropFirst()).allSatisfy { KeyOrder.compare($0.key.utf8, $1.key.utf8) <= 0 }
    return isSorted ? members : members.sorted { KeyOrder.compare($0.key.utf8, $1.key.utf8) < 0 }
  }

  /// Escapes what RFC 8785 §3.2.2.2 escapes, in its spelling.
  private mutating func quote(_ text: String) {
    var text = text
    out.append(UInt8(ascii: "\""))
    text.withUTF8 { bytes in
      var run = 0
      for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        out += bytes[run..<index]
        escape(byte)
        run = index + 1
      }
      out += bytes[run...]
    }
    out.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    out.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: out.append(UInt8(ascii: "b"))
    case 0x09: out.append(UInt8(ascii: "t"))
    case 0x0A: out.append(UInt8(ascii: "n"))
    case 0x0C: out.append(UInt8(ascii: "f"))
    case 0x0D: out.append(UInt8(ascii: "r"))
    case 0..<0x20:
      out += byte < 0x10 ? "u000".utf8 : "u001".utf8
      out += String(byte & 0xF, radix: 16).utf8
    default: out.append(byte)
    }
  }
}

/// The order of keys in an object (RFC 8785 §3.2.3): by UTF-16 code units, compared here on UTF-8.
enum KeyOrder {
  /// Negative when the first comes before the second, 0 when they are the same bytes.
  static func compare(_ first: some Sequence<UInt8>, _ second: some Sequence<UInt8>) -> Int {
    var first = first.makeIterator()
    var second = second.makeIterator()
    while true {
      switch (first.next(), second.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let a?, let b?) where a != b: return rank(a) < rank(b) ? -1 : 1
      default: continue
      }
    }
  }

  /// UTF-8 has the order of code points. UTF-16 has it too, but for what it writes as surrogates (U+10000 and more, first
  /// byte F0 to F4), which come before U+E000 to U+FFFF (first byte EE or EF).
  private static func rank(_ byte: UInt8) -> UInt8 { byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte }
}
