// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import EventSamples
import Foundation
import FrenchText
import GRDB
import Sittings
import Testing

@testable import ArchiveSQLite

/// Databases of every release, kept as they were written. They must open forever: never edit one, never remove one.
@Suite struct `A golden centre` {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: 1...Migrations.all.count)
  func `of an earlier form opens, is brought to the present one, and can be sealed into`(_ version: Int) async throws {
    try GoldenCentre.put(version, into: folder.centre)
    let store = try SQLiteStore.open(folder.centre)
    #expect(try store.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Migrations.all.count)
    let archive = SQLiteArchive(store)
    #expect(try archive.check() == [])
    #expect(try archive.store.read(TextIndexCheck.faults) == [])
    #expect(try schema(store) == schema(SQLiteStore.open(CentreFolder(folder.path + "/new"))))
    let journal = SQLiteJournal(store)
    let lines = try GoldenCentre.lines(version)
    let sittings = try journal.summaries().map(\.id).sorted()
    #expect(try sittings.flatMap { try journal.storedEvents(of: $0).map { try $0.jsonLine() } } == lines)

    var maker = ChainMaker("new")
    let (id, last) = try #require(try journal.summaries().map { ($0.id, $0.eventCount) }.max { $0.0 < $1.0 })
    var event = JournalSample.events(id, count: last)[last]
    event.event = .sealed(record: id)
    let seal = SittingSeal(id: id, events: [event], head: SittingHead(stage: "sealed"))
    var facts = FactsMaker(seed: 1)
    let items = [maker.item(.genesis, "genese"), maker.passage(facts.facts())]
    try await archive.seal(maker.batch(items), sittings: [seal])
    #expect(try journal.entries(of: id).count == last + 1)
  }

  @Test(arguments: 1...Migrations.all.count)
  func `of an earlier form can be read, and backed up and restored`(_ version: Int) async throws {
    try GoldenCentre.put(version, into: folder.centre)
    let reader = try #require(try SQLiteStore.openForReading(folder.centre))
    #expect(try SQLiteJournal(reader).summaries().count == 3)
    let copy = CentreFolder(folder.path + "/copy")
    try SQLiteStore.restore(GoldenCentre.path(version), to: copy)
    #expect(try SQLiteJournal(SQLiteStore.open(copy)).summaries() == SQLiteJournal(reader).summaries())
  }

  /// Set ORAL_GOLDEN to a folder to write the database of the present form there; it fails then, as a reminder.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ORAL_GOLDEN"] != nil))
  func `of the present form is written`() async throws {
    let target = try #require(ProcessInfo.processInfo.environment["ORAL_GOLDEN"])
    try GoldenCentre.put(1, into: folder.centre)
    let archive = SQLiteArchive(try SQLiteStore.open(folder.centre))
    try await GoldenCentre.fill(archive)
    try await archive.backup(to: target + "/centre-v\(Migrations.all.count).sqlite")
    Issue.record("written to \(target): run again without ORAL_GOLDEN")
  }

  @Test func `of the present form answers as it did when it was written`() async throws {
    try GoldenCentre.put(2, into: folder.centre)
    let archive = SQLiteArchive(try SQLiteStore.open(folder.centre))
    let twin = try await GoldenCentre.twin()
    #expect(try await archive.everything() == twin.everything())
    for cohort in try await archive.cohorts() {
      #expect(try await archive.juryCounts(of: cohort) == (await twin.juryCounts(of: cohort)))
    }
    for words in [["prix"], ["écoute", "client"], ["l’obj*"]] {
      let (found, expected) = try await (
        archive.search(words, filter: ArchiveFilter(), limit: 99),
        twin.search(words, filter: ArchiveFilter(), limit: 99)
      )
      #expect(found.matches == expected.matches && Set(found.lines) == Set(expected.lines))
    }
  }

  @Test func `of a later form is refused unharmed, for reading, writing or restoring`() async throws {
    try GoldenCentre.put(Migrations.all.count, into: folder.centre)
    let database = try DatabaseQueue(path: folder.centre.database)
    try database.inDatabase { try $0.execute(sql: "PRAGMA user_version = \(Migrations.all.count + 1)") }
    try database.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.centre.database))
    #expect(throws: JournalError.newerRelease("Centre")) { try SQLiteStore.open(folder.centre) }
    #expect(throws: JournalError.newerRelease("Centre")) { try SQLiteStore.openForReading(folder.centre) }
    #expect(throws: JournalError.newerRelease("Centre")) { try SQLiteStore.openBackup(folder.centre.database) }
    await #expect(throws: ArchiveError.newerRelease("Centre")) { try await SQLiteArchive.open(folder.centre) }
    let other = CentreFolder(folder.path + "/other")
    #expect(throws: JournalError.newerRelease("Centre")) {
      try SQLiteStore.restore(folder.centre.database, to: other)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.centre.database)) == before)
    #expect(!FileManager.default.fileExists(atPath: other.database))
  }

  private func schema(_ store: SQLiteStore) throws -> [String] {
    try store.read { try String.fetchAll($0, sql: "SELECT ifnull(sql, name) FROM sqlite_schema ORDER BY name") }
  }
}

/// The golden databases: `centre-vN.sqlite` of form N, and its events, `centre-vN.jsonl`.
enum GoldenCentre {
  static func path(_ version: Int) throws -> String {
    let url = Bundle.module.url(forResource: "centre-v\(version)", withExtension: "sqlite", subdirectory: "Golden")
    return try #require(url, "run with ORAL_GOLDEN").path
  }

  static func put(_ version: Int, into centre: CentreFolder) throws {
    try centre.prepare()
    try Data(contentsOf: URL(fileURLWithPath: path(version))).write(to: URL(fileURLWithPath: centre.database))
  }

  /// The events of every sitting, by the sitting's id, as one line of JSON each.
  static func lines(_ version: Int) throws -> [[UInt8]] {
    let url = Bundle.module.url(forResource: "centre-v\(version)", withExtension: "jsonl", subdirectory: "Golden")
    return try Array(Data(contentsOf: #require(url))).split(separator: 0x0A).map(Array.init)
  }

  /// What the golden archive of form 2 holds: every kind of record, corrected, fixed, lifted and erased passages.
  static func fill(_ archive: some RecordArchive) async throws {
    var (facts, maker, other) = (FactsMaker(seed: 2026), ChainMaker("own"), ChainMaker("foreign"))
    let definition = ExamDefinition(file: "ntc-titre.yaml", bytes: Array("id: é\n".utf8))
    let genesis = maker.item(.genesis, "genese")
    let passages = (0..<60).map { _ in maker.passage(facts.facts()) }
    try await archive.append(maker.batch([genesis] + passages, definitions: [definition]))
    let foreign = [other.item(.genesis, "genese")] + (0..<10).map { _ in other.passage(facts.facts()) }
    try await archive.append(other.batch(foreign, isOwn: false))
    let places = passages.map(\.record.place)
    let erased: [RecordPlace: Set<RecordPart>] = [
      places[7]: Set(RecordPart.allCases), places[8]: [.identity], places[9]: [.deliberation],
      foreign[1].record.place: Set(RecordPart.allCases),
    ]
    var corrected = facts.facts()
    corrected.id = passages[3].id
    let linked = [
      maker.item(.correction, "\(corrected.id)/61", .corrected(places[3], corrected), cites: [places[3]]),
      maker.item(
        .fixing, "\(passages[4].id)/62", .fixed(places[4], Decimal64(units: 135, scale: 1)), cites: [places[4]]),
      maker.item(.lifting, "\(passages[5].id)/63", .lifted(places[5]), cites: [places[5]], parts: [.deliberation]),
      maker.item(.unit, "\(passages[5].id)/64", cites: [places[5], places[6]], parts: [.deliberation]),
      maker.item(.communication, "\(passages[6].id)/65", cites: [places[6]], parts: [.deliberation]),
      maker.item(.key, "cle/66"), maker.item(.erasure, "effacement/67", .erased(erased)),
    ]
    try await archive.append(maker.batch(linked))
  }

  static func twin() async throws -> InMemoryArchive {
    let archive = InMemoryArchive()
    try await fill(archive)
    return archive
  }
}
