// SPDX-License-Identifier: GPL-3.0-or-later

public import Sittings

/// Writes the events of one sitting, and keeps those that the disk refuses until it accepts them again.
///
/// An oral does not stop because a disk is full. What is refused stays here, in order, each event with its own
/// instants; it is tried again with every append and every ``flush()``. Until then it is NOT durable, and
/// ``state`` says so.
public final class SittingWriter {
  public let id: String
  public private(set) var state: State

  private let journal: any SittingJournal
  /// Set until the sitting exists in the journal.
  private var creation: ExamDefinition?
  private var durable: Int
  private var pending: [RecordedEvent] = []
  private var head: SittingHead

  /// How much of what was recorded would survive a power cut.
  public enum State: Hashable, Sendable {
    /// Every event up to this sequence number would survive a power cut.
    case durable(upTo: Int)
    /// The disk refused what is recorded since; it is kept in memory and tried again.
    case pending(Pending)
  }

  /// Events that are only in memory.
  public struct Pending: Hashable, Sendable {
    public var count: Int
    /// The first of them; those before are durable.
    public var firstSequence: Int
    /// When the first of them was recorded.
    public var since: Instant
    /// Why the last attempt failed.
    public var reason: JournalError

    public init(count: Int, firstSequence: Int, since: Instant, reason: JournalError) {
      self.count = count
      self.firstSequence = firstSequence
      self.since = since
      self.reason = reason
    }
  }

  /// Begins a sitting: its first event is `opened`. Throws as ``append(_:head:)`` does.
  public init(
    creating id: String, _ definition: ExamDefinition, events: [RecordedEvent], head: SittingHead,
    in journal: any SittingJournal
  ) throws(JournalError) {
    self.id = id
    self.journal = journal
    self.head = head
    creation = definition
    durable = 0
    state = .durable(upTo: 0)
    try append(events, head: head)
  }

  /// Continues a sitting whose last event, already in the journal, is number `lastSequence`.
  public init(resuming id: String, after lastSequence: Int, head: SittingHead, in journal: any SittingJournal) {
    self.id = id
    self.journal = journal
    self.head = head
    durable = lastSequence
    state = .durable(upTo: lastSequence)
  }

  /// Appends events, after those that still wait. They are durable if the state that is returned says so.
  ///
  /// What the disk refuses is kept and not thrown. Throws what waiting will not mend (`conflict`, `newerRelease`,
  /// `damaged`…): then these events are not kept, while those that waited still do.
  @discardableResult
  public func append(_ events: [RecordedEvent], head: SittingHead) throws(JournalError) -> State {
    let before = (pending.count, self.head)
    pending += events
    self.head = head
    do throws(JournalError) {
      return try flush()
    } catch {
      pending.removeSubrange(before.0...)
      self.head = before.1
      note(error)
      throw error
    }
  }

  /// Tries again to write what waits; nothing when nothing does. Throws as ``append(_:head:)`` does.
  @discardableResult
  public func flush() throws(JournalError) -> State {
    guard !pending.isEmpty else { return state }
    do throws(JournalError) {
      if let definition = creation {
        try journal.create(definition, events: pending, head: head)
        creation = nil
      } else {
        try journal.append(pending, to: id, expecting: durable, head: head)
      }
    } catch {
      note(error)
      guard case .diskRefuses = error else { throw error }
      return state
    }
    durable += pending.count
    pending = []
    state = .durable(upTo: durable)
    return state
  }

  private func note(_ reason: JournalError) {
    guard let first = pending.first else {
      state = .durable(upTo: durable)
      return
    }
    state = .pending(
      Pending(count: pending.count, firstSequence: first.sequence, since: first.moment.recorded, reason: reason))
  }
}

extension SittingWriter.State: CustomStringConvertible {
  /// In French: what to show beside the prompt.
  public var description: String {
    switch self {
    case .durable: "Enregistré"
    case .pending(let pending):
      "NON ENREGISTRÉ : \(pending.count == 1 ? "1 événement" : "\(pending.count) événements") "
        + "depuis \(pending.since.clock). \(pending.reason.description)"
    }
  }
}
