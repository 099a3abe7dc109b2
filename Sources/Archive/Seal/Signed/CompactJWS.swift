// SPDX-License-Identifier: GPL-3.0-or-later

/// A signed payload: `<header>.<payload>.<signature>`, each in base64url (RFC 7515 compact serialisation).
///
/// It is kept and verified as it was received; nothing here serialises it again.
public struct CompactJWS: Sendable {
  public let text: String
  /// The signer's ``VerificationKey/thumbprint``, as the header says.
  public let keyID: String
  /// The header's `typ`: letters, digits, `+`, `-`, `.`, `/`.
  public let type: String
  /// The signed payload, an object; its bytes were canonical.
  public let claims: CanonicalJSON
  /// 64 bytes.
  public let signature: [UInt8]
  /// Bytes of ``text`` before the signature and its dot.
  private let signedLength: Int

  /// What `typ` says in the records of this project.
  public static let recordType = "oral-record+sd-jwt"

  /// Reads one, without verifying its signature: see ``isSigned(by:)``.
  ///
  /// The header must be, to the byte, the canonical `{"alg":"Ed25519","kid":…,"typ":…}`, the payload canonical JSON.
  public init(parsing text: String) throws(SealError) {
    guard text.utf8.count <= CanonicalJSON.sizeLimit else { throw .tooLong }
    try self.init(Array(text.utf8)[...])
  }

  /// The same from the bytes of the text.
  init(_ bytes: ArraySlice<UInt8>) throws(SealError) {
    let frame = try JWSFrame(bytes)
    do throws(CanonicalJSONError) {
      claims = try CanonicalJSON(canonical: frame.payload)
    } catch {
      throw .payload(error)
    }
    guard claims.members != nil else { throw .notAnObject }
    text = String(decoding: bytes, as: UTF8.self)
    keyID = frame.keyID
    type = frame.type
    signature = frame.signature
    signedLength = frame.signedLength
  }

  /// Signs a payload, an object.
  public static func sign(
    payload: CanonicalJSON, type: String = recordType, with key: SigningKey
  ) throws(SealError) -> CompactJWS {
    let bytes = payload.bytes
    do throws(CanonicalJSONError) {
      try CanonicalJSON.checkCanonical(bytes, in: bytes.indices)
    } catch {
      throw .unsealable(error)
    }
    let header = JWSFrame.header(keyID: key.verificationKey.thumbprint, type: type)
    let input = "\(Base64URL.encode(header)).\(Base64URL.encode(bytes))"
    let signature = try key.sign(Array(input.utf8))
    return try CompactJWS(parsing: "\(input).\(Base64URL.encode(signature))")
  }

  /// Whether `key` made the signature and is the one that the header names.
  public func isSigned(by key: VerificationKey) -> Bool {
    keyID == key.thumbprint && key.isValid(signature: signature, for: signingInput)
  }

  /// What is signed: `<header>.<payload>`, ASCII.
  public var signingInput: [UInt8] { Array(text.utf8.prefix(signedLength)) }

  /// SHA-256 of ``text``, base64url, 43 letters: what the next record of a chain cites.
  public var hash: String { SealedHash.of(text.utf8) }
}

extension CompactJWS: Hashable {
  public static func == (first: CompactJWS, second: CompactJWS) -> Bool { first.text == second.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
