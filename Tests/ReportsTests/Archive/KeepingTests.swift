// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import FrenchText
import Reports
import Sittings
import Testing

@Suite struct `What leaves the archive on paper` {
  private func slip(trial: Bool = false, reason: Erasure.Reason = .term) throws -> EliminationSlip {
    func day(_ text: String) throws -> Day { try #require(Day(text)) }
    let head = ChainHead(
      RecordPlace(ChainID("Qx3fAb12" + String(repeating: "x", count: 35)), 214), hash: String(repeating: "q", count: 43)
    )
    return EliminationSlip(
      centre: "Lycée de l’Essai", address: "1 rue des Tests, 75000 Paris", day: try day("2026-11-20"), reason: reason,
      before: reason == .term ? try day("2021-11-20") : nil, term: reason == .term ? "5 ans" : nil,
      groups: [
        .init(
          exam: "ntc-titre", title: "Titre NTC : épreuve de synthèse et entretien final", session: 2021, passages: 214,
          first: try day("2021-05-03"), last: try day("2021-06-30")),
        .init(
          exam: "tc-e4", title: "TC E4", session: nil, passages: 3, first: try day("2021-06-01"),
          last: try day("2021-06-01")),
      ], parts: reason == .term ? Set(RecordPart.allCases) : [.identity],
      records: trial ? [] : [.init(id: "effacement/214", head: head)], isTrial: trial)
  }

  @Test(arguments: [40, 80])
  func `an elimination slip`(width: Int) throws {
    let text = TextRenderer(width: width).render(try slip().document)
    try expectSnapshot(text, "bordereau-\(width).txt", in: "Archive")
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test func `a trial says that nothing was erased`() throws {
    let text = TextRenderer().render(try slip(trial: true, reason: .request).document)
    #expect(text.contains("ESSAI\u{A0}: RIEN N’A ÉTÉ EFFACÉ") && !text.contains("Visa"))
    #expect(
      text.contains("demande d’une personne concernée") && text.contains("Restent l’évaluation et la délibération"))
  }

  @Test func `a slip of journals only tells them, and is no trial`() throws {
    var slip = try slip(reason: .request)
    (slip.groups, slip.parts, slip.records, slip.journals) = ([], [], [], ["260512-K7F", "260513-C4N"])
    let text = TextRenderer().render(slip.document)
    #expect(text.contains("2\u{A0}: 260512-K7F et 260513-C4N") && text.contains("Visa"))
    #expect(!text.contains("ESSAI") && !text.contains("Restent"))
    #expect(slip.json.pretty.contains("\"trial\": false"))
  }

  @Test func `a slip names every record of its erasure`() throws {
    var slip = try slip()
    let first = try #require(slip.records.first)
    slip.records.append(
      .init(id: "effacement/215", head: ChainHead(RecordPlace(first.head.place.chain, 215), hash: first.head.hash)))
    let text = TextRenderer().render(slip.document)
    #expect(text.contains("effacement/214") && text.contains("effacement/215"))
  }

  @Test func `a slip is read by scripts`() throws {
    try expectSnapshot(try slip().json.pretty + "\n", "bordereau.json", in: "Archive")
  }

  @Test func `a slip groups by exam and session`() throws {
    var sealed = try SealedRoom()
    let line = try SealedRoom.line(sealed.seal(Sample.titre()))
    var later = line
    later.cursor.day = try #require(Day("2026-06-01"))
    var other = line
    other.session = nil
    let groups = EliminationSlip.Group.groups(of: [later, other, line]) { _ in "Titre" }
    #expect(groups.map(\.session) == [nil, 2026])
    #expect(groups.map(\.passages) == [1, 2])
    #expect(groups.last?.first.description == "2026-05-12" && groups.last?.last.description == "2026-06-01")
  }

  @Test func `codes and the head for the signature sheet`() throws {
    var sealed = try SealedRoom()
    let record = try SealedRecordLine(sealed.seal(Sample.titre()))
    let lines = ChainHeadLines([(id: "260512-K7F", hash: record.hash)], head: sealed.sealer.head)
    let text = TextRenderer().render(lines.document)
    try expectSnapshot(text, "tete.txt", in: "Archive")
    #expect(text.contains(SealCode(hash: record.hash).description))
    try expectSnapshot(lines.json.pretty + "\n", "tete.json", in: "Archive")
  }
}

@Suite struct `The archive in a spreadsheet` {
  private func facts() throws -> (PassageFacts, RecordPlace) {
    var sealed = try SealedRoom()
    let record = try sealed.seal(Sample.titre())
    guard case .passage(var facts)? = sealed.sealer.items.last?.effect else {
      throw SealingRefusal.notOpened
    }
    facts.candidate.familyName = "=HYPERLINK(\"http://mal.example\";\"Ferrand\")"
    facts.changes = [.economic, .human]
    return (facts, record.place)
  }

  @Test func `has a line for a passage, a verdict and a phase`() throws {
    let (facts, place) = try facts()
    let files = [
      PassagesCSV.passages.heading + PassagesCSV.line(facts, at: place),
      PassagesCSV.verdicts.heading + PassagesCSV.verdictLines(facts, at: place),
      PassagesCSV.phases.heading + PassagesCSV.phaseLines(facts, at: place),
    ]
    for (file, dictionary) in zip(files, PassagesCSV.dictionaries) {
      try expectSnapshot(file, dictionary.file, in: "Archive")
    }
    #expect(files[0].contains(";\"'=HYPERLINK(\"\"http://mal.example\"\";\"\"Ferrand\"\")\";"))
    #expect(files[1].split(separator: "\r\n").count == facts.verdicts.count + 1)
    #expect(files[2].split(separator: "\r\n").count == facts.phases.count + 1)
  }

  @Test func `of an erased identity has empty cells`() throws {
    var (facts, place) = try facts()
    facts.candidate = Candidate(number: "", familyName: "", givenName: "")
    facts.jury = []
    facts.session = nil
    let cells = PassagesCSV.line(facts, at: place).split(separator: ";", omittingEmptySubsequences: false)
    #expect(cells.count == PassagesCSV.passages.columns.count)
    #expect(cells[6] == "" && cells[8...11].allSatisfy { $0.isEmpty })
  }

  @Test func `is described column by column`() throws {
    let all = PassagesCSV.dictionaries + [StatisticsCSV.dictionary, JuryComparisonCSV.dictionary]
    try expectSnapshot(DataDictionary.csv(all), "dictionnaire.csv", in: "Archive")
    try expectSnapshot(TextRenderer().render(DataDictionary.document(all)), "dictionnaire.txt", in: "Archive")
    for name in all.flatMap(\.names) {
      #expect(name.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "_") }, "\(name)")
    }
  }
}
