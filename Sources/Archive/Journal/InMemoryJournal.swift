// SPDX-License-Identifier: GPL-3.0-or-later

public import Sittings
internal import Synchronization

/// The twin of the real stores, that keeps nothing: for tests and throw-away rehearsals.
public final class InMemoryJournal: SittingJournal, Sendable {
  private struct Kept {
    var opening: Opening
    var events: [StoredEvent]
    var head: SittingHead
  }

  private struct State {
    var sittings: [String: Kept] = [:]
    var definitions: [String: ExamDefinition] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  public func create(
    _ definition: ExamDefinition, events: [RecordedEvent], head: SittingHead
  ) throws(JournalError) {
    let opening = try definition.opening(of: events)
    let batch = try Batch(events, after: 0)
    try state.withLock { (state) throws(JournalError) in
      guard batch.remainder(beyond: state.sittings[opening.id]?.events ?? []) != nil else {
        throw .sittingExists(opening.id)
      }
      state.definitions[definition.sha256] = definition
      state.sittings[opening.id] = Kept(opening: opening, events: batch.stored, head: head)
    }
  }

  public func append(
    _ events: [RecordedEvent], to id: String, expecting lastSequence: Int, head: SittingHead
  ) throws(JournalError) {
    let batch = try Batch(events, after: lastSequence)
    try state.withLock { (state) throws(JournalError) in
      guard let kept = state.sittings[id] else { throw .unknownSitting(id) }
      guard kept.events.map(EventCodec.current.decode).isWritable else { throw .newerRelease("Passage \(id)") }
      guard kept.events.count >= lastSequence,
        let remainder = batch.remainder(beyond: Array(kept.events.dropFirst(lastSequence)))
      else { throw batch.conflict(with: kept.events.count) }
      state.sittings[id]?.events += remainder
      state.sittings[id]?.head = head
    }
  }

  public func storedEvents(of id: String) throws(JournalError) -> [StoredEvent] {
    guard let kept = state.withLock({ $0.sittings[id] }) else { throw .unknownSitting(id) }
    return kept.events
  }

  public func entries(of id: String) throws(JournalError) -> [JournalEntry] {
    try storedEvents(of: id).map(EventCodec.current.decode)
  }

  public func definition(_ sha256: String) -> ExamDefinition? { state.withLock { $0.definitions[sha256] } }

  public func summaries() -> [SittingSummary] {
    state.withLock { $0.sittings }.values.compactMap { kept in
      guard let first = kept.events.first, let last = kept.events.last else { return nil }
      var head = kept.head
      head.candidate = nil
      return SittingSummary(
        id: kept.opening.id, exam: kept.opening.exam, session: kept.opening.session,
        candidate: kept.head.candidate ?? kept.opening.candidate, isRehearsal: kept.opening.isRehearsal,
        opened: first.moment.effective, lastRecorded: last.moment.recorded, eventCount: kept.events.count, head: head)
    }
    .latestFirst()
  }

  /// Puts an event in as another release might have: tests only.
  package func inject(_ event: StoredEvent, into id: String) {
    state.withLock { $0.sittings[id]?.events.append(event) }
  }

  /// Ends sittings by their last events, all or none: an archive's sealing.
  func seal(_ seals: [SittingSeal]) throws(ArchiveError) {
    let batches = try seals.map { (seal) throws(ArchiveError) in try seal.batch() }
    try state.withLock { (state) throws(ArchiveError) in
      for (seal, batch) in zip(seals, batches) {
        guard state.sittings[seal.id]?.events.count == batch.after else { throw .sittingMoved(seal.id) }
      }
      for (seal, batch) in zip(seals, batches) {
        state.sittings[seal.id]?.events += batch.stored
        state.sittings[seal.id]?.head = seal.head
      }
    }
  }

  /// Forgets sittings, as an erasure asks.
  func erase(_ ids: Set<String>) { state.withLock { state in for id in ids { state.sittings[id] = nil } } }
}

extension SittingSeal {
  /// The events on their way to a store.
  package func batch() throws(ArchiveError) -> Batch {
    do throws(JournalError) {
      return try Batch(events, after: (events.first?.sequence ?? 0) - 1)
    } catch {
      throw ArchiveError(error)
    }
  }
}
