// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import FrenchText
import Testing

@testable import Exams

/// An exam and a dossier that conforms to it, to be spoiled.
enum Specimen {
  static let rubrics = [Rubric(id: "contexte", title: "Contexte"), Rubric(id: "resultats", title: "Résultats")]

  static func exam(_ consequences: Consequences = .init(), annexPages: Int? = 10) -> Exam {
    Exam(
      id: "essai", version: "1.0", title: "Essai", shortTitle: "Essai", diploma: "Essai", reference: "texte",
      form: .ponctuel, total: TimeLimit(minutes: 30, .fixed), phases: [],
      papers: [
        PaperRequirement(
          id: "fiche", kind: .fiche, title: "Fiche descriptive", minimum: 2, maximum: 3, rubrics: rubrics,
          maximumAnnexPages: annexPages),
        PaperRequirement(id: "resultats", kind: .results, title: "Résultats", minimum: 0),
      ],
      consequences: consequences, decision: DecisionRule(.mark(MarkDecision())))
  }

  static func fiche(_ edit: (inout Paper) -> Void = { _ in }) -> Paper {
    var paper = Paper(
      kind: .fiche, file: "fiche.md",
      sections: [
        Paper.Section(heading: "Contexte", rubric: "contexte", line: 3, text: "Une PME."),
        Paper.Section(heading: "Résultats", rubric: "resultats", line: 9, text: "Signé."),
      ])
    edit(&paper)
    return paper
  }

  static func dossier(_ papers: [Paper] = [fiche(), fiche()]) -> Dossier {
    Dossier(
      exam: "essai", candidate: Candidate(number: "1", familyName: "Ferrand", givenName: "Lucie"), papers: papers)
  }
}

struct ConformityTests {
  private func examine(
    _ dossier: Dossier, _ control: Control = .commission, _ consequences: Consequences = .init(),
    obstacles: [Diagnostic] = []
  ) -> Conformity {
    ConformityCheck(Specimen.exam(consequences)).examine(dossier, by: control, obstacles: obstacles)
  }

  private static let stop = Consequence(
    effect: .notQuestioned, mention: "présent, non validé", text: "N'est pas interrogé.")
  private static let doubt = Consequence(effect: .questionedUnderReservation, text: "Interrogé sous réserve.")
  private static let formal = Consequence(effect: .questionedPenalised, text: "Interrogé et pénalisé.")
  private static let all = Consequences(absent: stop, nonConforming: stop, doubt: doubt, formal: formal)

  @Test func `a dossier that holds everything conforms, and nothing follows`() {
    let conformity = examine(Specimen.dossier(), .authority, Self.all)
    #expect(conformity.verdict == .conforming)
    #expect(conformity.consequence == nil)
    #expect(conformity.diagnostics == [])
    #expect(conformity.isConforming == true)
  }

  @Test func `the authority may stop a non-conforming dossier, the commission never does`() {
    let wrong = Specimen.dossier([Specimen.fiche()])
    #expect(examine(wrong, .authority, Self.all).consequence?.effect == .notQuestioned)
    #expect(examine(wrong, .authority, Self.all).consequence?.mention == "présent, non validé")
    #expect(examine(wrong, .commission, Self.all).consequence?.effect == .questionedUnderReservation)
  }

  @Test func `a definition that would have the commission refuse is not followed`() {
    let severe = Consequences(absent: Self.stop, nonConforming: Self.stop, doubt: Self.stop, formal: Self.stop)
    let consequence = examine(Specimen.dossier([Specimen.fiche()]), .commission, severe).consequence
    #expect(consequence?.effect == nil)
    #expect(consequence?.text.contains("interroge") == true)
    let long = Specimen.fiche { $0.annexes = [.init(pages: 11)] }
    #expect(examine(Specimen.dossier([long, long]), .commission, severe).consequence?.effect == nil)
  }

  @Test func `only an absent dossier stops an oral in the room`() {
    let absent = examine(Specimen.dossier([]), .commission, Self.all)
    #expect(absent.verdict == .absent)
    #expect(absent.consequence?.effect == .notQuestioned)
    let results = examine(Specimen.dossier([Paper(kind: .results)]), .commission, Self.all)
    #expect(results.verdict == .nonConforming)
    #expect(examine(Specimen.dossier([Paper(kind: .fiche)]), .commission, Self.all).verdict == .nonConforming)
  }

  @Test(arguments: Control.allCases) func `where the text is silent, the centre decides`(control: Control) {
    for dossier in [Specimen.dossier([]), Specimen.dossier([Specimen.fiche()])] {
      let consequence = examine(dossier, control).consequence
      #expect(consequence?.effect == nil)
      #expect(consequence?.text.hasPrefix("Le texte ne le dit pas : le centre décide.") == true)
    }
  }

  @Test func `formal constraints have their own consequence, alone or beside the other`() {
    let long = Specimen.fiche { $0.annexes = [.init(pages: 6), .init(pages: 5)] }
    let alone = examine(Specimen.dossier([long, Specimen.fiche()]), .authority, Self.all)
    #expect(alone.consequence?.effect == .questionedPenalised)
    #expect(alone.formalConsequence == nil)
    let both = examine(Specimen.dossier([long]), .authority, Self.all)
    #expect(both.consequence?.effect == .notQuestioned)
    #expect(both.formalConsequence?.effect == .questionedPenalised)
    // Where the exam does not set them apart, they are as the rest.
    let plain = Consequences(nonConforming: Self.stop)
    #expect(examine(Specimen.dossier([long, long]), .authority, plain).consequence?.effect == .notQuestioned)
  }

  @Test(arguments: Control.allCases) func `what could not be read proves nothing`(control: Control) {
    let obstacle = Diagnostic(.error, "fichier.utf8", "Illisible.")
    let unread = Specimen.fiche { ($0.sections, $0.isUnread) = ([], true) }
    let conformity = examine(Specimen.dossier([unread, Specimen.fiche()]), control, Self.all, obstacles: [obstacle])
    #expect(conformity.verdict == .uncontrolled)
    #expect(conformity.isConforming == nil)
    #expect(conformity.consequence == nil)
    #expect(conformity.diagnostics == [obstacle])
    // Nor does it make a dossier absent.
    #expect(examine(Specimen.dossier([]), control, Self.all, obstacles: [obstacle]).verdict != .absent)
  }

  @Test func `the jury's papers never make a dossier non-conforming`() {
    var dossier = Specimen.dossier()
    dossier.jury.clients = [
      ClientRole(
        fiche: 7, name: "", role: "", motives: [.init(.money, weight: 3)], priorities: ["prix": 1],
        limits: [.init(term: "rien", limit: .name("x"))], objections: [.init(text: "", moment: .phone)])
    ]
    dossier.jury.bank = [Change(field: .economic, text: "")]
    dossier.jury.mandates = [Mandate(fiche: 9, priorities: ["x": 3])]
    let conformity = examine(dossier, .authority, Self.all)
    #expect(conformity.verdict == .conforming)
    #expect(!conformity.diagnostics.isEmpty)
    #expect(!conformity.diagnostics.hasErrors)
  }

  @Test func `papers on paper are trusted, and to be looked at`() {
    let conformity = examine(Specimen.dossier([Paper(kind: .fiche), Paper(kind: .fiche)]))
    #expect(conformity.verdict == .conforming)
    #expect(conformity.diagnostics.map(\.code) == ["rubrique.sur-papier", "rubrique.sur-papier"])
  }

  @Test(arguments: [
    ("", true), (" \n\t", true), ("…", true), ("- * —", true), ("<!-- à écrire -->", true),
    ("<!-- a --> . <!-- b", true),
    ("<!-- a --> Texte", false), ("Néant", false), ("5 < 7", false), ("€", false), ("![](plan.png)", false),
    ("数", false),
  ])
  func `empty means without a word`(text: String, isEmpty: Bool) {
    #expect(RubricsRule.isEmpty(text) == isEmpty)
  }
}
