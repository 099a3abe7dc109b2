// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a journal did not do what was asked. Nothing was changed.
public enum JournalError: Error, Hashable, Sendable {
  /// The disk does not take it now; it may later, with the same call.
  case diskRefuses(DiskRefusal)
  /// Another writer came between: the sitting ends at `found`, not at `expected`.
  case conflict(expected: Int, found: Int)
  case unknownSitting(String)
  case sittingExists(String)
  /// The sitting, or the whole store, was written by a later release: it may be looked at, not written to.
  case newerRelease(String)
  /// The store cannot be read as one of ours.
  case damaged(String)
  /// The call itself makes no sense: a gap in the numbers, a first event that opens nothing…
  case malformed(String)
}

/// What the disk or the system said.
public struct DiskRefusal: Error, Hashable, Sendable {
  public var kind: Kind
  /// The system's words, for whoever looks after the machine.
  public var detail: String

  public init(_ kind: Kind, detail: String = "") {
    self.kind = kind
    self.detail = detail
  }

  /// What the refusal calls for.
  public enum Kind: Hashable, Sendable, CaseIterable {
    case full
    case ioError
    case readOnly
    /// Another program holds the store for too long.
    case busy
    /// Access is refused, or the system gave a reason that has no case here.
    case denied
  }
}
