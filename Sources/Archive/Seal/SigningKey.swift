// SPDX-License-Identifier: GPL-3.0-or-later

/// An Ed25519 private key (RFC 8032). It is never printed, hashed or compared: only its ``verificationKey`` is shown.
public struct SigningKey: Sendable {
  /// 32 secret bytes.
  public let seed: [UInt8]
  public let verificationKey: VerificationKey

  /// Refuses anything but 32 bytes.
  public init(seed: [UInt8]) throws(SealError) {
    guard seed.count == 32 else { throw .badKey }
    self.seed = seed
    verificationKey = try VerificationKey(x: seed)
  }

  /// A new key from 32 bytes of `generator`, which must be cryptographically secure outside of tests.
  public static func generate(using generator: inout some RandomNumberGenerator) throws(SealError) -> SigningKey {
    throw .badKey
  }

  /// From a PEM `PRIVATE KEY` (PKCS #8, RFC 8410), as `openssl genpkey -algorithm ed25519` writes it.
  public init(pem: String) throws(SealError) { throw .badKey }

  /// PEM `PRIVATE KEY`, the same bytes as openssl's, with a line break at the end. Secret.
  public var pem: String { "" }

  /// 64 bytes, always the same for the same message (RFC 8032).
  public func sign(_ message: [UInt8]) throws(SealError) -> [UInt8] { throw .badKey }
}
