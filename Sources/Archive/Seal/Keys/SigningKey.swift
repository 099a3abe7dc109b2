// SPDX-License-Identifier: GPL-3.0-or-later

internal import Crypto

/// An Ed25519 private key (RFC 8032). Never printed, hashed or compared: only its ``verificationKey`` is shown.
public struct SigningKey: Sendable {
  /// 32 secret bytes.
  public let seed: [UInt8]
  public let verificationKey: VerificationKey
  private let key: Curve25519.Signing.PrivateKey

  /// Refuses anything but 32 bytes.
  public init(seed: [UInt8]) throws(SealError) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { throw .key(.length) }
    self.seed = seed
    self.key = key
    verificationKey = try VerificationKey(x: Array(key.publicKey.rawRepresentation))
  }

  /// A new key from 32 bytes of `generator`, which must be a `SystemRandomNumberGenerator` outside of tests.
  public static func generate(using generator: inout some RandomNumberGenerator) throws(SealError) -> SigningKey {
    try SigningKey(seed: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  /// From a PEM `PRIVATE KEY` (PKCS #8, RFC 8410), as `openssl genpkey -algorithm ed25519` writes it. One that a
  /// passphrase protects is refused as such.
  public init(pem: String) throws(SealError) {
    try self.init(seed: PEM.key(label: "PRIVATE KEY", prefix: PEM.privatePrefix, in: pem))
  }

  /// PEM `PRIVATE KEY`, the same bytes as openssl's, with a line break at the end. Secret.
  public var pem: String { PEM.text(label: "PRIVATE KEY", prefix: PEM.privatePrefix, key: seed) }

  /// 64 bytes, always the same for the same message (RFC 8032).
  public func sign(_ message: [UInt8]) throws(SealError) -> [UInt8] {
    guard let signature = try? key.signature(for: message) else { throw .key(.refused) }
    return Array(signature)
  }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
  /// The public key's thumbprint: nothing secret reaches a log or a failed test.
  public var description: String { "SigningKey(\(verificationKey.thumbprint))" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
