// SPDX-License-Identifier: GPL-3.0-or-later

public import Sittings

/// An event as a store keeps it: its place, its two instants, and a payload whose form is frozen.
///
/// The payload is JSON in UTF-8 with its keys sorted; what it holds depends on ``type`` and ``version`` alone, never
/// on how the domain happens to spell its types today.
public struct StoredEvent: Hashable, Sendable {
  /// 1-based, without a hole.
  public var sequence: Int
  /// The sequence number of the first event of the command that made it.
  public var group: Int
  /// Stable name, such as `mark.set`.
  public var type: String
  /// Of the payload's form, from 1.
  public var version: Int
  /// As it was written, even when this release cannot read it.
  public var payload: [UInt8]
  public var moment: Moment

  public init(sequence: Int, group: Int, type: String, version: Int, payload: [UInt8], moment: Moment) {
    self.sequence = sequence
    self.group = group
    self.type = type
    self.version = version
    self.payload = payload
    self.moment = moment
  }
}

/// An event as a journal gives it back.
public enum JournalEntry: Hashable, Sendable {
  case event(RecordedEvent)
  /// This release cannot read it: the sitting may be looked at, not written to.
  case unreadable(StoredEvent, Unreadable)

  /// Why an event cannot be read.
  public enum Unreadable: Hashable, Sendable {
    /// A kind of event that this release does not know.
    case newerType
    /// A known kind, in a form of a later release.
    case newerVersion
    /// The payload is not what its type and version promise.
    case damaged(String)
  }

  public var sequence: Int {
    switch self {
    case .event(let event): event.sequence
    case .unreadable(let event, _): event.sequence
    }
  }

  public var moment: Moment {
    switch self {
    case .event(let event): event.moment
    case .unreadable(let event, _): event.moment
    }
  }
}

extension Sequence<JournalEntry> {
  /// The events that this release can read, in order.
  public var events: [RecordedEvent] {
    compactMap { if case .event(let event) = $0 { event } else { nil } }
  }

  /// Whether every event is understood: only then may more be appended.
  public var isWritable: Bool {
    allSatisfy { if case .event = $0 { true } else { false } }
  }
}
