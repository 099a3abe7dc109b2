// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import FrenchText
import Rivals

/// Lists, searches and counts of a generated archive, each beside the best SQL by hand on the same file, through
/// SQLite's C interface: one connection each, both warm, in turn.
///
///     archive-queries CENTRE [ONLY]      those whose name begins so
@main
struct Queries {
  let archive: SQLiteArchive
  let bare: BareDatabase
  let only: String

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2, let store = try SQLiteStore.openForReading(CentreFolder(arguments[1])) else { return }
    let bare = try BareDatabase(arguments[1] + "/oral.sqlite")
    let queries = Queries(
      archive: SQLiteArchive(store), bare: bare, only: arguments.count > 2 ? arguments[2] : "")
    try await queries.lists()
    try await queries.show()
    try await queries.searches()
    try await queries.statistics()
  }

  private static let (exam, session) = ("ntc-titre", 2021)

  private func compare(
    _ name: String, ours: () async throws -> BareDatabase.Answer, theirs: () throws -> BareDatabase.Answer
  ) async throws {
    if name.hasPrefix(only) { try await Alternating.compare(name, ours: ours, theirs: theirs) }
  }

  private func lists() async throws {
    let (exam, session) = (Self.exam, Self.session)
    // Somebody in the middle of the archive, and one of the jury.
    var (number, name, juror, id) = ("", "", "", "")
    try bare.prepare(HandSQL.somebody).run([.text(exam), .integer(Int64(session))]) { row in
      (number, name, id) = (row.text(0), row.text(1), row.text(3))
      juror = String(row.text(2).prefix { $0 != "\n" })
    }
    precondition(!id.isEmpty)
    let words = juror.foldedWords.map { BareDatabase.Value.text(String($0)) }
    let (from, to) = (Day(year: 2022, month: 5, day: 2), Day(year: 2022, month: 5, day: 6))
    let days = [from, to].map { BareDatabase.Value.integer(Int64($0?.daysSince1970 ?? 0)) }
    let cohort: [BareDatabase.Value] = [.text(exam), .integer(Int64(session))]
    try await list("lister", ArchiveFilter(), HandSQL.everything)
    try await list("lister exam+session", ArchiveFilter(exam: exam, session: session), HandSQL.byCohort, cohort)
    try await list("lister exam", ArchiveFilter(exam: exam), try merged("cohort", HandSQL.cohortsOfExam, [.text(exam)]))
    try await list(
      "lister session", ArchiveFilter(session: session),
      try merged("cohort", HandSQL.cohortsOfSession, [.integer(Int64(session))]))
    try await list("lister dates", ArchiveFilter(from: from, to: to), HandSQL.byDays, days)
    try await list(
      "lister jury", ArchiveFilter(juror: juror), try merged("jury", HandSQL.juriesOfJuror, words))
    try await list("lister candidate number", ArchiveFilter(candidate: number), HandSQL.byCandidate, [.text(number)])
    try await list("lister candidate name", ArchiveFilter(candidate: name), HandSQL.byCandidate, [.text(name.folded)])
    try await list(
      "lister decision", ArchiveFilter(decision: "titre"),
      try merged("decision", HandSQL.decisions, [.text("titre")]))
    try await list("lister reserved", ArchiveFilter(isReserved: true), HandSQL.reserved)
    try await list(
      "lister exam+session+decision", ArchiveFilter(exam: exam, session: session, decision: "rien"),
      HandSQL.byCohortAndDecision, cohort + [.text("rien")])
  }

  private func merged(_ column: String, _ sql: String, _ values: [BareDatabase.Value]) throws -> String {
    var numbers: [Int64] = []
    try bare.prepare(sql).run(values) { numbers.append($0.integer(0)) }
    return HandSQL.merged(column, numbers)
  }

  private func list(
    _ name: String, _ filter: ArchiveFilter, _ sql: String, _ values: [BareDatabase.Value] = []
  ) async throws {
    let statement = try bare.prepare(sql)
    try await compare(name) {
      Self.answer(try await archive.list(filter, page: Page(limit: HandSQL.page)))
    } theirs: {
      try statement.answer(values, summing: 3)
    }
  }

  private static func answer(_ lines: [ArchiveLine]) -> BareDatabase.Answer {
    BareDatabase.Answer(rows: lines.count, sum: lines.reduce(0) { $0 + $1.cursor.number })
  }

  private func show() async throws {
    var id = ""
    try bare.prepare(HandSQL.somebody).run([.text(Self.exam), .integer(Int64(Self.session))]) { id = $0.text(3) }
    let statements = try HandSQL.show.map(bare.prepare)
    try await compare("montrer") {
      let places = try await archive.places(ofID: id)
      var answer = BareDatabase.Answer()
      for place in places {
        if let record = try await archive.record(at: place), record.disclosures.count == 3 { answer.rows += 1 }
        answer.rows += try await archive.places(citing: place).count
      }
      return answer
    } theirs: {
      try statements.reduce(into: BareDatabase.Answer()) { $0.rows += try $1.answer([.text(id)]).rows }
    }
  }

  private func searches() async throws {
    let (count, best, latest) = (
      try bare.prepare(HandSQL.countMatches), try bare.prepare(HandSQL.bestMatches),
      try bare.prepare(HandSQL.latestMatches)
    )
    let searches = [
      ("rare", ["parcimonieusement"]), ("medium", ["polyvalence"]), ("often", ["synthétique"]),
      ("frequent", ["écoute"]), ("two words", ["écoute", "polyvalence"]),
    ]
    for (name, words) in searches {
      let match = [BareDatabase.Value.text(words.map { "\"\($0.folded)\"" }.joined(separator: " "))]
      try await compare("chercher " + name) {
        let result = try await archive.search(words, filter: ArchiveFilter(), limit: 20)
        return BareDatabase.Answer(rows: result.matches, sum: result.isRanked ? 0 : Self.answer(result.lines).sum)
      } theirs: {
        var matches: Int64 = 0
        try count.run(match) { matches = $0.integer(0) }
        let isRanked = matches <= SearchResult.rankingLimit
        let answer = try (isRanked ? best : latest).answer(match, summing: 3)
        // Among equals by rank the order is free.
        return BareDatabase.Answer(rows: Int(matches), sum: isRanked ? 0 : answer.sum)
      }
    }
  }

  private func statistics() async throws {
    let statements = try HandSQL.statistics.map(bare.prepare)
    let cohort = Cohort(exam: Self.exam, session: Self.session)
    let values: [BareDatabase.Value] = [.text(cohort.exam), .integer(Int64(Self.session))]
    try await compare("statistiques") {
      let counts = try await archive.counts(of: cohort)
      return BareDatabase.Answer(rows: counts.passages)
    } theirs: {
      var passages: Int64 = 0
      try statements[0].run(values) { passages += $0.integer(6) }
      for statement in statements.dropFirst() { _ = try statement.answer(values) }
      return BareDatabase.Answer(rows: Int(passages))
    }
  }
}
