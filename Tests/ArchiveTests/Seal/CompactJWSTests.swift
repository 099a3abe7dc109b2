// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@Suite struct `A compact JWS` {
  private let key: SigningKey

  init() throws { key = try SigningKey(seed: `A station's key`.seed) }

  private func jws(header: String, payload: String) throws -> String {
    let input = "\(Base64URL.encode(Array(header.utf8))).\(Base64URL.encode(Array(payload.utf8)))"
    return try "\(input).\(Base64URL.encode(key.sign(Array(input.utf8))))"
  }

  @Test func `says who signed what`() throws {
    let jws = try CompactJWS.sign(payload: ["v": 1, "kind": "genesis"], with: key)
    #expect(jws.keyID == key.verificationKey.thumbprint)
    #expect(jws.type == "oral-record+sd-jwt")
    #expect(jws.claims == ["kind": "genesis", "v": 1])
    #expect(jws.isSigned(by: key.verificationKey))
    #expect(try CompactJWS(parsing: jws.text) == jws)
    let parts = jws.text.split(separator: ".").map { Base64URL.decode($0).map { String(decoding: $0, as: UTF8.self) } }
    #expect(
      parts[0] == #"{"alg":"Ed25519","kid":"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k","typ":"oral-record+sd-jwt"}"#)
    #expect(parts[1] == #"{"kind":"genesis","v":1}"#)
    #expect(
      String(decoding: jws.signingInput, as: UTF8.self)
        == jws.text.split(separator: ".").prefix(2).joined(separator: "."))
  }

  @Test func `has the hash of its text`() throws {
    let jws = try CompactJWS.sign(payload: ["v": 1], with: key)
    let hex = SHA256Digest.hex(of: jws.text.utf8)
    #expect(Base64URL.decode(jws.hash)?.reduce("") { $0 + ($1 < 16 ? "0" : "") + String($1, radix: 16) } == hex)
  }

  @Test func `is not signed by another key, nor by the same under another name`() throws {
    let other = try SigningKey(seed: Array(repeating: 7, count: 32))
    let jws = try CompactJWS.sign(payload: [:], with: other)
    #expect(jws.isSigned(by: other.verificationKey))
    #expect(!jws.isSigned(by: key.verificationKey))
    let header = #"{"alg":"Ed25519","kid":"\#(other.verificationKey.thumbprint)","typ":"oral-record+sd-jwt"}"#
    let misnamed = try CompactJWS(parsing: self.jws(header: header, payload: "{}"))
    #expect(!misnamed.isSigned(by: other.verificationKey))
    #expect(!misnamed.isSigned(by: key.verificationKey))
  }

  /// The ways out that JOSE has known: no algorithm, another one, a key brought along, a critical extension…
  @Test(arguments: [
    #"{"alg":"none","kid":"K","typ":"T"}"#, #"{"alg":"EdDSA","kid":"K","typ":"T"}"#,
    #"{"alg":"HS256","kid":"K","typ":"T"}"#,
    #"{"alg":"ed25519","kid":"K","typ":"T"}"#, #"{"alg":"Ed25519","typ":"T"}"#, #"{"alg":"Ed25519","kid":"K"}"#,
    #"{"alg":"Ed25519","kid":"K","typ":""}"#, #"{"alg":"Ed25519","kid":"k","typ":"T"}"#,
    #"{"alg":"Ed25519","kid":"K","typ":"T","x":1}"#, #"{"alg":"Ed25519","crit":[],"kid":"K","typ":"T"}"#,
    #"{"alg":"Ed25519","jwk":{},"kid":"K","typ":"T"}"#, #"{"kid":"K","alg":"Ed25519","typ":"T"}"#,
    #"{"alg":"Ed25519", "kid":"K","typ":"T"}"#, #"{"alg":"Ed25519","kid":"K","typ":"T"} "#,
    #"{"alg":"Ed25519","kid":"K","typ":"T\u0041"}"#, #"{"alg":"Ed25519","alg":"none","kid":"K","typ":"T"}"#, "{}", "",
    "null",
  ])
  func `with another header is refused`(_ header: String) throws {
    let header = header.replacing(#""K""#, with: "\"\(key.verificationKey.thumbprint)\"").replacing(
      #""T""#, with: #""oral""#)
    let text = try jws(header: header, payload: "{}")
    #expect(throws: SealError.header) { try CompactJWS(parsing: text) }
  }

  @Test func `with a payload that is not canonical is refused, though signed`() throws {
    let header = #"{"alg":"Ed25519","kid":"\#(key.verificationKey.thumbprint)","typ":"oral"}"#
    let expected: [(String, SealError)] = [
      (#"{"b":1,"a":2}"#, .payload(.init(.notCanonical, at: 7))),
      (#"{"a":1,"a":1}"#, .payload(.init(.duplicateKey, at: 7))),
      (#"{"a":1.0}"#, .payload(.init(.notCanonical, at: 5))), ("", .payload(.init(.syntax, at: 0))),
      ("[]", .notAnObject),
      ("1", .notAnObject),
    ]
    for (payload, error) in expected {
      let text = try jws(header: header, payload: payload)
      #expect(throws: error) { try CompactJWS(parsing: text) }
    }
    #expect(try CompactJWS(parsing: jws(header: header, payload: "{}")).type == "oral")
  }

  @Test func `of another form is refused`() throws {
    let text = try CompactJWS.sign(payload: [:], with: key).text
    let parts = text.split(separator: ".").map(String.init)
    let forms = [
      "", ".", "..", "...", parts[0], "\(parts[0]).\(parts[1])", "\(parts[0]).\(parts[1]).", text + ".", "." + text,
      text + "A",
      text + "=", text + "\n", " " + text, "\(parts[0]).\(parts[1]).\(parts[2].dropLast())", text + "." + parts[2],
      text.replacing(".", with: "~"),
    ]
    for form in forms { #expect(throws: SealError.malformed) { try CompactJWS(parsing: form) } }
    let long = text + String(repeating: "A", count: CanonicalJSON.sizeLimit)
    #expect(throws: SealError.tooLong) { try CompactJWS(parsing: long) }
  }

  @Test func `cannot be made of what has no canonical form`() throws {
    let twice: CanonicalJSON = ["a": 1, "a": 2]
    #expect(throws: SealError.unsealable(.init(.duplicateKey, at: 7))) {
      try CompactJWS.sign(payload: twice, with: key)
    }
    #expect(throws: SealError.unsealable(.init(.number, at: 5))) {
      try CompactJWS.sign(payload: ["n": .integer(.max)], with: key)
    }
    #expect(throws: SealError.unsealable(.init(.syntax, at: 5))) {
      try CompactJWS.sign(payload: ["n": .number(.nan)], with: key)
    }
    #expect(throws: SealError.notAnObject) { try CompactJWS.sign(payload: [], with: key) }
    #expect(throws: SealError.header) { try CompactJWS.sign(payload: [:], type: "\"", with: key) }
  }
}
