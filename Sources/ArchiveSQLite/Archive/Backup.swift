// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import GRDB
internal import Glibc

/// How far a copy has come, in pages of the database.
public struct CopyProgress: Hashable, Sendable {
  public var done: Int
  public var total: Int
}

extension SQLiteArchive {
  /// Copies the whole centre's database, journal and archive, to one file while others go on working.
  ///
  /// The copy is of one instant. It takes the name only once it is whole, checked and on the disk; what had that name
  /// before is then gone. The file is its owner's alone (0600).
  /// - Parameter verify: is given the copy before it takes the name; what it throws leaves what had that name.
  /// - Returns: where the chains end in the copy.
  /// - Throws: `diskRefuses`; `damaged` when the copy, or what was copied, is not sound. Nothing is left behind then.
  @discardableResult
  public func backup(
    to path: String, progress: @escaping @Sendable (CopyProgress) -> Void = { _ in },
    verifying verify: (SQLiteArchive) async throws -> Void = { _ in }
  ) async throws -> [ChainSummary] {
    // A copy must not bring back what was erased.
    try await scrub()
    let file = try BackupFile(path)
    defer { file.close() }
    do {
      let chains = try copy(to: file.temporary, progress)
      let copy = SQLiteArchive(try archiving { () throws(JournalError) in try SQLiteStore.openBackup(file.temporary) })
      let problems = try copy.check()
      guard problems.isEmpty else { throw ArchiveError.damaged(problems.joined(separator: "\n")) }
      guard try await copy.chains() == chains else {
        throw ArchiveError.damaged("la copie n’a pas les têtes de l’archive")
      }
      try await verify(copy)
      try file.finish()
      return chains
    } catch {
      file.discard()
      throw error
    }
  }

  private func copy(
    to path: String, _ progress: @escaping @Sendable (CopyProgress) -> Void
  ) throws(ArchiveError) -> [ChainSummary] {
    try read { db in
      // Reading begins the transaction, of which the copy is made: writers do not make it begin again.
      let chains = try RecordReader.chains(db)
      var configuration = Configuration()
      configuration.label = "oral.copy"
      // Nobody else sees the file yet, and it is synced as a whole before it gets its name.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
      let copy = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? copy.close() }
      try copy.inDatabase { destination in
        try db.backup(to: destination, pagesPerStep: 2048) {
          progress(CopyProgress(done: $0.completedPageCount, total: $0.totalPageCount))
        }
        // One file, that can be read where nothing can be written.
        try destination.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      return chains
    }
  }

  /// What is wrong with the database as SQLite sees it, its text index included; empty when nothing is.
  ///
  /// Reads everything, apart from what records say: that is ``ArchiveVerification``'s task.
  public func check() throws(ArchiveError) -> [String] {
    try read { db in try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" } }
  }
}

/// Says a journal's refusal in the archive's terms.
func archiving<Value>(_ body: () throws(JournalError) -> Value) throws(ArchiveError) -> Value {
  do throws(JournalError) { return try body() } catch { throw ArchiveError(error) }
}
