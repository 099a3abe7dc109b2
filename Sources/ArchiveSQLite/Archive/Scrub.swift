// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import GRDB
internal import Sittings

/// What is left to do once an erasure is committed, so that no byte tells what was erased.
///
/// Deleted rows are overwritten with zeros (`secure_delete`), but not the copies that SQLite left behind when it once
/// moved them from page to page, nor the words in the older parts of the text index. So the index is merged into one,
/// the database is written anew from what is still in it, and the log is emptied. That takes as long as copying the
/// database, and twice its size on the disk meanwhile.
enum Scrub {
  /// Notes, in the erasure's transaction, that it is to be done: of a sitting's lock file, or of the database for "".
  static func ask(_ sitting: String, _ db: Database) throws {
    let sql = "INSERT INTO scrub (sitting, times) VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1"
    try Query(db, sql).run(.text(sitting))
  }

  /// What is to be done, and how often it was asked for.
  static func pending(_ db: Database) throws -> [(sitting: String, times: Int64)] {
    var pending: [(String, Int64)] = []
    try Query(db, "SELECT sitting, times FROM scrub ORDER BY sitting").rows { pending.append(($0.text(0), $0.int(1))) }
    return pending
  }

  /// Writes the database anew; outside of any transaction.
  static func rewrite(_ db: Database) throws {
    try db.execute(sql: "INSERT INTO passage_search (passage_search) VALUES ('optimize')")
    try db.execute(sql: "VACUUM")
    let isBusy = try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") != 0
    guard !isBusy else { throw JournalError.diskRefuses(DiskRefusal(.busy)) }
  }
}

extension SQLiteArchive {
  /// Whether traces of what was erased may still be in the centre's files: ``scrub()`` could not finish.
  public func isScrubPending() async throws(ArchiveError) -> Bool { try read { try !Scrub.pending($0).isEmpty } }

  /// Finishes what erasures left to do; nothing when they left nothing.
  ///
  /// Takes as long as copying the database. Throws `diskRefuses` when there is no room for that, or while another
  /// program reads: it can be tried again, and is when the archive is opened.
  public func scrub() async throws(ArchiveError) {
    let pending = try read { try Scrub.pending($0) }
    var done: [(sitting: String, times: Int64)] = []
    for item in pending where !item.sitting.isEmpty {
      if try forgetHold(of: item.sitting) { done.append(item) }
    }
    if let rewriting = pending.first(where: \.sitting.isEmpty) {
      do throws(JournalError) {
        try store.writeOne { try Scrub.rewrite($0) }
      } catch {
        throw ArchiveError(error)
      }
      done.append(rewriting)
    }
    guard !done.isEmpty else { return }
    try write { db in
      let query = try Query(db, "DELETE FROM scrub WHERE sitting = ? AND times = ?")
      for item in done { try query.run(.text(item.sitting), .int(item.times)) }
    }
  }

  /// Whether no lock file tells any more who held a sitting.
  private func forgetHold(of sitting: String) throws(ArchiveError) -> Bool {
    guard let folder = store.folder, SittingID.isValid(sitting) else { return true }
    do throws(HoldError) {
      return try FileHolds(folder).forget(sitting)
    } catch {
      guard case .diskRefuses(let refusal) = error else { return false }
      throw .diskRefuses(refusal)
    }
  }

  /// Takes away the journals of sittings that were never sealed, and whatever else names those who were heard. One that
  /// was sealed meanwhile is refused: its record says what there is to erase.
  public func forget(sittings ids: [String]) async throws(ArchiveError) {
    guard !ids.isEmpty else { return }
    try write { db in
      let writer = try BatchWriter(db, isOwn: true)
      let query = try Query(db, "SELECT stage FROM sitting WHERE id = ?")
      for id in ids {
        guard try query.first(.text(id), body: { $0.text(0) }) != Sitting.Stage.sealed.rawValue else {
          throw ArchiveError.sittingMoved(id)
        }
        try writer.forget(id)
      }
      try Scrub.ask("", db)
    }
    try? await scrub()
  }

  /// Erases parts of records again, without a record of it: those that a restored backup brought back.
  ///
  /// - Returns: whether any of them was there.
  @discardableResult
  public func erase(_ parts: [RecordPlace: Set<RecordPart>]) async throws(ArchiveError) -> Bool {
    let isChanged = try write { db in
      var writer = try BatchWriter(db, isOwn: true)
      return try writer.erase(parts)
    }
    if isChanged { try? await scrub() }
    return isChanged
  }
}
