// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose bytes are canonical (RFC 8785): the same value always gives the same bytes.
///
/// Two values are equal when their ``bytes`` are. Text counts by its UTF-8 bytes, where Swift's `String` would hold a
/// precomposed and a decomposed "é" for the same.
public enum CanonicalJSON: Sendable {
  case null
  case bool(Bool)
  /// From −(2⁵³ − 1) to 2⁵³ − 1, as RFC 8785 asks (I-JSON, RFC 7493): any other is refused when it is sealed or read
  /// back. A larger one goes in a string.
  case integer(Int64)
  /// Finite: not-a-number and infinities are refused like an ``integer(_:)`` out of range. What is read as a whole
  /// number within that range is an ``integer(_:)``.
  case number(Double)
  case string(String)
  case array([CanonicalJSON])
  /// In any order, each key once: ``bytes`` sorts them by their UTF-16 code units.
  case object([Member])

  /// One key and its value.
  public struct Member: Hashable, Sendable {
    public var key: String
    public var value: CanonicalJSON

    public init(_ key: String, _ value: CanonicalJSON) {
      self.key = key
      self.value = value
    }
  }

  /// Objects and arrays within one another; a deeper document is refused.
  public static let depthLimit = 64
  /// Bytes of a document: 16 MiB; a longer one is refused before it is read. The value that is read takes at most some
  /// thirty times as much.
  public static let sizeLimit = 16 << 20
}

extension CanonicalJSON {
  /// Its canonical form, UTF-8 (RFC 8785).
  ///
  /// A value that has none (a number out of range, a key twice) gives bytes that ``init(canonical:)`` refuses.
  public var bytes: [UInt8] {
    var writer = CanonicalWriter()
    writer.write(self)
    return writer.out
  }

  /// Reads any JSON document (RFC 8259) strictly: UTF-8 without a byte-order mark, each key once in its object, no
  /// lone surrogate, no integer past 2⁵³ − 1 that a double would change, nothing after the value.
  public init(parsing bytes: [UInt8]) throws(CanonicalJSONError) {
    self = try JSONReader.document(bytes, in: bytes.indices)
  }

  /// Reads a document that is canonical already, to the byte: what it gives back in ``bytes`` is what it was given.
  public init(canonical bytes: [UInt8]) throws(CanonicalJSONError) {
    try Self.checkCanonical(bytes, in: bytes.indices)
    self = try JSONReader.document(bytes, in: bytes.indices)
  }

  /// Throws what ``init(canonical:)`` would; builds no value, in constant memory.
  static func checkCanonical(_ bytes: [UInt8], in range: Range<Int>) throws(CanonicalJSONError) {
    guard range.count <= sizeLimit else { throw CanonicalJSONError(.size, at: sizeLimit) }
    guard let deviation = CanonicalScan.firstDeviation(in: bytes, range) else { return }
    // Rare: what is wrong matters then more than the time to say it.
    _ = try JSONReader.document(bytes, in: range)
    throw CanonicalJSONError(.notCanonical, at: deviation)
  }
}
