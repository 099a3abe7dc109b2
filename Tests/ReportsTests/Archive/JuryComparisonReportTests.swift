// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import FrenchText
import Reports
import Sittings
import Testing

@Suite struct `Juries of an exam side by side` {
  private func comparison(_ id: String, passages: Int, juries: Int, detail: Bool = false) throws -> (
    JuryComparison, Exam
  ) {
    let exam = try Room.shipped(id)
    let sample = SampleCohort(exam, passages: passages, juries: juries)
    return (JuryComparison(sample.juries, of: sample.counts.cohort, exam: exam, detail: detail), exam)
  }

  /// A jury that stands out, one that chance explains, and too small ones.
  private func mixed(detail: Bool = false) throws -> (JuryComparison, Exam) {
    let exam = try Room.shipped("tc-e4")
    func jury(_ names: [String], _ marks: [Int64: Int]) -> JuryCounts {
      JuryCounts(
        jury: names, passages: marks.values.reduce(0, +),
        marks: Dictionary(uniqueKeysWithValues: marks.map { (Decimal64(units: $0.key), $0.value) }))
    }
    let usual = (0..<20).map { jury(["Jurée \(10 + $0)", "Juré \(10 + $0)"], [8: 4, 12: 4, 16: 4]) }
    let juries = [
      jury(["Anne Roux", "Paul Weiss"], [4: 10, 6: 10, 8: 10]), jury(["Zoé Caron"], [5: 4, 9: 4, 13: 4]),
      jury(["Éva Petit"], [2: 3]), jury(["Luc Morel"], [3: 3]),
    ]
    let cohort = Cohort(exam: "tc-e4", session: 2026)
    return (JuryComparison(usual + juries, of: cohort, exam: exam, detail: detail), exam)
  }

  private func text(_ pair: (JuryComparison, Exam), width: Int = 80) -> String {
    TextRenderer(width: width).render(JuryComparisonReport(pair.0, exam: pair.1).document)
  }

  @Test(arguments: [40, 80, 120])
  func `are read on a page`(width: Int) throws {
    let text = text(try comparison("ntc-titre", passages: 412, juries: 8), width: width)
    try expectSnapshot(text, "jurys-\(width).txt", in: "Archive")
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
    #expect(text.folded.contains("rien ne distingue l'un de ces jurys des autres"))
  }

  @Test func `that differ are said to have other candidates, and chance its share`() throws {
    let text = text(try mixed())
    try expectSnapshot(text, "jurys-ecarts.txt", in: "Archive")
    let folded = text.foldedWords.joined(separator: " ")
    #expect(folded.contains("les candidats different d un jury a l autre"))
    #expect(folded.contains("ce n est une preuve ni de severite ni d indulgence"))
    #expect(folded.contains("environ 1 1 sur 22 jurys"))
    #expect(folded.contains("2 jurys ne sont pas montres"))
    #expect(!text.contains("Éva Petit") && !text.contains("Luc Morel"))
  }

  @Test func `with few passages are named in detail, and compared no more`() throws {
    let text = text(try mixed(detail: true))
    #expect(
      text.contains("Éva Petit") && text.foldedWords.joined(separator: " ").contains("aucune comparaison n a de sens"))
  }

  @Test func `that are too small or none show nothing`() throws {
    #expect(text(try comparison("ntc-titre", passages: 12, juries: 4)).contains("Aucun jury n’a assez de passages"))
    let none = JuryComparison([], of: Cohort(exam: "tc-e4", session: nil), exam: try Room.shipped("tc-e4"))
    #expect(text((none, try Room.shipped("tc-e4"))).contains("Aucun jury à comparer."))
  }

  @Test func `are read by scripts and spreadsheets`() throws {
    let (comparison, _) = try mixed()
    try expectSnapshot(JuryComparisonJSON(comparison).value.pretty + "\n", "jurys.json", in: "Archive")
    try expectSnapshot(JuryComparisonCSV(comparison).file, "jurys.csv", in: "Archive")
  }
}

@Suite struct `The equity of a day` {
  private func equity() throws -> Equity {
    let exam = try Room.shipped("ntc-titre")
    let third = try #require(Accommodation(target: "preparation", numerator: 1, denominator: 3))
    let minute: Int64 = 60_000
    func passage(
      _ number: String, _ family: String, _ given: String, short: Int64 = 0, changes: [ChangeField],
      accommodations: [Accommodation] = [], grants: [String: Int64] = [:]
    ) -> EquityPassage {
      EquityPassage(
        id: "260512-K\(number)", candidate: Candidate(number: number, familyName: family, givenName: given),
        outcome: .held,
        phases: exam.phases.map { phase in
          let base = Int64(phase.limit.minutes ?? 0) * minute
          let planned =
            base + accommodations.filter { $0.target == phase.id }.reduce(0) { $0 + $1.extra(on: base) }
            + (grants[phase.id] ?? 0)
          let elapsed = phase.id == "face-a-face" ? planned - short * minute : planned - 45_000
          return .init(
            phase: phase.id, elapsed: elapsed, planned: planned, overtime: phase.id == "relance" ? 75_000 : 0)
        }, accommodations: accommodations, grants: grants, changes: changes)
    }
    return Equity(
      [
        passage("0042", "Ferrand", "Lucie", changes: [.economic, .human]),
        passage("0043", "Benali", "Karim", short: 8, changes: [.technical]),
        passage("0044", "Œstre", "Hélène", changes: [.human, .commercial], accommodations: [third]),
        passage("0045", "Roux", "Marc", changes: [.economic, .technical], grants: ["echange": 10 * minute]),
        EquityPassage(
          id: "260512-KX9", candidate: Candidate(number: "0046", familyName: "Absente", givenName: "Léa"),
          outcome: .absent, phases: [], changes: []),
      ], exam: exam)
  }

  @Test(arguments: [40, 80, 120])
  func `is read on a page`(width: Int) throws {
    let day = try #require(Day("2026-05-12"))
    let report = EquityReport([try equity()], jury: ["Anne Roux", "Paul Weiss"], day: day)
    let text = TextRenderer(width: width).render(report.document)
    try expectSnapshot(text, "equite-\(width).txt", in: "Archive")
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test func `shows extra time and flags none of it`() throws {
    let day = try #require(Day("2026-05-12"))
    let equity = try equity()
    let text = TextRenderer(width: 120).render(EquityReport([equity], jury: [], day: day).document)
    #expect(text.contains("aménagement +1/3") && text.contains("accordé 10\u{A0}min"))
    #expect(equity.passages.filter { !$0.signs.isEmpty }.map(\.passage.candidate.familyName) == ["Benali"])
    #expect(
      text.contains("8\u{A0}min de moins que les autres") && text.contains("1\u{A0}modification annoncée au lieu de 2"))
  }

  @Test func `is that of sealed passages`() throws {
    var sealed = try SealedRoom()
    let record = try sealed.seal(Sample.titre())
    let passage = try #require(EquityPassage(sealed.history(record)))
    #expect(passage.id == "260512-K7F" && passage.candidate.familyName == "Ferrand" && passage.outcome == .held)
    #expect(passage.phases.map(\.phase).first == "preparation" && passage.phases.count == 7)
    #expect(passage.accommodations.map(\.target) == ["preparation"])
    #expect(passage.grants == ["echange": 300_000])
    #expect(passage.changes == [.economic, .human])
    #expect(EquityPassage(try sealed.history(record.without(.evaluation))) == nil)
  }

  @Test func `is read by scripts`() throws {
    let day = try #require(Day("2026-05-12"))
    let json = EquityJSON([try equity()], jury: ["Anne Roux", "Paul Weiss"], day: day).value
    try expectSnapshot(json.pretty + "\n", "equite.json", in: "Archive")
  }
}
