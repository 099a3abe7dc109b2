// SPDX-License-Identifier: GPL-3.0-or-later

import EventSamples
import Exams
import FrenchText
import Testing

@testable import Archive

@Suite struct `Reading canonical JSON` {
  @Test func `texts come back to the byte, whatever is in them`() throws {
    for byte in UInt8(0)..<0x80 {
      let text = "a" + String(UnicodeScalar(byte)) + "é"
      #expect(try Array(String(canonical: CanonicalJSON.string(text).bytes).utf8) == Array(text.utf8))
    }
    for text in ["", "e\u{301}", "\u{2028}👩‍💼", "\u{FFFD}", "\\\"/"] {
      #expect(try Array(String(canonical: CanonicalJSON.string(text).bytes).utf8) == Array(text.utf8))
    }
  }

  @Test(arguments: [
    #""\u0041""#, #""\u000a""#, #""\u001F""#, #""\/""#, #""\u00e9""#, "\"\u{1}\"", "\"", #""a"#, #""\"#, #""\u00"#, "a",
    #""\ud800""#,
  ]) func `another spelling of a text is refused`(text: String) {
    #expect(throws: RecordError.malformed(field: "")) { try String(canonical: Array(text.utf8)) }
  }

  @Test func `a text that is not UTF-8 is refused`() {
    #expect(throws: RecordError.self) { try String(canonical: [0x22, 0xC3, 0x22]) }
    #expect(throws: RecordError.self) { try String(canonical: [0x22, 0x5C, 0x6E, 0xFF, 0x22]) }
  }

  @Test(
    arguments: [
      ("0", 0), ("-1", -1), ("9007199254740991", 9_007_199_254_740_991), ("-9007199254740991", -9_007_199_254_740_991),
    ] as [(String, Int64)]) func `whole numbers that a double holds are read`(text: String, number: Int64) throws
  {
    #expect(try Int64(canonical: Array(text.utf8)) == number)
  }

  @Test(arguments: ["-0", "01", "", "-", "+1", "1.0", "1e3", "9007199254740992", "99999999999999999999", " 1", "1 "])
  func `no other number is`(text: String) {
    #expect(throws: RecordError.self) { try Int64(canonical: Array(text.utf8)) }
  }

  @Test(arguments: ["13.5", "0", "-0.5", "20", "13.50"]) func `decimals keep their spelling`(text: String) throws {
    let json = CanonicalJSON.string(text).bytes
    #expect(try Decimal64(canonical: json).json.bytes == json)
  }

  @Test(arguments: ["13,5", "1 000", "+1", "", "x", "−1", "0.0000001", ".5", "5."])
  func `no other decimal is read`(text: String) {
    #expect(throws: RecordError.self) { try Decimal64(canonical: CanonicalJSON.string(text).bytes) }
  }

  @Test func `the path of what is wrong is told`() throws {
    let document = #"[{"number":"1","familyName":"A"}]"#
    #expect(throws: RecordError.malformed(field: "[0].familyName")) {
      try [Candidate](canonical: Array(document.utf8))
    }
  }

  @Test func `cut anywhere, a document is refused and nothing else happens`() throws {
    let document = PassageContentTests.sample.deliberation.json.bytes
    for length in 0..<document.count {
      #expect(throws: RecordError.self) {
        try PassageContent.Deliberation(canonical: Array(document.prefix(length)))
      }
    }
  }
}
