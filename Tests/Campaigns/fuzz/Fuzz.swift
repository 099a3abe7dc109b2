// SPDX-License-Identifier: GPL-3.0-or-later

// Built by `Tests/Campaigns/fuzz_records` into one module with Sources/Archive: what libFuzzer calls with every input.

internal import Glibc

/// What an input is given to, as the environment's ORAL_FUZZ says.
enum FuzzTarget: String, CaseIterable {
  /// The bytes, as a JSON document.
  case json
  /// The bytes, as an SD-JWT.
  case record
  /// The bytes, as what an SD-JWT encodes: payload and disclosures between bytes 0x1E. Base64 stops no mutation here.
  case parts
  /// The bytes, as a key in PEM or JWK, and as base64url.
  case key
  /// As `parts`, taken for what records say.
  case content
  /// The bytes, as an exported file.
  case export

  static let chosen = getenv("ORAL_FUZZ").flatMap { FuzzTarget(rawValue: String(cString: $0)) } ?? .json

  func take(_ bytes: [UInt8]) {
    switch self {
    case .json: Fuzz.json(bytes)
    case .record: Fuzz.record(bytes)
    case .parts: Fuzz.parts(bytes)
    case .key: Fuzz.key(bytes)
    case .content: Fuzz.content(bytes)
    case .export: Fuzz.export(bytes)
    }
  }
}

enum Fuzz {
  /// Traps, which libFuzzer reports with the input.
  static func expect(_ holds: Bool, _ what: StaticString) {
    if !holds { fatalError("\(what)") }
  }

  static func json(_ bytes: [UInt8]) {
    let isCanonical: Bool
    do throws(CanonicalJSONError) {
      let value = try CanonicalJSON(canonical: bytes)
      expect(value.bytes == bytes, "canonical bytes come back")
      isCanonical = true
    } catch {
      expect(error.offset >= 0 && error.offset <= bytes.count, "an error is within its document")
      isCanonical = false
    }
    do throws(CanonicalJSONError) {
      let value = try CanonicalJSON(parsing: bytes)
      let written = value.bytes
      expect((written == bytes) == isCanonical, "canonical is what is written back the same")
      let again = try CanonicalJSON(canonical: written)
      expect(again.bytes == written, "what is written is canonical")
    } catch {
      expect(!isCanonical, "what is canonical is JSON")
      expect(error.offset >= 0 && error.offset <= bytes.count, "an error is within its document")
      expect(error.reason != .notCanonical, "reading asks for no canonical form, nor writing for another")
    }
  }

  /// What was sealed: nothing else may be signed.
  static let sealed: Set<String> = {
    guard let path = getenv("ORAL_FUZZ_SEALED"), let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var texts: Set<String> = []
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    while getline(&line, &capacity, file) > 0, let line {
      if let text = String(cString: line).split(separator: "~").first { texts.insert(String(text)) }
    }
    free(line)
    return texts
  }()

  /// The public key of RFC 8037, appendix A, which signed the golden records.
  static let golden = try? VerificationKey(x: Base64URL.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo") ?? [])

  static func record(_ bytes: [UInt8]) {
    guard let record = try? SDJWT(utf8: bytes) else { return }
    expect(record.text.utf8.elementsEqual(bytes), "a record is its text")
    guard let golden else { fatalError("no key") }
    if !sealed.contains(record.jws.text), record.jws.signature != unsigned {
      expect(!record.jws.isSigned(by: golden), "only what was sealed is signed")
    }
    expect(record.disclosures.count <= record.digests.count, "each disclosure has a digest")
    for disclosure in record.disclosures {
      let members: CanonicalJSON = [.string(disclosure.salt), .string(disclosure.name), disclosure.value]
      expect(Base64URL.encode(members.bytes) == disclosure.encoded, "a disclosure is what it says")
      expect((try? Disclosure(parsing: disclosure.encoded)) == disclosure, "a disclosure reads alone")
    }
    expect((try? CompactJWS(parsing: record.jws.text)) == record.jws, "a JWS reads alone")
    expect(Base64URL.decode(record.jws.hash)?.count == 32, "a record has a hash")
  }

  static let header = Base64URL.encode(
    Array(#"{"alg":"Ed25519","kid":"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k","typ":"oral-record+sd-jwt"}"#.utf8))
  /// A signature that nothing has.
  static let unsigned = [UInt8](repeating: 0, count: 64)
  private static let signer = try? SigningKey(seed: Array(repeating: 1, count: 32))

  static func parts(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0x1E, omittingEmptySubsequences: false).map { Base64URL.encode($0) }
    let text = "\(header).\(parts[0]).\(Base64URL.encode(unsigned))~" + parts.dropFirst().map { $0 + "~" }.joined()
    record(Array(text.utf8))
    // With the digests that the disclosures have, when they are some.
    let disclosures = parts.dropFirst().compactMap { try? Disclosure(parsing: $0) }
    guard !disclosures.isEmpty, let signer,
      let issued = try? SDJWT.issue([.init("v", 1)], disclosures: disclosures, with: signer)
    else { return }
    expect((try? SDJWT(parsing: issued.text)) == issued, "what is issued reads")
    expect(issued.jws.keyID == signer.verificationKey.thumbprint, "what is issued names its key")
  }

  static func key(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let key = try? VerificationKey(pem: text) {
      expect((try? VerificationKey(pem: key.pem)) == key, "a public key comes back")
    }
    if let key = try? SigningKey(pem: text) {
      expect((try? SigningKey(pem: key.pem))?.seed == key.seed, "a private key comes back")
    }
    if let json = try? CanonicalJSON(parsing: bytes), let key = try? VerificationKey(jwk: json) {
      expect(key.jwk == json && key.thumbprint.utf8.count == 43, "a JWK comes back")
    }
    if let decoded = Base64URL.decode(utf8: bytes) {
      expect(Base64URL.encode(decoded).utf8.elementsEqual(bytes), "base64url has one spelling")
    }
    expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes, "base64url comes back")
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.chosen.take(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
