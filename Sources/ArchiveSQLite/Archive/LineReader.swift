// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import GRDB
internal import Sittings

/// Reads passages as lines of a list.
enum LineReader {
  static func lines(_ numbers: [Int64], _ db: Database) throws -> [ArchiveLine] {
    let sql = """
      SELECT chain.id, sequence, record.id, exam, session, day, candidate_number, candidate_family_name,
        candidate_given_name, jury.names, outcome, award, mark_units, mark_scale, fixed_units, fixed_scale, reserved
      FROM passage
      JOIN record ON record.number = passage.record
      JOIN chain ON chain.number = record.chain
      JOIN cohort ON cohort.number = passage.cohort
      JOIN decision ON decision.number = passage.decision
      LEFT JOIN jury ON jury.number = passage.jury
      WHERE passage.record = ?
      """
    let query = try Query(db, sql)
    return try numbers.compactMap { number in
      try query.first(.int(number)) { row in
        ArchiveLine(
          place: RecordPlace(ChainID(row.text(0)), Int(row.int(1))),
          cursor: Page.Cursor(day: Day(daysSince1970: Int(row.int(5))), number: number), id: row.text(2),
          exam: row.text(3), session: row.intIfAny(4).map(Int.init),
          candidate: Candidate(number: row.text(6), familyName: row.text(7), givenName: row.text(8)),
          jury: PassageReader.jury(row, 9), outcome: PassageReader.outcome(row, 10), award: row.textIfAny(11),
          mark: PassageReader.mark(row, 12), fixedMark: PassageReader.mark(row, 14), isReserved: row.int(16) == 1)
      }
    }
  }
}
