// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import GRDB
internal import Sittings

/// Reads passages as lines of a list.
///
/// What many lines have in common (a chain, an exam and session, a decision, a jury) is read once for all of them.
struct LineReader {
  private let line: Query
  private let chain: Query
  private let cohort: Query
  private let decision: Query
  private var chains: [Int64: ChainID] = [:]
  private var cohorts: [Int64: Cohort] = [:]
  private var decisions: [Int64: Decision] = [:]
  private var juries: [Int64: [String]] = [:]

  private struct Decision {
    var outcome: Outcome?
    var award: String?
  }

  static func lines(_ numbers: [Int64], _ db: Database) throws -> [ArchiveLine] {
    var reader = try LineReader(db)
    reader.juries.reserveCapacity(numbers.count)
    return try numbers.compactMap { try reader.line($0) }
  }

  private init(_ db: Database) throws {
    line = try Query(
      db,
      """
      SELECT chain, cohort, decision, jury, sequence, id, day, candidate_number, candidate_family_name,
        candidate_given_name, mark_units, mark_scale, fixed_units, fixed_scale, reserved, jury.names
      FROM passage JOIN record ON record.number = passage.record LEFT JOIN jury ON jury.number = passage.jury
      WHERE passage.record = ?
      """)
    chain = try Query(db, "SELECT id FROM chain WHERE number = ?")
    cohort = try Query(db, "SELECT exam, session FROM cohort WHERE number = ?")
    decision = try Query(db, "SELECT outcome, award FROM decision WHERE number = ?")
  }

  private mutating func line(_ number: Int64) throws -> ArchiveLine? {
    try line.first(number) { row -> ArchiveLine? in
      guard let chain = try Self.known(row.int(0), &chains, chain, { ChainID($0.text(0)) }),
        let cohort = try Self.known(
          row.int(1), &cohorts, cohort, { Cohort(exam: $0.text(0), session: $0.intIfAny(1).map(Int.init)) }),
        let decision = try Self.known(
          row.int(2), &decisions, decision,
          { Decision(outcome: PassageReader.outcome($0, 0), award: $0.textIfAny(1)) })
      else { return nil }
      // A list of one day may have as many juries as lines: they come with the line, and are cut once each.
      let names = Self.jury(row, &juries)
      return ArchiveLine(
        place: RecordPlace(chain, Int(row.int(4))),
        cursor: Page.Cursor(day: Day(daysSince1970: Int(row.int(6))), number: number), id: row.text(5),
        exam: cohort.exam, session: cohort.session,
        candidate: Candidate(number: row.text(7), familyName: row.text(8), givenName: row.text(9)),
        jury: names, outcome: decision.outcome, award: decision.award, mark: PassageReader.mark(row, 10),
        fixedMark: PassageReader.mark(row, 12), isReserved: row.int(14) == 1)
    }
  }

  private static func jury(_ row: borrowing QueryRow, _ juries: inout [Int64: [String]]) -> [String] {
    guard let number = row.intIfAny(3) else { return [] }
    if let names = juries[number] { return names }
    let names = PassageReader.jury(row, 15)
    juries[number] = names
    return names
  }

  private static func known<Value>(
    _ number: Int64, _ known: inout [Int64: Value], _ query: Query, _ read: (borrowing QueryRow) throws -> Value
  ) throws -> Value? {
    if let value = known[number] { return value }
    let value = try query.first(number, body: read)
    known[number] = value
    return value
  }
}
