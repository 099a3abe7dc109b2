// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import GRDB
internal import Sittings

/// Numbers for the names that passages have in common, given as they come: within one transaction.
struct Numbering {
  private let db: Database
  private var cohorts: [Cohort: Int64] = [:]
  private var versions: [Opening.ExamReference: Int64] = [:]
  private var decisions: [Decision: Int64] = [:]
  private var juries: [[String]: Int64] = [:]
  private var told: [[ChangeField]: Int64] = [:]
  private var criteria: [String: Int64] = [:]
  private var phases: [String: Int64] = [:]
  private var levels: [Level: Int64] = [:]

  private struct Decision: Hashable {
    var outcome: Outcome?
    var award: String?
  }

  private struct Level: Hashable {
    var level: String?
    var jurors: [String?]
  }

  init(_ db: Database) { self.db = db }

  mutating func number(of cohort: Cohort) throws -> Int64 {
    try number(cohort, \.cohorts, "cohort", ["exam", "session"], [.text(cohort.exam), .init(cohort.session)])
  }

  mutating func number(of version: Opening.ExamReference) throws -> Int64 {
    try number(
      version, \.versions, "exam_version", ["exam", "version", "definition"],
      [.text(version.id), .text(version.version), .text(version.sha256)])
  }

  mutating func number(of outcome: Outcome?, award: String?) throws -> Int64 {
    try number(
      Decision(outcome: outcome, award: award), \.decisions, "decision", ["outcome", "award"],
      [.init(outcome?.storedName), .init(award)])
  }

  /// `nil` for no jury.
  mutating func number(ofJury names: [String]) throws -> Int64? {
    guard !names.isEmpty else { return nil }
    if let number = juries[names] { return number }
    let jury = try number(names, \.juries, "jury", ["names"], [.text(NameList.join(names, by: "\n"))])
    let query = try Query(db, "INSERT INTO juror_word (word, jury, seat) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    for (seat, name) in names.enumerated() {
      for word in NameKeys.keys(ofJuror: name) { try query.run(.text(word), .int(jury), .init(seat)) }
    }
    return jury
  }

  /// `nil` for no change.
  mutating func number(ofTold fields: [ChangeField]) throws -> Int64? {
    guard !fields.isEmpty else { return nil }
    return try number(fields, \.told, "told", ["fields"], [.text(NameList.join(fields.map(\.storedName), by: ","))])
  }

  mutating func number(ofCriterion id: String) throws -> Int64 {
    // Asked twenty times a passage: not by a key path.
    if let number = criteria[id] { return number }
    return try number(id, \.criteria, "criterion", ["id"], [.text(id)])
  }

  mutating func number(ofPhase id: String) throws -> Int64 { try number(id, \.phases, "phase", ["id"], [.text(id)]) }

  mutating func number(of verdict: PassageFacts.Verdict) throws -> Int64 {
    let level = Level(level: verdict.level, jurors: verdict.jurors)
    if let number = levels[level] { return number }
    let jurors = verdict.jurors.isEmpty ? nil : NameList.join(verdict.jurors, by: "/")
    return try number(level, \.levels, "level", ["level", "jurors"], [.init(verdict.level), .init(jurors)])
  }

  /// Forgets a jury that the last of its passages has left.
  mutating func drop(jury: Int64) throws {
    try Query(db, "DELETE FROM jury WHERE number = ?").run(.int(jury))
    try Query(db, "DELETE FROM juror_word WHERE jury = ?").run(.int(jury))
    juries = juries.filter { $0.value != jury }
  }

  private mutating func number<Key>(
    _ key: Key, _ known: WritableKeyPath<Numbering, [Key: Int64]>, _ table: String, _ columns: [String],
    _ values: @autoclosure () -> [Query.Value]
  ) throws -> Int64 {
    if let number = self[keyPath: known][key] { return number }
    let values = values()
    let condition = columns.map { "\($0) IS ?" }.joined(separator: " AND ")
    let found = try Query(db, "SELECT number FROM \(table) WHERE \(condition)").first(values) { $0.int(0) }
    let number = try found ?? insert(table, columns, values)
    self[keyPath: known][key] = number
    return number
  }

  private func insert(_ table: String, _ columns: [String], _ values: [Query.Value]) throws -> Int64 {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    try Query(db, "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))").run(values)
    return db.lastInsertedRowID
  }
}
