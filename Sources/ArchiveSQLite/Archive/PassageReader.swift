// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import GRDB
internal import Sittings

/// Reads what is derived from one passage back into facts, in their stored form.
enum PassageReader {
  static func facts(_ number: Int64, _ db: Database) throws -> PassageFacts? {
    guard let (row, cohort) = try whole(number, db) else { return nil }
    var facts = row
    try Query(
      db,
      """
      SELECT criterion.id, level.level, level.jurors FROM verdict
      JOIN criterion ON criterion.number = verdict.criterion JOIN level ON level.number = verdict.level
      WHERE cohort = ? AND passage = ?
      """
    ).rows(.int(cohort), .int(number)) {
      facts.verdicts.append(.init(criterion: $0.text(0), level: $0.textIfAny(1), jurors: $0.names(2, by: "/")))
    }
    try Query(
      db,
      """
      SELECT phase.id, elapsed, planned, overtime FROM phase_time JOIN phase ON phase.number = phase_time.phase
      WHERE cohort = ? AND passage = ?
      """
    ).rows(.int(cohort), .int(number)) {
      facts.phases.append(
        .init(phase: $0.text(0), elapsed: $0.int(1), planned: $0.intIfAny(2), overtime: $0.int(3)))
    }
    return facts.stored
  }

  private static func whole(_ number: Int64, _ db: Database) throws -> (PassageFacts, cohort: Int64)? {
    let sql = """
      SELECT passage.cohort, record.id, exam_version.exam, version, definition, session, day, candidate_number,
        candidate_family_name, candidate_given_name, jury.names, outcome, award, mark_units, mark_scale, fixed_units,
        fixed_scale, reserved, met, given, told.fields, people, changes, remarks
      FROM passage
      JOIN record ON record.number = passage.record
      JOIN cohort ON cohort.number = passage.cohort
      JOIN exam_version ON exam_version.number = passage.exam_version
      JOIN decision ON decision.number = passage.decision
      JOIN passage_text ON passage_text.passage = passage.record
      LEFT JOIN jury ON jury.number = passage.jury
      LEFT JOIN told ON told.number = passage.told
      WHERE passage.record = ?
      """
    return try Query(db, sql).first(.int(number)) { row in
      let facts = PassageFacts(
        id: row.text(1),
        exam: Opening.ExamReference(id: row.text(2), version: row.text(3), sha256: row.text(4)),
        session: row.intIfAny(5).map(Int.init), day: Day(daysSince1970: Int(row.int(6))),
        candidate: Candidate(number: row.text(7), familyName: row.text(8), givenName: row.text(9)),
        jury: jury(row, 10), outcome: outcome(row, 11), award: row.textIfAny(12), mark: mark(row, 13),
        fixedMark: mark(row, 15), isReserved: row.int(17) == 1, verdicts: [], met: Int(row.int(18)),
        given: Int(row.int(19)), phases: [], changes: told(row, 20),
        texts: .init(people: row.text(21), changes: row.text(22), remarks: row.text(23)))
      return (facts, row.int(0))
    }
  }

  static func jury(_ row: borrowing QueryRow, _ column: Int32) -> [String] {
    row.names(column, by: "\n") { $0 ?? "" }
  }

  static func outcome(_ row: borrowing QueryRow, _ column: Int32) -> Outcome? {
    row.textIfAny(column).flatMap(Outcome.init(storedName:))
  }

  static func told(_ row: borrowing QueryRow, _ column: Int32) -> [ChangeField] {
    row.names(column, by: ",").compactMap { $0.flatMap(ChangeField.init(storedName:)) }
  }

  /// A mark in two columns: its digits, and how many come after the comma.
  static func mark(_ row: borrowing QueryRow, _ column: Int32) -> Decimal64? {
    guard let units = row.intIfAny(column) else { return nil }
    return Decimal64(units: units, scale: Int(row.int(column + 1)))
  }
}
