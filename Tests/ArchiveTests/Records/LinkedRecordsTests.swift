// SPDX-License-Identifier: GPL-3.0-or-later

import EventSamples
import Exams
import FrenchText
import Sittings
import Testing

@testable import Archive

@Suite struct `Correcting what is sealed` {
  private let exam = SampleExam.ntc

  private func sealed(_ change: (inout SampleOral) throws -> Void = { _ in }) throws -> SampleChain {
    var chain = try SampleChain()
    var oral = try SampleChain.decided(exam)
    try change(&oral)
    try chain.seal(oral.sitting)
    return chain
  }

  private func correct(_ chain: inout SampleChain, _ correction: Correction) throws {
    try chain.correct(1, correction, exam: exam)
  }

  @Test func `a verdict with the decision that follows`() throws {
    var chain = try sealed()
    let correction = Correction(
      verdicts: ["ntc.c2.1": "n"], decision: Decision(.outcome("ccp1")), reason: "erreur de report")
    try correct(&chain, correction)
    let content = try RecordContent(chain.last)
    #expect(content.payload.id == "260512-K7F/2")
    #expect(content.payload.cites.map(\.place.sequence) == [1])
    #expect(content.payload.cites[0].hash == (try CompactJWS(parsing: chain.records[1].jws).hash))
    #expect(content.evaluation?.grid["ntc.c2.1"] == "N")
    #expect(content.evaluation?.award == "ccp1")
    #expect(content.deliberation?.corrections.map(\.text) == ["erreur de report"])
    #expect(content.deliberation?.journal == (try RecordContent(chain.records[1]).deliberation?.journal))
  }

  @Test func `again: the last correction is cited beside the passage`() throws {
    var chain = try sealed()
    let (first, second) = (
      Candidate(number: "1", familyName: "F", givenName: "L"), Candidate(number: "2", familyName: "F", givenName: "L")
    )
    try correct(&chain, Correction(candidate: first, reason: "numéro"))
    try correct(&chain, Correction(candidate: second, reason: "numéro encore"))
    let content = try RecordContent(chain.last)
    #expect(content.payload.cites.map(\.place.sequence) == [1, 2])
    #expect(content.identity?.candidate == second)
    #expect(content.deliberation?.corrections.map(\.text) == ["numéro", "numéro encore"])
    #expect(try chain.history(1).record == chain.last)
  }

  @Test func `what was fixed and lifted since stays so`() throws {
    var chain = try SampleChain()
    var oral = try SampleChain.decided(SampleExam.bts)
    try oral.run(.reserve("dossier douteux"))
    try chain.seal(oral.sitting)
    try chain.fix(1, Decimal64(units: 12), exam: SampleExam.bts)
    try chain.lift(1, reason: "original vu")
    let correction = Correction(
      verdicts: ["tc.e4.1": nil], decision: Decision(.mark(Decimal64(units: 11))), reason: "x")
    try chain.correct(1, correction, exam: SampleExam.bts)
    let content = try RecordContent(chain.last)
    #expect(content.deliberation?.fixedMark == Decimal64(units: 12))
    #expect(content.deliberation?.reservations.standing == [])
    #expect(content.deliberation?.reservations.lifted.map(\.text) == ["original vu"])
    #expect(content.deliberation?.reservations.lifted.map(\.stamp.at) == ["2026-05-12T12:00:00Z"])
    #expect(content.evaluation?.verdicts.first?.level == nil)
    #expect(content.payload.cites.map(\.place.sequence) == [1, 3])
    #expect(try chain.history(1).mark == Decimal64(units: 12))
  }

  @Test func `what was not decided may be, and its grid is final then`() throws {
    var chain = try SampleChain()
    var oral = try SampleOral(exam, sha256: SampleChain.definition(exam).sha256)
    try oral.run(.next)
    try oral.mark("O")
    try oral.run(.conclude(.abandoned, text: nil), .close)
    try chain.seal(oral.sitting)
    try correct(&chain, Correction(verdicts: ["ntc.c2.2": "N"], reason: "vu ensuite"))
    var content = try RecordContent(chain.last)
    #expect(content.deliberation?.grid.map(\.level) == ["O", "O", "O", "O", "N"])
    #expect(content.evaluation?.grid == [:])
    try correct(&chain, Correction(decision: Decision(.outcome("ccp1")), reason: "décidé"))
    content = try RecordContent(chain.last)
    #expect(content.evaluation?.verdicts.map(\.level) == ["O", "O", "O", "O", "N"])
    #expect(content.deliberation?.grid == [])
  }

  @Test func `is refused without a reason, a change, or a decision that follows`() throws {
    var chain = try sealed()
    func refuses(_ correction: Correction, _ refusal: SealingRefusal) {
      #expect(throws: refusal) { try correct(&chain, correction) }
    }
    let id = "260512-K7F"
    refuses(Correction(verdicts: ["ntc.c1.1": "N"], reason: " "), .noReason)
    refuses(Correction(reason: "x"), .nothingChanges(id))
    refuses(Correction(verdicts: ["ntc.c1.1": "O"], reason: "x"), .nothingChanges(id))
    refuses(Correction(verdicts: ["ntc.c1.1": "N"], reason: "x"), .sitting(id, .gridChangedSinceDecision))
    refuses(
      Correction(verdicts: ["ntc.c1.3": "N"], reason: "x"),
      .sitting(id, .unknownCriterion("ntc.c1.3", nearest: "ntc.c1.1")))
    refuses(
      Correction(verdicts: ["ntc.c1.1": "X"], reason: "x"), .sitting(id, .unknownLevel("X", levels: ["O", "N"])))
    refuses(
      Correction(decision: Decision(.mark(Decimal64(units: 12))), reason: "x"), .sitting(id, .wrongDecisionKind))
    refuses(
      Correction(candidate: Candidate(number: "", familyName: "", givenName: ""), reason: "x"),
      .sitting(id, .openingProblems([.noCandidate])))
    #expect(throws: SealingRefusal.otherDefinition(id, exam: "ntc-titre")) {
      try chain.correct(1, Correction(reason: "x"), exam: SampleExam.bts)
    }
    for part in RecordPart.allCases {
      let rest = chain.records[1].disclosing(Set(RecordPart.allCases).subtracting([part]))
      let history = try #require(try PassageHistory(rest, linked: []))
      var (sealer, random) = (chain.sealer, chain.random)
      #expect(throws: SealingRefusal.partMissing(id, part)) {
        try sealer.correct(history, Correction(reason: "x"), exam: exam, using: &random)
      }
    }
    #expect(chain.records.count == 2)
  }

  @Test func `an absent candidate is not decided upon`() throws {
    var chain = try SampleChain()
    var oral = try SampleOral(exam, sha256: SampleChain.definition(exam).sha256)
    try oral.run(.conclude(.absent, text: nil))
    try chain.seal(oral.sitting)
    #expect(throws: SealingRefusal.sitting("260512-K7F", .notEvaluated(.absent))) {
      try correct(&chain, Correction(decision: Decision(.outcome("rien")), reason: "x"))
    }
  }
}

@Suite struct `Marks and reservations after the sealing` {
  @Test func `the jury of the diploma fixes a mark`() throws {
    for exam in [SampleExam.bts, SampleExam.ccf1, SampleExam.parts] {
      var chain = try SampleChain()
      try chain.seal(exam)
      try chain.fix(1, Decimal64(units: 125, scale: 1), text: "harmonisation", exam: exam)
      let content = try RecordContent(chain.last)
      #expect(content.linked == .fixing(.init(mark: Decimal64(units: 125, scale: 1), text: "harmonisation")))
      #expect(content.payload.id == "260512-K7F/2")
      #expect(content.payload.subject == (try RecordContent(chain.records[1]).payload.subject))
    }
  }

  @Test func `of 0 to 20, by the step, where there is a mark`() throws {
    var chain = try SampleChain()
    try chain.seal(SampleExam.bts)
    func fix(_ mark: Decimal64) throws {
      try chain.fix(1, mark, exam: SampleExam.bts)
    }
    let id = "260512-K7F"
    let half = Decimal64(units: 205, scale: 1)
    #expect(throws: SealingRefusal.sitting(id, .markOutOfRange(half, outOf: 20))) { try fix(half) }
    let quarter = Decimal64(units: 1225, scale: 2)
    #expect(throws: SealingRefusal.sitting(id, .markNotAStep(quarter, step: Decimal64(units: 5, scale: 1)))) {
      try fix(quarter)
    }
    try fix(Decimal64(units: 0))
    #expect(throws: SealingRefusal.nothingChanges(id)) { try fix(Decimal64(units: 0)) }
    try fix(Decimal64(units: 20))
    try chain.seal(SampleExam.ntc, id: "ntc")
    #expect(throws: SealingRefusal.noMarkToFix("ntc", exam: "ntc-titre")) {
      try chain.fix(4, Decimal64(units: 10), exam: SampleExam.ntc)
    }
  }

  @Test func `a reservation is lifted once, with a reason`() throws {
    var chain = try SampleChain()
    try chain.seal(SampleExam.bts, id: "sans")
    #expect(throws: SealingRefusal.noReservation("sans")) {
      try chain.lift(1, reason: "x")
    }
    var oral = try SampleChain.decided(SampleExam.bts)
    try oral.run(.reserve("dossier douteux"))
    try chain.seal(oral.sitting)
    #expect(throws: SealingRefusal.noReason) {
      try chain.lift(2, reason: " ")
    }
    try chain.lift(2, reason: "original vu")
    #expect(try RecordContent(chain.last).linked == .lifting(.init(reason: "original vu")))
    #expect(throws: SealingRefusal.noReservation("260512-K7F")) {
      try chain.lift(2, reason: "x")
    }
  }
}

@Suite struct `The two situations of a unit` {
  /// Both of one candidate; their marks are 13,5.
  private func sealed(_ change: (inout Opening) -> Void = { _ in }) throws -> SampleChain {
    var chain = try SampleChain()
    try chain.seal(SampleExam.ccf1, id: "un")
    try chain.seal(SampleExam.ccf2, id: "deux", change)
    return chain
  }

  private func unite(_ chain: inout SampleChain, _ numbers: [Int], _ weights: UnitWeights) throws {
    try chain.unite(numbers, weights)
  }

  @Test func `are put together by the centre's weights, whatever their order`() throws {
    for order in [[1, 2], [2, 1]] {
      var chain = try sealed()
      try chain.fix(2, Decimal64(units: 10), exam: SampleExam.ccf2)
      try unite(&chain, order, UnitWeights(first: 1, second: 3))
      let content = try RecordContent(chain.last)
      #expect(content.payload.id == "un/4")
      #expect(content.payload.cites.map(\.place.sequence) == [1, 2, 3])
      // (13,5 + 3 × 10) ÷ 4 = 10,875
      #expect(
        content.linked
          == .unit(
            .init(
              mark: Decimal64(units: 11),
              situations: [
                .init(id: "un", mark: Decimal64(units: 135, scale: 1), weight: 1),
                .init(id: "deux", mark: Decimal64(units: 10), weight: 3),
              ])))
    }
  }

  @Test(arguments: [
    ("12", "13", 1, 1, "12.5"), ("12", "12.5", 1, 1, "12.5"), ("11.5", "12", 1, 1, "12.0"),
    ("0", "20", 1, 1000, "20.0"),
    ("10", "11", 3, 1, "10.5"), ("10", "11", 7, 1, "10.0"), ("20", "20", 1000, 1000, "20.0"), ("0", "0.5", 1, 1, "0.5"),
  ]) func `make a mark to the half point, halves up`(
    first: String, second: String, one: Int, other: Int, expected: String
  ) throws {
    let marks = (try #require(Decimal64(first)), try #require(Decimal64(second)))
    #expect(UnitWeights(first: one, second: other).mark(marks.0, marks.1)?.plain == expected)
  }

  @Test func `of one candidate and session, both marked, both of the unit`() throws {
    let weights = UnitWeights(first: 1, second: 1)
    var chain = try sealed { $0.candidate.number = "0043" }
    #expect(throws: SealingRefusal.self) { try unite(&chain, [1, 2], weights) }
    chain = try sealed { $0.session = 2025 }
    #expect(throws: SealingRefusal.notOneUnit(["un", "deux"], .sessions([2026, 2025]))) {
      try unite(&chain, [1, 2], weights)
    }
    chain = try sealed()
    #expect(throws: SealingRefusal.notOneUnit(["un", "un"], .exams(["tc-e4-ccf1", "tc-e4-ccf1"]))) {
      try unite(&chain, [1, 1], weights)
    }
    #expect(throws: SealingRefusal.notOneUnit(["un"], .exams(["tc-e4-ccf1"]))) { try unite(&chain, [1], weights) }
    for wrong in [UnitWeights(first: 0, second: 1), UnitWeights(first: 1, second: 1001)] {
      #expect(throws: SealingRefusal.notOneUnit(["un", "deux"], .weights)) { try unite(&chain, [1, 2], wrong) }
    }
    var oral = try SampleOral(SampleExam.ccf2, sha256: SampleChain.definition(SampleExam.ccf2).sha256) {
      $0.id = "absent"
    }
    try oral.run(.conclude(.absent, text: nil))
    try chain.seal(oral.sitting)
    #expect(throws: SealingRefusal.notOneUnit(["un", "absent"], .markMissing("absent"))) {
      try unite(&chain, [1, 3], weights)
    }
    #expect(
      SealingRefusal.notOneUnit(["un", "absent"], .markMissing("absent")).description
        == "un et absent ne font pas une unité\u{A0}: absent n’a pas de note.")
  }
}

@Suite struct `Communicating` {
  private func communicate(
    _ chain: inout SampleChain, _ layers: Set<RecordPart>, exam: Exam, communicates: Bool = true
  ) throws -> StoredRecord {
    try chain.communicate(chain.history(1), layers, exam: exam, centreCommunicates: communicates)
  }

  @Test func `gives the signed record with those parts alone, and says so`() throws {
    var chain = try SampleChain()
    try chain.seal(SampleExam.ntc)
    let given = try communicate(&chain, [.identity, .evaluation], exam: SampleExam.ntc)
    #expect(given.jws == chain.records[1].jws)
    #expect(Set(given.disclosures.keys) == [.identity, .evaluation])
    let content = try RecordContent(chain.last)
    #expect(content.linked == .communication(.init(to: "Lucie Ferrand")))
    guard case .communication(_, _, let layers, let reason) = content.payload.content else {
      Issue.record("not a communication")
      return
    }
    #expect(layers == [.identity, .evaluation])
    #expect(reason == .request)
    #expect(chain.sealer.items.last?.effect == RecordEffect.none)
  }

  @Test func `gives a corrected passage as corrected`() throws {
    var chain = try SampleChain()
    try chain.seal(SampleExam.ntc)
    let candidate = Candidate(number: "1", familyName: "F", givenName: "L")
    try chain.correct(1, Correction(candidate: candidate, reason: "x"), exam: SampleExam.ntc)
    let given = try communicate(&chain, [.identity], exam: SampleExam.ntc)
    #expect(given.jws == chain.records[2].jws)
    #expect(try RecordContent(chain.last).payload.cites.map(\.place.sequence) == [1, 2])
  }

  @Test func `never gives the deliberation, nor an evaluation that the candidate may not have`() throws {
    for exam in SampleExam.all {
      var chain = try SampleChain()
      try chain.seal(exam)
      for communicates in [false, true] {
        #expect(throws: SealingRefusal.notCommunicable("260512-K7F", .deliberation)) {
          try communicate(&chain, Set(RecordPart.allCases), exam: exam, communicates: communicates)
        }
      }
      #expect(throws: SealingRefusal.notCommunicable("260512-K7F", .evaluation)) {
        try communicate(&chain, [.identity, .evaluation], exam: exam, communicates: false)
      }
    }
    var chain = try SampleChain()
    var oral = try SampleOral(SampleExam.ntc, sha256: SampleChain.definition(SampleExam.ntc).sha256)
    try oral.run(.next, .conclude(.abandoned, text: nil), .close)
    try chain.seal(oral.sitting)
    #expect(throws: SealingRefusal.notCommunicable("260512-K7F", .evaluation)) {
      try communicate(&chain, [.evaluation], exam: SampleExam.ntc)
    }
    #expect(try communicate(&chain, [.identity], exam: SampleExam.ntc).disclosures.count == 1)
  }

  @Test func `a part that was erased is not given`() throws {
    var chain = try SampleChain()
    let record = try chain.seal(SampleExam.ntc).disclosing([.evaluation, .deliberation])
    let history = try #require(try PassageHistory(record, linked: []))
    #expect(throws: SealingRefusal.partMissing("260512-K7F", .identity)) {
      try chain.communicate(history, [.identity], exam: SampleExam.ntc, centreCommunicates: true)
    }
  }
}
