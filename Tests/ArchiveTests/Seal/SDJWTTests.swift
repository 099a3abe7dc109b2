// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@Suite struct `An SD-JWT` {
  private let key: SigningKey
  private let identity: Disclosure
  private let remark: Disclosure

  init() throws {
    key = try SigningKey(seed: `A station's key`.seed)
    identity = try Disclosure(salt: Array(0..<16), name: "identity", value: ["familyName": "Hélène 😀"])
    remark = try Disclosure(
      salt: Array(16..<32), name: "deliberation", value: ["remarks": ["e\u{301}", nil, 12, .number(0.5)]])
  }

  private func issued() throws -> SDJWT {
    try SDJWT.issue([.init("v", 1), .init("kind", "passage")], disclosures: [identity, remark], with: key)
  }

  @Test func `comes back with its disclosures`() throws {
    let issued = try issued()
    let read = try SDJWT(parsing: issued.text)
    #expect(read == issued)
    #expect(read.text == issued.text)
    #expect(read.jws.isSigned(by: key.verificationKey))
    #expect(read["identity"]?.value == ["familyName": "Hélène 😀"])
    #expect(read["deliberation"]?.value == remark.value)
    #expect(read["evaluation"] == nil)
    #expect(read.jws.claims["_sd"] == CanonicalJSON([identity.digest, remark.digest].sorted()))
    #expect(read.jws.claims["_sd_alg"] == "sha-256")
    #expect(read.digests == [identity.digest, remark.digest].sorted())
    #expect(try SDJWT(utf8: Array(issued.text.utf8)) == issued)
  }

  /// The form of RFC 9901 §4.2.1, of its first example without its spaces; the digest by
  /// `printf %s ENCODED | openssl dgst -sha256 -binary | basenc --base64url`.
  @Test func `hashes a disclosure as openssl does`() throws {
    let encoded = "WyJBQUVDQXdRRkJnY0lDUW9MREEwT0R3IiwiZmFtaWx5X25hbWUiLCJNw7ZiaXVzIl0"
    let disclosure = try Disclosure(salt: Array(0..<16), name: "family_name", value: "Möbius")
    #expect(disclosure.encoded == encoded)
    #expect(disclosure.digest == "l3Z7dVjCwDSjsunsfHv4kiVDoxyYiNjsfmWbRI_6mBo")
    #expect(try Disclosure(parsing: encoded) == disclosure)
    #expect(disclosure.salt == "AAECAwQFBgcICQoLDA0ODw")
    #expect(disclosure.name == "family_name")
    #expect(disclosure.value == "Möbius")
  }

  @Test func `without disclosures has no digest`() throws {
    let issued = try SDJWT.issue([.init("v", 1)], disclosures: [], with: key)
    #expect(issued.jws.claims == ["v": 1])
    #expect(issued.text == issued.jws.text + "~")
    #expect(try SDJWT(parsing: issued.text) == issued)
  }

  @Test func `stays verifiable with disclosures withheld`() throws {
    let issued = try issued()
    for kept in [[], [identity], [remark], [remark, identity]] {
      let part = try SDJWT(parsing: SDJWT(jws: issued.jws, disclosures: kept).text)
      #expect(part.disclosures == kept)
      #expect(part.digests == issued.digests)
      #expect(part.jws.isSigned(by: key.verificationKey))
    }
  }

  @Test func `takes no disclosure but its own, each once`() throws {
    let issued = try issued()
    let other = try Disclosure(salt: Array(1..<17), name: "identity", value: ["familyName": "Hélène 😀"])
    #expect(other.digest != identity.digest, "another salt")
    #expect(throws: SealError.undisclosed("identity")) { try SDJWT(jws: issued.jws, disclosures: [other]) }
    #expect(throws: SealError.name("identity")) { try SDJWT(jws: issued.jws, disclosures: [identity, identity]) }
    #expect(throws: SealError.name("identity")) { try SDJWT.issue([], disclosures: [identity, other], with: key) }
    #expect(throws: SealError.name("identity")) {
      try SDJWT.issue([.init("identity", 1)], disclosures: [identity], with: key)
    }
    #expect(throws: SealError.name("_sd")) { try SDJWT.issue([.init("_sd", [])], disclosures: [], with: key) }
    #expect(throws: SealError.name("...")) { try Disclosure(salt: Array(0..<16), name: "...", value: nil) }
    #expect(throws: SealError.name("_sd")) {
      try SDJWT.issue([.init("exam", [["a": ["_sd": []]]])], disclosures: [], with: key)
    }
    #expect(throws: SealError.name("...")) {
      try Disclosure(salt: Array(0..<16), name: "a", value: ["list": [["...": "x"]]])
    }
  }

  @Test(
    arguments: [
      ["_sd": ["X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"]], ["_sd_alg": "sha-256"],
      ["_sd": [], "_sd_alg": "sha-256"],
      ["_sd": ["X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"], "_sd_alg": "sha-384"],
      ["_sd": ["x"], "_sd_alg": "sha-256"],
      ["_sd": [1], "_sd_alg": "sha-256"], ["_sd": "x", "_sd_alg": "sha-256"],
      [
        "_sd": ["X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0", "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"],
        "_sd_alg": "sha-256",
      ],
      [
        "_sd": ["X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0", "A9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"],
        "_sd_alg": "sha-256",
      ],
    ] as [CanonicalJSON])
  func `with other digests than ours is refused`(_ claims: CanonicalJSON) throws {
    let text = try CompactJWS.sign(payload: claims, with: key).text
    #expect(throws: SealError.digests) { try SDJWT(parsing: text + "~") }
  }

  @Test(arguments: [
    "", "[]", "null", "{}", #"["AAAAAAAAAAAAAAAAAAAAAA","n"]"#, #"["AAAAAAAAAAAAAAAAAAAAAA","n",1,2]"#,
    #"["AAAAAAAAAAAAAAAAAAAAAA",1,1]"#, #"[1,"n",1]"#, #"["AAAAAAAAAAAAAAAAAAAAA","n",1]"#,
    #"["AAAAAAAAAAAAAAAAAAAAAB","n",1]"#,
    #"["AAAAAAAAAAAAAAAAAAAAA=","n",1]"#, #"["AAAAAAAAAAAAAAAAAAAAAA", "n",1]"#, #"["AAAAAAAAAAAAAAAAAAAAAA","n",1] "#,
    #"["AAAAAAAAAAAAAAAAAAAAAA","\u006e",1]"#, #"["\u0041AAAAAAAAAAAAAAAA","n",1]"#,
    #"["AAAAAAAAAAAAAAAAAAAAAA","n",1.0]"#,
    #"["AAAAAAAAAAAAAAAAAAAAAA","n",{"b":1,"a":2}]"#, #"["AAAAAAAAAAAAAAAAAAAAAA","n",{"a":1,"a":2}]"#,
    #"["AAAAAAAAAAAAAAAAAAAA","n",1]"#, #"["AAAAAAAAAAAAAAAAAAAAAAAA","n",1]"#, #"["","n",1]"#,
    #"["AAAAAAAAAAAAAAAAAAAAAA","n",1"#, #"["AAAAAAAAAAAAAAAAAAAAAA","n",]"#,
  ])
  func `with a disclosure of another form is refused`(_ json: String) throws {
    let encoded = Base64URL.encode(Array(json.utf8))
    #expect(throws: SealError.disclosure(0)) { try Disclosure(parsing: encoded) }
    let text = try issued().jws.text
    #expect(throws: SealError.disclosure(1)) { try SDJWT(parsing: "\(text)~\(identity.encoded)~\(encoded)~") }
  }

  @Test func `has disclosures of 63 levels at most, their array being one, and salts of 16 bytes`() throws {
    func nested(_ depth: Int) -> CanonicalJSON { (0..<depth).reduce(1) { value, _ in .array([value]) } }
    let deepest = try Disclosure(salt: Array(0..<16), name: "a", value: nested(63))
    #expect(try Disclosure(parsing: deepest.encoded).value == nested(63))
    #expect(throws: SealError.unsealable(.init(.depth, at: 93))) {
      try Disclosure(salt: Array(0..<16), name: "a", value: nested(64))
    }
    let json = #"["AAECAwQFBgcICQoLDA0ODw","a",\#(String(decoding: nested(64).bytes, as: UTF8.self))]"#
    #expect(throws: SealError.disclosure(0)) { try Disclosure(parsing: Base64URL.encode(Array(json.utf8))) }
    for salt in [[], Array(0..<15), Array(0..<17)] as [[UInt8]] {
      #expect(throws: SealError.disclosure(0)) { try Disclosure(salt: salt, name: "a", value: 1) }
    }
  }

  /// Whatever byte is changed, by one bit or to another letter: what still reads is not signed.
  @Test func `shows any byte that was changed`() throws {
    let issued = try SDJWT.issue(
      [.init("v", 1)], disclosures: [Disclosure(salt: Array(0..<16), name: "a", value: "x")], with: key)
    let bytes = Array(issued.text.utf8)
    let letters = Array("AZaz09-_.~= ".utf8)
    var (unreadable, unsigned) = (0, 0)
    for (place, byte) in bytes.enumerated() {
      for other in Set(letters + (0..<8).map { byte ^ (1 << $0) }) where other != byte {
        var changed = bytes
        changed[place] = other
        guard let read = try? SDJWT(utf8: changed) else {
          unreadable += 1
          continue
        }
        unsigned += 1
        if read.jws.isSigned(by: key.verificationKey) { Issue.record("byte \(place) made \(other)") }
      }
    }
    // The letters of `kid` and of the signature may be others, and it still reads.
    #expect(unsigned > 500 && unreadable > 10 * (bytes.count - 43 * 4 / 3 - 88))
  }

  @Test func `shows any cut`() throws {
    let issued = try issued()
    let bytes = Array(issued.text.utf8)
    let withheld = [issued.jws.text + "~", issued.jws.text + "~" + identity.encoded + "~"].map { Array($0.utf8) }
    for length in bytes.indices {
      let cut = Array(bytes[..<length])
      guard let read = try? SDJWT(utf8: cut) else { continue }
      #expect(withheld.contains(cut), "\(length) bytes: a whole disclosure less, which the digests tell")
      #expect(read.digests.count > read.disclosures.count)
    }
    for length in 1..<bytes.count { #expect((try? SDJWT(utf8: Array(bytes[length...]))) == nil) }
  }

  @Test func `is bounded`() throws {
    let issued = try issued()
    let many = issued.jws.text + "~" + String(repeating: identity.encoded + "~", count: 65)
    #expect(throws: SealError.tooLong) { try SDJWT(parsing: many) }
    let long = issued.jws.text + String(repeating: "~", count: CanonicalJSON.sizeLimit)
    #expect(throws: SealError.tooLong) { try SDJWT(parsing: long) }
    #expect(throws: SealError.disclosure(0)) { try SDJWT(parsing: issued.jws.text + "~~") }
    for form in ["", "~", "~~", issued.jws.text, issued.text + "x", issued.text + "\n"] {
      #expect(throws: SealError.malformed) { try SDJWT(parsing: form) }
    }
  }

  @Test func `that is wrong is said to be so in French`() {
    let error = CanonicalJSONError(.syntax, at: 0)
    let all: [SealError] = [
      .tooLong, .malformed, .header, .payload(error), .notAnObject, .digests, .disclosure(0), .name("a"),
      .undisclosed("a"),
      .unsealable(error), .key(.notPEM),
    ]
    #expect(Set(all.map(\.description)).count == all.count)
    #expect(all.allSatisfy { $0.description.hasSuffix(".") && !$0.description.contains("'") })
  }
}
