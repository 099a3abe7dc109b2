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
}
