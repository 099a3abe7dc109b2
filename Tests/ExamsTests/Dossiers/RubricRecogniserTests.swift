// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Exams

struct RubricRecogniserTests {
  /// The eleven rubrics of a fiche, in short.
  static let fiche = RubricRecogniser([
    Rubric(id: "entreprise", title: "Entreprise", contents: ["raison sociale", "activités"]),
    Rubric(id: "acteurs", title: "Acteurs", contents: ["nom", "qualité", "profil"]),
    Rubric(id: "objet", title: "Objet de la négociation, technique et commercial", variants: ["Objet"]),
    Rubric(id: "contexte", title: "Contexte"),
    Rubric(id: "justification", title: "Justification du choix"),
    Rubric(id: "objectifs", title: "Objectifs des acteurs", variants: ["Objectifs"]),
    Rubric(id: "conditions", title: "Conditions de déroulement", variants: ["Déroulement"]),
    Rubric(id: "strategies", title: "Stratégie(s) de négociation", variants: ["Stratégie"]),
    Rubric(id: "difficultes", title: "Difficultés"),
    Rubric(id: "resultats", title: "Résultats"),
    Rubric(id: "analyse", title: "Analyse critique de la communication"),
  ])

  private func only(_ heading: String) -> RubricRecogniser.Recognition {
    Self.fiche.recognise([heading])[0]
  }

  @Test(arguments: [
    ("Entreprise", "entreprise"), ("L'entreprise", "entreprise"), ("L’ENTREPRISE :", "entreprise"),
    ("1. Entreprise", "entreprise"), ("II. – Contexte", "contexte"), ("2) acteurs", "acteurs"),
    ("1.2 - Les Acteurs", "acteurs"), ("a) Objectif de l'acteur", "objectifs"), ("IV Résultat", "resultats"),
    ("Rubrique n° 9 : Difficultes", "difficultes"), ("Re\u{301}sultats", "resultats"),
    ("Stratégies de négociation", "strategies"), ("Stratégie de la négociation", "strategies"),
    ("Les acteurs et leurs objectifs", "objectifs"), ("Acteurs (nom, qualité, profil)", "acteurs"),
    ("Contexte de la situation", "contexte"), ("Objet : aspects technique et commercial", "objet"),
    ("Justification du choix de la situation", "justification"), ("Choix : justification", "justification"),
    ("Difficultés\u{A0}: ", "difficultes"), ("3° Déroulement", "conditions"),
  ])
  func `a rubric is recognised however it is spelled`(heading: String, id: String) {
    #expect(only(heading) == .certain([id]))
  }

  @Test(arguments: [
    ("Analise critique de la comunication", "analyse"), ("Dificultés", "difficultes"), ("Resulats", "resultats"),
    ("Analyse critique", "analyse"), ("Difficultés rencontrées", "difficultes"),
    ("Présentation de l'entreprise", "entreprise"), ("Résultats obtenus", "resultats"),
  ])
  func `a typing error or a word more is understood, and told`(heading: String, id: String) {
    #expect(only(heading) == .resembling(id))
  }

  @Test func `a heading that could be two rubrics is neither`() {
    #expect(only("Contexte de l'entreprise") == .unknown(nearest: "entreprise"))
    #expect(only("Le projet professionnel") == .unknown(nearest: nil))
    #expect(only("Conclusion") == .unknown(nearest: nil))
    #expect(only("") == .unknown(nearest: nil))
    #expect(only("12") == .unknown(nearest: nil))
  }

  @Test func `a heading may join rubrics`() {
    #expect(only("Difficultés et résultats") == .certain(["difficultes", "resultats"]))
    #expect(only("Contexte, acteurs & objet") == .certain(["contexte", "acteurs", "objet"]))
  }

  @Test func `a resemblance gives way to the rubric itself`() {
    #expect(
      Self.fiche.recognise(["Résultats", "Résultats commerciaux obtenus", "Entreprise", "Présentation de l'entreprise"])
        == [
          .certain(["resultats"]), .unknown(nearest: nil), .certain(["entreprise"]), .unknown(nearest: "entreprise"),
        ])
  }

  @Test func `what a rubric should hold suggests it`() {
    #expect(only("Profil et qualité de chacun") == .unknown(nearest: "acteurs"))
  }

  @Test func `a wording that two rubrics share recognises neither`() {
    let twins = RubricRecogniser([
      Rubric(id: "a", title: "Bilan A", variants: ["Bilan"]),
      Rubric(id: "b", title: "Bilan général", variants: ["Bilan"]),
    ])
    #expect(twins.exact("Bilan") == "a" || twins.exact("Bilan") == nil)
    #expect(twins.recognise(["Bilan général"]) == [.certain(["b"])])
  }

  @Test func `among thousands of headings a sure one is found; a doubtful one is looked for among the first alone`() {
    let others = (0..<5_000).map { "Une rubrique que personne ne demande \($0)" }
    #expect(Self.fiche.recognise(others + ["Difficultés"]).last == .certain(["difficultes"]))
    #expect(Self.fiche.recognise(["Dificultés"] + others).first == .resembling("difficultes"))
    #expect(Self.fiche.recognise(others + ["Dificultés"]).last == .unknown(nearest: nil))
  }

  @Test(arguments: [
    ("2) Acteurs", "Acteurs"), ("II. – Contexte :", "Contexte"), ("1.2 - Objet", "Objet"), ("a) Objet", "Objet"),
    ("3° Bilan", "Bilan"), ("4 Bilan", "Bilan"), ("Vente", "Vente"), ("V. Vente", "Vente"),
    ("A-t-il conclu ?", "A-t-il conclu ?"),
    ("Il a vendu", "Il a vendu"), ("2026", "2026"), ("I love", "I love"), ("X – Bilan", "Bilan"), ("", ""),
  ])
  func `numbers go, words stay`(heading: String, shown: String) {
    #expect(heading.withoutNumbering == shown)
  }
}

struct SectionPlanTests {
  private func plan(_ headings: (Int, String)...) -> [String] {
    let plan = SectionPlan(headings.map { PaperHeading(level: $0.0, text: $0.1) }, RubricRecogniserTests.fiche)
    return plan.openings.map { opening in
      "\(opening.heading)→\(opening.end.map(String.init) ?? "fin") \(opening.recognition.rubrics.joined(separator: "+"))"
    }
  }

  @Test func `headings of level 2 open sections, up to the next`() {
    #expect(
      plan((1, "Fiche"), (2, "Entreprise"), (3, "Histoire"), (2, "Divers"), (1, "Annexe"), (2, "Contexte"))
        == ["1→3 entreprise", "3→4 ", "5→fin contexte"])
  }

  @Test func `another level counts when the rubric is not found otherwise, and takes nothing from its parent`() {
    #expect(
      plan((2, "Contexte"), (3, "Acteurs"), (3, "Détail"), (2, "Résultats"), (7, "Difficultés"))
        == ["0→3 contexte", "1→3 acteurs", "3→fin resultats", "4→fin difficultes"])
    #expect(plan((2, "Acteurs"), (3, "Acteurs")) == ["0→fin acteurs"])
  }
}
