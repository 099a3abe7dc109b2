// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import GRDB
internal import Sittings

/// Counts one cohort: what is read are the rows of that cohort, which lie side by side.
///
/// Rows are counted here as they come, by their numbers; SQLite would sort them first to group them.
struct CohortCounter {
  private let db: Database
  private let cohort: Query.Value

  /// `nil` for a cohort that the archive has never seen.
  init?(_ cohort: Cohort, _ db: Database) throws {
    self.db = db
    let number = try Query(db, "SELECT number FROM cohort WHERE exam = ? AND session IS ?")
      .first(.text(cohort.exam), .init(cohort.session)) { $0.int(0) }
    guard let number else { return nil }
    self.cohort = .int(number)
  }

  func counts(of named: Cohort) throws -> CohortCounts {
    var tally = CohortTally(named)
    for (passage, count) in try passages() { tally.add(passage, times: count) }
    try addPhases(to: &tally)
    try addVerdicts(to: &tally)
    let erased = try Query(db, "SELECT count(*) FROM erased_passage WHERE cohort = ?").first(cohort) { $0.int(0) }
    return tally.finish(erased: Int(erased ?? 0))
  }

  /// What passages came to, with how many came to it.
  private func passages() throws -> [(CohortTally.Passage, Int)] {
    let versions = try names("SELECT number, definition FROM exam_version") { $0.text(1) }
    let decisions = try decisions()
    let told = try names("SELECT number, fields FROM told") { Set(PassageReader.told($0, 1)) }
    var counts: [PassageKey: Int] = [:]
    let sql = """
      SELECT exam_version, decision, mark_units, mark_scale, fixed_units, fixed_scale, reserved, met, given, told
      FROM passage INDEXED BY passage_counted WHERE cohort = ?
      """
    try Query(db, sql).rows(cohort) { row in
      let key = PassageKey(
        version: row.int(0), decision: row.int(1), mark: PassageReader.mark(row, 4) ?? PassageReader.mark(row, 2),
        isReserved: row.int(6) == 1, met: Int(row.int(7)), given: Int(row.int(8)), told: row.int(9))
      counts[key, default: 0] += 1
    }
    return counts.map { key, count in
      let decision = decisions[key.decision]
      let passage = CohortTally.Passage(
        definition: versions[key.version] ?? "", outcome: decision?.outcome, award: decision?.award, mark: key.mark,
        isReserved: key.isReserved, met: key.met, given: key.given, changes: told[key.told] ?? [])
      return (passage, count)
    }
  }

  private struct PassageKey: Hashable {
    var version: Int64
    var decision: Int64
    var mark: Decimal64?
    var isReserved: Bool
    var met: Int
    var given: Int
    var told: Int64
  }

  private func decisions() throws -> [Int64: (outcome: Outcome?, award: String?)] {
    try names("SELECT number, outcome, award FROM decision") { (PassageReader.outcome($0, 1), $0.textIfAny(2)) }
  }

  private func addPhases(to tally: inout CohortTally) throws {
    let phases = try names("SELECT number, id FROM phase") { $0.text(1) }
    try Query(db, "SELECT phase, elapsed, planned, overtime FROM phase_time WHERE cohort = ?").rows(cohort) { row in
      tally.addPhase(
        phases[row.int(0)] ?? "", elapsed: row.int(1), planned: row.intIfAny(2), overtime: row.int(3))
    }
  }

  /// Counters a criterion; there are some tens of levels.
  private static let widest: Int64 = 4096

  private func addVerdicts(to tally: inout CohortTally) throws {
    // Many rows, few numbers: a table of counters is quicker than a dictionary, which takes what an altered base says.
    let levels = try names("SELECT number, level, jurors FROM level") { row in
      (row.textIfAny(1), row.names(2, by: "/"))
    }
    let width = Int(min(max(levels.keys.max() ?? 0, 0), Self.widest - 1)) + 1
    var counters: [Int64: [Int]] = [:]
    var strays: [Int64: [Int64: Int]] = [:]
    try Query(db, "SELECT criterion, level FROM verdict WHERE cohort = ?").rows(cohort) { row in
      let level = row.int(1)
      if (0..<Int64(width)).contains(level) {
        counters[row.int(0), default: Array(repeating: 0, count: width)][Int(level)] += 1
      } else {
        strays[row.int(0), default: [:]][level, default: 0] += 1
      }
    }
    let criteria = try names("SELECT number, id FROM criterion") { $0.text(1) }
    func add(_ level: Int64, of criterion: Int64, _ count: Int) {
      let (common, jurors) = levels[level] ?? (nil, [])
      tally.addVerdict(criteria[criterion] ?? "", common, jurors, times: count)
    }
    for (criterion, counts) in counters {
      for (level, count) in counts.enumerated() where count > 0 { add(Int64(level), of: criterion, count) }
    }
    for (criterion, counts) in strays {
      for (level, count) in counts { add(level, of: criterion, count) }
    }
  }

  func juryCounts() throws -> [JuryCounts] {
    let juries = try names("SELECT number, names FROM jury") { PassageReader.jury($0, 1) }
    let decisions = try decisions()
    var tally = JuryTally()
    var counts: [JuryKey: Int] = [:]
    let sql = """
      SELECT jury, decision, mark_units, mark_scale, fixed_units, fixed_scale, met, given
      FROM passage INDEXED BY passage_counted WHERE cohort = ? AND jury IS NOT NULL
      """
    try Query(db, sql).rows(cohort) { row in
      let key = JuryKey(
        jury: row.int(0), decision: row.int(1), mark: PassageReader.mark(row, 4) ?? PassageReader.mark(row, 2),
        met: Int(row.int(6)), given: Int(row.int(7)))
      counts[key, default: 0] += 1
    }
    for (key, count) in counts {
      tally.add(
        juries[key.jury] ?? [], award: decisions[key.decision]?.award, mark: key.mark, met: key.met, given: key.given,
        times: count)
    }
    return tally.counts
  }

  private struct JuryKey: Hashable {
    var jury: Int64
    var decision: Int64
    var mark: Decimal64?
    var met: Int
    var given: Int
  }

  private func names<Name>(_ sql: String, _ name: (borrowing QueryRow) -> Name) throws -> [Int64: Name] {
    var names: [Int64: Name] = [:]
    try Query(db, sql).rows { names[$0.int(0)] = name($0) }
    return names
  }
}
