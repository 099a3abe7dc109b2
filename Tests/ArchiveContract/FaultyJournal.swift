// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Sittings

/// A journal in memory whose writes fail on demand.
public final class FaultyJournal: SittingJournal {
  public enum Fault: Sendable {
    /// Refused: nothing was written.
    case refused(JournalError)
    /// Written, but the answer was lost.
    case answerLost(JournalError)
  }

  /// One per write to come; writes beyond succeed.
  public var faults: [Fault] = []
  private let journal = InMemoryJournal()

  public init() {}

  public func create(
    _ definition: ExamDefinition, events: [RecordedEvent], head: SittingHead
  ) throws(JournalError) {
    try write { () throws(JournalError) in try journal.create(definition, events: events, head: head) }
  }

  public func append(
    _ events: [RecordedEvent], to id: String, expecting lastSequence: Int, head: SittingHead
  ) throws(JournalError) {
    try write { () throws(JournalError) in
      try journal.append(events, to: id, expecting: lastSequence, head: head)
    }
  }

  public func storedEvents(of id: String) throws(JournalError) -> [StoredEvent] { try journal.storedEvents(of: id) }
  public func entries(of id: String) throws(JournalError) -> [JournalEntry] { try journal.entries(of: id) }
  public func definition(_ sha256: String) throws(JournalError) -> ExamDefinition? { journal.definition(sha256) }
  public func summaries() throws(JournalError) -> [SittingSummary] { journal.summaries() }

  private func write(_ body: () throws(JournalError) -> Void) throws(JournalError) {
    guard !faults.isEmpty else { return try body() }
    switch faults.removeFirst() {
    case .refused(let error): throw error
    case .answerLost(let error):
      try body()
      throw error
    }
  }
}
