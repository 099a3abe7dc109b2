// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams
import FrenchText
import Reports
import Testing

struct ConformityReportTests {
  private let missing = Diagnostic(
    .error, "rubrique.absente", location: SourceLocation(file: "d/f.md", line: 3, column: 4),
    "La fiche 1 : la rubrique « Objet » manque.".typographic, hint: "Ajoutez le titre « ## Objet ».".typographic)
  private let note = Diagnostic(.note, "choix.unique", "Une seule fiche.")

  private func report(_ conformity: Conformity, path: String = "d") -> ConformityReport {
    ConformityReport(
      path: path, exam: "tc-e4", examTitle: "TC E4",
      candidate: Candidate(number: "7", familyName: "Ferrand", givenName: "Lucie"), conformity: conformity)
  }

  private func text(_ report: ConformityReport, isBrief: Bool = false) -> String {
    TextRenderer(width: 72).render(report.document(isBrief: isBrief)).replacing("\u{A0}", with: " ")
  }

  @Test func `the verdict comes first, then what is wrong and how to mend it, then what follows`() {
    let doubt = AppliedConsequence(
      control: .commission, effect: .questionedUnderReservation, mention: "sous réserve", text: "Elle interroge.",
      reference: "arrêté, U4")
    let formal = AppliedConsequence(control: .commission, effect: .questionedPenalised, text: "Pénalisé.")
    let conformity = Conformity(
      verdict: .nonConforming, control: .commission, diagnostics: [missing, note], consequence: doubt,
      formalConsequence: formal)
    #expect(
      text(report(conformity)) == """
        d : non conforme
        ════════════════
        TC E4 · Lucie Ferrand, n° 7

        Le dossier est déposé, mais il ne répond pas à tout ce que l’épreuve
        demande.

        Ce qui ne va pas
        ────────────────

        • f.md:3:4 : La fiche 1 : la rubrique « Objet » manque.
          [rubrique.absente]
          – Ajoutez le titre « ## Objet ».

        À savoir
        ────────

        • Une seule fiche. [choix.unique]

        Ce qui suit (contrôle par la commission, dans la salle)
        ───────────────────────────────────────────────────────

        Effet      Le candidat est interrogé normalement, la note est sous
                   réserve.
        Mention    « sous réserve »
        Texte      Elle interroge.
        Référence  arrêté, U4

        ▸ Contraintes de forme

        Effet  Le candidat est interrogé normalement, puis pénalisé dans les
               limites de la grille.
        Texte  Pénalisé.

        """)
  }

  @Test func `what could not be controlled is no proof, and says so`() {
    let conformity = Conformity(verdict: .uncontrolled, control: .authority, diagnostics: [missing])
    let said = text(report(conformity)).replacing("\n", with: " ")
    #expect(said.contains("Ce n’est pas une preuve de non-conformité"))
    #expect(said.contains("Ce qui n’a pas pu être lu"))
    #expect(!said.contains("Ce qui suit"))
  }

  @Test func `a brief report leaves out the notes`() {
    let conforming = report(Conformity(verdict: .conforming, control: .commission, diagnostics: [note]))
    #expect(text(conforming).contains("Une seule fiche."))
    #expect(!text(conforming, isBrief: true).contains("Une seule fiche."))
    #expect(!conforming.needsAttention)
    #expect(report(Conformity(verdict: .uncontrolled, control: .commission)).needsAttention)
  }

  @Test func `many problems of one kind are counted`() {
    let said = text(
      report(
        Conformity(verdict: .nonConforming, control: .commission, diagnostics: Array(repeating: missing, count: 20))))
    #expect(said.contains("… et 8 de plus du même genre [rubrique.absente]"))
  }

  @Test func `several dossiers make a table, without the folder that holds them all`() {
    let rows = [
      ("s/a", Conformity.Verdict.conforming), ("s/b", .nonConforming), ("s/c", .absent), ("s/d", .uncontrolled),
    ]
    .map { report(Conformity(verdict: $1, control: .authority, diagnostics: [missing]), path: $0).summaryRow }
    let said = TextRenderer(width: 72).render(ConformityReport.summary(rows)).replacing("\u{A0}", with: " ")
    #expect(said.hasPrefix("4 dossiers : 1 conforme, 1 non conforme, 1 dossier absent et 1 non\ncontrôlé"))
    #expect(said.contains("\ndans s/\n"))
    #expect(said.contains("\na        tc-e4    Lucie Ferrand  conforme             1\n"))
  }

  @Test func `scripts read path, exam, conforming, consequence and diagnostics`() {
    let silent = AppliedConsequence(control: .authority, text: "Le texte ne le dit pas.")
    let conformity = Conformity(
      verdict: .absent, control: .authority, diagnostics: [missing, note], consequence: silent)
    #expect(
      report(conformity).json.compact.replacing("\u{A0}", with: " ")
        == #"{"path":"d","exam":"tc-e4","conforming":false,"consequence":{"control":"authority","effect":null,"#
        + #""mention":null,"text":"Le texte ne le dit pas.","reference":null},"diagnostics":["#
        + #"{"code":"rubrique.absente","severity":"error","file":"d/f.md","line":3,"column":4,"#
        + #""message":"La fiche 1 : la rubrique « Objet » manque.","hint":"Ajoutez le titre « ## Objet »."},"#
        + #"{"code":"choix.unique","severity":"note","file":null,"line":null,"column":null,"#
        + #""message":"Une seule fiche.","hint":""}]}"#)
    let unknown = ConformityReport(
      path: "x", exam: nil, conformity: Conformity(verdict: .uncontrolled, control: .commission))
    #expect(
      unknown.json.compact == #"{"path":"x","exam":null,"conforming":null,"consequence":null,"diagnostics":[]}"#)
  }
}
