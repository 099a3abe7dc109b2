// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import GRDB
internal import Sittings

/// Writes what is derived from passages: within one transaction.
struct PassageWriter {
  private let db: Database
  private var numbering: Numbering
  private let passage: Query
  private let word: Query
  private let verdict: RowsInsertion
  private let phase: Query
  private let text: Query
  private let search: Query

  init(_ db: Database) throws {
    self.db = db
    numbering = Numbering(db)
    passage = try Query(db, "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    word = try Query(db, "INSERT INTO candidate_word VALUES (?, ?, ?)")
    verdict = try RowsInsertion(db, into: "verdict")
    phase = try Query(db, "INSERT INTO phase_time VALUES (?, ?, ?, ?, ?, ?)")
    text = try Query(db, "INSERT INTO passage_text VALUES (?, ?, ?, ?)")
    search = try Query(db, "INSERT INTO passage_search (rowid, people, changes, remarks) VALUES (?, ?, ?, ?)")
  }

  /// Adds what follows from passages, table by table and in the order of keys.
  /// - Parameter passages: each record's number, and its facts in their stored form.
  mutating func insert(_ passages: [(number: Int64, facts: PassageFacts)]) throws {
    var rows = KeyedRows()
    for (number, facts) in passages { try insert(number, facts, &rows) }
    for row in rows.words.sorted(by: <) { try word.run(.text(row.0), .int(row.1), .int(row.2)) }
    try verdict.run(rows.verdicts.sorted(by: <))
    for row in rows.phases.sorted(by: { $0.0 < $1.0 }) {
      try phase.run([row.0.0, row.0.1, row.0.2].map(Query.Value.int) + row.1)
    }
    for (number, facts) in passages { try text.run(Self.texts(number, facts)) }
    for (number, facts) in passages { try search.run(Self.texts(number, facts)) }
  }

  /// Rows whose key is not the passage's number alone.
  private struct KeyedRows {
    var words: [(String, Int64, Int64)] = []
    var verdicts: [(Int64, Int64, Int64, Int64)] = []
    var phases: [((Int64, Int64, Int64), [Query.Value])] = []
  }

  private mutating func insert(_ number: Int64, _ facts: PassageFacts, _ rows: inout KeyedRows) throws {
    let cohort = try numbering.number(of: facts.cohort)
    let day = Int64(facts.day.daysSince1970)
    try passage.run(
      .int(number), .int(cohort), .int(numbering.number(of: facts.exam)), .int(day),
      .init(numbering.number(ofJury: facts.jury)), .int(numbering.number(of: facts.outcome, award: facts.award)),
      .init(facts.mark?.units), .init(facts.mark?.scale), .init(facts.fixedMark?.units),
      .init(facts.fixedMark?.scale), .int(facts.isReserved ? 1 : 0), .init(facts.met), .init(facts.given),
      .init(numbering.number(ofTold: facts.changes)), .text(facts.candidate.number),
      .text(facts.candidate.familyName), .text(facts.candidate.givenName))
    rows.words += NameKeys.keys(of: facts.candidate).map { ($0, day, number) }
    for mark in facts.verdicts {
      rows.verdicts.append(
        (cohort, number, try numbering.number(ofCriterion: mark.criterion), try numbering.number(of: mark)))
    }
    for time in facts.phases {
      rows.phases.append(
        (
          (cohort, number, try numbering.number(ofPhase: time.phase)),
          [.int(time.elapsed), .init(time.planned), .int(time.overtime)]
        ))
    }
  }

  private static func texts(_ number: Int64, _ facts: PassageFacts) -> [Query.Value] {
    [.int(number), .text(facts.texts.people), .text(facts.texts.changes), .text(facts.texts.remarks)]
  }

  /// Puts other facts, in their stored form, in the place of those derived.
  mutating func replace(_ number: Int64, by facts: PassageFacts) throws {
    let former = try delete(number)
    try insert([(number, facts)])
    try Query(db, "DELETE FROM erased_passage WHERE passage = ?").run(.int(number))
    try leave(former?.jury)
  }

  /// Takes away what was derived, and counts the passage among those erased from a cohort.
  mutating func erase(_ number: Int64, countedIn cohort: Cohort?) throws {
    let former = try delete(number)
    if let cohort {
      try Query(db, "INSERT INTO erased_passage (passage, cohort) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .run(.int(number), .int(numbering.number(of: cohort)))
    }
    try leave(former?.jury)
  }

  /// Forgets a jury's names once it has no passage.
  private mutating func leave(_ jury: Int64?) throws {
    guard let jury else { return }
    let sits = try Query(db, "SELECT 1 FROM passage WHERE jury = ? LIMIT 1").first(.int(jury)) { _ in true }
    if sits == nil { try numbering.drop(jury: jury) }
  }

  /// Notes the mark that the jury of the diploma fixed; `nil` takes it away.
  func fix(_ number: Int64, at mark: Decimal64?) throws {
    try Query(db, "UPDATE passage SET fixed_units = ?, fixed_scale = ? WHERE record = ?")
      .run(.init(mark?.units), .init(mark?.scale), .int(number))
  }

  /// Notes that no reservation stands any more.
  func lift(_ number: Int64) throws {
    try Query(db, "UPDATE passage SET reserved = 0 WHERE record = ?").run(.int(number))
  }

  private struct Former {
    var cohort: Int64
    var jury: Int64?
    var day: Int64
    var candidate: Candidate
  }

  private func delete(_ number: Int64) throws -> Former? {
    let former = try Query(
      db,
      """
      SELECT cohort, jury, day, candidate_number, candidate_family_name, candidate_given_name
      FROM passage WHERE record = ?
      """
    ).first(.int(number)) {
      Former(
        cohort: $0.int(0), jury: $0.intIfAny(1), day: $0.int(2),
        candidate: Candidate(number: $0.text(3), familyName: $0.text(4), givenName: $0.text(5)))
    }
    guard let former else { return nil }
    let cohort = Query.Value.int(former.cohort)
    // An index of texts that are elsewhere is told what it must forget.
    try Query(
      db,
      """
      INSERT INTO passage_search (passage_search, rowid, people, changes, remarks)
      SELECT 'delete', passage, people, changes, remarks FROM passage_text WHERE passage = ?
      """
    ).run(.int(number))
    try Query(db, "DELETE FROM passage_text WHERE passage = ?").run(.int(number))
    let forget = try Query(db, "DELETE FROM candidate_word WHERE word = ? AND day = ? AND passage = ?")
    for key in NameKeys.keys(of: former.candidate) { try forget.run(.text(key), .int(former.day), .int(number)) }
    try Query(db, "DELETE FROM verdict WHERE cohort = ? AND passage = ?").run(cohort, .int(number))
    try Query(db, "DELETE FROM phase_time WHERE cohort = ? AND passage = ?").run(cohort, .int(number))
    try Query(db, "DELETE FROM passage WHERE record = ?").run(.int(number))
    return former
  }
}
