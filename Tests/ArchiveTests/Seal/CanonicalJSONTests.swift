// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@Suite struct `Canonical JSON` {
  /// RFC 8785 §3.2.2, and the bytes of §3.2.4.
  @Test func `of the RFC's example has the RFC's bytes`() throws {
    let sample = #"""
      {
        "numbers": [333333333.33333329, 1E30, 4.50,
                    2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }
      """#
    let expected: [UInt8] = [
      0x7b, 0x22, 0x6c, 0x69, 0x74, 0x65, 0x72, 0x61, 0x6c, 0x73, 0x22, 0x3a, 0x5b, 0x6e, 0x75, 0x6c, 0x6c, 0x2c, 0x74,
      0x72, 0x75, 0x65, 0x2c, 0x66, 0x61, 0x6c, 0x73, 0x65, 0x5d, 0x2c, 0x22, 0x6e, 0x75, 0x6d, 0x62, 0x65, 0x72, 0x73,
      0x22, 0x3a, 0x5b, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33, 0x2e, 0x33, 0x33, 0x33, 0x33, 0x33, 0x33,
      0x33, 0x2c, 0x31, 0x65, 0x2b, 0x33, 0x30, 0x2c, 0x34, 0x2e, 0x35, 0x2c, 0x30, 0x2e, 0x30, 0x30, 0x32, 0x2c, 0x31,
      0x65, 0x2d, 0x32, 0x37, 0x5d, 0x2c, 0x22, 0x73, 0x74, 0x72, 0x69, 0x6e, 0x67, 0x22, 0x3a, 0x22, 0xe2, 0x82, 0xac,
      0x24, 0x5c, 0x75, 0x30, 0x30, 0x30, 0x66, 0x5c, 0x6e, 0x41, 0x27, 0x42, 0x5c, 0x22, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c,
      0x22, 0x2f, 0x22, 0x7d,
    ]
    #expect(try CanonicalJSON(parsing: Array(sample.utf8)).bytes == expected)
    #expect(try CanonicalJSON(canonical: expected).bytes == expected)
  }

  /// RFC 8785 §3.2.3: by UTF-16 code units an emoji (D83D DE00) comes before a Hebrew letter (FB33).
  @Test func `sorts keys by their UTF-16 code units`() throws {
    let sample = #"""
      {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\ud83d\ude00": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis"
      }
      """#
    let value = try CanonicalJSON(parsing: Array(sample.utf8))
    let order = [
      "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]
    #expect(value.members?.compactMap(\.value.string) == order)
    let reversed = CanonicalJSON.object(value.members?.reversed() ?? [])
    #expect(reversed.bytes == value.bytes)
    #expect(try CanonicalJSON(canonical: reversed.bytes).members?.compactMap(\.value.string) == order)
  }

  @Test func `orders any two keys as UTF-16 does`() throws {
    let letters: [Unicode.Scalar] = [
      "\u{0}", "\n", "!", "\"", "A", "\\", "\u{7F}", "é", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{EFFF}",
      "\u{F000}", "\u{FFFD}", "\u{10000}", "\u{1F600}", "\u{10FFFF}",
    ]
    let words = letters.flatMap { [String($0), "a\($0)", "\($0)a", "\\($0)"] }
    for first in words {
      for second in words where !first.utf8.elementsEqual(second.utf8) {
        let isBefore = first.utf16.lexicographicallyPrecedes(second.utf16)
        let ordered = isBefore ? [first, second] : [second, first]
        let bytes = CanonicalJSON.object([.init(first, 1), .init(second, 1)]).bytes
        let swapped = CanonicalJSON.object([.init(second, 1), .init(first, 1)]).bytes
        #expect(bytes == swapped)
        let read = try CanonicalJSON(canonical: bytes).members?.map { Array($0.key.utf8) }
        #expect(read == ordered.map { Array($0.utf8) })
      }
    }
  }

  @Test func `tells a precomposed letter from a decomposed one`() throws {
    let (precomposed, decomposed) = ("\u{E9}", "e\u{301}")
    #expect(precomposed == decomposed, "as Swift sees them")
    #expect(CanonicalJSON.string(precomposed) != .string(decomposed))
    #expect(CanonicalJSON.Member(precomposed, 1) != CanonicalJSON.Member(decomposed, 1))
    #expect(Set<CanonicalJSON>([.string(precomposed), .string(decomposed)]).count == 2)
    let both = try CanonicalJSON(parsing: Array(#"{"\#(precomposed)":1,"\#(decomposed)":2}"#.utf8))
    #expect(both[precomposed]?.integer == 1)
    #expect(both[decomposed]?.integer == 2)
    #expect(both.bytes == Array(#"{"\#(decomposed)":2,"\#(precomposed)":1}"#.utf8))
  }

  @Test func `is equal when its bytes are`() throws {
    let one: CanonicalJSON = ["b": 1, "a": [true, nil, "x"]]
    let other: CanonicalJSON = ["a": [true, nil, "x"], "b": .number(1)]
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(one != ["a": [true, nil, "x"], "b": 2])
  }

  @Test func `gives what it holds`() {
    let value: CanonicalJSON = ["text": "t", "whole": 3, "half": .number(0.5), "flag": true, "list": [1], "none": nil]
    #expect(value["text"]?.string == "t")
    #expect(value["whole"]?.integer == 3)
    #expect(value["half"]?.number == 0.5)
    #expect(value["whole"]?.number == 3)
    #expect(value["flag"]?.bool == true)
    #expect(value["list"]?.array == [1])
    #expect(value["none"]?.isNull == true)
    #expect(value["absent"] == nil)
    #expect(value["text"]?.integer == nil)
    #expect(CanonicalJSON(["a", "b"]) == ["a", "b"])
    #expect(CanonicalJSON(Int?.none) == nil)
  }

  /// Both readers and the writer, on documents drawn at random: what one of them makes, the others take.
  @Test func `comes back the same whatever it holds`() throws {
    var random = FixedGenerator(seed: 8785)
    for _ in 0..<2_000 {
      let value = CanonicalJSON.random(depth: 4, using: &random)
      let bytes = value.bytes
      #expect(try CanonicalJSON(canonical: bytes) == value)
      #expect(try CanonicalJSON(parsing: bytes).bytes == bytes)
    }
  }

  /// The scan that builds nothing and the reader agree, on documents spoiled at random.
  @Test func `is what the reader reads and the writer writes back, and nothing else`() throws {
    var random = FixedGenerator(seed: 1)
    var canonical = 0
    for _ in 0..<20_000 {
      var bytes = CanonicalJSON.random(depth: 3, using: &random).bytes
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let letters = Array("\"\\{}[]:,0123456789eE+-. truefalsn/bu\u{1}é😀".utf8)
        let letter = letters.randomElement(using: &random) ?? 0
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = letter
        case 1: bytes.insert(letter, at: place)
        default: if bytes.count > 1 { bytes.remove(at: place) }
        }
      }
      let isWrittenBack = (try? CanonicalJSON(parsing: bytes))?.bytes == bytes
      #expect(
        ((try? CanonicalJSON(canonical: bytes)) != nil) == isWrittenBack, "\(String(decoding: bytes, as: UTF8.self))")
      if isWrittenBack { canonical += 1 }
    }
    #expect(canonical > 1_000 && canonical < 19_000)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same sequence everywhere.
struct FixedGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

extension CanonicalJSON {
  /// Any value with a canonical form.
  static func random(depth: Int, using random: inout FixedGenerator) -> CanonicalJSON {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
    case 0: return nil
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int64.random(in: -(1 << 53) + 1...(1 << 53) - 1, using: &random))
    case 3: return .integer(Int64.random(in: -50...50, using: &random))
    case 4:
      let number = Double(bitPattern: random.next())
      return number.isFinite ? .number(number) : 0
    case 5: return .string(text(using: &random))
    case 6:
      return .array((0..<Int.random(in: 0..<4, using: &random)).map { _ in .random(depth: depth - 1, using: &random) })
    default:
      var keys: Set<[UInt8]> = []
      let members = (0..<Int.random(in: 0..<5, using: &random)).compactMap { _ -> Member? in
        let key = text(using: &random)
        return keys.insert(Array(key.utf8)).inserted ? Member(key, .random(depth: depth - 1, using: &random)) : nil
      }
      return .object(members)
    }
  }

  private static func text(using random: inout FixedGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7F, 0x20...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<6, using: &random) {
      let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.append(scalar) }
    }
    return String(text)
  }
}
