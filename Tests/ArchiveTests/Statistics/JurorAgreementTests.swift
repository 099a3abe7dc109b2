// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Sittings
import Testing

@testable import Archive

@Suite struct `The agreement of a cohort’s jurors` {
  private func result(
    _ rows: [(criterion: String, jurors: [String?], count: Int)], detail: Bool = true, passages: Int = 100
  ) -> JurorAgreement? {
    let counts = CohortCounts(
      cohort: StatisticsSample.cohort, passages: passages, outcomes: [.held: passages],
      verdicts: rows.map {
        .init(criterion: $0.criterion, level: $0.jurors.first ?? nil, jurors: $0.jurors, count: $0.count)
      })
    return CohortStatistics(counts, exam: StatisticsSample.exam, detail: detail).agreement
  }

  private let fifty: [(criterion: String, jurors: [String?], count: Int)] = [
    ("c1", ["O", "O"], 20), ("c1", ["O", "N"], 5), ("c1", ["N", "O"], 10), ("c1", ["N", "N"], 15),
  ]

  @Test func `Two seats that mark everywhere are compared as Cohen does`() throws {
    let agreement = try #require(result(fifty))
    #expect(agreement.method == .cohen)
    #expect(agreement.criteria.map(\.id) == ["c1"])
    #expect(agreement.criteria[0].count == .exact(50))
    #expect(agreement.criteria[0].observed == 0.7)
    #expect(agreement.criteria[0].kappa == 0.4)
    #expect(agreement.overall.kappa == 0.4)
    #expect(agreement.competencies.map(\.id) == ["C1"])
  }

  @Test func `An observer without a sheet leaves two seats`() throws {
    let rows = fifty.map { (criterion: $0.criterion, jurors: [$0.jurors[0], nil, $0.jurors[1]], count: $0.count) }
    let agreement = try #require(result(rows))
    #expect(agreement.method == .cohen)
    #expect(agreement.overall.kappa == 0.4)
  }

  @Test func `Other seats somewhere make it Fleiss’`() throws {
    let agreement = try #require(result(fifty + [("c3", [nil, "O", "N"], 6), ("c3", [nil, "O", "O"], 6)]))
    #expect(agreement.method == .fleiss)
    // 35/50 observed; 55 O and 45 N of 100.
    let chance = 0.55 * 0.55 + 0.45 * 0.45
    #expect(abs(try #require(agreement.criteria[0].kappa) - (0.7 - chance) / (1 - chance)) < 1e-6)
  }

  @Test func `A juror alone and a shared sheet agree with nobody`() {
    #expect(result([("c1", ["O", nil], 50), ("c2", [], 50), ("c3", [nil], 3)]) == nil)
  }

  @Test func `A juror who did not mark is not read as N`() throws {
    let rows: [(criterion: String, jurors: [String?], count: Int)] = [
      ("c1", ["O", "O", nil], 10), ("c1", ["N", "N", nil], 10), ("c1", ["O", "N", "N"], 10),
      ("c1", ["O", "O", "O"], 10),
    ]
    let agreement = try #require(result(rows))
    // 2 jurors: 20 of 20 agree; 3 jurors: 1/3 in ten, 1 in ten. Each passage weighs the same.
    #expect(abs(try #require(agreement.overall.observed) - 5.0 / 6) < 1e-6)
    #expect(agreement.overall.count == .exact(40))
  }

  @Test func `What cannot be computed is neither 0 nor 1`() throws {
    let agreement = try #require(
      result([("c1", ["O", "O"], 40), ("c2", ["O", "N"], 20), ("c2", ["N", "N"], 20)]))
    #expect(agreement.criteria[0].kappa == nil)
    #expect(agreement.criteria[0].isUndefined)
    #expect(agreement.criteria[0].observed == 1)
    #expect(agreement.criteria[1].kappa == 0)
    #expect(!agreement.criteria[1].isUndefined)
  }

  @Test func `Few passages are masked, and are in no sum`() throws {
    let rows = fifty + [("c2", ["O", "N"], 3)]
    let masked = try #require(result(rows, detail: false))
    #expect(masked.criteria.map(\.id) == ["c1", "c2"])
    #expect(masked.criteria[1].count == .masked)
    #expect(masked.criteria[1].kappa == nil)
    #expect(!masked.criteria[1].isUndefined)
    #expect(masked.overall.count == .exact(50))
    #expect(try #require(result(rows)).overall.count == .exact(53))
  }

  @Test(arguments: [(-5, true), (-4, false), (-1, false), (0, true), (1, false), (4, false), (5, true)])
  func `A number that tells of a few by the verdicts given beside it is not exact, in no sum either`(
    more: Int, isExact: Bool
  ) throws {
    // Of the passages that two marked, those without a common verdict are not among the verdicts given.
    let verdicts: [CohortCounts.VerdictCount] = [
      .init(criterion: "c1", level: "O", jurors: ["O", "O"], count: 20),
      .init(criterion: "c1", level: nil, jurors: ["O", "N"], count: max(0, more)),
      .init(criterion: "c1", level: "N", jurors: [], count: max(0, -more)),
      .init(criterion: "c2", level: "O", jurors: ["O", "O"], count: 30),
    ]
    let counts = CohortCounts(
      cohort: StatisticsSample.cohort, passages: 100, outcomes: [.held: 100], verdicts: verdicts)
    func agreement(detail: Bool) throws -> JurorAgreement {
      try #require(CohortStatistics(counts, exam: StatisticsSample.exam, detail: detail).agreement)
    }
    let shown = try agreement(detail: false)
    for part in [shown.criteria[0], shown.competencies[0], shown.overall] {
      #expect(part.count.isExact == isExact, "\(part.id)")
      #expect(part.kappa != nil || part.isUndefined)
    }
    #expect(try agreement(detail: true).overall.count == .exact(50 + max(0, more)))
  }

  @Test func `Levels are compared as the scale spells them`() throws {
    let agreement = try #require(
      result([("c1", ["o", "O"], 20), ("c1", ["n", "N"], 20), ("c1", ["o", "n"], 10)]))
    #expect(agreement.overall.observed == 0.8)
  }
}
