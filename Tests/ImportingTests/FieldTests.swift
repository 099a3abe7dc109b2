// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import Importing
import Testing

@Suite struct FieldTests {
  private func table(_ rows: [[String]]) -> TextBlock {
    .table(TextTable(rows: rows.map { $0.map { $0.isEmpty ? [] : [.text($0)] } }))
  }

  @Test func `The table above a fiche fills its front matter`() throws {
    let draft = try Sample.draft([
      .title(1, "Fiche descriptive n° 1"),
      table([
        ["Titre", "Vendre un adoucisseur"], ["Type de situation", "Négociation-vente"],
        ["Date", "mardi 2 décembre 2025"], ["Lieu", "Champagnole"],
      ]), .title(2, "Contexte"), .text("Texte."),
    ])
    #expect(
      draft.file("fiche.md") == """
        ---
        titre: "Vendre un adoucisseur"
        type: "negociation-vente"
        date: 2025-12-02
        lieu: "Champagnole"
        ---

        ## Contexte

        Texte.

        """)
  }

  @Test func `A value that cannot be read stays in the text`() throws {
    let draft = try Sample.draft([
      .title(1, "Fiche 1"), .text("Date : au printemps"), .title(2, "Contexte"), .text("Texte."),
    ])
    #expect(draft.papers[0].fields.date == nil)
    #expect(draft.papers[0].preamble.plainText == "Date : au printemps")
  }

  @Test func `Negotiable terms come from their table; half a row is kept as text`() throws {
    let draft = try Sample.draft(
      [
        .title(1, "Proposition commerciale"),
        table([
          ["Condition", "Unité", "Valeur", "Mini", "Maxi", "Pas", "Choix"],
          ["Prix net HT", "€", "48 500 €", "41 000", "52 000", "500", ""],
          ["Formation", "", "1 jour", "", "", "", "aucune ; 1 jour ; 3 jours"], ["", "", "", "", "", "", ""],
          ["Garantie", "ans", "", "1", "", "", ""],
        ]), .title(2, "La demande"), .text("Texte."),
      ], exam: "ntc-titre")
    let (loaded, _) = try Sample.conformity(DossierWriter(draft).files)
    let terms = try #require(loaded.dossier?.papers.first?.terms)
    #expect(terms.map(\.id) == ["prix", "formation"])
    #expect(terms[0].quantity?.french == "48\u{202F}500\u{A0}€")
    #expect(loaded.remarks.isEmpty)
    #expect(draft.papers[0].preamble.plainText.contains("Garantie"))
  }

  /// A form that says who its candidate is, read after another one or under what the command line says.
  private func identified(_ number: String, _ given: String, _ family: String, _ session: String) -> [TextBlock] {
    [
      table([["Nom", family], ["Prénom", given], ["Numéro de candidat", number], ["Session", session]]),
      .title(1, "Fiche 1"), .title(2, "Contexte"), .text("Texte."),
    ]
  }

  @Test func `A file that says another candidate than the one known is told, with both`() throws {
    var draft = DossierDraft(
      exam: try Sample.exam("tc-e4"),
      candidate: Candidate(number: "0999", familyName: "Personne", givenName: "Autre"), session: 2027)
    for file in ["rempli.docx", "autre.docx"] {
      draft.read(
        CandidateText(
          name: file, document: PandocDocument(blocks: identified("0417", "Anaëlle", "Cosquer", "2026"))))
    }
    let told = draft.remarks.filter { $0.code == "import.identite" }
    #expect(told.map(\.location?.file) == ["rempli.docx", "autre.docx"])
    for words in ["nom", "Cosquer", "Personne", "prénom", "0417", "0999", "session", "2026", "2027"] {
      #expect(told.first?.message.contains(words) == true, "\(words)")
    }
    #expect(draft.candidate.number == "0999")
    #expect(draft.papers.count == 2)
    let lines = ImportReview(draft).lines
    #expect(lines.first == "Candidat\u{A0}: 0999 Autre Personne, session 2027")
    #expect(lines.count { $0.contains("au lieu de") } == 2)
    // The letter goes to one candidate: it names no other.
    let letter = DossierLetter(
      exam: draft.exam, candidate: draft.candidate, diagnostics: [], remarks: draft.allRemarks, files: [])
    #expect(!letter.text.contains("Cosquer"))
  }

  @Test(arguments: [
    Candidate(number: "0417", familyName: "Cosquer", givenName: "Anaëlle"),
    Candidate(number: "", familyName: "COSQUER", givenName: ""), Candidate(number: "", familyName: "", givenName: ""),
  ])
  func `A file that says the same candidate, or more of the same, fills in without a word`(_ known: Candidate) throws {
    var draft = DossierDraft(exam: try Sample.exam("tc-e4"), candidate: known)
    draft.read(
      CandidateText(
        name: "a.docx",
        document: PandocDocument(blocks: [
          .text("Candidate : Anaëlle Cosquer"), .text("Numéro : 0417"), .title(1, "Fiche 1"), .title(2, "Contexte"),
          .text("Texte."),
        ])))
    #expect(draft.candidate.name.lowercased() == "anaëlle cosquer")
    #expect(draft.candidate.number == "0417")
    #expect(!draft.allRemarks.contains { $0.code.hasPrefix("import.identite") })
  }

  @Test func `A candidate whom no file names is told in the review and in the letter`() throws {
    let draft = try Sample.draft([.title(1, "Fiche 1"), .title(2, "Contexte"), .text("Texte.")])
    #expect(draft.allRemarks.contains { $0.code == "import.identite-absente" && $0.severity == .warning })
    #expect(ImportReview(draft).lines.first == "Candidat\u{A0}: sans nom, sans numéro")
    let letter = DossierLetter(
      exam: draft.exam, candidate: draft.candidate, diagnostics: [], remarks: draft.allRemarks, files: [])
    #expect(letter.advice.contains { $0.contains("nom, prénom et numéro") })
  }

  @Test(arguments: ["Nathan JEANNEROD", "JEANNEROD Nathan"])
  func `A family name in capitals is told from the given name`(_ name: String) throws {
    let draft = try Sample.draft([
      .text("Nom et prénom : \(name)"), .title(1, "Fiche 1"), .title(2, "Contexte"), .text("Texte."),
    ])
    #expect(draft.candidate.familyName == "JEANNEROD")
    #expect(draft.candidate.givenName == "Nathan")
  }

  @Test(arguments: [
    ("Candidate : Anaëlle Cosquer", "Anaëlle", "Cosquer"), ("Nom et prénom : Cosquer Anaëlle", "Anaëlle", "Cosquer"),
    ("Candidat : Martin Martin", "Martin", "Martin"), ("Candidat : Cosquer", "", "Cosquer"),
    ("Candidat : Anne Le Bras", "Anne", "Le Bras"),
  ])
  func `Without capitals, the label says which name comes first`(_ line: String, _ given: String, _ family: String)
    throws
  {
    let draft = try Sample.draft([.text(line), .title(1, "Fiche 1"), .title(2, "Contexte"), .text("Texte.")])
    #expect(draft.candidate.givenName == given)
    #expect(draft.candidate.familyName == family)
  }
}
