// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import FrenchText
import Testing

@testable import Exams

@Suite struct ChangeSheetTests {
  private let changes = [
    Change(
      id: "m01", field: .economic, kind: .budget, text: "Le budget est ramené à 41\u{202F}000\u{A0}€\u{A0}: gel.",
      fiche: 1,
      severity: 2,
      effects: [
        .term(id: "prix", .ceiling(Sample.number("41 000"))), .context("La maison mère « gèle » tout.\nPartout."),
      ], expected: "Il cherche\nune contrepartie."),
    Change(field: .human, text: "# M. Vasseur : nouveau directeur"),
  ]

  @Test func `a sheet that is written and read again is the same`() {
    let text = ChangeSheet.text(changes, title: "Titre NTC", count: 3, terms: Sample.terms)
    let read = ChangeSheet.parse(text, terms: Sample.terms)
    #expect(read.changes == changes)
    #expect(read.diagnostics.isEmpty)
  }

  @Test func `an empty sheet explains itself`() {
    let text = ChangeSheet.text([], title: "Titre NTC · Lucie Ferrand", count: 2, terms: Array(Sample.terms.prefix(2)))
    let expected = """
      # Modifications · Titre NTC · Lucie Ferrand
      #
      # Le champ et le texte suffisent. Une ligne qui commence par # n’est pas lue.
      # champ : économique, technique, humain, commercial, ou un genre :
      #   budget, financement, besoin, écologique, interlocuteur, motivation, concurrence, achat
      # effet (facultatif, un par ligne) : prix ≤ 41 000 € · budget −15 % · livraison 8 → 5 semaines
      #   interlocuteur "M. Vasseur, directeur financier" · motivation argent 60
      #   concurrent "Sodimap" 39 900 € · contexte "Le site ferme en août."
      # conditions : prix (48\u{202F}500\u{A0}€), livraison (8\u{A0}semaines)

      modification 1
        champ :
        texte :
        effet :

      modification 2
        champ :
        texte :
        effet :

      """
    #expect(text == expected)
    #expect(ChangeSheet.parse(text).changes.isEmpty)
    #expect(ChangeSheet.parse(text).diagnostics.isEmpty)
  }

  @Test func `a sheet typed in a hurry is read`() {
    let text =
      "\u{FEFF}MODIFICATION n° 1\r\nChamp: éco\r\nTEXTE :Le budget\r\nest ramené : 41 000 €\r\n\r\nchamp : tech/besoin\ntexte : Un poste de plus\neffet : livraison 8 → 5 semaines ; paiement 45 jours"
    let read = ChangeSheet.parse(text, terms: Sample.terms)
    #expect(read.diagnostics.isEmpty)
    #expect(read.changes.map(\.text) == ["Le budget est ramené : 41 000 €", "Un poste de plus"])
    #expect(read.changes.map(\.kind) == [nil, .need])
    #expect(read.changes.last?.effects.count == 2)
  }

  @Test(arguments: [
    ("modification 1\ntexte : a", 1, 1), ("modification 1\nchamp : éco", 1, 1),
    ("modification 1\nchamp : zut\ntexte : a", 2, 9), ("modification 1\n  champ : éco\n  textte : a", 3, 1),
    ("champ : éco\ntexte : a\ntexte : b", 3, 1), ("bonjour", 1, 1),
    ("champ : éco\ntexte : a\n  effet : prix ≤ bas", 3, 18), ("champ : éco\ntexte : a\nfiche : deux", 3, 9),
    ("champ : éco\ntexte : a\nsévérité : 4", 3, 12),
  ])
  func `an error has its line and column, and leaves its block out`(text: String, line: Int, column: Int) {
    let read = ChangeSheet.parse(
      text + "\nmodification 2\nchamp : hum\ntexte : gardée", file: "f.txt", terms: Sample.terms)
    #expect(read.changes.map(\.text) == ["gardée"])
    #expect(read.diagnostics.first?.location == SourceLocation(file: "f.txt", line: line, column: column))
    #expect(read.diagnostics.map(\.severity).contains(.error))
  }
}
