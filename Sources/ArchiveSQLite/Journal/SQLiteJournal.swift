// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Exams
internal import Foundation
internal import GRDB
public import Sittings

/// The journal of a centre on one machine. Used from one thread.
public final class SQLiteJournal: SittingJournal {
  private let store: SQLiteStore
  /// The sittings of which every event was found to be understood: only such ones are written to.
  private var understood: [String: Place] = [:]

  public init(_ store: SQLiteStore) { self.store = store }

  public func create(
    _ definition: ExamDefinition, events: [RecordedEvent], head: SittingHead
  ) throws(JournalError) {
    let opening = try definition.opening(of: events)
    let batch = try Batch(events, after: 0)
    let sitting = try store.write { db in
      if let place = try place(of: opening.id, db) {
        guard let remainder = batch.remainder(beyond: try EventRow.fetch(place.sitting, after: 0, db)) else {
          throw JournalError.sittingExists(opening.id)
        }
        try add(remainder, to: place, head, db)
        return place.sitting
      }
      try db.execute(
        sql: "INSERT INTO definition (sha256, file, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [definition.sha256, definition.file, Data(definition.bytes)])
      let sitting = try insert(opening, head, db)
      try EventRow.insert(batch.stored, into: sitting, db)
      return sitting
    }
    understood[opening.id] = Place(sitting: sitting, last: events.count, head: head)
  }

  public func append(
    _ events: [RecordedEvent], to id: String, expecting lastSequence: Int, head: SittingHead
  ) throws(JournalError) {
    let batch = try Batch(events, after: lastSequence)
    if try appendNext(batch, to: id, head) { return }
    let sitting = try store.write { db in
      guard let place = try place(of: id, db) else { throw JournalError.unknownSitting(id) }
      guard try isUnderstood(id, place, db) else { throw JournalError.newerRelease("Passage \(id)") }
      let tail = place.last > lastSequence ? try EventRow.fetch(place.sitting, after: lastSequence, db) : []
      guard place.last >= lastSequence, let remainder = batch.remainder(beyond: tail) else {
        throw batch.conflict(with: place.last)
      }
      try add(remainder, to: place, head, db)
      return place.sitting
    }
    understood[id] = Place(sitting: sitting, last: lastSequence + events.count, head: head)
  }

  /// What nearly every append is: one event right after one's own last, under the same head. One statement, which is
  /// its own transaction, and one page of the database; `false` when it is anything else, and nothing was written.
  private func appendNext(_ batch: Batch, to id: String, _ head: SittingHead) throws(JournalError) -> Bool {
    guard let place = understood[id], batch.stored.count == 1, place.last == batch.after, place.head == head,
      try store.writeOne({ try EventRow.insertNext(batch.stored[0], into: place.sitting, $0) })
    else { return false }
    understood[id]?.last += 1
    return true
  }

  public func storedEvents(of id: String) throws(JournalError) -> [StoredEvent] { try fetch(id).stored }

  public func entries(of id: String) throws(JournalError) -> [JournalEntry] {
    let (place, stored) = try fetch(id)
    let entries = stored.map(EventCodec.current.decode)
    understood[id] = entries.isWritable ? place : nil
    return entries
  }

  private func fetch(_ id: String) throws(JournalError) -> (place: Place, stored: [StoredEvent]) {
    try store.read { db in
      guard let found = try place(of: id, db) else { throw JournalError.unknownSitting(id) }
      return (found, try EventRow.fetch(found.sitting, after: 0, db))
    }
  }

  public func definition(_ sha256: String) throws(JournalError) -> ExamDefinition? {
    try store.read { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT file, bytes FROM definition WHERE sha256 = ?", arguments: [sha256])
      return try row.map { row in
        ExamDefinition(
          sha256: sha256, file: try row.decode(forColumn: "file"),
          bytes: Array(try row.decode(Data.self, forColumn: "bytes")))
      }
    }
  }

  /// What the journal keeps of a sitting: its line in the list, and its events; `nil` without any.
  public func kept(_ id: String) throws(JournalError) -> (summary: SittingSummary, stored: [StoredEvent])? {
    try store.read { db in
      guard let row = try Row.fetchOne(db, sql: SummaryRow.query + " WHERE sitting.id = ?", arguments: [id]) else {
        return nil
      }
      return (try SummaryRow.summary(row), try EventRow.fetch(try row.decode(forColumn: "number"), after: 0, db))
    }
  }

  public func summaries() throws(JournalError) -> [SittingSummary] {
    try store.read { db in try Row.fetchAll(db, sql: SummaryRow.query).map(SummaryRow.summary) }.latestFirst()
  }
}

extension SQLiteJournal {
  /// Where a sitting is, and how it stands.
  private struct Place {
    var sitting: Int64
    /// The last sequence number.
    var last: Int
    var head: SittingHead
  }

  private func place(of id: String, _ db: Database) throws -> Place? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT number, stage, outcome, decision,
          (SELECT max(sequence) FROM event WHERE event.sitting = sitting.number) AS last
        FROM sitting WHERE id = ?
        """)
    return try Row.fetchOne(statement, arguments: [id]).map { row in
      Place(
        sitting: try row.decode(forColumn: "number"), last: try row.decode(forColumn: "last"),
        head: try SummaryRow.head(row))
    }
  }

  /// Adds events and, only where it changed, the head: most appends touch one page of the database.
  private func add(
    _ events: ArraySlice<StoredEvent>, to place: Place, _ head: SittingHead, _ db: Database
  ) throws {
    try EventRow.insert(events, into: place.sitting, db)
    guard head != place.head else { return }
    let statement = try db.cachedStatement(
      sql: """
        UPDATE sitting SET stage = ?, outcome = ?, decision = ?,
          candidate_number = coalesce(?, candidate_number),
          candidate_family_name = coalesce(?, candidate_family_name),
          candidate_given_name = coalesce(?, candidate_given_name)
        WHERE number = ?
        """)
    try statement.execute(arguments: [
      head.stage, head.outcome?.storedName, head.decision, head.candidate?.number, head.candidate?.familyName,
      head.candidate?.givenName, place.sitting,
    ])
  }

  /// Whether this release understands every event of a sitting; what was checked before is not checked again.
  private func isUnderstood(_ id: String, _ place: Place, _ db: Database) throws -> Bool {
    let checked = understood[id]?.last ?? 0
    guard checked < place.last else { return true }
    return try EventRow.fetch(place.sitting, after: checked, db).map(EventCodec.current.decode).isWritable
  }

  private func insert(_ opening: Opening, _ head: SittingHead, _ db: Database) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO sitting (
          id, definition, exam, exam_version, session, candidate_number, candidate_family_name, candidate_given_name,
          rehearsal, stage, outcome, decision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        opening.id, opening.exam.sha256, opening.exam.id, opening.exam.version, opening.session,
        opening.candidate.number, opening.candidate.familyName, opening.candidate.givenName, opening.isRehearsal,
        head.stage, head.outcome?.storedName, head.decision,
      ])
    return db.lastInsertedRowID
  }
}
