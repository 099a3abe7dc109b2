// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose bytes are canonical (RFC 8785): the same value always gives the same bytes.
///
/// Two values are equal when their ``bytes`` are. Text counts by its UTF-8 bytes, where Swift's `String` would hold a
/// precomposed and a decomposed "é" for the same.
public indirect enum CanonicalJSON: Sendable {
  case null
  case bool(Bool)
  /// From −(2⁵³ − 1) to 2⁵³ − 1, as RFC 8785 asks (I-JSON, RFC 7493): any other is refused when it is read back or
  /// sealed. A larger one goes in a string.
  case integer(Int64)
  /// Finite: not-a-number and infinities are refused like ``integer(_:)`` out of range.
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
  /// Bytes of a document: 16 MiB; a longer one is refused before it is read.
  public static let sizeLimit = 16 << 20
}
