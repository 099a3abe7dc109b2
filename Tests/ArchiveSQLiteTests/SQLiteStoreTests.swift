// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import EventSamples
import Foundation
import GRDB
import Sittings
import Testing

@testable import ArchiveSQLite

@Suite struct `The SQLite store` {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func `syncs every commit, in a write-ahead log`() throws {
    let store = try SQLiteStore.open(folder.centre)
    // 2 is FULL: GRDB falls back to 1 (NORMAL) wherever it sets up the log itself.
    #expect(try pragma("synchronous", store) == "2")
    #expect(try pragma("journal_mode", store) == "wal")
    #expect(try pragma("foreign_keys", store) == "1")
    #expect(try pragma("secure_delete", store) == "1")
    #expect(try pragma("busy_timeout", store) == "5000")
    #expect(try pragma("application_id", store) == "1869767020")
  }

  @Test func `still syncs every commit when opened again`() throws {
    _ = try SQLiteStore.open(folder.centre)
    #expect(try pragma("synchronous", SQLiteStore.open(folder.centre)) == "2")
  }

  @Test func `is for its owner alone`() throws {
    let store = try SQLiteStore.open(folder.centre)
    try JournalSample.fill(SQLiteJournal(store))
    #expect(try mode("") == 0o700)
    #expect(try mode("/oral.sqlite") == 0o600)
    #expect(try mode("/oral.sqlite-wal") == 0o600)
    #expect(try mode("/oral.sqlite-shm") == 0o600)
  }

  @Test func `opens again without writing`() throws {
    let first = try SQLiteStore.open(folder.centre)
    try JournalSample.fill(SQLiteJournal(first))
    let before = try files()
    let second = try SQLiteStore.open(folder.centre)
    #expect(try SQLiteJournal(second).summaries().count == 1)
    let reader = try #require(try SQLiteStore.openForReading(folder.centre))
    #expect(try SQLiteJournal(reader).entries(of: "a").count == 4)
    #expect(try files() == before)
    withExtendedLifetime((first, second, reader)) {}
  }

  @Test func `for reading refuses to write, and is not there before the first sitting`() throws {
    #expect(try SQLiteStore.openForReading(folder.centre) == nil)
    _ = try SQLiteStore.open(folder.centre)
    let reader = try #require(try SQLiteStore.openForReading(folder.centre))
    #expect {
      try JournalSample.fill(SQLiteJournal(reader))
    } throws: {
      guard case .diskRefuses(let refusal) = $0 as? JournalError else { return false }
      return refusal.kind == .readOnly
    }
  }

  @Test func `of a later release is refused unharmed`() throws {
    do {
      let store = try SQLiteStore.open(folder.centre)
      try store.queue.inDatabase { try $0.execute(sql: "PRAGMA user_version = 99") }
    }
    let before = try files()
    #expect(throws: JournalError.newerRelease("Centre")) { try SQLiteStore.open(folder.centre) }
    #expect(throws: JournalError.newerRelease("Centre")) { try SQLiteStore.openForReading(folder.centre) }
    #expect(try files() == before)
  }

  @Test(arguments: [
    "not a database, but long enough to have had a header of one hundred bytes", "SQLite format 3\u{0}",
  ])
  func `that is no database is refused unharmed`(_ text: String) throws {
    try folder.centre.prepare()
    let bytes = Data(repeating: 0, count: 5000)
    try (Data(text.utf8) + bytes).write(to: URL(fileURLWithPath: folder.centre.database))
    #expect {
      try SQLiteStore.open(folder.centre)
    } throws: {
      if case .damaged = $0 as? JournalError { true } else { false }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.centre.database)) == Data(text.utf8) + bytes)
  }

  @Test func `with a form that no release has is damaged`() throws {
    _ = try SQLiteStore.open(folder.centre)
    try DatabaseQueue(path: folder.centre.database).inDatabase { try $0.execute(sql: "PRAGMA user_version = -2") }
    let refusal = JournalError.damaged("son numéro de forme n’en est pas un")
    #expect(throws: refusal) { try SQLiteStore.open(folder.centre) }
    #expect(throws: refusal) { try SQLiteStore.openForReading(folder.centre) }
  }

  @Test func `of another program is refused unharmed`() throws {
    try folder.centre.prepare()
    let other = try DatabaseQueue(path: folder.centre.database)
    try other.inDatabase { try $0.execute(sql: "CREATE TABLE recipe (id)") }
    #expect(throws: JournalError.damaged("ce fichier n’est pas une base d’oral")) {
      try SQLiteStore.open(folder.centre)
    }
    #expect(try other.inDatabase { try $0.tableExists("sitting") } == false)
  }

  @Test func `is made once when several programs come at the same time`() async throws {
    let centre = folder.centre
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...16 {
        group.addTask {
          let journal = SQLiteJournal(try SQLiteStore.open(centre))
          let head = SittingHead(stage: "open")
          try journal.create(JournalSample.definition, events: JournalSample.events("p\(number)"), head: head)
        }
      }
      try await group.waitForAll()
    }
    let journal = SQLiteJournal(try SQLiteStore.open(centre))
    #expect(try journal.summaries().count == 16)
  }

  @Test func `says where a folder cannot be made`() throws {
    try Data().write(to: URL(fileURLWithPath: folder.path + "/file"))
    for path in [folder.path + "/file/centre", "/proc/oral/centre"] {
      #expect {
        try SQLiteStore.open(CentreFolder(path))
      } throws: {
        guard case .diskRefuses(let refusal) = $0 as? JournalError else { return false }
        return refusal.kind == .denied
      }
    }
  }

  private func pragma(_ name: String, _ store: SQLiteStore) throws -> String? {
    try store.queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA \(name)") }
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder.centre.path + path)[.posixPermissions] as? Int
  }

  /// The database and its log, byte for byte. (The index, `-shm`, holds the readers' marks.)
  private func files() throws -> [Data?] {
    ["", "-wal"].map { FileManager.default.contents(atPath: folder.centre.database + $0) }
  }
}

/// A small journal to have something in a store.
enum JournalSample {
  static let definition = ExamDefinition(file: "x.yaml", bytes: Array("x".utf8))

  static func events(_ id: String = "a", count: Int = 3) -> [RecordedEvent] {
    var maker = EventMaker(seed: 3)
    return maker.journal(id: id, definition: definition.sha256, count: count)
  }

  static func fill(_ journal: some SittingJournal) throws {
    try journal.create(definition, events: events(), head: SittingHead(stage: "open"))
  }
}
