// SPDX-License-Identifier: GPL-3.0-or-later

import EventSamples
import Exams
import FrenchText
import Sittings
import Testing

@testable import Archive

@Suite("What a passage's record tells") struct PassageContentTests {
  static let journal = JournalDigest(events: 3, sha256: String(repeating: "ab", count: 32))

  static func content(_ sitting: Sitting) throws -> PassageContent {
    try #require(PassageContent(sitting: sitting, journal: journal))
  }

  static let sample: PassageContent = {
    guard let oral = try? SampleChain.decided(SampleExam.ntc), let content = try? content(oral.sitting) else {
      fatalError("the sample oral cannot be played")
    }
    return content
  }()

  private func text(_ json: CanonicalJSON) -> String { String(decoding: json.bytes, as: UTF8.self) }

  @Test func `the identity is these bytes`() {
    #expect(
      text(Self.sample.json(.identity))
        == #"{"accommodations":[],"candidate":{"familyName":"Ferrand","givenName":"Lucie","number":"0042"},"#
        + #""chosen":[],"dossier":null}"#)
  }

  @Test func `the evaluation is these bytes`() {
    #expect(
      text(Self.sample.json(.evaluation))
        == #"{"award":"titre","#
        + #""changes":[{"at":"2026-05-12T09:33:00+02:00","field":"economic","number":1,"#
        + #""text":"Budget ramené à 41 000 €","toldIn":"face"}],"#
        + #""day":"2026-05-12","opened":"09:00","outcome":"held","#
        + #""phases":[{"elapsed":540000,"id":"expose","overtime":0,"planned":600000},"#
        + #"{"elapsed":660000,"id":"tel","overtime":60000,"planned":600000},"#
        + #"{"elapsed":660000,"id":"face","overtime":0,"planned":2160000}],"#
        + #""scale":{"N":false,"O":true},"#
        + #""verdicts":[["ntc.c1.1","O"],["ntc.c1.2","O"],["ntc.c1.10","O"],["ntc.c2.1","O"],["ntc.c2.2","O"]]}"#)
  }

  @Test func `the deliberation is these bytes`() {
    let marks = ["ntc.c1.1", "ntc.c1.2", "ntc.c1.10", "ntc.c2.1", "ntc.c2.2"].map {
      #"{"basis":"scene","criterion":"\#($0)","juror":null,"level":"O"}"#
    }
    #expect(
      text(Self.sample.json(.deliberation))
        == #"{"changes":[{"field":"human","kind":null,"number":2,"text":"Autre interlocuteur"}],"#
        + #""confirmed":[],"corrections":[],"decision":{"outcome":"titre","reason":null},"divergences":[],"gaps":[],"#
        + #""grants":[{"at":"2026-05-12T09:33:00+02:00","milliseconds":60000,"phase":"face","#
        + #""reason":"panne du téléphone"}],"grid":[],"#
        + #""incidents":[{"at":"2026-05-12T09:34:00+02:00","kind":"alarm","text":"évacuation","#
        + #""typed":"2026-05-12T09:38:00+02:00"}],"#
        + #""journal":{"events":3,"sha256":"\#(String(repeating: "ab", count: 32))"},"#
        + #""jury":[{"before":[],"name":"Anne Roux","part":"client","seat":null},"#
        + #"{"before":[],"name":"Paul Weiss","part":null,"seat":"eco-gestion"}],"#
        + #""marks":[\#(marks.joined(separator: ","))],"outcome":"held","outcomeText":null,"papers":[],"#
        + #""remarks":[{"at":"2026-05-12T09:33:00+02:00","criterion":"ntc.c1.1","juror":"Anne Roux","#
        + #""kind":"observation","text":"écoute active, reformule"}],"#
        + #""reservations":{"lifted":[],"made":[],"standing":[]},"#
        + #""runs":[{"end":{"at":"2026-05-12T09:11:00+02:00"},"pauses":[{"end":"2026-05-12T09:05:00+02:00","#
        + #""reason":"alarme","start":"2026-05-12T09:03:00+02:00"}],"phase":"expose","reason":null,"#
        + #""start":{"at":"2026-05-12T09:00:00+02:00"}},"#
        + #"{"end":{"at":"2026-05-12T09:22:00+02:00"},"pauses":[],"phase":"tel","reason":null,"#
        + #""start":{"at":"2026-05-12T09:11:00+02:00"}},"#
        + #"{"end":{"at":"2026-05-12T09:33:00+02:00"},"pauses":[],"phase":"face","reason":null,"#
        + #""start":{"at":"2026-05-12T09:22:00+02:00"}}],"sheet":"shared","told":[1]}"#)
  }

  @Test(arguments: SampleExam.all) func `what is written is read back`(exam: Exam) throws {
    for sheet in Opening.Sheet.allCases {
      let oral = try SampleChain.decided(exam) { opening in
        opening.sheet = sheet
        opening.dossier = .init(path: "/tmp/x", sha256: "ab", conforming: nil)
        opening.accommodations = [Accommodation(target: exam.phases[0].id, numerator: 1, denominator: 3)].compactMap {
          exam.phases[0].limit.minutes == nil ? nil : $0
        }
      }
      let content = try Self.content(oral.sitting)
      #expect(try PassageContent.Identity(canonical: content.identity.json.bytes) == content.identity)
      #expect(try PassageContent.Evaluation(canonical: content.evaluation.json.bytes) == content.evaluation)
      #expect(try PassageContent.Deliberation(canonical: content.deliberation.json.bytes) == content.deliberation)
    }
  }

  @Test func `a stray or missing member is named with its place`() throws {
    guard case .object(let members) = Self.sample.evaluation.json else { return }
    for member in members {
      let rest = CanonicalJSON.object(members.filter { $0.key != member.key })
      #expect(throws: RecordError.malformed(field: member.key)) {
        try PassageContent.Evaluation(canonical: rest.bytes)
      }
    }
    let more = CanonicalJSON.object(members + [.init("mark", "13.5")])
    #expect(throws: RecordError.malformed(field: "mark")) { try PassageContent.Evaluation(canonical: more.bytes) }
  }

  @Test func `a mark is in the deliberation only`() throws {
    for exam in [SampleExam.bts, SampleExam.ccf1, SampleExam.parts] {
      let content = try Self.content(SampleChain.decided(exam).sitting)
      #expect(content.evaluation.award == nil)
      #expect(content.deliberation.mark == (exam == SampleExam.parts ? Decimal64(units: 14) : Decimal64("13.5")))
    }
    let parts = try Self.content(SampleChain.decided(SampleExam.parts).sitting)
    #expect(
      text(parts.deliberation.json).contains(
        #""decision":{"mark":"14.0","parts":{"ecrit":"7","oral":"7"},"reason":null}"#))
  }

  @Test func `without a decision no verdict is final, and the grid stays with the jury`() throws {
    var oral = try SampleOral(SampleExam.ntc, sha256: "00")
    try oral.run(.next)
    try oral.mark("O")
    try oral.run(.conclude(.abandoned, text: "parti"), .close)
    let content = try Self.content(oral.sitting)
    #expect(content.evaluation.verdicts.map(\.level) == [nil, nil, nil, nil, nil])
    #expect(content.deliberation.grid.map(\.level) == ["O", "O", "O", "O", "O"])
    #expect(try PassageContent.Deliberation(canonical: content.deliberation.json.bytes) == content.deliberation)
  }

  @Test func `a suspected fraud reads as an oral that was held`() throws {
    var oral = try SampleOral(SampleExam.bts, sha256: "00")
    try oral.run(.next, .conclude(.fraudSuspected, text: "antisèche"))
    let content = try Self.content(oral.sitting)
    #expect(content.evaluation.outcome == .held)
    #expect(content.deliberation.outcome == .fraudSuspected)
  }

  @Test func `changes are numbered as they were told`() throws {
    var oral = try SampleOral(SampleExam.ntc, sha256: "00")
    for number in 1...2 {
      try oral.run(.write(number: number, Change(field: .human, text: "n° \(number)"), origin: .written))
    }
    try oral.run(.next, .tell(number: 2))
    oral.wait(minutes: 1)
    try oral.run(.tell(number: 1))
    let content = try Self.content(oral.sitting)
    #expect(content.evaluation.changes.map(\.text) == ["n° 2", "n° 1"])
    #expect(content.evaluation.changes.map(\.number) == [1, 2])
    #expect(content.deliberation.told == [2, 1])
  }

  @Test func `whose place a juror took is told`() throws {
    var oral = try SampleOral(SampleExam.bts, sha256: "00")
    try oral.run(.replaceJuror(leaving: "Anne Roux", arriving: Juror(name: "Zoé Kern")))
    let content = try Self.content(oral.sitting)
    #expect(content.deliberation.jury.map(\.name) == ["Zoé Kern", "Paul Weiss"])
    #expect(content.deliberation.jury[0].predecessors == ["Anne Roux"])
  }

  @Test func `the digest of the journal is of its lines, the sealing left out`() throws {
    var oral = try SampleChain.decided(SampleExam.bts)
    try oral.run(.close)
    let lines = try oral.sitting.events.map { try EventCodec.current.encode($0).jsonLine() }
    let expected = SHA256Digest.hex(of: lines.flatMap { $0 + [0x0A] })
    try oral.run(.seal(record: "x"))
    let digest = try JournalDigest(of: oral.sitting.events.map(EventCodec.current.encode))
    #expect(digest == JournalDigest(events: lines.count, sha256: expected))
  }
}
