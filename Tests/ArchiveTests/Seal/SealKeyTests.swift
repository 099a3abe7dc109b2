// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@Suite struct `A station's key` {
  /// RFC 8037, appendix A.1.
  static let seed = Base64URL.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A") ?? []
  /// What `openssl pkey` and `openssl pkey -pubout` print of it (3.0.19).
  static let privatePEM = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
    -----END PRIVATE KEY-----

    """
  static let publicPEM = """
    -----BEGIN PUBLIC KEY-----
    MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
    -----END PUBLIC KEY-----

    """

  @Test func `has the JWK and the thumbprint of RFC 8037`() throws {
    let key = try SigningKey(seed: Self.seed).verificationKey
    #expect(
      String(decoding: key.jwk.bytes, as: UTF8.self)
        == #"{"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#)
    #expect(key.thumbprint == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
    #expect(try VerificationKey(jwk: key.jwk) == key)
  }

  /// RFC 8037, appendix A.4 and A.5.
  @Test func `signs as RFC 8037 does`() throws {
    let key = try SigningKey(seed: Self.seed)
    let message = Array("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".utf8)
    let signature = try key.sign(message)
    #expect(
      Base64URL.encode(signature)
        == "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")
    #expect(key.verificationKey.isValid(signature: signature, for: message))
    #expect(!key.verificationKey.isValid(signature: signature, for: message + [0]))
    #expect(!key.verificationKey.isValid(signature: signature.dropLast(), for: message))
    #expect(!key.verificationKey.isValid(signature: [], for: message))
  }

  @Test func `is written and read as openssl does`() throws {
    let key = try SigningKey(seed: Self.seed)
    #expect(key.pem == Self.privatePEM)
    #expect(key.verificationKey.pem == Self.publicPEM)
    #expect(try SigningKey(pem: Self.privatePEM).seed == Self.seed)
    #expect(try VerificationKey(pem: Self.publicPEM) == key.verificationKey)
    let windows = "\r\n" + Self.publicPEM.split(separator: "\n").joined(separator: "\r\n") + " \r\n\r\n"
    #expect(try VerificationKey(pem: windows) == key.verificationKey)
  }

  /// Made by openssl 3.0.19: an X25519 key, and the first lines of one that a passphrase protects.
  @Test func `of another kind is refused for what it is`() {
    let x25519 = """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VuBCIEIHhCpZQz/AUUAK96QfjUMJSNXwapQlbeUcyMAdo5JSFF
      -----END PRIVATE KEY-----
      """
    let encrypted = """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiJSeDHv/IefgICCAAw
      -----END ENCRYPTED PRIVATE KEY-----
      """
    #expect(throws: SealError.key(.notEd25519)) { try SigningKey(pem: x25519) }
    #expect(throws: SealError.key(.encrypted)) { try SigningKey(pem: encrypted) }
    #expect(throws: SealError.key(.notPEM)) { try SigningKey(pem: Self.publicPEM) }
    #expect(throws: SealError.key(.notPEM)) { try VerificationKey(pem: Self.privatePEM) }
  }

  @Test(arguments: [
    "", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n", publicPEM + publicPEM, "x\n" + publicPEM,
    publicPEM.replacing("/", with: "_"), publicPEM.replacing("=", with: ""), publicPEM.replacing("Ro=", with: "Rp="),
    publicPEM.replacing("MCow", with: "MCo\u{A0}w"), String(repeating: publicPEM, count: 1_000),
  ])
  func `in a damaged PEM is refused`(_ pem: String) {
    #expect(throws: SealError.key(.notPEM)) { try VerificationKey(pem: pem) }
  }

  @Test(
    arguments: [
      nil, "x", [:], ["crv": "Ed25519", "kty": "OKP"],
      ["crv": "Ed25519", "kty": "OKP", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp"],
      ["crv": "X25519", "kty": "OKP", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"],
      ["crv": "Ed25519", "kty": "OKP", "kid": "a", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"],
      [
        "crv": "Ed25519", "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A", "kty": "OKP",
        "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
      ],
    ] as [CanonicalJSON])
  func `in another JWK is refused`(_ jwk: CanonicalJSON) {
    #expect(throws: SealError.key(.notJWK)) { try VerificationKey(jwk: jwk) }
  }

  @Test func `has 32 bytes`() {
    #expect(throws: SealError.key(.length)) { try SigningKey(seed: Array(repeating: 0, count: 31)) }
    #expect(throws: SealError.key(.length)) { try VerificationKey(x: Array(repeating: 0, count: 33)) }
    #expect(throws: SealError.key(.length)) { try VerificationKey(jwk: ["crv": "Ed25519", "kty": "OKP", "x": "AAAA"]) }
  }

  @Test func `is drawn from the generator that is given`() throws {
    var one = FixedGenerator(seed: 1)
    var same = FixedGenerator(seed: 1)
    var other = FixedGenerator(seed: 2)
    let key = try SigningKey.generate(using: &one)
    #expect(try key.seed == SigningKey.generate(using: &same).seed)
    #expect(try key.seed != SigningKey.generate(using: &other).seed)
  }

  @Test func `says nothing secret of itself`() throws {
    let key = try SigningKey(seed: Self.seed)
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped] {
      #expect(text.contains("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"))
      #expect(!text.contains("157"), "the seed's first byte")
    }
  }

  @Test func `that is wrong is said to be so in French`() {
    let all = SealError.KeyProblem.allCases.map { SealError.key($0).description }
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { $0.hasSuffix(".") && !$0.contains("'") })
  }
}
