// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Deciding` {
  private func held(_ exam: Exam, _ grid: [String: String] = [:]) throws -> Room {
    var room = try Room(exam)
    try room.run(.next)
    for (criterion, level) in grid.sorted(by: { $0.key < $1.key }) { try room.run(.mark(criterion, as: level)) }
    try room.run(.conclude(.held, text: nil))
    return room
  }

  @Test func `the jury decides, with a reason where it departs`() throws {
    let titre = CompetencyDecision.Outcome(id: "titre", title: "Titre")
    var room = try held(Fixture.ntcTitre, Fixture.ntcTitre.grid("O"))
    room.refuses(.decide(Decision(.outcome("ccp1"))), with: .reasonNeeded(.departing(from: .outcome(titre))))
    room.refuses(
      .decide(Decision(.outcome("ccp1"), reason: " ")), with: .reasonNeeded(.departing(from: .outcome(titre))))
    room.refuses(
      .decide(Decision(.outcome("ccp9"))), with: .unknownOutcome("ccp9", known: ["titre", "ccp1", "ccp2", "rien"]))
    try room.run(.decide(Decision(.outcome("ccp1"), reason: "entretien final")))
    try room.run(.decide(Decision(.outcome("titre"))))
    #expect(room.state.decision?.value == Decision(.outcome("titre")))
    #expect(room.sitting.stage == .decided)
  }

  @Test func `while a criterion is missing any decision departs`() throws {
    var grid = Fixture.ntcTitre.grid("O")
    grid["ntc.c1.1"] = nil
    let room = try held(Fixture.ntcTitre, grid)
    room.refuses(
      .decide(Decision(.outcome("titre"))),
      with: .reasonNeeded(.departing(from: .incomplete(missing: ["ntc.c1.1"]))))
  }

  @Test func `a definition may ask for no reason`() throws {
    var exam = Fixture.ntcTitre
    if case .competencies(var rule) = exam.decision.kind {
      rule.requiresReason = false
      exam.decision.kind = .competencies(rule)
    }
    var room = try held(exam)
    try room.run(.decide(Decision(.outcome("rien"))))
  }

  @Test(
    arguments: [
      (Decimal64(units: 0), nil), (Decimal64(units: 20), nil), (Decimal64(units: 125, scale: 1), nil),
      (Decimal64(units: 1250, scale: 2), nil),
      (Decimal64(units: 205, scale: 1), .markOutOfRange(Decimal64(units: 205, scale: 1), outOf: 20)),
      (Decimal64(units: -5, scale: 1), .markOutOfRange(Decimal64(units: -5, scale: 1), outOf: 20)),
      (
        Decimal64(units: 1225, scale: 2),
        .markNotAStep(Decimal64(units: 1225, scale: 2), step: Decimal64(units: 5, scale: 1))
      ),
      (Decimal64(units: .min, scale: 6), .markOutOfRange(Decimal64(units: .min, scale: 6), outOf: 20)),
    ] as [(Decimal64, SittingError?)])
  func `a mark is within its bounds and a multiple of its step`(mark: Decimal64, error: SittingError?) throws {
    var room = try held(Fixture.tcE4)
    if let error {
      room.refuses(.decide(Decision(.mark(mark))), with: error)
    } else {
      try room.run(.decide(Decision(.mark(mark))))
    }
  }

  @Test func `a mark that the definition derives is departed from with a reason, or an incomplete grid`() throws {
    let room = try held(Fixture.weighted, Fixture.weighted.grid("S"))
    let derived = Decimal64(units: 135, scale: 1)
    room.refuses(
      .decide(Decision(.mark(Decimal64(units: 14)))), with: .reasonNeeded(.departing(from: .mark(derived))))
    var agreed = room
    try agreed.run(.decide(Decision(.mark(derived))))
    let incomplete = try held(Fixture.weighted, ["tc.e4.1": "S"])
    incomplete.refuses(
      .decide(Decision(.mark(derived))),
      with: .reasonNeeded(.departing(from: .incomplete(missing: ["tc.e4.2", "tc.e4.3"]))))
  }

  @Test func `parts have their points, all of them`() throws {
    var room = try held(Fixture.tcEF1)
    let ten = Decimal64(units: 10)
    let eight = Decimal64(units: 8)
    room.refuses(.decide(Decision(.parts(["document": ten]))), with: .missingParts(["Stage"]))
    room.refuses(.decide(Decision(.parts(["document": ten, "stages": ten]))), with: .unknownPart("stages"))
    room.refuses(
      .decide(Decision(.parts(["document": ten, "stage": eight]))), with: .markOutOfRange(eight, outOf: 7))
    try room.run(.decide(Decision(.parts(["document": ten, "stage": Decimal64(units: 65, scale: 1)]))))
    #expect(room.sitting.stage == .decided)
  }

  @Test func `each exam is decided in its own way`() throws {
    let mark = Decision(.mark(Decimal64(units: 12)))
    let outcome = Decision(.outcome("titre"))
    try held(Fixture.ntcTitre).refuses(.decide(mark), with: .wrongDecisionKind)
    try held(Fixture.tcE4).refuses(.decide(outcome), with: .wrongDecisionKind)
    try held(Fixture.tcEF1).refuses(.decide(mark), with: .wrongDecisionKind)
  }

  @Test func `nothing is decided while the oral runs`() throws {
    var room = try Room()
    room.refuses(.decide(Decision(.mark(Decimal64(units: 12)))), with: .stillRunning)
    try room.run(.next)
    room.refuses(.decide(Decision(.mark(Decimal64(units: 12)))), with: .stillRunning)
    room.refuses(.close, with: .stillRunning)
  }
}
