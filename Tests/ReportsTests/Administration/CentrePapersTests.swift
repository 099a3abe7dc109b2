// SPDX-License-Identifier: GPL-3.0-or-later

import Administration
import Archive
import Exams
import FrenchText
import Reports
import Sittings
import Testing

/// A passage that a script of commands made; sealed unless told otherwise.
private func passage(
  _ id: String, exam: String, number: String = "0042", isSealed: Bool = true, _ script: (inout Room) throws -> Void
) throws -> RecordedPassage {
  var room = try Room(try Room.shipped(exam)) {
    $0.id = id
    $0.candidate.number = number
  }
  try script(&room)
  let content = try #require(
    PassageContent(sitting: room.sitting, journal: JournalDigest(events: 0, sha256: String(repeating: "0", count: 64))))
  return RecordedPassage(id: id, exam: room.exam, session: 2026, content: content, isSealed: isSealed)
}

extension Room {
  /// Every phase, one after the other, then that end.
  fileprivate mutating func hold(_ outcome: Outcome = .held) throws {
    for phase in exam.phases {
      try run(.go(phase: phase.id, reason: nil))
      try wait("5min")
    }
    try run(.conclude(outcome, text: nil))
  }
}

@Suite struct `An attestation de passage` {
  @Test func `is for an oral that was held, and for no other`() throws {
    let held = try passage("260512-K7F", exam: "tc-e4") { try $0.hold() }
    #expect(AttendanceCertificate(held, centre: "Lycée Hugo") != nil)
    let absent = try passage("260512-K7G", exam: "tc-e4") { try $0.run(.conclude(.absent, text: nil)) }
    #expect(AttendanceCertificate(absent, centre: "Lycée Hugo") == nil)
    let open = try passage("260512-K7H", exam: "tc-e4") { _ in }
    #expect(AttendanceCertificate(open, centre: "Lycée Hugo") == nil)
  }

  @Test func `tells when the candidate came, not that the jury listened from then on`() throws {
    let held = try passage("260512-K7F", exam: "tc-e4") { try $0.hold() }
    let certificate = try #require(AttendanceCertificate(held, centre: "Lycée Hugo"))
    let text = TextRenderer(width: 400).render(certificate.document).folded
    #expect(text.contains("le mardi 12 mai 2026 a 9 h 00 a l'epreuve ci-dessous, et y a ete entendue par le jury :"))
  }

  @Test func `is the same whatever the jury knows`() throws {
    let plain = try passage("260512-K7F", exam: "tc-e4") { try $0.hold() }
    let secret = try passage("260512-K7F", exam: "tc-e4") { room in
      try room.hold(.fraudSuspected)
      try room.mark("tc.e4.1", as: "N")
    }
    let one = try #require(AttendanceCertificate(plain, centre: "Lycée Hugo"))
    let other = try #require(AttendanceCertificate(secret, centre: "Lycée Hugo"))
    #expect(one.document == other.document)
    #expect(one.json == other.json)
    #expect(one.printed == other.printed)
  }
}

@Suite struct `The draft of a procès-verbal` {
  @Test func `tells the decision, and the reason where the jury departs`() throws {
    let decided = try passage("260512-K7F", exam: "ntc-titre", isSealed: false) { room in
      try room.hold()
      for criterion in room.exam.criteria { try room.mark(criterion.id, as: criterion.id == "ntc.c2.3" ? "N" : "O") }
      try room.run(.decide(Decision(.outcome("titre"), reason: "Compétence montrée ailleurs")))
    }
    let absent = try passage("260512-K7G", exam: "ntc-titre", number: "0041") { room in
      try room.run(.conclude(.absent, text: nil))
    }
    let drafts = MinutesDraft.drafts(of: [decided, absent])
    #expect(drafts.count == 1)
    let draft = try #require(drafts.first)
    try expectSnapshot(TextRenderer().render(draft.document), "projet-pv.txt", in: "Administration")
    try expectSnapshot(draft.json.pretty + "\n", "projet-pv.json", in: "Administration")
  }

  @Test func `leaves out what is not decided, and exams that give marks`() throws {
    let open = try passage("260512-K7F", exam: "ntc-titre") { try $0.hold() }
    let mark = try passage("260512-K7G", exam: "tc-e4") { try $0.hold() }
    #expect(MinutesDraft.drafts(of: [open, mark]).isEmpty)
  }
}

@Suite struct `The filter of a centre's papers` {
  @Test func `asks of what is not sealed what the archive asks of what is`() throws {
    let titled = try passage("260512-K7F", exam: "ntc-titre", number: "1234", isSealed: false) { room in
      try room.hold()
      for criterion in room.exam.criteria { try room.mark(criterion.id, as: "O") }
      try room.run(.decide(Decision(.outcome("titre"))))
      try room.run(.reserve("pièce à vérifier"))
    }
    let absent = try passage("260512-K7G", exam: "ntc-titre", number: "12", isSealed: false) { room in
      try room.run(.conclude(.absent, text: nil))
    }
    func found(_ filter: ArchiveFilter) -> [String] { [titled, absent].filter { $0.passes(filter) }.map(\.id) }
    #expect(found(ArchiveFilter(decision: "titre")) == [titled.id])
    #expect(found(ArchiveFilter(decision: "absent")) == [absent.id])
    #expect(found(ArchiveFilter(isReserved: true)) == [titled.id])
    #expect(found(ArchiveFilter(candidate: "12")) == [absent.id])
    #expect(found(ArchiveFilter(juror: "roux")) == [titled.id, absent.id])
    #expect(found(ArchiveFilter(juror: "rou")) == [])
    #expect(found(ArchiveFilter(exam: "", juror: " ", candidate: "", decision: "")) == [titled.id, absent.id])
    #expect(found(ArchiveFilter(exam: "tc-e4")) == [] && found(ArchiveFilter(session: 2025)) == [])
  }
}

@Suite struct `The bordereau` {
  private func situation(
    _ number: Int, of candidate: String, _ mark: Int64?, isSealed: Bool = true, again: String = ""
  ) throws -> RecordedPassage {
    try passage(
      "26051\(number)-\(candidate)\(again)", exam: "tc-e4-ccf\(number)", number: candidate, isSealed: isSealed
    ) { room in
      guard let mark else {
        _ = try room.run(.conclude(.absent, text: nil))
        return
      }
      try room.hold()
      try room.run(.decide(Decision(.mark(Decimal64(units: mark, scale: 1)))))
    }
  }

  private func unit(_ mark: Int64, _ situations: (String, Int64)...) -> ProposedMarks.SealedUnit {
    .init(
      LinkedContent.Unit(
        mark: Decimal64(units: mark, scale: 1),
        situations: situations.map { .init(id: $0.0, mark: Decimal64(units: $0.1, scale: 1), weight: 1) }))
  }

  @Test func `tells what is missing, and makes up no mark`() throws {
    let passages = try [
      situation(1, of: "0001", 120), situation(2, of: "0001", 150), situation(1, of: "0002", 120),
      situation(2, of: "0002", 150), situation(2, of: "0003", 90), situation(1, of: "0004", 80),
      situation(2, of: "0004", nil), situation(1, of: "0005", 100, isSealed: false), situation(2, of: "0005", 100),
      situation(1, of: "0006", 110), situation(2, of: "0006", 110),
    ]
    let marks = ProposedMarks(
      passages,
      units: [
        unit(135, ("260511-0001", 120), ("260512-0001", 150)), unit(100, ("260511-0006", 90), ("260512-0006", 110)),
      ],
      session: 2026)
    #expect(
      marks.rows.map(\.lacks) == [
        [], [.notUnited], [.situation(1)], [.mark(2, .absent)], [.notSealed(1)], [.unitOutdated],
      ])
    #expect(
      marks.rows.map { $0.unit?.mark } == [Decimal64(units: 135, scale: 1), nil, nil, nil, nil, Decimal64(units: 10)])
    let report = ProposedMarksReport(marks)
    try expectSnapshot(TextRenderer().render(report.document), "bordereau.txt", in: "Administration")
    try expectSnapshot(report.json.pretty + "\n", "bordereau.json", in: "Administration")
  }

  @Test func `tells that a unit is made of a situation that was held again since`() throws {
    let passages = try [
      situation(1, of: "0001", 120), situation(2, of: "0001", 100), situation(2, of: "0001", 140, again: "B"),
    ]
    let older = unit(110, ("260511-0001", 120), ("260512-0001", 100))
    let marks = ProposedMarks(passages, units: [older], session: 2026)
    #expect(marks.rows.map(\.lacks) == [[.unitOutdated]])
    let newer = unit(130, ("260511-0001", 120), ("260512-0001B", 140))
    #expect(ProposedMarks(passages, units: [older, newer], session: 2026).rows.map(\.lacks) == [[]])
  }

  @Test func `keeps candidates apart by number, and by name where they have none`() throws {
    let passages = try [
      situation(1, of: "", 120), situation(2, of: "", 120), situation(1, of: "0001", 120),
      situation(2, of: "0001", 120),
    ]
    let marks = ProposedMarks(passages, units: [], session: 2026)
    #expect(marks.rows.map { $0.situations.map(\.count) } == [[1, 1], [1, 1]])
  }
}

@Suite struct `The report of a session` {
  private func report(passages: Int, detail: Bool = false) throws -> (CentreSessionReport, CohortStatistics) {
    let exam = try Room.shipped("ntc-titre")
    let sample = SampleCohort(exam, passages: passages)
    let statistics = CohortStatistics(sample.counts, exam: exam, detail: detail)
    let chapter = CentreSessionReport.Chapter(statistics: statistics, exam: exam)
    return (CentreSessionReport(session: 2026, chapters: [chapter]), statistics)
  }

  @Test func `has the very figures of the statistics, masked alike, on paper too`() throws {
    for passages in [4, 23, 412] {
      let (report, statistics) = try report(passages: passages)
      let figures = StatisticsJSON(statistics).value
      #expect(report.json == ["session": 2026, "exams": [["statistics": figures, "juries": nil]]])
      #expect(report.printed.compact.contains("\"statistics\":" + figures.compact))
    }
  }

  @Test func `of a handful of passages tells no number of them`() throws {
    let (report, _) = try report(passages: 4)
    #expect(report.printed.compact.contains("\"isMasked\":true"))
    #expect(report.printed.compact.contains("moins de 5"))
  }
}

@Suite struct `The livret of session 2020` {
  private func entry(_ first: Int64, reflect: Bool) -> LivretEntry {
    LivretEntry(
      candidate: Candidate(number: "1", familyName: "Ferrand", givenName: "Lucie"), unit: "E4", hasCCF: true,
      situations: [Decimal64(units: first), nil], weights: [1, 1], situationsReflectLevel: reflect,
      continuous: Decimal64(units: 6))
  }

  @Test func `tells the two ways of case 2 apart, and writes marks alike`() throws {
    let day = try #require(Day(year: 2020, month: 3, day: 10))
    let whole = LivretEntry(
      candidate: Candidate(number: "2", familyName: "Haddad", givenName: "Sami"), unit: "E6", hasCCF: true,
      oneOff: .init(day: day, isWhole: true, mark: Decimal64(units: 14)))
    let document = LivretReport([entry(12, reflect: true), entry(14, reflect: false), whole]).document
    guard case .table(let table)? = document.blocks.first else {
      Issue.record("no table")
      return
    }
    #expect(table.rows.map { $0[3] } == ["12,0", "10,0", "14,0"])
    #expect(table.rows.map { $0[5] } == ["CCF, cas 2", "CCF, cas 2 + CC", "ponctuel entier"])
  }
}
