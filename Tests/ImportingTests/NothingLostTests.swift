// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import Importing
import Testing

/// The one promise of importing: each word that the candidate typed is in a file that is written, or in a remark.
@Suite struct NothingLostTests {
  /// Text in which every word is met once.
  private struct Source {
    private(set) var typed: [String] = []

    /// A word that nothing else holds.
    mutating func word(_ before: String = "", _ after: String = "") -> String {
      typed.append("mot\(1000 + typed.count)")
      return before + typed[typed.count - 1] + after
    }

    /// A number that nothing else holds.
    mutating func number() -> String {
      typed.append("\(87_000 + typed.count)")
      return typed[typed.count - 1]
    }

    mutating func day(_ day: Int, _ before: String = "") -> String {
      typed.append("2025-12-\(day)")
      return "\(before)\(day) décembre 2025"
    }

    mutating func labelled(_ labels: [String]) -> [(String, String)] {
      labels.map { ($0, word("", " de \(word())")) }
    }
  }

  private static let labels = [
    "Titre", "Intitulé", "Type de situation", "Type", "Date", "Début", "Fin", "Lieu", "Lieu de l’entretien",
    "Nom donné au client", "Client masqué", "Entreprise partenaire", "Nom", "Nom du candidat", "Prénom",
    "Nom et prénom", "Candidat", "Numéro", "N° de candidat", "Session", "Téléphone",
  ]

  private func table(_ rows: [[String]]) -> TextBlock {
    .table(TextTable(rows: rows.map { $0.map { $0.isEmpty ? [] : [.text($0)] } }))
  }

  private func preambles(_ source: inout Source) -> [TextBlock] {
    var blocks: [TextBlock] = []
    for (label, value) in source.labelled(Self.labels) { blocks.append(.text("\(label) : \(value)")) }
    blocks.append(table(source.labelled(Self.labels).map { [$0.0, $0.1] }))
    blocks.append(.text(source.day(11)))
    blocks.append(.text(source.day(12, source.word("", ", "))))
    blocks.append(.text("Date : \(source.day(13))"))
    blocks.append(.text("Début : \(source.day(14))"))
    blocks.append(.text("Type : négociation-vente \(source.word())"))
    blocks.append(.text("Session : 2026, \(source.word())"))
    return blocks
  }

  private func terms(_ source: inout Source) -> TextBlock {
    let names = ["Condition", "Unité", "Valeur", "Mini", "Maxi", "Pas", "Choix", "Commentaire"]
    var rows = [names]
    func row(_ unit: String, _ value: String, _ minimum: String, _ maximum: String, _ step: String, _ choices: String) {
      rows.append([source.word(), unit, value, minimum, maximum, step, choices, ""])
    }
    row("EUR", source.number(), source.number(), source.number(), source.number(), "")
    row("EUR", "\(source.number()) € HT", source.number(), source.number(), source.number(), "")
    row("", "\(source.number()) €", "", "", "", "")
    row(source.word(), "\(source.number()) %", "", "", "", "")
    row("jours", source.number(), source.number(), "", "", "")
    row("jours", source.number(), "", source.number(), source.word(), "")
    row("jours", source.word(), "", "", "", "\(source.word()) ; \(source.word())")
    row("", source.word(), source.number(), source.number(), "", "\(source.word()) ; \(source.word())")
    row("", source.word(), "", "", "", "\(source.word()) ; \(source.word())")
    row("", "", "", "", "", "")
    rows.append([source.word(), "", source.number(), "", "", "", "", source.word()])
    rows.append(["", "", "", "", "", "", "", source.word()])
    return table(rows)
  }

  private func rubrics(_ exam: Exam, _ kind: PaperKind, _ source: inout Source) -> [TextBlock] {
    let titles = exam.papers.first { $0.kind == kind }?.rubrics.map(\.title) ?? []
    guard titles.count > 3 else { return [.text(source.word())] }
    let rows = titles[2...].enumerated().map { ["\($0.offset + 1)", source.word(), $0.element, source.word()] }
    return [
      .title(2, titles[0]), .text(source.word()), .title(2, titles[1]), .text(source.word()),
      .title(2, source.word()), .text(source.word()),
      table([["N°", "Durée", "Rubrique", "Contenu"]] + rows),
      .list(TextList(items: [[.text(source.word())], [.text(source.word())]])),
    ]
  }

  /// Shipped exams by each of their kinds of paper, with and without what the file or the centre already says.
  private static let cases: [(exam: Exam, kind: PaperKind, front: String?, candidate: Candidate)] =
    Sample.catalogue.exams.flatMap { exam in
      exam.paperKinds.sorted { $0.key < $1.key }.flatMap { kind in
        [nil, "titre: \"Ma fiche\""].flatMap { front in
          ["", "Cosquer"].map {
            (exam, kind, front, Candidate(number: $0.isEmpty ? "" : "0417", familyName: $0, givenName: ""))
          }
        }
      }
    }

  @Test(arguments: cases.indices)
  func `Every word of the candidate is in a file or in a remark`(_ index: Int) throws {
    let (exam, kind, front, candidate) = Self.cases[index]
    var source = Source()
    var blocks: [TextBlock] = [.text("Titre : \(source.word())"), .text(source.word())]
    for number in 1...2 {
      blocks.append(.title(1, "\(kind.shortName) \(number) : \(source.word())"))
      blocks += preambles(&source)
      blocks.append(terms(&source))
      blocks += rubrics(exam, kind, &source)
    }
    var text = CandidateText(name: "\(kind.key).md", document: PandocDocument(blocks: blocks))
    text.frontMatter = front
    var draft = DossierDraft(exam: exam, candidate: candidate)
    draft.read(text)
    let files = DossierWriter(draft).files.map { String(decoding: $0.bytes, as: UTF8.self) }
    let told = (files + draft.allRemarks.map(\.message)).joined(separator: "\n")
    let days = told.replacing(#/(\d\d) décembre 2025/#) { "2025-12-\($0.1)" }
    let lost = source.typed.filter { !days.contains($0) }
    #expect(lost.isEmpty, "\(exam.id), \(kind.key)")
  }

  @Test func `A title given at review is refused where the file has a heading of its own`() throws {
    var text = CandidateText(
      name: "fiche.md", document: PandocDocument(blocks: [.title(2, "Contexte"), .text("Texte.")]))
    text.frontMatter = "titre: \"Ma fiche\""
    var draft = DossierDraft(exam: try Sample.exam("tc-e4"))
    draft.read(text)
    var review = ImportReview(draft)
    for line in ["titre 1 Nouveau titre", "type 1 négociation-vente"] {
      guard case .refused = review.apply(line) else {
        Issue.record("\(line) is taken")
        continue
      }
    }
    #expect(review.draft.papers == draft.papers)
  }

  @Test func `Who signs a certificate is not taken for the candidate`() throws {
    let draft = try Sample.draft(
      [.text("Nom : Le Bras"), .text("Le tuteur atteste…")], exam: "tc-e6", file: "attestation.md")
    #expect(draft.candidate.familyName.isEmpty)
    #expect(draft.file("attestation.md")?.contains("Le Bras") == true)
  }
}
