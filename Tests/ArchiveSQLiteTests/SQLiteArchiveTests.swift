// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import Foundation
import GRDB
import Sittings
import Testing

@testable import ArchiveSQLite

@Suite struct `The SQLite archive` {
  @Test(arguments: ArchiveContract.all) func `keeps the contract`(_ contract: ArchiveContract) async throws {
    let folder = try TemporaryFolder()
    let here = try SQLiteArchive(SQLiteStore.open(folder.centre))
    let there = try SQLiteArchive(SQLiteStore.open(folder.centre))
    try await contract.check(here, there)
  }

  @Test(arguments: StationContract.all) func `keeps the station's contract`(_ contract: StationContract) async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(folder.centre)
    try await contract.check(SQLiteArchive(store), SQLiteJournal(store))
  }

  @Test(arguments: ["record", "passage", "verdict", "passage_text", "citation", "chain", "event", "scrub"])
  func `writes nothing of a batch that fails half-way`(_ table: String) async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(folder.centre)
    let archive = SQLiteArchive(store)
    try JournalSample.fill(SQLiteJournal(store))
    var (facts, maker) = (FactsMaker(seed: 1), ChainMaker("a"))
    let first = [maker.item(.genesis, "genese")] + (0..<20).map { _ in maker.passage(facts.facts()) }
    try await archive.append(maker.batch(first))
    let before = try await archive.everything()
    // The disk, the memory or SQLite itself fails at the second row of a table.
    try store.write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER fail AFTER \(table == "chain" ? "UPDATE" : "INSERT") ON \(table)
          WHEN \(table == "record" ? "new.sequence > 25" : "1") BEGIN SELECT raise(ABORT, 'no more'); END
          """)
    }
    let place = first[3].record.place
    var event = JournalSample.events(count: 5)[4]
    event.sequence = 5
    let items =
      (0..<10).map { _ in maker.passage(facts.facts()) } + [
        maker.item(.communication, "x/1", cites: [place]),
        maker.item(.erasure, "effacement", .erased([place: [.identity]])),
      ]
    let seal = SittingSeal(id: "a", events: [event], head: SittingHead(stage: "sealed"))
    let batch = maker.batch(items, definitions: [JournalSample.definition])
    await #expect(throws: ArchiveError.damaged("SQLite 1811: no more")) {
      try await archive.seal(batch, sittings: [seal])
    }
    #expect(try await archive.everything() == before)
    #expect(try SQLiteJournal(store).entries(of: "a").count == 4)
    #expect(try archive.check() == [])
    #expect(try store.read(TextIndexCheck.faults) == [])
    // Numbers that were given in the batch were not: the same batch goes through once the cause is gone.
    try store.write { try $0.execute(sql: "DROP TRIGGER fail") }
    try await archive.seal(batch, sittings: [seal])
    #expect(try await archive.list(ArchiveFilter(), page: Page(limit: 99)).count == 30)
    #expect(try store.read(TextIndexCheck.faults) == [])
  }

  @Test func `says that the disk is full, and has written nothing`() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(folder.centre)
    let archive = SQLiteArchive(store)
    var (facts, maker) = (FactsMaker(seed: 1), ChainMaker("a"))
    try await archive.append(maker.batch([maker.item(.genesis, "genese")]))
    let pages = try store.read { try Int.fetchOne($0, sql: "PRAGMA page_count") } ?? 0
    try store.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages + 5)") }
    let before = try await archive.everything()
    await #expect {
      try await archive.append(maker.batch((0..<200).map { _ in maker.passage(facts.facts()) }))
    } throws: {
      guard case .diskRefuses(let refusal) = $0 as? ArchiveError else { return false }
      return refusal.kind == .full
    }
    #expect(try await archive.everything() == before)
  }

  @Test func `gives the latest first where more match than can be ranked`() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(folder.centre)
    let archive = SQLiteArchive(store)
    var (facts, maker) = (FactsMaker(seed: 1), ChainMaker("a"))
    try await archive.append(maker.batch([maker.item(.genesis, "genese"), maker.passage(facts.facts())]))
    // Copies of one passage, by what is quickest.
    func copies(_ numbers: ClosedRange<Int>) throws {
      let rows =
        "WITH RECURSIVE n (x) AS (SELECT \(numbers.lowerBound) UNION ALL SELECT x + 1 FROM n WHERE x < \(numbers.upperBound))"
      try store.write { db in
        let record = "chain, x, kind, id || x, about, jws"
        try db.execute(sql: "\(rows) INSERT INTO record SELECT x, \(record) FROM n, record WHERE number = 2")
        let columns = try db.columns(in: "passage").map(\.name).dropFirst().joined(separator: ", ")
        try db.execute(sql: "\(rows) INSERT INTO passage SELECT x, \(columns) FROM n, passage WHERE record = 2")
        let text = "'', '', iif(x = 3, 'wagon wagon', 'wagon')"
        try db.execute(sql: "\(rows) INSERT INTO passage_text SELECT x, \(text) FROM n")
        try db.execute(
          sql: "\(rows) INSERT INTO passage_search (rowid, people, changes, remarks) SELECT x, \(text) FROM n")
      }
    }
    try copies(3...50_002)
    let ranked = try await archive.search(["wagon"], filter: ArchiveFilter(), limit: 2)
    #expect(ranked.matches == 50_000 && ranked.isRanked)
    #expect(ranked.lines.map(\.cursor.number) == [3, 50_002])
    try copies(50_003...50_010)
    let many = try await archive.search(["wagon"], filter: ArchiveFilter(), limit: 3)
    #expect(many.matches == 50_001 && !many.isRanked)
    #expect(many.lines.map(\.cursor.number) == [50_010, 50_009, 50_008])
  }

  @Test func `reads where it cannot write`() async throws {
    let folder = try TemporaryFolder()
    var (facts, maker) = (FactsMaker(seed: 1), ChainMaker("a"))
    let archive = try SQLiteArchive(SQLiteStore.open(folder.centre))
    try await archive.append(maker.batch([maker.item(.genesis, "genese"), maker.passage(facts.facts())]))
    let reader = SQLiteArchive(try #require(try SQLiteStore.openForReading(folder.centre)))
    #expect(try await reader.everything() == archive.everything())
    #expect(try await reader.isScrubPending() == false)
    await #expect(throws: ArchiveError.diskRefuses(DiskRefusal(.readOnly))) {
      try await reader.append(maker.batch([maker.item(.key, "cle")]))
    }
  }
}

@Suite struct `Names in one column` {
  @Test(
    arguments: [
      [], [nil], [""], ["-"], ["%"], ["/", nil, ""], ["O", nil, "N"], ["a/b", "%2F", "é\n"], [nil, nil], ["", ""],
      ["--", "%%", "/-/"], ["\u{1F469}\u{200D}\u{1F4BC}", "e\u{301}/"],
    ] as [[String?]])
  func `come back whatever they are`(_ names: [String?]) {
    for separator: Unicode.Scalar in ["/", "\n", ","] {
      let back = NameList.split(NameList.join(names, by: separator), by: separator)
      #expect(back.map { $0.map { Array($0.utf8) } } == names.map { $0.map { Array($0.utf8) } })
    }
  }

  @Test func `are plain where they are plain`() {
    #expect(NameList.join(["O", nil, "N"], by: "/") == "O/-/N")
    #expect(NameList.join(["A. Roux", "B. N’Guyen"], by: "\n") == "A. Roux\nB. N’Guyen")
  }
}
