// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Exams
internal import Foundation
internal import GRDB
public import Sittings

/// The journal of a centre on one machine. Used from one thread.
public final class SQLiteJournal: SittingJournal {
  private let store: SQLiteStore
  /// Up to which event each sitting was found to be understood: only such sittings are written to.
  private var understood: [String: Int] = [:]

  public init(_ store: SQLiteStore) { self.store = store }

  public func create(
    _ definition: ExamDefinition, events: [RecordedEvent], head: SittingHead
  ) throws(JournalError) {
    let opening = try definition.opening(of: events)
    let batch = try Batch(events, after: 0)
    try store.write { db in
      if let (sitting, _) = try place(of: opening.id, db) {
        guard let remainder = batch.remainder(beyond: try EventRow.fetch(sitting, after: 0, db)) else {
          throw JournalError.sittingExists(opening.id)
        }
        return try add(remainder, to: sitting, endingAt: events.count, head, db)
      }
      try db.execute(
        sql: "INSERT INTO definition (sha256, file, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [definition.sha256, definition.file, Data(definition.bytes)])
      let sitting = try insert(opening, lastSequence: events.count, head, db)
      try EventRow.insert(batch.stored, into: sitting, db)
    }
    understood[opening.id] = events.count
  }

  public func append(
    _ events: [RecordedEvent], to id: String, expecting lastSequence: Int, head: SittingHead
  ) throws(JournalError) {
    let batch = try Batch(events, after: lastSequence)
    try store.write { db in
      guard let (sitting, last) = try place(of: id, db) else { throw JournalError.unknownSitting(id) }
      guard try isUnderstood(id, sitting, upTo: last, db) else { throw JournalError.newerRelease("Passage \(id)") }
      let tail = last > lastSequence ? try EventRow.fetch(sitting, after: lastSequence, db) : []
      guard last >= lastSequence, let remainder = batch.remainder(beyond: tail) else {
        throw batch.conflict(with: last)
      }
      try add(remainder, to: sitting, endingAt: lastSequence + events.count, head, db)
    }
    understood[id] = lastSequence + events.count
  }

  public func entries(of id: String) throws(JournalError) -> [JournalEntry] {
    let stored = try store.read { db in
      guard let (sitting, _) = try place(of: id, db) else { throw JournalError.unknownSitting(id) }
      return try EventRow.fetch(sitting, after: 0, db)
    }
    let entries = stored.map(EventCodec.current.decode)
    if entries.isWritable { understood[id] = entries.count }
    return entries
  }

  public func definition(_ sha256: String) throws(JournalError) -> ExamDefinition? {
    try store.read { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT file, bytes FROM definition WHERE sha256 = ?", arguments: [sha256])
      return row.map { ExamDefinition(sha256: sha256, file: $0["file"], bytes: Array($0["bytes"] as Data)) }
    }
  }

  public func summaries() throws(JournalError) -> [SittingSummary] {
    try store.read { db in try Row.fetchAll(db, sql: SummaryRow.query).map(SummaryRow.summary) }.latestFirst()
  }
}

extension SQLiteJournal {
  /// The row of a sitting and its last sequence number.
  private func place(of id: String, _ db: Database) throws -> (sitting: Int64, last: Int)? {
    let statement = try db.cachedStatement(sql: "SELECT number, last_sequence FROM sitting WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map { ($0["number"], $0["last_sequence"]) }
  }

  private func add(
    _ events: ArraySlice<StoredEvent>, to sitting: Int64, endingAt last: Int, _ head: SittingHead, _ db: Database
  ) throws {
    try EventRow.insert(events, into: sitting, db)
    let statement = try db.cachedStatement(
      sql: "UPDATE sitting SET last_sequence = ?, stage = ?, outcome = ?, decision = ? WHERE number = ?")
    try statement.execute(arguments: [last, head.stage, head.outcome?.storedName, head.decision, sitting])
  }

  /// Whether this release understands every event of a sitting; what was checked before is not checked again.
  private func isUnderstood(_ id: String, _ sitting: Int64, upTo last: Int, _ db: Database) throws -> Bool {
    let checked = understood[id] ?? 0
    guard checked < last else { return true }
    return try EventRow.fetch(sitting, after: checked, db).map(EventCodec.current.decode).isWritable
  }

  private func insert(
    _ opening: Opening, lastSequence: Int, _ head: SittingHead, _ db: Database
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO sitting (
          id, definition, exam, exam_version, session, candidate_number, candidate_family_name, candidate_given_name,
          rehearsal, last_sequence, stage, outcome, decision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        opening.id, opening.exam.sha256, opening.exam.id, opening.exam.version, opening.session,
        opening.candidate.number, opening.candidate.familyName, opening.candidate.givenName, opening.isRehearsal,
        lastSequence, head.stage, head.outcome?.storedName, head.decision,
      ])
    return db.lastInsertedRowID
  }
}
