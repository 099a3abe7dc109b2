// SPDX-License-Identifier: GPL-3.0-or-later

/// A signed payload with those of its disclosures that one has: `<JWS>~<disclosure>~…~` (RFC 9901).
public struct SDJWT: Hashable, Sendable {
  public let jws: CompactJWS
  /// In the order of ``text``; each one's digest is in the payload.
  public let disclosures: [Disclosure]

  /// Reads one, without verifying its signature: see ``CompactJWS/isSigned(by:)``.
  public init(parsing text: String) throws(SealError) { throw .malformed }

  /// The same from parts that a store kept.
  public init(jws: CompactJWS, disclosures: [Disclosure]) throws(SealError) { throw .malformed }

  /// Signs a payload with the digests of its disclosures: adds `_sd` (sorted) and `_sd_alg`, or neither without any.
  ///
  /// - Parameter members: without `_sd` and `_sd_alg`.
  public static func issue(
    _ members: [CanonicalJSON.Member], disclosures: [Disclosure], type: String = CompactJWS.recordType,
    with key: SigningKey
  ) throws(SealError) -> SDJWT { throw .malformed }

  public var text: String { "" }

  /// The digests that the payload has: those of ``disclosures``, and of what was withheld.
  public var digests: [String] { [] }

  /// The disclosure of that name, if one has it.
  public subscript(name: String) -> Disclosure? { disclosures.first { $0.name == name } }
}
