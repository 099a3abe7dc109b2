// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import GRDB
internal import Glibc

extension SQLiteStore {
  /// Puts a copy in the place of the centre's database once it was made ready: whatever happens meanwhile, the centre has
  /// the one or the other whole, never the copy as it was before.
  ///
  /// - Parameter prepare: is given the copy in the present form, to be written to; what it throws leaves all as it was.
  public static func restore(
    _ path: String, to folder: CentreFolder, preparing prepare: (SQLiteStore) async throws -> Void
  ) async throws {
    // The folder only: an empty database would hide that the one of before is lost, should the copy be refused.
    try folder.makeFolder(folder.path)
    let file = try BackupFile(workName(in: folder))
    defer {
      file.discard()
      file.close()
    }
    try copy(path, to: file.temporary)
    let work = SQLiteStore(try open(file.temporary), in: nil)
    try work.bringUpToDate()
    // One file: the log of another would be left behind.
    try translatingErrors { try work.queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") } }
    try await prepare(work)
    try restore(file.temporary, to: folder)
  }

  /// Takes away what a restoration that died left beside the database: it may hold what was erased.
  public static func discardRestoration(in folder: CentreFolder) {
    let path = workName(in: folder) + ".partiel"
    guard access(path, F_OK) == 0, let file = try? BackupFile(workName(in: folder)) else { return }
    file.discard()
    file.close()
  }

  private static func workName(in folder: CentreFolder) -> String { folder.path + "/.restauration" }

  private static func open(_ path: String) throws(JournalError) -> DatabaseQueue {
    try translatingErrors { try DatabaseQueue(path: path, configuration: configuration()) }
  }

  private static func copy(_ path: String, to work: String) throws(JournalError) {
    guard access(path, R_OK) == 0 else { throw .system(errno, path) }
    var configuration = configuration()
    configuration.readonly = true
    try translatingErrors {
      let source = try DatabaseQueue(path: path, configuration: configuration)
      guard try SQLiteStore(source, in: nil, isForReading: true).version() > 0 else {
        throw JournalError.damaged("sauvegarde vide")
      }
      let destination = try DatabaseQueue(path: work)
      try source.inDatabase { from in try destination.inDatabase { try from.backup(to: $0) } }
      try destination.close()
    }
  }
}
