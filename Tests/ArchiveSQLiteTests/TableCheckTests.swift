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
}
