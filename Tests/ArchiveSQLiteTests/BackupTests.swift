// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import Foundation
import GRDB
import Synchronization
import Testing

@testable import ArchiveSQLite

@Suite struct `A backup` {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path + "/sauvegarde.oral" }
  private var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  private func archive(_ count: Int = 20) async throws -> (SQLiteArchive, ChainMaker) {
    let store = try SQLiteStore.open(folder.centre)
    try JournalSample.fill(SQLiteJournal(store))
    var (facts, maker) = (FactsMaker(seed: 1), ChainMaker("a"))
    let archive = SQLiteArchive(store)
    let items = [maker.item(.genesis, "genese")] + (0..<count).map { _ in maker.passage(facts.facts()) }
    try await archive.append(maker.batch(items, definitions: [JournalSample.definition]))
    return (archive, maker)
  }

  @Test func `is one file for its owner alone, and holds all that the centre held`() async throws {
    let (archive, maker) = try await archive()
    let heads = try await archive.backup(to: path)
    #expect(heads.map(\.head) == [maker.head])
    #expect(try files == ["centre", "sauvegarde.oral"])
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    let store = try SQLiteStore.openBackup(path)
    let copy = SQLiteArchive(store)
    #expect(try await copy.everything() == archive.everything())
    #expect(try SQLiteJournal(store).entries(of: "a").count == 4)
    #expect(try files == ["centre", "sauvegarde.oral"])
    var late = maker
    await #expect(throws: ArchiveError.diskRefuses(DiskRefusal(.readOnly))) {
      try await copy.append(late.batch([late.item(.key, "cle")]))
    }
  }

  @Test func `can be read from a folder where nothing can be written`() async throws {
    let (archive, _) = try await archive()
    let shelf = folder.path + "/shelf"
    try FileManager.default.createDirectory(atPath: shelf, withIntermediateDirectories: false)
    try await archive.backup(to: shelf + "/copy")
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: shelf)
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: shelf + "/copy")
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: shelf) }
    #expect(
      try await SQLiteArchive(SQLiteStore.openBackup(shelf + "/copy")).list(ArchiveFilter(), page: Page(limit: 99))
        .count == 20)
  }

  @Test func `is of one instant, while another program writes`() async throws {
    let (archive, maker) = try await archive(200)
    let other = try SQLiteArchive(SQLiteStore.open(folder.centre))
    let wrote = Mutex(false)
    let heads = try await archive.backup(to: path) { _ in
      wrote.withLock { wrote in
        guard !wrote else { return }
        wrote = true
        // The copy is under way: what comes now is for the next one.
        let insert = "INSERT INTO criterion (id) VALUES ('late')"
        do { try other.store.write { try $0.execute(sql: insert) } } catch { Issue.record(error) }
      }
    }
    #expect(wrote.withLock { $0 })
    #expect(heads.map(\.head) == [maker.head])
    let late = "SELECT count(*) FROM criterion WHERE id = 'late'"
    #expect(try SQLiteStore.openBackup(path).read { try Int.fetchOne($0, sql: late) } == 0)
    #expect(try archive.store.read { try Int.fetchOne($0, sql: late) } == 1)
  }

  @Test func `takes the place of the last one at once, or not at all`() async throws {
    let (archive, _) = try await archive()
    try await archive.backup(to: path)
    let first = try Data(contentsOf: URL(fileURLWithPath: path))
    // Where SQLite finds something wrong, the former backup stays.
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'record_by_id'"
    let page = try archive.store.read { try Int.fetchOne($0, sql: sql) } ?? 0
    try archive.store.queue.close()
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.centre.database))
    try file.seek(toOffset: UInt64(page * 4096 - 30))
    try file.write(contentsOf: Data("xxx".utf8))
    try file.close()
    let damaged = try SQLiteArchive(SQLiteStore.open(folder.centre))
    await #expect(throws: ArchiveError.self) { try await damaged.backup(to: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first)
    #expect(try files == ["centre", "sauvegarde.oral"])
  }

  @Test func `that cannot be written leaves nothing, and says why`() async throws {
    let (archive, _) = try await archive()
    for wrong in ["/nowhere/x", folder.path, "/proc/x"] {
      await #expect(throws: ArchiveError.self) { try await archive.backup(to: wrong) }
    }
    #expect(try files == ["centre"])
    #expect(throws: JournalError.self) { try SQLiteStore.openBackup(folder.path + "/none") }
    #expect(throws: JournalError.self) { try SQLiteStore.restore(folder.path + "/none", to: folder.centre) }
  }

  @Test func `is not made twice at the same time under one name`() async throws {
    let (archive, _) = try await archive()
    let file = try BackupFile(path)
    await #expect(throws: ArchiveError.diskRefuses(DiskRefusal(.busy, detail: path + ".partiel"))) {
      try await archive.backup(to: path)
    }
    file.close()
    try await archive.backup(to: path)
    #expect(try files == ["centre", "sauvegarde.oral"])
  }

  @Test func `replaces what the centre has when it is restored`() async throws {
    var (archive, maker) = try await archive()
    let before = try await archive.everything()
    try await archive.backup(to: path)
    var facts = FactsMaker(seed: 2)
    try await archive.append(maker.batch((0..<50).map { _ in maker.passage(facts.facts()) }))
    #expect(try await archive.everything() != before)
    try SQLiteStore.restore(path, to: folder.centre)
    #expect(try await archive.everything() == before)
    #expect(try await SQLiteArchive(SQLiteStore.open(folder.centre)).everything() == before)
    #expect(try archive.check() == [])
  }

  @Test func `that somebody copied into a centre's folder is its database, log and all`() async throws {
    let (archive, _) = try await archive()
    try await archive.backup(to: path)
    let other = CentreFolder(folder.path + "/other")
    try FileManager.default.createDirectory(atPath: other.path, withIntermediateDirectories: false)
    try FileManager.default.copyItem(atPath: path, toPath: other.database)
    let store = try SQLiteStore.open(other)
    #expect(try store.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    #expect(try store.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    #expect(try await SQLiteArchive(store).everything() == archive.everything())
  }

  @Test(arguments: [0, 1, 100, 5000]) func `that was cut or changed is not restored`(_ size: Int) async throws {
    let (archive, _) = try await archive()
    let before = try await archive.everything()
    try await archive.backup(to: path)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path)).prefix(size == 100 ? .max : size)
    if size == 100 { bytes.replaceSubrange(8192..<16384, with: Data(repeating: 0x55, count: 8192)) }
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(throws: JournalError.self) { try SQLiteStore.restore(path, to: folder.centre) }
    #expect(try await archive.everything() == before)
  }
}
