// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import Importing
import Testing

@Suite struct LetterTests {
  @Test func `The letter tells every point, in words that the candidate knows`() throws {
    let draft = try Sample.draft([
      .title(1, "Fiche 1"), .title(2, "Contexte"), .text("Texte."), .title(2, "Résultats"),
    ])
    let (_, conformity) = try Sample.conformity(DossierWriter(draft).files)
    let candidate = Candidate(number: "", familyName: "Cosquer", givenName: "Anaëlle")
    let letter = DossierLetter(
      exam: draft.exam, candidate: candidate, diagnostics: conformity.diagnostics, files: ["fiche.docx"],
      sender: "Lycée des Ormes")
    #expect(letter.points.count == conformity.diagnostics.count { $0.severity == .error })
    let text = letter.text
    for words in [
      "Bonjour Anaëlle Cosquer,", "11\u{A0}points", "«\u{A0}Résultats\u{A0}» est vide. Rédigez-la.", "Lycée des Ormes",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    for words in ["##", "dossier.yaml", "pieces", "genre:", ".md"] { #expect(!text.contains(words), "\(words)") }
  }

  @Test func `A file that cannot be read is a point of the letter`() throws {
    let refusal = FileRefusal("import.protege", "fiche.docx", "Ce fichier est protégé.", "Enlevez le mot de passe.")
    let letter = DossierLetter(
      exam: try Sample.exam("tc-e4"), candidate: Candidate(number: "", familyName: "", givenName: ""), diagnostics: [],
      refusals: [refusal.diagnostic], files: ["fiche.docx"])
    #expect(letter.points.count == 1)
    #expect(letter.text.contains("Enlevez le mot de passe."))
  }

  @Test func `A dossier in which nothing is missing gets a letter that says so`() throws {
    let letter = DossierLetter(
      exam: try Sample.exam("tc-e4"), candidate: Candidate(number: "", familyName: "", givenName: ""), diagnostics: [],
      files: [])
    #expect(letter.points.isEmpty)
    #expect(letter.text.contains("Rien n’y manque"))
  }

  @Test func `Nothing of the candidate's commands the terminal that shows the letter`() throws {
    let draft = try Sample.draft([.title(2, "Contexte"), .text("Texte."), .title(2, "Truc \u{1B}]0;pwn\u{7}\u{9B}31m")])
    let letter = DossierLetter(
      exam: draft.exam, candidate: draft.candidate, diagnostics: [], remarks: draft.allRemarks, files: ["f\u{9B}.md"])
    #expect(letter.text.contains("Truc"))
    #expect(!letter.text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
  }

  @Test func `A control in a title or in the name of an annex makes no dossier unreadable`() throws {
    var draft = try Sample.draft([
      .title(1, "Fiche 1 : l\u{92}offre \u{FEFF}\u{FFFE}x"), .title(2, "Contexte"), .text("Texte."),
    ])
    try draft.attach(
      CandidateFile(name: "pi\u{82}ce.png", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), after: 1)
    let (loaded, conformity) = try Sample.conformity(DossierWriter(draft).files)
    #expect(loaded.dossier?.papers.first?.annexes.first?.title == "pi\u{82}ce")
    #expect(!conformity.diagnostics.contains { $0.code.hasPrefix("yaml.") })
  }
}
