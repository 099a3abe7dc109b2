// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import GRDB
internal import Glibc

extension SQLiteStore {
  /// Puts a copy in the place of the centre's database once it was made ready: whatever happens meanwhile, the centre has
  /// the one or the other whole, never the copy as it was before.
  ///
  /// - Parameter prepare: is given the copy in the present form, to be written to; what it throws leaves all as it was.
  /// - Returns: the name that the former database has now, where it could not be read; `nil` where the copy replaced it.
  @discardableResult
  public static func restore(
    _ path: String, to folder: CentreFolder, preparing prepare: (SQLiteStore) async throws -> Void
  ) async throws -> String? {
    // The folder only: an empty database would hide that the one of before is lost, should the copy be refused.
    try folder.makeFolder(folder.path)
    let file = try BackupFile(workName(in: folder))
    defer {
      file.discard()
      file.close()
    }
    try copy(path, to: file.temporary)
    try await ready(file.temporary, prepare)
    guard try isReadable(folder) else { return try folder.setDatabaseAside(for: file) }
    try restore(file.temporary, to: folder)
    return nil
  }

  private static func ready(_ path: String, _ prepare: (SQLiteStore) async throws -> Void) async throws {
    let work = SQLiteStore(try open(path), in: nil)
    try work.bringUpToDate()
    // One file: the log of another would be left behind.
    try translatingErrors { try work.queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") } }
    try await prepare(work)
    try work.checkPages()
  }

  /// Throws `damaged` with what SQLite finds wrong.
  func checkPages() throws(JournalError) {
    let problems = try read { try String.fetchAll($0, sql: "PRAGMA integrity_check").filter { $0 != "ok" } }
    guard problems.isEmpty else { throw .damaged(problems.joined(separator: "\n")) }
  }

  /// Whether a centre's database can be read through, page by page; so it is said to be where there is none.
  public static func isReadable(_ folder: CentreFolder) throws(JournalError) -> Bool {
    do throws(JournalError) {
      guard let store = try openForReading(folder) else { return true }
      return try store.readOne { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") == "ok" }
    } catch {
      guard error.isOfUnreadable else { throw error }
      return false
    }
  }

  /// Takes away what a restoration that died left beside the database: it may hold what was erased.
  public static func discardRestoration(in folder: CentreFolder) {
    let path = workName(in: folder) + ".partiel"
    guard BackupFile.ends.contains(where: { access(path + $0, F_OK) == 0 }),
      let file = try? BackupFile(workName(in: folder))
    else { return }
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

extension CentreFolder {
  /// Gives the database's name to a file that is whole, and another name to what had it: nothing of that is lost.
  ///
  /// - Returns: the name that it has now.
  fileprivate func setDatabaseAside(for file: BackupFile) throws -> String {
    var number = 1
    var name: String { path + "/oral.illisible\(number > 1 ? "-\(number)" : "").sqlite" }
    while link(database, name) != 0 {
      guard errno == EEXIST, number < 1000 else { throw JournalError.system(errno, name) }
      number += 1
    }
    // The new one must not find the log of the other.
    for end in ["-wal", "-shm"] where rename(database + end, name + end) != 0 && errno != ENOENT {
      throw JournalError.system(errno, name + end)
    }
    try file.finish(as: database)
    return name
  }
}

extension JournalError {
  /// Whether the file is there and does not read as a database: no later attempt will do better.
  fileprivate var isOfUnreadable: Bool {
    switch self {
    case .damaged: true
    case .diskRefuses(let refusal): refusal.kind == .ioError
    default: false
    }
  }
}
