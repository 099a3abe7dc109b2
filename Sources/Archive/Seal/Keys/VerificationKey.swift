// SPDX-License-Identifier: GPL-3.0-or-later

internal import Crypto

/// An Ed25519 public key (RFC 8032): what verifies a station's records.
public struct VerificationKey: Hashable, Sendable {
  /// The point, 32 bytes.
  public let x: [UInt8]
  /// RFC 7638 thumbprint: SHA-256 of the canonical JWK, base64url, 43 letters. The `kid` of records.
  public let thumbprint: String

  /// Refuses anything but 32 bytes. Whether they are a point shows at the first verification, which fails if not.
  public init(x: [UInt8]) throws(SealError) {
    guard x.count == 32 else { throw .key(.length) }
    self.x = x
    thumbprint = SealedHash.of(Self.jwk(x).bytes)
  }

  /// From a JWK (RFC 8037) with `crv`, `kty`, `x` and nothing else.
  public init(jwk: CanonicalJSON) throws(SealError) {
    guard let x = jwk["x"]?.string.flatMap(Base64URL.decode), jwk == Self.jwk(x) else { throw .key(.notJWK) }
    try self.init(x: x)
  }

  /// From a PEM `PUBLIC KEY` (SubjectPublicKeyInfo, RFC 8410), as `openssl pkey -pubout` writes it.
  public init(pem: String) throws(SealError) {
    try self.init(x: PEM.key(label: "PUBLIC KEY", prefix: PEM.publicPrefix, in: pem))
  }

  public var jwk: CanonicalJSON { Self.jwk(x) }

  private static func jwk(_ x: [UInt8]) -> CanonicalJSON {
    ["crv": "Ed25519", "kty": "OKP", "x": .string(Base64URL.encode(x))]
  }

  /// PEM `PUBLIC KEY`, the same bytes as openssl's, with a line break at the end.
  public var pem: String { PEM.text(label: "PUBLIC KEY", prefix: PEM.publicPrefix, key: x) }

  /// Whether `signature` (64 bytes) over `message` was made by the private key of this one.
  public func isValid(signature: [UInt8], for message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: x) else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
