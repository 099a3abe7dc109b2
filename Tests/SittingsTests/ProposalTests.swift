// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Proposals` {
  @Test(
    arguments: [
      ([:], "titre"), (["ntc.c6.3": "N"], "ccp1"), (["ntc.c1.1": "N"], "ccp2"), (["ntc.c3.2": "N"], "ccp2"),
      (["ntc.c1.1": "N", "ntc.c4.5": "N"], "rien"),
    ] as [([String: String?], String)])
  func `the NTC grid proposes the titre, else a CCP, else nothing`(except: [String: String?], outcome: String) {
    guard case .outcome(let proposed) = Fixture.ntcTitre.proposal(for: Fixture.ntcTitre.grid("O", except: except))
    else {
      Issue.record("nothing proposed")
      return
    }
    #expect(proposed.id == outcome)
  }

  @Test func `nothing is proposed while a criterion is not evaluated, even under an N`() {
    let exam = Fixture.ntcTitre
    #expect(
      exam.proposal(for: exam.grid("O", except: ["ntc.c2.2": nil, "ntc.c2.1": "N"]))
        == .incomplete(missing: ["ntc.c2.2"]))
    #expect(exam.proposal(for: [:]) == .incomplete(missing: exam.criteria.map(\.id)))
  }

  @Test func `a level that the scale does not know is no verdict`() {
    let exam = Fixture.ntcTitre
    #expect(exam.proposal(for: exam.grid("O", except: ["ntc.c2.2": "?"])) == .incomplete(missing: ["ntc.c2.2"]))
  }

  @Test(arguments: [
    (["ntc.c1.1": "O", "ntc.c1.2": "O", "ntc.c1.3": "O"], CompetencyState.validated),
    (["ntc.c1.1": "O", "ntc.c1.2": "N"], .notValidated), (["ntc.c1.1": "O", "ntc.c1.2": "O"], .incomplete),
    ([:], .incomplete),
  ])
  func `a competency is validated by every criterion`(grid: [String: String], state: CompetencyState) throws {
    let competency = try #require(Fixture.ntcTitre.competency("c1"))
    #expect(Fixture.ntcTitre.state(of: competency, in: grid) == state)
  }

  @Test(arguments: [Fixture.tcE4, Fixture.nrcE4, Fixture.tcEF1])
  func `nothing derives a mark unless the definition says how`(exam: Exam) {
    #expect(exam.proposal(for: exam.grid("O")) == .none)
  }

  /// Three criteria of weights 2, 1, 1; points 3, 2, 1, 0; out of 20 by halves.
  @Test(arguments: [
    (["TS", "TS", "TS"], "20,0"), (["TI", "TI", "TI"], "0,0"), (["S", "S", "S"], "13,5"),  // 13,33…
    (["TS", "TI", "TI"], "10,0"), (["TI", "TS", "TI"], "5,0"), (["I", "I", "TI"], "5,0"), (["I", "TS", "S"], "11,5"),
  ])
  func `a derived mark weighs, and rounds to the step`(levels: [String], mark: String) {
    let grid = Dictionary(uniqueKeysWithValues: zip(Fixture.weighted.criteria.map(\.id), levels))
    guard case .mark(let derived) = Fixture.weighted.proposal(for: grid) else {
      Issue.record("no mark")
      return
    }
    #expect(derived.french == mark)
  }

  @Test func `weights and points beyond reason do not trap`() {
    var exam = Fixture.weighted
    exam.competencies[0].criteria[0].weight = .max
    exam.competencies[0].criteria[1].weight = .min
    exam.scale.levels[0].points = .max
    _ = exam.proposal(for: exam.grid("TS"))
    var rule = Fixture.ef1Parts
    for index in rule.parts.indices { (rule.parts[index].weight, rule.parts[index].outOf) = (.max, .max) }
    #expect(rule.mark(for: ["document": Decimal64(units: 1), "stage": Decimal64(units: .max)]) == nil)
  }

  @Test(arguments: [
    ("13", "7", "20,0"), ("0", "0", "0,0"), ("10,5", "6", "16,5"), ("6,5", "3,5", "10,0"), ("0,5", "0", "0,5"),
  ])
  func `two parts out of 13 and 7 add up`(document: String, stage: String, mark: String) throws {
    let points = ["document": try #require(Decimal64(document)), "stage": try #require(Decimal64(stage))]
    #expect(Fixture.ef1Parts.mark(for: points)?.french == mark)
  }

  @Test(arguments: [
    ("20", "20", "20", "20,0"), ("12", "13", "14", "13,0"), ("12", "13", "13", "12,5"),  // 12,66…
    ("12,25", "12,25", "12,25", "12,5"),  // a half goes up
    ("12", "12,5", "12", "12,0"),
  ])
  func `three equal parts make their mean`(first: String, second: String, third: String, mark: String) throws {
    let texts = ["document": first, "stage": second, "comparaison": third]
    let points = try texts.mapValues { try #require(Decimal64($0)) }
    #expect(Fixture.e2Parts.mark(for: points)?.french == mark)
    #expect(Fixture.e2Parts.mark(for: points.filter { $0.key != "stage" }) == nil)
  }

  @Test func `many parts, out of large points, still make a mark`() {
    let parts = [20, 40, 13, 7, 100, 60, 50, 30, 10, 25, 15, 12].map {
      PartsDecision.ScoredPart(id: "\($0)", title: "", outOf: $0, weight: 3)
    }
    let rule = PartsDecision(parts: parts)
    let full = Dictionary(uniqueKeysWithValues: parts.map { ($0.id, Decimal64(units: Int64($0.outOf))) })
    #expect(rule.mark(for: full) == Decimal64(units: 20))
  }

  @Test func `points keep the decimals of their step`() {
    let rule = PartsDecision(
      step: Decimal64(units: 125, scale: 3), parts: [.init(id: "a", title: "", outOf: 20, weight: 1)])
    #expect(rule.mark(for: ["a": Decimal64(units: 12_125, scale: 3)]) == Decimal64(units: 12_125, scale: 3))
  }

  @Test(arguments: [
    (Decimal64(units: 125, scale: 1), Decimal64(units: 5, scale: 1), true),
    (Decimal64(units: 12), Decimal64(units: 5, scale: 1), true),
    (Decimal64(units: 1201, scale: 2), Decimal64(units: 5, scale: 1), false),
    (Decimal64(units: 1), Decimal64(units: 0), false), (Decimal64(units: .min), Decimal64(units: -1), false),
    (Decimal64(units: .max), Decimal64(units: 1, scale: 6), false),
  ])
  func `a whole number of steps`(value: Decimal64, step: Decimal64, isMultiple: Bool) {
    #expect(value.isMultiple(of: step) == isMultiple)
  }
}
