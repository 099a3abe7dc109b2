// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import FrenchText

/// A small exam that asks for a bit of everything, and dossiers that conform to it, to be spoiled.
enum DossierSpecimens {
  static let texts = Consequences(
    absent: Consequence(effect: .notHeld, text: "L'oral n'a pas lieu.", reference: "texte, art. 1"),
    nonConforming: Consequence(
      effect: .notQuestioned, mention: "présent, non validé", text: "Le candidat n'est pas interrogé.",
      reference: "texte, art. 2"),
    doubt: Consequence(
      effect: .questionedUnderReservation, mention: "sous réserve", text: "La commission interroge normalement.",
      reference: "texte, art. 3"),
    formal: Consequence(effect: .questionedPenalised, text: "La forme seule est pénalisée.", reference: "texte, art. 4")
  )

  private static func exam(_ id: String, papers: [PaperRequirement], choice: Choice?, changes: ChangeRules?) -> Exam {
    Exam(
      id: id, version: "1.0", title: "Essai", shortTitle: "Essai", diploma: "Essai", reference: "texte",
      form: .ponctuel,
      total: TimeLimit(minutes: 30, .fixed),
      phases: [Phase(id: "simulation", kind: .simulation, title: "Simulation", limit: TimeLimit(minutes: 30, .fixed))],
      papers: papers, consequences: texts, choice: choice, changes: changes,
      decision: DecisionRule(.mark(MarkDecision())))
  }

  static let offer = exam(
    "offre",
    papers: [
      PaperRequirement(
        id: "proposition", kind: .proposal, title: "Proposition commerciale", minimum: 1, maximum: 1,
        rubrics: [
          Rubric(id: "contexte", title: "Contexte du client"), Rubric(id: "demande", title: "Rappel de la demande"),
          Rubric(id: "solution", title: "Solution proposée", contents: ["descriptif", "prix"]),
        ], hidesClient: true),
      PaperRequirement(id: "resultats", kind: .results, title: "Résultats", minimum: 0),
    ], choice: nil, changes: ChangeRules(count: 2, target: .proposal, delivery: .told))

  static let sheets = exam(
    "fiches",
    papers: [
      PaperRequirement(
        id: "fiche", kind: .fiche, title: "Fiche descriptive", minimum: 2, maximum: 2,
        types: [.init(type: "negociation-vente", minimum: 1)],
        rubrics: [Rubric(id: "contexte", title: "Contexte"), Rubric(id: "resultats", title: "Résultats")],
        maximumAnnexPages: 10)
    ], choice: Choice(of: .fiche), changes: ChangeRules(count: nil, target: .fiche, delivery: .preparation))

  static let projects = exam(
    "projets",
    papers: [
      PaperRequirement(id: "attestation", kind: .certificate, title: "Attestation de stage", minimum: 1),
      PaperRequirement(
        id: "projet", kind: .project, title: "Fiche de projet", minimum: 1,
        rubrics: [Rubric(id: "objectifs", title: "Objectifs")], substitute: .init(kind: .experience, maximumPages: 10)),
    ], choice: Choice(of: .project), changes: nil)

  static let checks = Dictionary(
    [offer, sheets, projects].map { ($0.id, ConformityCheck($0)) }, uniquingKeysWith: { first, _ in first })

  static let offerFiles = [
    "d/dossier.yaml": """
    epreuve: offre
    session: 2026
    candidat: { numero: "2026-0412", nom: Ferrand, prenom: Lucie }
    pieces:
      - genre: proposition
        fichier: proposition.md
        annexes:
          - { fichier: plan.pdf, pages: 2 }

    """,
    "d/plan.pdf": "%PDF-1.7",
    "d/proposition.md": """
    ---
    titre: "Un banc d'essai"
    date: 2026-02-10
    client_masque: "Client A"
    conditions:
      - { id: prix, intitule: Prix, unite: EUR, valeur: 48 500, plage: [41 000, 52 000], pas: 500 }
      - { id: livraison, intitule: Délai, unite: semaines, valeur: 8, plage: [4, 12], pas: 1 }
      - { id: acompte, intitule: Acompte, unite: "%", valeur: 30, plage: [0, 40], pas: 5 }
      - { id: garantie, intitule: Garantie, unite: ans, valeur: 2 }
      - { id: formation, intitule: Formation, valeur: 1 jour, choix: [aucune, 1 jour, 3 jours] }
    ---

    # Proposition

    ## Contexte du client

    Le client A fabrique des pompes.

    ## Rappel de la demande

    Un banc d'essai pour trois ateliers.

    ## Solution proposée

    Le banc B-200, livré monté.

    """,
    "d/client.yaml": """
    nom: Hélène Marchetti
    fonction: Directrice de production
    entreprise: "Pompes Lauragaises, SAS"
    profil: presse
    motivations: [{ soncas: securite, poids: 60 }, { soncas: argent, poids: 40 }]
    priorites: { prix: 60, livraison: 40 }
    limites:
      - { condition: prix, ideal: 43 000, limite: 47 500 }
      - { condition: formation, ideal: 3 jours }
    objections:
      - { texte: Trop cher., moment: simulation, attendu: Fait préciser. }

    """,
    "d/modifications.yaml": """
    modifications:
      - id: m01
        champ: economique
        genre: budget
        texte: "Le budget est ramené à 45 000 €."
        effets: [{ condition: prix, plafond: 45 000 }]
      - id: m02
        champ: humain
        genre: interlocuteur
        texte: "Un acheteur remplace la directrice."
        effets: [{ interlocuteur: { nom: Paul Ney, fonction: Acheteur, profil: formel } }]

    """,
    "d/mandat.yaml": """
    priorites: { prix: 70, livraison: 30 }
    limites: [{ condition: prix, objectif: 48 500, limite: 44 000 }]
    repli: "Revenir dans un mois."
    contreparties: ["Une visite d'atelier."]

    """,
  ]

  static let sheetFiles = [
    "d/dossier.yaml": """
    epreuve: fiches
    candidat: { numero: "7", nom: Nay, prenom: Ali }
    pieces:
      - { genre: fiche, fichier: f1.md, annexes: [{ fichier: f1.md, pages: 3 }] }
      - { genre: fiche, fichier: f2.md }

    """,
    "d/f1.md": "---\ntype: negociation-vente\n---\n## Contexte\n\nUn salon.\n\n## Résultats\n\nDeux bancs vendus.\n",
    "d/f2.md": "---\ntype: management\n---\n## Contexte\n\nUne équipe.\n\n## Résultats\n\nDes objectifs suivis.\n",
  ]

  static let projectFiles = [
    "d/dossier.yaml": """
    epreuve: projets
    candidat: { numero: "8", nom: Roy, prenom: Zoé }
    pieces:
      - { genre: attestation, remis: papier }
      - { genre: projet, fichier: a.md }
      - { genre: projet, fichier: b.md }

    """,
    "d/a.md":
      "---\ntitre: A\nperiode: { du: 2025-11-10, au: 2026-03-27 }\nentreprise: Négoce\n---\n## Objectifs\n\nVendre.\n",
    "d/b.md": "## Objectifs\n\nFidéliser.\n",
  ]
}

/// Files, some of which the system refuses.
struct RefusingFiles: FileTree {
  var files: MemoryFiles
  var refusals: [String: FileTreeError] = [:]

  func kind(of path: String) throws(FileTreeError) -> EntryKind? { try files.kind(of: path) }
  func list(_ folder: String) throws(FileTreeError) -> [String] { try files.list(folder) }

  func read(_ path: String, limit: Int) throws(FileTreeError) -> [UInt8] {
    if let refusal = refusals[path] { throw refusal }
    return try files.read(path, limit: limit)
  }
}
