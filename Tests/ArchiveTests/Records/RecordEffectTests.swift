// SPDX-License-Identifier: GPL-3.0-or-later

import EventSamples
import Exams
import FrenchText
import Sittings
import Testing

@testable import Archive

@Suite struct `What follows from a record` {
  private func facts(_ effect: RecordEffect) throws -> PassageFacts {
    guard case .passage(let facts) = effect else { throw SealingRefusal.notOpened }
    return facts
  }

  @Test func `are the facts of its passage`() throws {
    var chain = try SampleChain()
    let record = try chain.seal(SampleExam.ntc)
    let facts = try facts(RecordEffect(of: record))
    #expect(facts.id == "260512-K7F")
    #expect(facts.exam.id == "ntc-titre")
    #expect(facts.session == 2026)
    #expect(facts.day == Day("2026-05-12"))
    #expect(facts.candidate == Candidate(number: "0042", familyName: "Ferrand", givenName: "Lucie"))
    #expect(facts.jury == ["Anne Roux", "Paul Weiss"])
    #expect(facts.outcome == .held)
    #expect(facts.award == "titre")
    #expect(facts.mark == nil)
    #expect(facts.fixedMark == nil)
    #expect(!facts.isReserved)
    #expect(facts.verdicts.map(\.criterion) == ["ntc.c1.1", "ntc.c1.2", "ntc.c1.10", "ntc.c2.1", "ntc.c2.2"])
    #expect(facts.verdicts.allSatisfy { $0.level == "O" && $0.jurors.isEmpty })
    #expect(facts.met == 5 && facts.given == 5)
    #expect(
      facts.phases == [
        .init(phase: "expose", elapsed: 540_000, planned: 600_000, overtime: 0),
        .init(phase: "tel", elapsed: 660_000, planned: 600_000, overtime: 60_000),
        .init(phase: "face", elapsed: 660_000, planned: 2_160_000, overtime: 0),
      ])
    #expect(facts.changes == [.economic])
    #expect(facts.texts.people == "0042\nLucie\nFerrand\nAnne Roux\nPaul Weiss")
    #expect(facts.texts.changes == "Budget ramené à 41 000 €\nAutre interlocuteur")
    #expect(facts.texts.remarks == "écoute active, reformule\névacuation\npanne du téléphone\nalarme")
  }

  @Test func `are the same as its sealer said`() throws {
    var chain = try SampleChain()
    for exam in SampleExam.all { try chain.seal(exam, id: "p-\(exam.id)") }
    for item in chain.sealer.items { #expect(try RecordEffect(of: item.record) == item.effect) }
  }

  @Test func `count what is met by the scale of the record`() throws {
    var chain = try SampleChain()
    var oral = try SampleOral(SampleExam.bts, sha256: SampleChain.definition(SampleExam.bts).sha256)
    try oral.playPhases()
    try oral.run(.mark(criteria: ["tc.e4.1"], level: "O", juror: nil, basis: .scene))
    try oral.run(.mark(criteria: ["tc.e4.3"], level: "N", juror: nil, basis: .scene))
    try oral.run(.decide(Decision(.mark(Decimal64(units: 9)))))
    let facts = try facts(RecordEffect(of: chain.seal(oral.sitting)))
    #expect(facts.verdicts == [.init(criterion: "tc.e4.1", level: "O"), .init(criterion: "tc.e4.3", level: "N")])
    #expect(facts.met == 1)
    #expect(facts.given == 2)
    #expect(facts.mark == Decimal64(units: 9))
  }

  @Test func `have each juror's level where each has a sheet`() throws {
    var chain = try SampleChain()
    let exam = SampleExam.bts
    var oral = try SampleOral(exam, sha256: SampleChain.definition(exam).sha256) { $0.sheet = .perJuror }
    try oral.playPhases()
    func mark(_ criterion: String, _ level: String, _ juror: String) throws {
      try oral.run(.mark(criteria: [criterion], level: level, juror: juror, basis: .scene))
    }
    try mark("tc.e4.1", "O", "Anne Roux")
    try mark("tc.e4.1", "N", "Paul Weiss")
    try mark("tc.e4.2", "N", "Paul Weiss")
    try oral.run(.replaceJuror(leaving: "Paul Weiss", arriving: Juror(name: "Zoé Kern")))
    try mark("tc.e4.1", "O", "Zoé Kern")
    try oral.run(.deliberate(["tc.e4.1": "O", "tc.e4.3": "N"]), .decide(Decision(.mark(Decimal64(units: 9)))))
    let facts = try facts(RecordEffect(of: chain.seal(oral.sitting)))
    #expect(facts.jury == ["Anne Roux", "Zoé Kern"])
    #expect(
      facts.verdicts == [
        .init(criterion: "tc.e4.1", level: "O", jurors: ["O", "O"]),
        .init(criterion: "tc.e4.2", level: nil, jurors: [nil, "N"]),
        .init(criterion: "tc.e4.3", level: "N", jurors: [nil, nil]),
      ])
  }

  @Test func `are empty where a part is missing`() throws {
    var chain = try SampleChain()
    var oral = try SampleChain.decided(SampleExam.bts)
    try oral.run(.reserve("dossier douteux"))
    let whole = try chain.seal(oral.sitting)
    let all = try facts(RecordEffect(of: whole))
    #expect(all.isReserved)

    let anonymous = try facts(RecordEffect(of: whole.disclosing([.evaluation, .deliberation])))
    var expected = all
    expected.candidate = Candidate(number: "", familyName: "", givenName: "")
    expected.texts.people = "Anne Roux\nPaul Weiss"
    #expect(anonymous == expected)

    let communicated = try facts(RecordEffect(of: whole.disclosing([.identity, .evaluation])))
    expected = all
    expected.jury = []
    expected.mark = nil
    expected.isReserved = false
    expected.texts = .init(people: "0042\nLucie\nFerrand", changes: "", remarks: "")
    #expect(communicated == expected)

    #expect(try RecordEffect(of: whole.disclosing([.identity, .deliberation])) == .none)
    #expect(try RecordEffect(of: whole.disclosing([])) == .none)
  }

  @Test func `linked records act on the passage that they cite`() throws {
    var chain = try SampleChain()
    var oral = try SampleChain.decided(SampleExam.bts)
    try oral.run(.reserve("dossier douteux"))
    let passage = try chain.seal(oral.sitting).place
    try chain.fix(1, Decimal64(units: 12), exam: SampleExam.bts)
    #expect(try RecordEffect(of: chain.last) == .fixed(passage, Decimal64(units: 12)))
    #expect(try RecordEffect(of: chain.last.disclosing([])) == .none)
    try chain.lift(1, reason: "vu")
    #expect(try RecordEffect(of: chain.last) == .lifted(passage))
    #expect(try RecordEffect(of: chain.last.disclosing([])) == .lifted(passage))
    let candidate = Candidate(number: "0043", familyName: "Ferrand", givenName: "Lucie")
    try chain.correct(1, Correction(candidate: candidate, reason: "numéro"), exam: SampleExam.bts)
    guard case .corrected(passage, let facts) = try RecordEffect(of: chain.last) else {
      Issue.record("not a correction of the passage")
      return
    }
    #expect(facts.candidate == candidate)
    #expect(facts.fixedMark == Decimal64(units: 12))
    #expect(!facts.isReserved)
    let folded = PassageFacts.folding(chain.sealer.items.map(\.effect))
    #expect(folded == facts)
    try chain.sealer.erase([passage: [.identity]], reason: .request)
    #expect(try RecordEffect(of: chain.last) == .erased([passage: [.identity]]))
  }

  @Test func `a foreign chain acts on its own records only`() throws {
    let mine = ChainID(String(repeating: "m", count: 43))
    let other = ChainID(String(repeating: "o", count: 43))
    let (own, foreign) = (RecordPlace(other, 3), RecordPlace(mine, 3))
    let mark = Decimal64(units: 12)
    #expect(RecordEffect.fixed(own, mark).within(other, isOwn: false) == .fixed(own, mark))
    #expect(RecordEffect.fixed(foreign, mark).within(other, isOwn: false) == .none)
    #expect(RecordEffect.fixed(own, mark).within(mine, isOwn: true) == .fixed(own, mark))
    #expect(RecordEffect.lifted(foreign).within(other, isOwn: false) == .none)
    let erased: [RecordPlace: Set<RecordPart>] = [own: [.identity], foreign: [.identity]]
    #expect(RecordEffect.erased(erased).within(other, isOwn: false) == .erased([own: [.identity]]))
    #expect(RecordEffect.erased([foreign: [.identity]]).within(other, isOwn: false) == .none)
    #expect(RecordEffect.erased(erased).within(mine, isOwn: true) == .erased(erased))
  }

  @Test func `a disclosure under another name is refused`() throws {
    var chain = try SampleChain()
    var record = try chain.seal(SampleExam.bts)
    record.disclosures[.identity] = record.disclosures[.evaluation]
    #expect(throws: RecordError.self) { try RecordEffect(of: record) }
    record.disclosures[.identity] = "x"
    #expect(throws: RecordError.malformed(field: "identity")) { try RecordEffect(of: record) }
    record.jws = "a.b"
    #expect(throws: RecordError.unsealed(.malformed)) { try RecordEffect(of: record) }
  }
}
