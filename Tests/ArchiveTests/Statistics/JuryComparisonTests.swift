// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Archive

@Suite struct `A jury beside the others` {
  private func jury(_ name: String, marks: [Int: Int]) -> JuryCounts {
    JuryCounts(
      jury: [name], passages: marks.values.reduce(0, +),
      marks: Dictionary(uniqueKeysWithValues: marks.map { (Decimal64(units: Int64($0.key)), $0.value) }))
  }

  private func jury(_ name: String, rates: [Int: Int]) -> JuryCounts {
    JuryCounts(
      jury: [name], passages: rates.values.reduce(0, +),
      passageRates: Dictionary(uniqueKeysWithValues: rates.map { (.init(met: $0.key, given: 10), $0.value) }))
  }

  private func comparison(_ juries: [JuryCounts], marked: Bool = true, detail: Bool = true) -> JuryComparison {
    let exam = marked ? StatisticsSample.marked : StatisticsSample.exam
    return JuryComparison(juries, of: StatisticsSample.cohort, exam: exam, detail: detail)
  }

  @Test func `The mark is compared where the exam gives one, else the share of what is met`() throws {
    let marks = comparison([jury("A", marks: [10: 5, 14: 5]), jury("B", marks: [10: 10, 14: 10])])
    #expect(marks.measure == .mark(outOf: 20))
    #expect(marks.juries.map(\.mean) == [12, 12])
    let rates = comparison([jury("A", rates: [4: 5, 8: 5]), jury("B", rates: [4: 10, 8: 10])], marked: false)
    #expect(rates.measure == .met)
    #expect(rates.juries.map(\.mean) == [0.6, 0.6])
    #expect(rates.juries.map(\.finding) == [.nothing, .nothing])
    #expect(rates.compared == 2)
    #expect(rates.expectedByChance == 0.1)
  }

  @Test func `Passages without a verdict have no share`() {
    let silent = JuryCounts(jury: ["A"], passages: 6, passageRates: [.init(met: 0, given: 0): 6])
    let result = comparison([silent, jury("B", rates: [4: 10, 8: 10])], marked: false)
    #expect(result.juries[0].mean == nil)
    #expect(result.juries.map(\.finding) == [.tooFew, .tooFew])
  }

  @Test func `Few passages are compared with nobody, even in detail`() {
    let juries = [jury("A", marks: [2: 4]), jury("B", marks: [12: 30, 16: 10]), jury("C", marks: [12: 30, 16: 10])]
    let detailed = comparison(juries)
    #expect(detailed.juries[0].mean == 2)
    #expect(detailed.juries[0].finding == .tooFew)
    #expect(detailed.juries[0].difference == nil)
    // Alone under five, it takes the next smallest with it.
    let masked = comparison(juries, detail: false)
    #expect(masked.juries.map(\.finding) == [.masked, .masked, .nothing])
    #expect(masked.juries.map(\.mean)[0] == nil && masked.juries.map(\.mean)[1] == nil)
    #expect(masked.compared == 1)
  }

  @Test func `Among forty juries who judge alike, one that its own interval leaves out is likely chance`() {
    // Of the same spread as the others, three errors below.
    let others = (0..<39).map { jury("B\($0 + 10)", marks: [8: 4, 12: 4, 16: 4]) }
    let result = comparison([jury("A", marks: [5: 4, 9: 4, 13: 4])] + others)
    #expect(result.compared == 40)
    #expect(result.expectedByChance == 2)
    #expect(result.juries[0].finding == .likelyChance)
    #expect(result.juries[0].difference?.interval.contains(0) == false)
    #expect(result.juries[0].difference?.corrected.contains(0) == true)
    #expect(result.juries.dropFirst().allSatisfy { $0.finding == .nothing })
  }

  @Test func `A difference that correction leaves stands out`() {
    let others = (0..<10).map { jury("B\($0)", marks: [8: 10, 12: 10, 16: 10]) }
    let result = comparison([jury("A", marks: [4: 10, 6: 10, 8: 10])] + others)
    #expect(result.juries[0].finding == .standsOut)
    #expect(result.juries[0].difference?.value == -6)
  }

  @Test func `Where everybody got the same nothing can be computed`() {
    let result = comparison([jury("A", marks: [12: 6]), jury("B", marks: [12: 6])])
    #expect(result.juries.map(\.finding) == [.notCalculable, .notCalculable])
    #expect(result.compared == 0)
  }

  @Test func `Juries stand in the order of their folded names`() {
    let result = comparison(["Émile", "Zoé", "adèle"].map { jury($0, marks: [10: 5, 14: 5]) })
    #expect(result.juries.map(\.members) == [["adèle"], ["Émile"], ["Zoé"]])
  }

  /// The coverage itself: among juries drawn from one distribution, the corrected intervals leave out 0 in less than one
  /// family in twenty, and the plain ones in about one jury in twenty.
  @Test func `Juries that differ by chance alone rarely stand out`() {
    var state: UInt64 = 42
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    var (alarms, outside, compared) = (0, 0, 0)
    for _ in 0..<200 {
      let juries = (0..<8).map { index -> JuryCounts in
        var marks: [Int: Int] = [:]
        for _ in 0..<(6 + index * 2) { marks[Int((random() + random() + random()) * 20 / 3), default: 0] += 1 }
        return jury("J\(index)", marks: marks)
      }
      let result = comparison(juries)
      alarms += result.juries.contains { $0.finding == .standsOut } ? 1 : 0
      outside += result.juries.count { $0.difference?.interval.contains(0) == false }
      compared += result.compared
    }
    #expect(compared == 1600)
    #expect(alarms <= 14)
    #expect((30...110).contains(outside))
  }
}
