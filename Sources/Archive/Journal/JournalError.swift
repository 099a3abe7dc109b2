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
