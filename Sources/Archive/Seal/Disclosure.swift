// SPDX-License-Identifier: GPL-3.0-or-later

/// What a record tells apart from its signed payload: base64url of a canonical JSON `[salt, name, value]` (RFC 9901).
public struct Disclosure: Hashable, Sendable {
  /// As it was hashed, base64url.
  public let encoded: String
  /// base64url of 16 random bytes, 22 letters. Without it nobody can guess the value from the digest.
  public let salt: String
  public let name: String

  /// Reads one, to the byte.
  public init(parsing encoded: String) throws(SealError) { throw .disclosure(0) }

  /// - Parameter salt: 16 bytes, drawn for this disclosure alone.
  public init(salt: [UInt8], name: String, value: CanonicalJSON) throws(SealError) { throw .disclosure(0) }

  /// Decoded on each call.
  public var value: CanonicalJSON { .null }

  /// SHA-256 of ``encoded``, base64url, 43 letters: what the payload's `_sd` holds.
  public var digest: String { "" }
}
