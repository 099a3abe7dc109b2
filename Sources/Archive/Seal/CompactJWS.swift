// SPDX-License-Identifier: GPL-3.0-or-later

/// A signed payload: `<header>.<payload>.<signature>`, each in base64url (RFC 7515 compact serialisation).
///
/// It is kept and verified as it was received; nothing here serialises it again.
public struct CompactJWS: Hashable, Sendable {
  public let text: String
  /// The signer's ``VerificationKey/thumbprint``, as the header says.
  public let keyID: String
  /// The header's `typ`.
  public let type: String
  /// The signed payload: canonical JSON, an object.
  public let payload: [UInt8]
  /// 64 bytes.
  public let signature: [UInt8]

  /// What `typ` says in the records of this project.
  public static let recordType = "oral-record+sd-jwt"

  /// Reads one, without verifying its signature: see ``isSigned(by:)``.
  ///
  /// The header must be, to the byte, the canonical `{"alg":"Ed25519","kid":…,"typ":…}`, the payload canonical JSON.
  public init(parsing text: String) throws(SealError) { throw .malformed }

  /// Signs a payload.
  public static func sign(
    payload: CanonicalJSON, type: String = recordType, with key: SigningKey
  ) throws(SealError) -> CompactJWS { throw .malformed }

  /// Whether `key` made the signature and is the one that the header names.
  public func isSigned(by key: VerificationKey) -> Bool { false }

  /// What is signed: `<header>.<payload>`, ASCII.
  public var signingInput: [UInt8] { [] }

  /// SHA-256 of ``text``, base64url, 43 letters: what the next record of a chain cites.
  public var hash: String { "" }

  /// The payload's value. Decoded on each call.
  public var claims: CanonicalJSON { .null }
}
