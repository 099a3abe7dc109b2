// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import Importing
import Testing

@Suite struct ReviewTests {
  private func review() throws -> ImportReview {
    ImportReview(
      try Sample.draft([
        .title(1, "Fiche 1"), .text("Avant tout."), .title(2, "Contexte"), .text("Le contexte."), .title(2, "Bilan"),
        .text("Ce que j’en retire."), .title(2, "Résultats"), .text("Signé."),
      ]))
  }

  @Test func `Each rubric is shown with its first line, and what is not placed with a letter`() throws {
    let lines = try review().lines
    #expect(lines.contains { $0.contains("1.4") && $0.contains("Contexte") && $0.contains("Le contexte.") })
    #expect(lines.contains { $0.contains("1.1") && $0.contains("— manque —") })
    #expect(lines.contains { $0.contains("  a Avant la première rubrique") })
    #expect(lines.contains { $0.contains("  b «\u{A0}Bilan\u{A0}»") })
  }

  @Test func `What is left to do is told in a line or two, however long the list`() throws {
    var review = try review()
    #expect(review.summary.contains("À remplir\u{A0}: 1.1, 1.2, 1.3"))
    #expect(review.summary.contains("hors des rubriques\u{A0}: a, b."))
    _ = review.apply("a 1.1")
    #expect(review.summary.contains("À remplir\u{A0}: 1.2, 1.3"))
    #expect(review.summary.contains("hors des rubriques\u{A0}: b."))
    #expect(review.summary.count < 120)
  }

  @Test(arguments: ["b 1.11", "b 11", "b analyse critique", "b dans 1.11", "mettre b vers 1.11", "B → analyse"])
  func `A letter goes to a rubric, however one says it`(_ line: String) throws {
    var review = try review()
    guard case .changed(let told) = review.apply(line) else {
      Issue.record("\(line) is refused")
      return
    }
    #expect(told.contains("→ 1.11 Analyse"))
    #expect(review.draft.text("analyse-communication") == "Bilan\nCe que j’en retire.")
    #expect(review.draft.papers[0].sections.allSatisfy { !$0.rubrics.isEmpty })
  }

  @Test func `A rubric moves to another, goes out, and comes back by undoing`() throws {
    var review = try review()
    let before = review.draft.papers
    _ = review.apply("1.4 1.1")
    #expect(review.draft.text("entreprise") == "Le contexte.")
    #expect(review.draft.text("contexte").isEmpty)
    // In the order of the exam.
    #expect(review.draft.papers[0].sections.flatMap(\.rubrics) == ["entreprise", "resultats"])
    _ = review.apply("1.1 hors")
    #expect(review.draft.leftovers.map(\.label) == ["Entreprise"])
    _ = review.apply("défaire")
    _ = review.apply("DEFAIRE")
    #expect(review.draft.papers == before)
    #expect(review.apply("défaire") == .refused("Rien à défaire."))
  }

  @Test func `A letter names the same text until the end, whatever has moved`() throws {
    var review = try review()
    _ = review.apply("a 1.1")
    #expect(review.lines.contains { $0.contains("  b «\u{A0}Bilan\u{A0}»") })
    _ = review.apply("b 1.2")
    #expect(review.draft.papers[0].sections.allSatisfy { !$0.rubrics.isEmpty })
    #expect(review.apply("voir 1.2") == .shown(["Bilan", "Ce que j’en retire."]))
    // Neither another text nor a rubric in whose title it stands.
    for line in ["a 1.3", "voir b"] {
      guard case .refused(let told) = review.apply(line) else {
        Issue.record("\(line) is accepted")
        return
      }
      #expect(told.contains("est déjà rangé"))
    }
    _ = review.apply("1.1 hors")
    #expect(review.lines.contains { $0.contains("  c Entreprise") })
    _ = review.apply("défaire")
    _ = review.apply("1.4 hors")
    #expect(review.lines.contains { $0.contains("  d Contexte") })
    guard case .refused = review.apply("voir c") else {
      Issue.record("c names another text")
      return
    }
  }

  @Test(arguments: [
    "z 1.1", "a", "a 9.9", "a rien-de-tel", "1.1 1.2", "99999999999999999999 1", "titre", "pièce 1 roman", "1.4 1.4",
    "a -1", "type 1 chat",
  ])
  func `What cannot be done is refused, and changes nothing`(_ line: String) throws {
    var review = try review()
    let before = review.draft.papers
    guard case .refused = review.apply(line) else {
      Issue.record("\(line) is accepted")
      return
    }
    #expect(review.draft.papers == before)
  }

  @Test func `Words end the review`() throws {
    var review = try review()
    for word in ["", "oui", "OK", "Écrire"] { #expect(review.apply(word) == .accepted) }
    for word in ["non", "abandonner"] { #expect(review.apply(word) == .abandoned) }
    #expect(review.apply("aide") == .shown(ImportReview.help))
    #expect(review.apply("voir") == .shown(review.lines))
    #expect(review.apply("voir b") == .shown(["Ce que j’en retire."]))
  }

  @Test func `Title and type can be given`() throws {
    var review = try review()
    _ = review.apply("titre 1 Vendre un adoucisseur")
    _ = review.apply("type 1 négociation vente")
    #expect(review.draft.papers[0].fields.title == "Vendre un adoucisseur")
    #expect(review.draft.papers[0].fields.type == "negociation-vente")
    #expect(review.apply("type 1 management") == .changed("Fiche\u{A0}: type «\u{A0}management\u{A0}»."))
    guard case .refused(let told) = review.apply("type 1 chat") else {
      Issue.record("chat is a type")
      return
    }
    #expect(told.contains("negociation-achat"))
  }
}
