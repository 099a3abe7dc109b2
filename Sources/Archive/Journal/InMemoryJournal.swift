// SPDX-License-Identifier: GPL-3.0-or-later

public import Sittings

/// The twin of the real stores, that keeps nothing: for tests and throw-away rehearsals.
public final class InMemoryJournal: SittingJournal {
  private struct Kept {
    var opening: Opening
    var events: [StoredEvent]
    var head: SittingHead
  }

  private var sittings: [String: Kept] = [:]
  private var definitions: [String: ExamDefinition] = [:]

  public init() {}

  public func create(
    _ definition: ExamDefinition, events: [RecordedEvent], head: SittingHead
  ) throws(JournalError) {
    let opening = try definition.opening(of: events)
    let batch = try Batch(events, after: 0)
    guard batch.remainder(beyond: sittings[opening.id]?.events ?? []) != nil else {
      throw .sittingExists(opening.id)
    }
    definitions[definition.sha256] = definition
    sittings[opening.id] = Kept(opening: opening, events: batch.stored, head: head)
  }

  public func append(
    _ events: [RecordedEvent], to id: String, expecting lastSequence: Int, head: SittingHead
  ) throws(JournalError) {
    let batch = try Batch(events, after: lastSequence)
    guard let kept = sittings[id] else { throw .unknownSitting(id) }
    guard kept.events.map(EventCodec.current.decode).isWritable else { throw .newerRelease("Passage \(id)") }
    guard kept.events.count >= lastSequence,
      let remainder = batch.remainder(beyond: Array(kept.events.dropFirst(lastSequence)))
    else { throw batch.conflict(with: kept.events.count) }
    sittings[id]?.events += remainder
    sittings[id]?.head = head
  }

  public func storedEvents(of id: String) throws(JournalError) -> [StoredEvent] {
    guard let kept = sittings[id] else { throw .unknownSitting(id) }
    return kept.events
  }

  public func entries(of id: String) throws(JournalError) -> [JournalEntry] {
    try storedEvents(of: id).map(EventCodec.current.decode)
  }

  public func definition(_ sha256: String) -> ExamDefinition? { definitions[sha256] }

  public func summaries() -> [SittingSummary] {
    sittings.values.compactMap { kept in
      guard let first = kept.events.first, let last = kept.events.last else { return nil }
      var head = kept.head
      head.candidate = nil
      return SittingSummary(
        id: kept.opening.id, exam: kept.opening.exam, session: kept.opening.session,
        candidate: kept.head.candidate ?? kept.opening.candidate, isRehearsal: kept.opening.isRehearsal,
        opened: first.moment.effective,
        lastRecorded: last.moment.recorded, eventCount: kept.events.count, head: head)
    }
    .latestFirst()
  }

  /// Puts an event in as another release might have: tests only.
  package func inject(_ event: StoredEvent, into id: String) { sittings[id]?.events.append(event) }
}
