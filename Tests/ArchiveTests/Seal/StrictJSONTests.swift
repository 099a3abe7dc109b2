// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@Suite struct `A JSON document` {
  static let bad: [(String, CanonicalJSONError.Reason, Int)] = [
    ("", .syntax, 0), (" ", .syntax, 1), ("nul", .syntax, 0), ("nulL", .syntax, 0), ("True", .syntax, 0),
    ("[1,]", .syntax, 3), ("[1 2]", .syntax, 3), ("[", .syntax, 1), ("[1", .syntax, 2), ("]", .syntax, 0),
    ("{", .syntax, 1), ("{\"a\"}", .syntax, 4), ("{\"a\":}", .syntax, 5), ("{\"a\":1,}", .syntax, 7),
    ("{a:1}", .syntax, 1), ("{1:1}", .syntax, 1), ("'a'", .syntax, 0), ("\"a", .syntax, 2), ("\"a\n\"", .syntax, 2),
    ("\"\\x\"", .syntax, 1), ("\"\\", .syntax, 1), ("\"\\u12", .syntax, 5), ("\"\\u12G4\"", .syntax, 5),
    ("01", .trailing, 1), ("+1", .syntax, 0), (".5", .syntax, 0), ("1.", .syntax, 0), ("1e", .syntax, 0),
    ("-", .syntax, 0), ("1.e5", .syntax, 0), ("0x10", .trailing, 1), ("NaN", .syntax, 0), ("Infinity", .syntax, 0),
    ("1 2", .trailing, 2), ("{}{}", .trailing, 2), ("null\u{0}", .trailing, 4), ("[]//", .trailing, 2),
    ("\u{FEFF}{}", .encoding, 0), ("\u{A0}1", .encoding, 0),
    ("\"\\ud800\"", .loneSurrogate, 1), ("\"\\udc00\"", .loneSurrogate, 1), ("\"\\ud800\\ud800\"", .loneSurrogate, 1),
    ("\"\\ud800x\"", .loneSurrogate, 1), ("\"\\ud800\\n\"", .loneSurrogate, 1),
    ("\"a\\ude00\\ud83d\"", .loneSurrogate, 2),
    ("{\"a\":1,\"a\":1}", .duplicateKey, 7), ("{\"a\":1,\"b\":2,\"\\u0061\":3}", .duplicateKey, 13),
    ("{\"b\":1,\"a\":2,\"b\":3,\"a\":4}", .duplicateKey, 13), ("[{\"\":0,\"\":0}]", .duplicateKey, 7),
  ]

  @Test(arguments: bad)
  func `that is not strictly one is refused, with its place`(
    _ text: String, _ reason: CanonicalJSONError.Reason, _ at: Int
  ) {
    let bytes = Array(text.utf8)
    #expect(throws: CanonicalJSONError(reason, at: at)) { try CanonicalJSON(parsing: bytes) }
    #expect(throws: CanonicalJSONError(reason, at: at)) { try CanonicalJSON(canonical: bytes) }
  }

  /// Unicode, table 3-7: continuation alone, cut, overlong, surrogate, past U+10FFFF, bytes that UTF-8 never has.
  @Test(
    arguments: [
      [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE2, 0x82],
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func `that is not UTF-8 is refused`(_ sequence: [UInt8]) {
    let bytes = Array("[\"é".utf8) + sequence + Array("\"]".utf8)
    #expect(throws: CanonicalJSONError(.encoding, at: 4)) { try CanonicalJSON(parsing: bytes) }
    #expect(throws: CanonicalJSONError(.encoding, at: 4)) { try CanonicalJSON(canonical: bytes) }
  }

  @Test(arguments: [
    ("\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}\u{2028}"), ("\u{0}".description),
    ("\u{FEFF}"),
  ])
  func `keeps every character`(_ text: String) throws {
    let read = try CanonicalJSON(canonical: CanonicalJSON.string(text).bytes).string
    #expect(read.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test(arguments: [
    (#"{"b":1,"a":2}"#, 7), (#"{ "a":1}"#, 1), (#"[1, 2]"#, 3), ("1\n", 1), (#""\u0041""#, 1), (#""\/""#, 1),
    (#""\u000a""#, 1), (#""\u000F""#, 1), (#""\u001F""#, 1), (#""\u007f""#, 1), (#""\ud83d\ude00""#, 1), ("1.0", 0),
    ("-0", 0),
    ("{\"\u{FB33}\":1,\"😀\":2}", 9),
  ])
  func `of another layout is read, yet is not canonical`(_ text: String, _ at: Int) throws {
    let bytes = Array(text.utf8)
    let value = try CanonicalJSON(parsing: bytes)
    #expect(throws: CanonicalJSONError(.notCanonical, at: at)) { try CanonicalJSON(canonical: bytes) }
    #expect(try CanonicalJSON(canonical: value.bytes) == value)
  }

  @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
  func `goes 64 levels down, not one more`(_ open: String, _ close: String) throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth)).utf8)
    }
    #expect(try CanonicalJSON(canonical: nested(64)).bytes == nested(64))
    let error = CanonicalJSONError(.depth, at: 64 * open.utf8.count)
    #expect(throws: error) { try CanonicalJSON(parsing: nested(65)) }
    #expect(throws: error) { try CanonicalJSON(canonical: nested(65)) }
    #expect(throws: error) { try CanonicalJSON(parsing: nested(100_000)) }
    #expect(throws: CanonicalJSONError.self) {
      try CanonicalJSON(parsing: Array(repeating: UInt8(ascii: "["), count: 1 << 20))
    }
  }

  @Test func `of more than 16 MiB is refused before it is read`() throws {
    let limit = CanonicalJSON.sizeLimit
    let long = Array("\"".utf8) + Array(repeating: UInt8(ascii: "a"), count: limit - 2) + Array("\"".utf8)
    #expect(try CanonicalJSON(canonical: long).string?.utf8.count == limit - 2)
    #expect(throws: CanonicalJSONError(.size, at: limit)) { try CanonicalJSON(parsing: [0x20] + long) }
    #expect(throws: CanonicalJSONError(.size, at: limit)) { try CanonicalJSON(canonical: [0x20] + long) }
  }

  /// Quadratic work would take minutes.
  @Test func `with very many keys is read in good time`() throws {
    let keys = (0..<100_000).reversed().map { "\"k\($0)\":0" }
    let text = "{\(keys.joined(separator: ","))}"
    #expect(try CanonicalJSON(parsing: Array(text.utf8)).members?.count == 100_000)
    #expect(throws: CanonicalJSONError(.duplicateKey, at: text.utf8.count)) {
      try CanonicalJSON(parsing: Array("\(text.dropLast()),\"k50000\":0}".utf8))
    }
  }

  @Test func `that is wrong is said to be so in French`() {
    let all = CanonicalJSONError.Reason.allCases.map { CanonicalJSONError($0, at: 11).description }
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { $0.hasSuffix(" (octet 12)") })
  }
}
