// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import Importing
import Testing

/// The table of negotiable terms, as candidates fill it.
@Suite struct TermTests {
  /// The front matter's line of a row, and what `oral verifier` has to say of it.
  private func line(_ unit: String, _ value: String, _ choices: String = "") throws -> String {
    let rows = [
      ["Condition", "Unité", "Valeur", "Mini", "Maxi", "Pas", "Choix"], ["Paiement", unit, value, "", "", "", choices],
    ]
    let draft = try Sample.draft(
      [
        .title(1, "Proposition commerciale"),
        .table(TextTable(rows: rows.map { $0.map { $0.isEmpty ? [] : [.text($0)] } })), .title(2, "La demande"),
        .text("Texte."),
      ], exam: "ntc-titre")
    let (loaded, _) = try Sample.conformity(DossierWriter(draft).files)
    #expect(loaded.dossier?.papers.first?.terms.count == draft.papers[0].fields.terms.count)
    return draft.file("proposition.md")?.split(separator: "\n").first { $0.contains("Paiement") }.map(String.init) ?? ""
  }

  @Test(arguments: [
    ("jours", "trente", "unite: \"jours\", valeur: 30 }"), ("jours", "trente jours", "unite: \"jours\", valeur: 30 }"),
    ("an", "un", "unite: \"an\", valeur: 1 }"), ("€", "12.500,50", "unite: \"EUR\", valeur: 12500.50 }"),
    ("", "12.500,50 €", "unite: \"EUR\", valeur: 12500.50 }"), ("", "1.250.000 €", "unite: \"EUR\", valeur: 1250000 }"),
    ("", "douze mille cinq cents euros", "unite: \"EUR\", valeur: 12500 }"),
    ("%", "2.5", "unite: \"%\", valeur: 2.5 }"),
  ])
  func `A number in words, or grouped by points, is a number`(_ unit: String, _ value: String, _ end: String) throws {
    #expect(try line(unit, value).hasSuffix(end))
  }

  @Test(arguments: [
    ("jours", "à réception", "", "valeur: \"à réception (jours)\", choix: [\"à réception (jours)\"] }"),
    ("jours", "30 jours fin de mois", "", "valeur: \"30 jours fin de mois\", choix: [\"30 jours fin de mois\"] }"),
    ("jours", "30", "30 ; 45", "valeur: \"30 jours\", choix: [\"30 jours\", \"45 jours\"] }"),
    // Twelve and a half, or twelve thousand five hundred: nobody chooses for the candidate.
    ("€", "12.500", "", "valeur: \"12.500 (€)\", choix: [\"12.500 (€)\"] }"),
  ])
  func `What is no number keeps its unit`(_ unit: String, _ value: String, _ choices: String, _ end: String) throws {
    #expect(try line(unit, value, choices).hasSuffix(end))
  }
}
