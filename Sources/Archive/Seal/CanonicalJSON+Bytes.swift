// SPDX-License-Identifier: GPL-3.0-or-later

extension CanonicalJSON {
  /// Its canonical form, UTF-8 (RFC 8785).
  public var bytes: [UInt8] { [] }

  /// Reads any JSON document (RFC 8259) strictly: UTF-8 without a byte-order mark, each key once in its object, no
  /// lone surrogate, no number that a double would change silently, nothing after the value.
  public init(parsing bytes: [UInt8]) throws(CanonicalJSONError) {
    throw CanonicalJSONError(.syntax, at: 0)
  }

  /// Reads a document that is canonical already, to the byte: what it gives back in ``bytes`` is what it was given.
  public init(canonical bytes: [UInt8]) throws(CanonicalJSONError) {
    throw CanonicalJSONError(.syntax, at: 0)
  }
}
