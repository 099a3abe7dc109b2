// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import FrenchText
import Sittings

/// A season of one exam, drawn from a seed: candidates of uneven strength, jurors who see them a little differently.
struct SampleCohort {
  var counts: CohortCounts
  var juries: [JuryCounts]

  private var state: UInt64
  private let exam: Exam

  init(_ exam: Exam, passages: Int, juries: Int = 8, session: Int = 2026, seed: UInt64 = 1) {
    self.exam = exam
    state = seed
    counts = CohortCounts(cohort: Cohort(exam: exam.id, session: session))
    self.juries = (0..<juries).map { JuryCounts(jury: Self.names($0), passages: 0) }
    var verdicts: [[String?]: Int] = [:]
    for number in 0..<passages { addPassage(jury: number % juries, to: &verdicts) }
    counts.definitions = [String(repeating: "a1", count: 32): passages]
    counts.verdicts = verdicts.sorted { $0.key.map { $0 ?? "" }.lexicographicallyPrecedes($1.key.map { $0 ?? "" }) }
      .map { key, count in
        .init(criterion: key[0] ?? "", level: key[1], jurors: Array(key.dropFirst(2)), count: count)
      }
  }

  private static func names(_ number: Int) -> [String] {
    let all = ["Roux", "Weiss", "Caron", "Benali", "Nguyen", "Morel", "Petit", "Garnier", "Lopez", "Faure", "Meyer"]
    return ["Anne \(all[number % all.count])", "Paul \(all[(number * 3 + 1) % all.count])"].sorted()
  }

  /// 0 to 1, excluded.
  private mutating func random() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 40) / Double(1 << 24)
  }

  /// Around 0, within ±1.
  private mutating func noise() -> Double { (random() + random() + random()) * 2 / 3 - 1 }

  private mutating func addPassage(jury: Int, to verdicts: inout [[String?]: Int]) {
    counts.passages += 1
    let isAbsent = random() < 0.04
    counts.outcomes[isAbsent ? .absent : .held, default: 0] += 1
    guard !isAbsent else { return }
    let strength = 0.9 + noise() * 0.6
    var grid: [String: String] = [:]
    for (place, criterion) in exam.criteria.enumerated() where random() > 0.03 {
      let level = strength - Double(place % 5) * 0.08
      let jurors = (0..<2).map { _ in level + noise() * 0.35 > 0.5 ? "O" : "N" }
      let common = jurors[0] == jurors[1] ? jurors[0] : random() < 0.5 ? "O" : "N"
      grid[criterion.id] = common
      verdicts[[criterion.id, common] + jurors, default: 0] += 1
    }
    let met = grid.values.count { $0 == "O" }
    let award = decide(grid, strength)
    juries[jury].passages += 1
    juries[jury].passageRates[.init(met: met, given: grid.count), default: 0] += 1
    switch award {
    case .outcome(let id):
      counts.awards[id, default: 0] += 1
      juries[jury].awards[id, default: 0] += 1
    case .mark(let mark):
      counts.marks[mark, default: 0] += 1
      juries[jury].marks[mark, default: 0] += 1
    case .parts: break
    }
    if random() < 0.03 { counts.reserved += 1 }
    addTimes()
    addChanges(award, met: met, given: grid.count)
  }

  private mutating func decide(_ grid: [String: String], _ strength: Double) -> Decision.Verdict {
    guard case .competencies(let rule) = exam.decision.kind else {
      let halves = min(max(Int((strength * 13 + noise() * 3) * 2), 0), 40)
      return .mark(Decimal64(units: Int64(halves * 5), scale: 1))
    }
    if case .outcome(let outcome) = exam.proposal(for: grid), random() < 0.7 { return .outcome(outcome.id) }
    let index = strength > 0.85 ? 0 : strength > 0.7 ? 1 : rule.outcomes.count - 1
    return .outcome(rule.outcomes[index].id)
  }

  private mutating func addTimes() {
    for phase in exam.phases {
      let planned = Int64((phase.limit.minutes ?? 20) * 60)
      let elapsed = planned - 60 + Int64(noise() * Double(planned) * 0.2)
      let over = max(0, elapsed - planned)
      let index = counts.phases.firstIndex { $0.phase == phase.id } ?? counts.phases.count
      if index == counts.phases.count {
        counts.phases.append(
          .init(
            phase: phase.id, count: 0, elapsed: 0, elapsedSquared: 0, plannedCount: 0, planned: 0, elapsedOfPlanned: 0,
            overtimeCount: 0, overtime: 0))
      }
      counts.phases[index].count += 1
      counts.phases[index].elapsed += elapsed
      counts.phases[index].elapsedSquared += elapsed * elapsed
      counts.phases[index].plannedCount += 1
      counts.phases[index].planned += planned
      counts.phases[index].elapsedOfPlanned += elapsed
      counts.phases[index].overtimeCount += over > 0 ? 1 : 0
      counts.phases[index].overtime += over
    }
  }

  private mutating func addChanges(_ award: Decision.Verdict, met: Int, given: Int) {
    guard exam.changes != nil else { return }
    let id: String? = if case .outcome(let id) = award { id } else { nil }
    let first = Int(random() * 4)
    for field in Set([first, (first + 1 + Int(random() * 3)) % 4]).sorted().map({ ChangeField.allCases[$0] }) {
      if let index = counts.changes.firstIndex(where: { $0.field == field && $0.award == id }) {
        counts.changes[index].count += 1
        counts.changes[index].met += met
        counts.changes[index].given += given
      } else {
        counts.changes.append(.init(field: field, award: id, count: 1, met: met, given: given))
      }
    }
  }
}
