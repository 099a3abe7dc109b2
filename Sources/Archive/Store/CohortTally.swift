// SPDX-License-Identifier: GPL-3.0-or-later

package import Exams
package import FrenchText
package import Sittings

/// Counts a cohort passage by passage; sums stop at the ends of the range, whatever a forged record claims.
///
/// Every store feeds it what it reads; it decides how things are counted.
package struct CohortTally {
  package private(set) var counts: CohortCounts
  private var phases: [String: CohortCounts.PhaseCount] = [:]
  private var changes: [ChangeKey: CohortCounts.ChangeCount] = [:]

  private struct ChangeKey: Hashable {
    var field: ChangeField
    var award: String?
  }

  package init(_ cohort: Cohort) { counts = CohortCounts(cohort: cohort) }

  /// What is counted of a passage as a whole.
  package struct Passage {
    package var definition: String
    package var outcome: Outcome?
    package var award: String?
    package var mark: Decimal64?
    package var isReserved: Bool
    package var met: Int
    package var given: Int
    package var changes: Set<ChangeField>

    package init(
      definition: String, outcome: Outcome?, award: String?, mark: Decimal64?, isReserved: Bool, met: Int, given: Int,
      changes: Set<ChangeField>
    ) {
      self.definition = definition
      self.outcome = outcome
      self.award = award
      self.mark = mark
      self.isReserved = isReserved
      self.met = met
      self.given = given
      self.changes = changes
    }
  }

  package mutating func add(_ passage: Passage, times count: Int = 1) {
    counts.passages += count
    counts.definitions[passage.definition, default: 0] += count
    if let outcome = passage.outcome { counts.outcomes[outcome, default: 0] += count }
    if let award = passage.award { counts.awards[award, default: 0] += count }
    if let mark = passage.mark { counts.marks[mark, default: 0] += count }
    if passage.isReserved { counts.reserved += count }
    for field in passage.changes {
      let key = ChangeKey(field: field, award: passage.award)
      var change =
        changes[key]
        ?? CohortCounts.ChangeCount(field: field, award: passage.award, count: 0, met: 0, given: 0)
      change.count += count
      change.met = Int(Int64(change.met).addingSaturated(Int64(passage.met).multipliedSaturated(by: Int64(count))))
      change.given = Int(
        Int64(change.given).addingSaturated(Int64(passage.given).multipliedSaturated(by: Int64(count))))
      changes[key] = change
    }
  }

  /// A phase of one passage; milliseconds, counted in whole seconds, half away from zero.
  package mutating func addPhase(_ phase: String, elapsed: Int64, planned: Int64?, overtime: Int64) {
    var count =
      phases[phase]
      ?? CohortCounts.PhaseCount(
        phase: phase, count: 0, elapsed: 0, elapsedSquared: 0, plannedCount: 0, planned: 0, elapsedOfPlanned: 0,
        overtimeCount: 0, overtime: 0)
    let seconds = elapsed.dividedHalfAwayFromZero(by: 1000)
    count.count += 1
    count.elapsed = count.elapsed.addingSaturated(seconds)
    count.elapsedSquared = count.elapsedSquared.addingSaturated(seconds.multipliedSaturated(by: seconds))
    if let planned {
      count.plannedCount += 1
      count.planned = count.planned.addingSaturated(planned.dividedHalfAwayFromZero(by: 1000))
      count.elapsedOfPlanned = count.elapsedOfPlanned.addingSaturated(seconds)
    }
    if overtime > 0 {
      count.overtimeCount += 1
      count.overtime = count.overtime.addingSaturated(overtime.dividedHalfAwayFromZero(by: 1000))
    }
    phases[phase] = count
  }

  package mutating func addVerdict(_ criterion: String, _ level: String?, _ jurors: [String?], times count: Int) {
    counts.verdicts.append(.init(criterion: criterion, level: level, jurors: jurors, count: count))
  }

  /// All that was added, in an order that depends on nothing else. Each verdict must have been added once.
  package func finish(erased: Int) -> CohortCounts {
    var counts = counts
    counts.erasedPassages = erased
    counts.phases = phases.values.sorted { $0.phase.utf8.lexicographicallyPrecedes($1.phase.utf8) }
    counts.changes = changes.values.sorted {
      ($0.field.rawValue, $0.award ?? "") < ($1.field.rawValue, $1.award ?? "")
    }
    counts.verdicts = counts.verdicts.map { ($0, $0.sortKey) }
      .sorted { $0.1.utf8.lexicographicallyPrecedes($1.1.utf8) }.map(\.0)
    return counts
  }
}

extension CohortCounts.VerdictCount {
  /// "No level" comes before any.
  fileprivate var sortKey: String {
    ([level] + jurors).reduce(into: criterion) { $0 += "\u{0}" + ($1.map { "+" + $0 } ?? "") }
  }
}
