// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@Suite struct `Base64url` {
  /// RFC 4648 §10 without padding, and the example of RFC 7515 appendix C.
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
    ("foobar", "Zm9vYmFy"),
  ])
  func `is the RFC's`(_ text: String, _ encoded: String) {
    #expect(Base64URL.encode(Array(text.utf8)) == encoded)
    #expect(Base64URL.decode(encoded) == Array(text.utf8))
    #expect(Base64URL.encode([3, 236, 255, 224, 193]) == "A-z_4ME")
  }

  @Test func `comes back, whatever the bytes`() {
    var random = FixedGenerator(seed: 4648)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      let text = Base64URL.encode(bytes)
      #expect(Base64URL.decode(text) == bytes)
      #expect(Base64URL.decode(Substring(text)) == bytes)
      #expect(Base64URL.decode(utf8: text.utf8.reversed()) != nil || length % 3 != 0)
    }
    #expect(
      Base64URL.encode(stride(from: UInt8(0), to: 9, by: 1).lazy.map { $0 }.filter { _ in true }) == "AAECAwQFBgcI")
  }

  @Test(arguments: [
    "A", "AAAAA", "AB", "AA=", "AA==", "AAB", "AAC", "A A", "AAA\n", " AAA", "A+==", "+AAA", "/AAA", "AAA~", "AAA.",
    "Zm9v\r\n",
    "é", "AA\u{0}A", "AAAé",
  ])
  func `that another would forgive is refused`(_ text: String) {
    #expect(Base64URL.decode(text) == nil)
  }

  /// Every text of up to three letters: one that is decoded is the one that its bytes are encoded as.
  @Test func `has one text for given bytes`() {
    let letters = Array("ABCZaz059-_=+/ ".utf8)
    var decoded = 0
    let singles = letters.map { [$0] }
    let pairs = singles.flatMap { a in letters.map { a + [$0] } }
    for text in singles + pairs + pairs.flatMap({ a in letters.map { a + [$0] } }) {
      guard let bytes = Base64URL.decode(utf8: text) else { continue }
      decoded += 1
      #expect(Array(Base64URL.encode(bytes).utf8) == text)
    }
    #expect(decoded > 0)
  }
}
