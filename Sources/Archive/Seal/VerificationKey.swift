// SPDX-License-Identifier: GPL-3.0-or-later

/// An Ed25519 public key (RFC 8032): what verifies a station's records.
public struct VerificationKey: Hashable, Sendable {
  /// The point, 32 bytes.
  public let x: [UInt8]
  /// RFC 7638 thumbprint: SHA-256 of the canonical JWK, base64url, 43 letters. The `kid` of records.
  public let thumbprint: String

  /// Refuses anything but 32 bytes.
  public init(x: [UInt8]) throws(SealError) {
    guard x.count == 32 else { throw .badKey }
    self.x = x
    thumbprint = ""
  }

  /// From a JWK with exactly `crv`, `kty` and `x` (RFC 8037).
  public init(jwk: CanonicalJSON) throws(SealError) { throw .badKey }

  /// From a PEM `PUBLIC KEY` (SubjectPublicKeyInfo, RFC 8410), as `openssl pkey -pubout` writes it.
  public init(pem: String) throws(SealError) { throw .badKey }

  public var jwk: CanonicalJSON { ["crv": "Ed25519", "kty": "OKP", "x": .string(Base64URL.encode(x))] }

  /// PEM `PUBLIC KEY`, the same bytes as openssl's, with a line break at the end.
  public var pem: String { "" }

  /// Whether `signature` (64 bytes) over `message` was made by the private key of this one.
  public func isValid(signature: [UInt8], for message: [UInt8]) -> Bool { false }
}
