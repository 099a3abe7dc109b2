// SPDX-License-Identifier: GPL-3.0-or-later

/// Why bytes are not the JSON that they should be, and where.
public struct CanonicalJSONError: Error, Hashable, Sendable {
  public var reason: Reason
  /// In bytes from the beginning, 0 being the first; the length of the document when it stops too early.
  public var offset: Int

  public enum Reason: Hashable, Sendable, CaseIterable {
    /// Not JSON by its grammar (RFC 8259), or cut short.
    case syntax
    /// Not UTF-8, or a byte-order mark.
    case encoding
    /// Half of a surrogate pair, alone.
    case loneSurrogate
    /// A key that its object has already.
    case duplicateKey
    /// A number that a double cannot hold, an integer that it would change, or more than 128 digits.
    case number
    /// Deeper than ``CanonicalJSON/depthLimit``.
    case depth
    /// Longer than ``CanonicalJSON/sizeLimit``.
    case size
    /// Something follows the value.
    case trailing
    /// Valid, yet not in its canonical form: a space, keys in another order, another spelling.
    case notCanonical
  }

  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
