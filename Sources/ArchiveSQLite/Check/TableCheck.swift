// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import GRDB

extension SQLiteArchive {
  /// What is wrong with what the database keeps beside the records' bytes to find and count them again, in French, one
  /// sentence each; empty when nothing is.
  ///
  /// Apart from the facts of passages, which ``ArchiveVerification`` holds to the records, and from ``check()``. Reads all
  /// of it in one view, and takes no lock that a writer waits for. What is compared as a whole is compared by sums that
  /// no order changes: memory does not grow with the archive.
  public func checkTables() throws(ArchiveError) -> [String] {
    try read { db in
      // Without its own form nothing else can be asked.
      if let fault = try SchemaCheck.fault(db) { return [fault] }
      return try FilingCheck.faults(db) + WordCheck.faults(db) + TextIndexCheck.faults(db) + StrayCheck.faults(db)
    }
  }
}

/// Rows as a sum that no order changes: two tables with the same rows have the same.
struct RowSum: Equatable {
  private var sum: UInt64 = 0
  private var count = 0

  mutating func add(_ text: String, _ numbers: Int64...) {
    // FNV-1a, then MurmurHash3's last step, so that sums of hashes that are near do not cancel out.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for number in numbers {
      hash = (hash ^ UInt64(bitPattern: number)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    sum &+= hash ^ hash >> 33
    count += 1
  }
}

/// Holds the form of the database to the migrations.
enum SchemaCheck {
  static func fault(_ db: Database) throws -> String? {
    let fresh = try DatabaseQueue()
    let expected = try fresh.inDatabase { other in
      for migration in Migrations.all { try other.execute(sql: migration) }
      return try rows(other)
    }
    let differing = Set(expected).symmetricDifference(try rows(db)).compactMap(\.[1]).sorted()
    return differing.first.map { "La forme de la base n’est pas celle d’oral\u{A0}: \($0)." }
  }

  private static func rows(_ db: Database) throws -> [[String]] {
    var rows: [[String]] = []
    try Query(db, "SELECT type, name, tbl_name, sql FROM sqlite_schema").rows { row in
      rows.append([row.text(0), row.text(1), row.text(2), row.text(3)])
    }
    return rows
  }
}

/// Looks for rows of no passage, which would be counted, and of erasures that are not.
enum StrayCheck {
  private static let questions = [
    (
      "Des appréciations ne sont d’aucun passage",
      "SELECT 1 FROM verdict AS v LEFT JOIN passage AS p ON p.record = v.passage WHERE p.cohort IS NOT v.cohort"
    ),
    (
      "Des appréciations ne sont d’aucun critère",
      """
      SELECT 1 FROM verdict WHERE criterion NOT IN (SELECT number FROM criterion)
      OR level NOT IN (SELECT number FROM level)
      """
    ),
    ("Des temps ne sont d’aucune phase", "SELECT 1 FROM phase_time WHERE phase NOT IN (SELECT number FROM phase)"),
    (
      "Des temps ne sont d’aucun passage",
      "SELECT 1 FROM phase_time AS t LEFT JOIN passage AS p ON p.record = t.passage WHERE p.cohort IS NOT t.cohort"
    ),
    (
      "Des textes ne sont d’aucun passage",
      "SELECT 1 FROM passage_text WHERE passage NOT IN (SELECT record FROM passage)"
    ),
    (
      "Des passages sont rangés dans une autre épreuve que la leur",
      """
      SELECT 1 FROM passage JOIN cohort ON cohort.number = passage.cohort
      JOIN exam_version ON exam_version.number = passage.exam_version WHERE cohort.exam <> exam_version.exam
      """
    ),
    (
      "Des passages ne sont d’aucun enregistrement",
      """
      SELECT 1 FROM passage LEFT JOIN record ON record.number = passage.record WHERE record.kind IS NOT 'passage'
      """
    ),
    (
      "Des parties ne sont d’aucun enregistrement",
      "SELECT 1 FROM disclosure WHERE record NOT IN (SELECT number FROM record)"
    ),
    (
      "Des passages effacés sont comptés parmi ceux qui ne le sont pas",
      "SELECT 1 FROM erased_passage WHERE passage IN (SELECT record FROM passage)"
    ),
    (
      "Des définitions de l’archive manquent",
      "SELECT 1 FROM archived_definition WHERE sha256 NOT IN (SELECT sha256 FROM definition)"
    ),
    (
      "Des passages effacés ne sont plus comptés",
      """
      SELECT 1 FROM record JOIN chain ON chain.number = record.chain WHERE own = 1 AND kind = 'passage'
      AND record.number NOT IN (SELECT record FROM passage) AND record.number NOT IN (SELECT passage FROM erased_passage)
      """
    ),
  ]

  static func faults(_ db: Database) throws -> [String] {
    try questions.compactMap { fault, sql in
      try Query(db, sql + " LIMIT 1").first { _ in "\(fault)." }
    }
  }
}
