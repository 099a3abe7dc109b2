// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import GRDB
import Testing

@testable import ArchiveSQLite

@Suite struct `Tables beside the records` {
  private static let changes = [
    ("UPDATE candidate_word SET word = word || 'x'", "L’index des candidats n’est pas celui de leurs noms."),
    ("DELETE FROM juror_word", "L’index des jurés n’est pas celui de leurs noms."),
    ("DELETE FROM passage_search_docsize", "L’index des textes n’est pas celui des textes."),
    ("UPDATE passage_search_data SET block = x'00' WHERE id = 1", "L’index des textes n’est pas celui des textes."),
    (
      // The last word's place on its page: read through, the index is right.
      """
      UPDATE passage_search_data SET block = substr(block, 1, length(block) - 1) || x'01'
      WHERE id = (SELECT max(id) FROM passage_search_data)
      """, "L’index des textes n’est pas celui des textes."
    ),
    ("UPDATE passage_text SET remarks = remarks || ' de plus'", "L’index des textes n’est pas celui des textes."),
    (
      "INSERT INTO verdict SELECT cohort, passage + 1000, criterion, level FROM verdict LIMIT 1",
      "Des appréciations ne sont d’aucun passage."
    ),
    ("INSERT INTO disclosure VALUES (1000, 'x', NULL, NULL)", "Des parties ne sont d’aucun enregistrement."),
    ("INSERT INTO archived_definition VALUES ('x')", "Des définitions de l’archive manquent."),
    ("CREATE INDEX stray ON passage (met)", "La forme de la base n’est pas celle d’oral\u{A0}: stray."),
  ]

  @Test func `are right as they are written, and told of once they are not`() async throws {
    for (sql, fault) in Self.changes {
      let folder = try TemporaryFolder()
      let store = try SQLiteStore.open(folder.centre)
      let archive = SQLiteArchive(store)
      var maker = ChainMaker("a")
      var facts = FactsMaker(seed: 7)
      let items = [maker.item(.genesis, "genese")] + (0..<20).map { _ in maker.passage(facts.facts()) }
      try await archive.append(maker.batch(items))
      #expect(try archive.checkTables() == [])
      try store.write { try $0.execute(sql: sql) }
      #expect(try archive.checkTables().contains(fault), "\(sql)")
    }
  }

  @Test(arguments: [-1, 4096, 1 << 40, .max] as [Int64])
  func `that were altered are counted without harm`(level: Int64) async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(folder.centre)
    let archive = SQLiteArchive(store)
    var maker = ChainMaker("a")
    var facts = FactsMaker(seed: 7)
    let items = [maker.item(.genesis, "genese")] + (0..<20).map { _ in maker.passage(facts.facts()) }
    try await archive.append(maker.batch(items))
    func verdicts() async throws -> Int {
      var count = 0
      for cohort in try await archive.cohorts() {
        count += try await archive.counts(of: cohort).verdicts.reduce(0) { $0 + $1.count }
      }
      return count
    }
    let before = try await verdicts()
    try store.write { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try db.execute(
        sql: "UPDATE verdict SET level = ? WHERE level = (SELECT max(level) FROM verdict)", arguments: [level])
      try db.execute(
        sql: "UPDATE level SET number = ? WHERE number = (SELECT max(number) FROM level)", arguments: [level])
    }
    #expect(try await verdicts() == before && before > 0)
  }

  @Test func `with a head that no chain can have are an alteration`() async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(folder.centre)
    let archive = SQLiteArchive(store)
    for name in ["a", "b"] {
      var maker = ChainMaker(name)
      try await archive.append(maker.batch([maker.item(.genesis, "genese")]))
    }
    try store.write { try $0.execute(sql: "UPDATE chain SET head_sequence = ?", arguments: [Int64.max]) }
    let problems = try await ArchiveVerification().verify(archive).problems.first
    for head in try await archive.chains().map(\.head) {
      #expect(problems.contains { $0.reason == .otherHead(head) })
    }
  }
}
