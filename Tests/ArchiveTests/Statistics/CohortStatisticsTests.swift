// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

@testable import Archive

@Suite struct `The statistics of a cohort` {
  private let exam = StatisticsSample.exam

  private func statistics(_ counts: CohortCounts, detail: Bool = false, exam: Exam? = nil) -> CohortStatistics {
    CohortStatistics(counts, exam: exam ?? self.exam, detail: detail)
  }

  private func decided(_ statistics: CohortStatistics) -> CohortStatistics.Awards? {
    if case .awards(let awards) = statistics.decisions { awards } else { nil }
  }

  @Test func `Passages, outcomes, awards and reservations are counted`() throws {
    let statistics = statistics(StatisticsSample.hundred)
    #expect(statistics.passages == .exact(100))
    #expect(statistics.erased == .exact(12))
    #expect(statistics.outcomes.map(\.key) == [.held, .absent])
    #expect(statistics.outcomes.map(\.count) == [.exact(90), .exact(10)])
    #expect(statistics.outcomes.first?.rate?.value == 0.9)
    let awards = try #require(decided(statistics))
    #expect(awards.awards.map(\.key) == ["titre", "rien"])
    #expect(awards.awards.map(\.count) == [.exact(60), .exact(30)])
    #expect(awards.awards.first?.rate?.value == 0.67)
    #expect(awards.awards.first?.rate?.count == .exact(90))
    // Who was absent has no decision to expect.
    #expect(awards.undecided == .exact(0))
    #expect(statistics.reserved.value == 0.07)
  }

  @Test func `What was not evaluated is no N`() {
    let rates = statistics(StatisticsSample.hundred).competencies[0].criteria
    #expect(rates.map(\.id) == ["c1", "c2"])
    #expect(rates.map(\.met.value) == [0.8, 0.75])
    #expect(rates.map(\.met.count) == [.exact(90), .exact(60)])
    // Newcombe's formula on 72 of 90.
    #expect(rates[0].met.interval == Interval(low: 0.71, high: 0.87))
  }

  @Test func `A level that the scale does not know is neither met nor not`() {
    var counts = StatisticsSample.hundred
    counts.verdicts = [
      .init(criterion: "c1", level: "o", jurors: [], count: 10),
      .init(criterion: "c1", level: "?", jurors: [], count: 80),
    ]
    let rate = statistics(counts).competencies[0].criteria[0].met
    #expect(rate.count == .exact(10))
    #expect(rate.value == 1)
  }

  @Test func `The interval of a competency counts each passage once`() throws {
    let detailed = statistics(StatisticsSample.hundred, detail: true).competencies[0].met
    #expect(detailed.count == .exact(150))
    #expect(detailed.value == 0.78)
    let once = try #require(Interval.wilson(0.78, count: 75))
    #expect(abs(try #require(detailed.interval).low - once.low) < 1e-6)
  }

  @Test func `A criterion that the definition does not know stands last`() {
    var counts = StatisticsSample.hundred
    counts.verdicts.append(.init(criterion: "ancien", level: "O", jurors: [], count: 90))
    let rates = statistics(counts).competencies
    #expect(rates.map(\.id) == ["C1", "C2", nil])
    #expect(rates.last?.criteria.map(\.id) == ["ancien"])
  }

  @Test func `Times are told with their deviation, their interval and what was foreseen`() throws {
    let phase = try #require(statistics(StatisticsSample.hundred, detail: true).phases.first)
    #expect(phase.mean == 600)
    #expect(phase.deviation == 30)
    #expect(abs(try #require(phase.interval).high - (600 + 1.986978657286 * 30 / 90.0.squareRoot())) < 1e-3)
    #expect(phase.planned == 600)
    #expect(phase.ratio == 1)
    #expect(phase.overtime.value == 0.1)
    #expect(phase.meanOvertime == 120)
    #expect(statistics(StatisticsSample.hundred).phases.map(\.id) == ["presentation"])
  }

  /// 10⁶ passages of an hour: the squares do not fit a Double.
  @Test func `Sums of a million passages lose nothing`() throws {
    var counts = StatisticsSample.hundred
    counts.phases[0].count = 1_000_000
    counts.phases[0].elapsed = 3_600_000_000
    counts.phases[0].elapsedSquared = 12_960_000_000_000 + 999_999
    let phase = try #require(statistics(counts, detail: true).phases.first)
    #expect(phase.deviation == 1)
  }

  @Test func `Each field of change has its rates`() {
    let fields = statistics(StatisticsSample.hundred).fields
    #expect(fields.map(\.field) == [.economic, .human])
    #expect(fields.map(\.count) == [.exact(60), .exact(30)])
    #expect(fields[0].met.value == 0.67)
    #expect(fields[0].awards.map(\.rate?.value) == [0.67, 0.33])
  }

  @Test func `Marks have a mean, quartiles and classes`() throws {
    var counts = StatisticsSample.hundred
    counts.awards = [:]
    counts.marks = [
      Decimal64(units: 8): 20, Decimal64(units: 125, scale: 1): 40, Decimal64(units: 15): 20, Decimal64(units: 20): 10,
    ]
    guard case .marks(let marks) = statistics(counts, exam: StatisticsSample.marked).decisions else {
      Issue.record("no marks")
      return
    }
    #expect(marks.count == .exact(90))
    #expect(marks.mean == 12.9)
    #expect(marks.quartiles == .init(first: 12.5, median: 12.5, third: 15))
    #expect(marks.extremes == nil)
    #expect(marks.classes.count == 10)
    #expect(marks.classes[4].count == .exact(20))
    #expect(marks.classes[6].count == .exact(40))
    #expect(marks.classes[9].count == .exact(10))
    guard case .marks(let all) = statistics(counts, detail: true, exam: StatisticsSample.marked).decisions else {
      return
    }
    #expect(all.extremes == Interval(low: 8, high: 20))
  }

  @Test(arguments: [(5, false), (19, false), (20, true)])
  func `Quartiles of few marks would be somebody’s, and are shown in detail alone`(count: Int, isShown: Bool) {
    var counts = StatisticsSample.hundred
    counts.awards = [:]
    counts.marks = Dictionary(uniqueKeysWithValues: (0..<count).map { (Decimal64(units: Int64($0)), 1) })
    for detail in [false, true] {
      let decisions = statistics(counts, detail: detail, exam: StatisticsSample.marked).decisions
      guard case .marks(let marks) = decisions else { continue }
      #expect(marks.mean != nil && (marks.quartiles != nil) == (isShown || detail))
    }
  }

  @Test func `A mark out of all reason is counted with the last class`() {
    var counts = StatisticsSample.hundred
    counts.marks = [Decimal64(units: .max): 6, Decimal64(units: .min): 6, Decimal64(units: 12): 78]
    guard case .marks(let marks) = statistics(counts, exam: StatisticsSample.marked).decisions else { return }
    #expect(marks.classes.map(\.count)[0] == .exact(6) && marks.classes.map(\.count)[9] == .exact(6))
  }

  @Test func `The order in which a store counts changes nothing`() {
    var counts = StatisticsSample.hundred
    counts.verdicts = ["c1", "c2", "c3"].flatMap { criterion in
      [["O", "O", "N"], ["O", nil, "N"], ["N", "N", "N"], ["O", "O", "O"], ["N", "O", nil]].enumerated().map {
        .init(criterion: criterion, level: "O", jurors: $1, count: 5 + $0 * 7)
      }
    }
    var reversed = counts
    reversed.verdicts.reverse()
    reversed.changes.reverse()
    #expect(statistics(reversed, detail: true) == statistics(counts, detail: true))
  }

  // MARK: Masking

  @Test func `A cohort that is a small group shows nothing, unless asked in detail`() {
    var counts = StatisticsSample.hundred
    counts.passages = 4
    counts.outcomes = [.held: 4]
    counts.awards = ["titre": 4]
    let masked = statistics(counts)
    #expect(masked.passages == .masked)
    #expect(masked.outcomes.isEmpty && masked.competencies.isEmpty && masked.phases.isEmpty && masked.fields.isEmpty)
    #expect(decided(masked)?.awards == [])
    #expect(masked.reserved.value == nil)
    #expect(statistics(counts, detail: true).passages == .exact(4))
    #expect(decided(statistics(counts, detail: true))?.awards.first?.count == .exact(4))
  }

  @Test func `Two absences take the number of the passages held with them`() throws {
    var counts = StatisticsSample.hundred
    counts.outcomes = [.held: 98, .absent: 2]
    counts.awards = ["titre": 68, "rien": 30]
    counts.verdicts = [.init(criterion: "c1", level: "O", jurors: [], count: 98)]
    counts.phases[0].count = 98
    let statistics = statistics(counts)
    #expect(statistics.outcomes.map(\.count) == [.masked, .masked])
    #expect(try #require(decided(statistics)).undecided == .masked)
    #expect(decided(statistics)?.awards.map(\.count) == [.exact(68), .masked])
    // The shares are of all passages: of the decided ones they would tell how many are not.
    #expect(decided(statistics)?.awards[0].rate?.count == .exact(100))
    #expect(statistics.competencies[0].criteria[0].met.count == .atLeast(96))
    #expect(statistics.competencies[0].met.count == .atLeast(96))
    #expect(statistics.phases[0].count == .atLeast(96))
  }

  @Test func `A criterion judged in few passages is not in its competency`() {
    var counts = StatisticsSample.hundred
    counts.verdicts.removeAll { $0.criterion == "c2" }
    counts.verdicts.append(.init(criterion: "c2", level: "N", jurors: [], count: 3))
    let competency = statistics(counts).competencies[0]
    #expect(competency.criteria[1].met == .init(count: .masked, value: nil, interval: nil))
    #expect(competency.met.count == .exact(90))
    #expect(competency.met.value == 0.8)
  }

  @Test func `Few reservations and few without are masked`() {
    var counts = StatisticsSample.hundred
    for reserved in [3, 98] {
      counts.reserved = reserved
      #expect(statistics(counts).reserved == .init(count: .masked, value: nil, interval: nil))
    }
  }

  @Test func `The few erased passages that no aggregate tells of do not show`() {
    var counts = StatisticsSample.hundred
    counts.erasedPassages = 12
    let kept = MaskedAggregate(
      exam: "essai", session: 2026, passages: 10, criteria: [.init(criterion: "c1", given: 10, met: 5)],
      awards: ["titre": 10])
    let other = MaskedAggregate(exam: "essai", session: 2025, passages: 10, criteria: [], awards: [:])
    let statistics = CohortStatistics(counts, exam: exam, aggregates: [kept, other])
    #expect(statistics.erased == .atLeast(10))
    #expect(statistics.kept == 10)
    #expect(statistics.passages == .exact(110))
    #expect(decided(statistics)?.awards.map(\.count) == [.exact(70), .exact(30)])
    #expect(statistics.competencies[0].criteria[0].met.count == .exact(100))
    #expect(statistics.competencies[0].criteria[0].met.value == 0.77)
    #expect(statistics.outcomes.map(\.count) == [.exact(90), .exact(10)])
  }

  @Test func `A few living passages do not show beside an aggregate`() {
    var counts = StatisticsSample.hundred
    counts.passages = 3
    counts.outcomes = [.held: 3]
    counts.awards = ["titre": 3]
    let kept = MaskedAggregate(exam: "essai", session: 2026, passages: 30, criteria: [], awards: ["titre": 30])
    let statistics = CohortStatistics(counts, exam: exam, aggregates: [kept])
    #expect(statistics.passages == .exact(30))
    #expect(statistics.outcomes.isEmpty)
    #expect(decided(statistics)?.awards.first?.count == .exact(30))
  }

  /// Every figure that a cohort may have: whatever the counts, what is shown follows the rule.
  @Test(arguments: 0..<200)
  func `Whatever the counts, no small number is shown`(seed: Int) {
    var state = UInt64(seed &* 2_654_435_761 &+ 12_345)
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    let outcomes: [Outcome: Int] = [.held: 5 + random(60), .absent: random(8), .late: random(8), .abandoned: random(4)]
    let passages = outcomes.values.reduce(0, +)
    let held = passages - (outcomes[.absent] ?? 0) - (outcomes[.late] ?? 0)
    let titre = random(held + 1)
    var counts = CohortCounts(
      cohort: StatisticsSample.cohort, passages: passages, erasedPassages: random(9), definitions: ["a": passages],
      outcomes: outcomes, awards: ["titre": titre, "rien": random(held - titre + 1)], reserved: random(passages + 1))
    for criterion in ["c1", "c2", "c3"] {
      let given = random(held + 1)
      let met = random(given + 1)
      counts.verdicts.append(.init(criterion: criterion, level: "O", jurors: [], count: met))
      counts.verdicts.append(.init(criterion: criterion, level: "N", jurors: [], count: given - met))
    }
    let statistics = statistics(counts)
    var shown = [statistics.passages, statistics.erased, statistics.reserved.count] + statistics.outcomes.map(\.count)
    shown += statistics.definitions.map(\.count)
    if let awards = decided(statistics) { shown += awards.awards.map(\.count) + [awards.undecided, awards.unknown] }
    let criteria = statistics.competencies.flatMap(\.criteria).map(\.met.count)
    shown += criteria + statistics.competencies.map(\.met.count)
    for count in shown { #expect(count.least.map { $0 == 0 || $0 >= 5 } ?? true) }
    // What a criterion leaves out of the passages shown.
    for count in criteria where count.isExact {
      #expect(!(1..<5).contains(passages - (count.least ?? 0)))
    }
    // Rows whose sum is known.
    let rows =
      [statistics.outcomes.map(\.count)] + (decided(statistics).map { [$0.awards.map(\.count) + [$0.undecided]] } ?? [])
    for row in rows where row.contains(.masked) {
      let left = passages - row.reduce(0) { $0 + ($1.least ?? 0) }
      #expect(left >= 5)
      #expect(row.count { $0 == .masked } > 1)
    }
  }
}
