// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import FrenchText
import Reports
import Testing

@Suite struct `The statistics of an exam and a session` {
  private func statistics(_ id: String, passages: Int, detail: Bool = false) throws -> (CohortStatistics, Exam) {
    let exam = try Room.shipped(id)
    var sample = SampleCohort(exam, passages: passages)
    sample.counts.erasedPassages = passages / 10
    return (CohortStatistics(sample.counts, exam: exam, detail: detail), exam)
  }

  @Test(arguments: [40, 80, 120])
  func `are read on a page`(width: Int) throws {
    let (statistics, exam) = try statistics("ntc-titre", passages: 412)
    let text = TextRenderer(width: width).render(StatisticsReport(statistics, exam: exam).document)
    try expectSnapshot(text, "statistiques-\(width).txt", in: "Archive")
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test func `of a small season mask what would tell of somebody`() throws {
    let (statistics, exam) = try statistics("ntc-titre", passages: 23)
    let text = TextRenderer().render(StatisticsReport(statistics, exam: exam).document)
    try expectSnapshot(text, "statistiques-masquees.txt", in: "Archive")
  }

  @Test func `show marks where the exam gives some, and everything when asked in detail`() throws {
    let (statistics, exam) = try statistics("tc-e4", passages: 64, detail: true)
    let text = TextRenderer().render(StatisticsReport(statistics, exam: exam, bars: .plain).document)
    try expectSnapshot(text, "statistiques-notes.txt", in: "Archive")
  }

  @Test func `of a handful of passages show nothing`() throws {
    let (statistics, exam) = try statistics("ntc-titre", passages: 4)
    let text = TextRenderer().render(StatisticsReport(statistics, exam: exam).document)
    try expectSnapshot(text, "statistiques-trop-peu.txt", in: "Archive")
    #expect(!text.contains("%"))
  }

  @Test(arguments: [
    (50, ""), (57, "7\u{A0}passages effacés à part"), (53, "quelques passages effacés à part"),
  ])
  func `tell erased passages apart only where they are not counted`(erased: Int, apart: String) throws {
    let exam = try Room.shipped("ntc-titre")
    var sample = SampleCohort(exam, passages: 60)
    sample.counts.erasedPassages = erased
    let cohort = sample.counts.cohort
    let kept = MaskedAggregate(exam: cohort.exam, session: cohort.session, passages: 50, criteria: [], awards: [:])
    let statistics = CohortStatistics(sample.counts, exam: exam, aggregates: [kept])
    let text = TextRenderer(width: 200).render(StatisticsReport(statistics, exam: exam).document)
    #expect(text.contains("dont 50 effacés, comptés par ce qui en est gardé"))
    #expect(text.contains("à part") == !apart.isEmpty && text.contains(apart))
    let lines = StatisticsCSV.file([StatisticsCSV(statistics, exam: exam)]).split(separator: "\r\n")
    let unknown = lines.first { $0.contains(";décision effacée;") }
    #expect(unknown != nil)
    // What is masked is never said to have no object.
    #expect(!lines.contains { $0.contains(";nombre;") && $0.contains("sans objet") })
    let count = lines.first { $0.contains(";passages effacés;") }
    #expect(count?.contains("masqué") == (erased == 53), "\(count ?? "")")
  }

  @Test func `draw no bar where none is wanted`() throws {
    let (statistics, exam) = try statistics("ntc-titre", passages: 412)
    let text = TextRenderer().render(StatisticsReport(statistics, exam: exam, bars: .none).document)
    #expect(!text.contains("█") && !text.contains("░") && !text.contains("##"))
    #expect(text.contains("82\u{A0}%"))
  }

  @Test func `are read by scripts`() throws {
    let (statistics, _) = try statistics("ntc-titre", passages: 412)
    try expectSnapshot(StatisticsJSON(statistics).value.pretty + "\n", "statistiques.json", in: "Archive")
    let (marks, _) = try self.statistics("tc-e4", passages: 64)
    try expectSnapshot(StatisticsJSON(marks).value.pretty + "\n", "statistiques-notes.json", in: "Archive")
  }

  @Test func `open in a spreadsheet`() throws {
    let all = try [("ntc-titre", 412), ("tc-e4", 64), ("ntc-titre", 4)].map { id, passages in
      let (statistics, exam) = try statistics(id, passages: passages)
      return StatisticsCSV(statistics, exam: exam)
    }
    let file = StatisticsCSV.file(all)
    try expectSnapshot(file, "statistiques.csv", in: "Archive")
    let lines = file.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    let width = StatisticsCSV.dictionary.columns.count
    #expect(lines.dropLast().allSatisfy { $0.count(where: { $0 == ";" }) == width - 1 })
  }
}
