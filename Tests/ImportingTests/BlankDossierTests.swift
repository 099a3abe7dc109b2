// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import Importing
import Testing

@Suite struct BlankDossierTests {
  static let exams = Sample.catalogue.exams.filter { !$0.papers.isEmpty }

  @Test(arguments: exams)
  func `An empty dossier lacks content, and nothing else`(_ exam: Exam) throws {
    let (loaded, conformity) = try Sample.conformity(BlankDossier(exam).files)
    #expect(loaded.problems.isEmpty)
    let codes = Set(conformity.diagnostics.filter { $0.severity != .note }.map(\.code))
    #expect(codes.isSubset(of: ["rubrique.vide"]))
    let rubrics = exam.papers.map { $0.rubrics.count * max(1, $0.minimum) }.reduce(0, +)
    #expect(conformity.diagnostics.count { $0.code == "rubrique.vide" } == rubrics)
  }

  @Test(arguments: exams)
  func `The form asks for every rubric of every paper`(_ exam: Exam) {
    let form = FormText(exam).markdown
    for paper in exam.papers { for rubric in paper.rubrics { #expect(form.contains("## \(rubric.title)\n")) } }
  }

  @Test func `The candidate and the session may be given`() throws {
    let candidate = Candidate(number: "0417", familyName: "Cosquer", givenName: "Anaëlle")
    let (loaded, _) = try Sample.conformity(
      BlankDossier(try Sample.exam("ntc-titre"), candidate: candidate, session: 2026).files)
    #expect(loaded.dossier?.candidate == candidate)
    #expect(loaded.dossier?.session == 2026)
    let unnumbered = Candidate(number: "", familyName: "Cosquer", givenName: "Anaëlle")
    let file = try #require(BlankDossier(try Sample.exam("ntc-titre"), candidate: unnumbered).files.first)
    #expect(String(decoding: file.bytes, as: UTF8.self).contains("candidat: { nom: \"Cosquer\", prenom: \"Anaëlle\" }"))
  }

  @Test func `The form says of the candidate and the session what is known already`() throws {
    let candidate = Candidate(number: "0417", familyName: "Le | Bras", givenName: "Anaëlle")
    let form = FormText(try Sample.exam("ntc-titre"), candidate: candidate, session: 2026).markdown
    for row in [
      "| Nom | Le \\| Bras |", "| Prénom | Anaëlle |", "| Numéro de candidat | 0417 |", "| Session | 2026 |",
    ] { #expect(form.contains(row), "\(row)") }
  }
}
