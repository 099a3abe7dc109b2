// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles

extension DossierCase {
  static let all: [DossierCase] = conforming + folders + files + papers + rubrics + terms + juryPapers

  private static func offer(
    _ name: String, _ edits: [(file: String, old: String, new: String)] = [],
    _ change: (inout RefusingFiles) -> Void = { _ in }
  ) -> DossierCase {
    make(name, DossierSpecimens.offerFiles, edits, change)
  }

  private static func sheets(
    _ name: String, _ edits: [(file: String, old: String, new: String)] = []
  ) -> DossierCase { make(name, DossierSpecimens.sheetFiles, edits) }

  private static func projects(
    _ name: String, _ edits: [(file: String, old: String, new: String)] = []
  ) -> DossierCase { make(name, DossierSpecimens.projectFiles, edits) }

  private static func make(
    _ name: String, _ base: [String: String], _ edits: [(file: String, old: String, new: String)],
    _ change: (inout RefusingFiles) -> Void = { _ in }
  ) -> DossierCase {
    var texts = base
    for (file, old, new) in edits {
      let text = texts["d/\(file)"] ?? ""
      let pieces = text.split(separator: old, omittingEmptySubsequences: false)
      precondition(old.isEmpty || pieces.count > 1, "\(name): nothing to replace in \(file)")
      texts["d/\(file)"] = old.isEmpty ? text + new : pieces.joined(separator: new)
    }
    var files = RefusingFiles(files: MemoryFiles(texts))
    change(&files)
    return DossierCase(name: name, files: files)
  }

  private static let d = "dossier.yaml"
  private static let p = "proposition.md"
  private static let c = "client.yaml"
  private static let m = "modifications.yaml"

  private static let conforming: [DossierCase] = [
    offer("conforme"), sheets("conforme-fiches"), projects("conforme-projets"),
    offer("conforme-papier", [(d, "fichier: proposition.md", "remis: papier")]),
    offer("conforme-crlf", [(p, "\n", "\r\n"), (d, "\n", "\r\n")]),
    offer("conforme-sans-entete", [(p, "---\n", "---\n---\n")]),
  ]

  private static let folders: [DossierCase] = [
    DossierCase(name: "dossier-introuvable", files: RefusingFiles(files: MemoryFiles())),
    DossierCase(name: "dossier-sans-fichier", files: RefusingFiles(files: MemoryFiles(["d/notes.txt": "x"]))),
    DossierCase(
      name: "dossier-de-dossiers",
      files: RefusingFiles(files: MemoryFiles(["d/a/dossier.yaml": "x", "d/b/dossier.yaml": "x", "d/c/x.md": "x"]))),
    DossierCase(name: "dossier-fichier", files: RefusingFiles(files: MemoryFiles(["d": "x"]))),
    offer("dossier-illisible") { $0.refusals["d/dossier.yaml"] = .denied("d/dossier.yaml") },
    offer("dossier-epreuve", [(d, "epreuve: offre", "epreuve: ofre")]),
    offer("dossier-epreuve-absente", [(d, "epreuve: offre\n", "")]),
    offer("dossier-pieces-absentes", [(d, "pieces:", "piece:")]),
    offer(
      "dossier-piece", [(d, "", "  - { genre: resultats }\n  - { genre: resultats, fichier: a.md, remis: papier }\n")]),
    offer("dossier-genre", [(d, "genre: proposition", "genre: propositon")]),
    offer("dossier-details", [(d, "session: 2026", "session: bientôt"), (d, "nom: Ferrand", "nmo: Ferrand")]),
    offer(
      "dossier-absent",
      [
        (
          d,
          "pieces:\n  - genre: proposition\n    fichier: proposition.md\n    annexes:\n      - { fichier: plan.pdf, pages: 2 }\n",
          "pieces: []\n"
        )
      ]),
  ]

  private static let files: [DossierCase] = [
    offer("fichier-introuvable", [(d, "fichier: proposition.md", "fichier: propositon.md")]),
    offer("fichier-antislash", [(d, "fichier: proposition.md", "fichier: textes\\proposition.md")]),
    offer("fichier-accents", [(d, "fichier: proposition.md", "fichier: Propôsition.md")]),
    offer("fichier-hors-dossier", [(d, "fichier: proposition.md", "fichier: ../proposition.md")]),
    offer("fichier-racine", [(d, "fichier: proposition.md", "fichier: /etc/passwd")]),
    offer("fichier-nom", [(d, "fichier: proposition.md", "fichier: \"propo\\u0001sition.md\"")]),
    offer("fichier-lien") { $0.files.add("d/proposition.md", .symbolicLink) },
    offer("fichier-lien-parent", [(d, "fichier: proposition.md", "fichier: textes/proposition.md")]) {
      $0.files.add("d/textes", .symbolicLink)
    },
    offer("fichier-special") { $0.files.add("d/proposition.md", .other) },
    offer("fichier-repertoire") { $0.files.add("d/proposition.md", .folder) },
    offer("fichier-interdit") { $0.refusals["d/proposition.md"] = .denied("d/proposition.md") },
    offer("fichier-illisible") {
      $0.refusals["d/proposition.md"] = .failed("d/proposition.md", reason: "erreur d'entrée-sortie")
    },
    offer("fichier-trop-gros") { $0.files.add("d/proposition.md", Array(repeating: 0x61, count: 9 << 20)) },
    offer("fichier-trop-de-lignes") { $0.files.add("d/proposition.md", Array("a\n".utf8.cycled(400_001))) },
    offer("fichier-vide") { $0.files.add("d/proposition.md", Array("\u{FEFF} \n\n".utf8)) },
    offer("fichier-pdf") { $0.files.add("d/proposition.md", Array("%PDF-1.7\n".utf8)) },
    offer("fichier-binaire") {
      $0.files.add("d/proposition.md", (0..<4096).map { UInt8(truncatingIfNeeded: $0 * 73) })
    },
    offer("fichier-nul", [(p, "Rappel de", "Rap\0pel de")]),
    offer("fichier-latin-1") {
      $0.files.add("d/proposition.md", Array("# Proposition\n\n## Solution propos".utf8) + [0xE9, 0x65, 0x0A])
    },
    offer("fichier-utf-16") { $0.files.add("d/proposition.md", [0xFF, 0xFE, 0x23, 0x00]) },
    offer("annexe-introuvable", [(d, "plan.pdf", "plans.pdf")]),
    offer("annexe-hors-dossier", [(d, "plan.pdf", "../plan.pdf")]),
  ]

  private static let papers: [DossierCase] = [
    sheets("piece-manquante", [(d, "  - { genre: fiche, fichier: f2.md }\n", "")]),
    offer("piece-manquante-seule", [(d, "genre: proposition", "genre: resultats")]),
    offer(
      "dossier-trop-de-pieces",
      [(d, "", String(repeating: "  - { genre: resultats, remis: papier }\n", count: 100))]),
    sheets("piece-en-trop", [(d, "", "  - { genre: fiche, fichier: f1.md }\n")]),
    sheets("piece-type", [("f1.md", "negociation-vente", "management")]),
    sheets("piece-type-accents", [("f1.md", "negociation-vente", "Négociation vente")]),
    sheets("piece-type-inconnu", [("f1.md", "type: negociation-vente\n", "")]),
    projects("piece-remplacee", [(d, "genre: projet, fichier: a.md", "genre: experience, remis: papier, pages: 9")]),
    projects("piece-pages", [(d, "genre: projet, fichier: a.md", "genre: experience, remis: papier, pages: 12")]),
    projects("piece-pages-inconnues", [(d, "genre: projet, fichier: a.md", "genre: experience, remis: papier")]),
    projects("piece-non-demandee", [(d, "", "  - { genre: dspp, remis: papier }\n")]),
    projects("choix-unique", [(d, "  - { genre: projet, fichier: b.md }\n", "")]),
    sheets("annexe-pages", [(d, "pages: 3", "pages: 11")]),
    sheets("annexe-pages-inconnues", [(d, ", pages: 3", "")]),
    sheets("forme-et-fond", [(d, "pages: 3", "pages: 11"), ("f2.md", "## Contexte", "## Cadre")]),
    projects("entete-periode", [("a.md", "du: 2025-11-10", "du: 2026-11-10")]),
    offer("entete-non-ferme", [(p, "jours] }\n---\n", "jours] }\n")]),
    offer("entete-illisible", [(p, "titre: \"Un", "titre: \"Un \"")]),
    offer("entete-inconnue", [(p, "client_masque", "client_maské")]),
    offer("client-identifie", [(p, "Le client A fabrique", "Les POMPES  LAURAGAISES fabriquent")]),
    offer("client-nomme", [(p, "livré monté.", "livré monté chez Mme Marchetti.")]),
    offer("client-a-verifier", [(p, "livré monté.", "livré monté à Marchetti.")]),
  ]

  private static let rubrics: [DossierCase] = [
    offer("rubrique-absente", [(p, "## Solution proposée", "## Prix")]),
    offer("rubrique-aucune", [(p, "## ", "")]),
    offer("rubrique-vide", [(p, "Un banc d'essai pour trois ateliers.", "<!-- à écrire -->")]),
    offer("rubrique-a-completer", [(p, "Un banc d'essai pour trois ateliers.", "À compléter…")]),
    offer("rubrique-deux-fois", [(p, "", "## Solution proposée\n\nAvec une option.\n")]),
    offer("rubrique-devinee", [(p, "## Rappel de la demande", "## 2) Rapel de la démande :")]),
    offer("rubrique-niveau", [(p, "## Rappel de la demande", "### Rappel de la demande")]),
    offer("rubrique-en-gras", [(p, "## Rappel de la demande", "**Rappel de la demande**")]),
    offer("rubrique-inconnue", [(p, "", "## Conclusion\n\nMerci.\n")]),
    offer("rubrique-inconnues", [(p, "", (1...20).map { "## Partie\n\n\($0)\n" }.joined())]),
    offer("rubrique-sur-papier", [(d, "fichier: proposition.md", "remis: papier")]),
    offer(
      "rubriques-reunies",
      [
        (p, "## Rappel de la demande\n\nUn banc d'essai pour trois ateliers.\n", ""),
        (p, "## Solution proposée", "## Rappel de la demande et solution proposée"),
      ]),
  ]

  private static let terms: [DossierCase] = [
    offer("condition-double", [(p, "id: acompte", "id: prix")]),
    offer("condition-hors-plage", [(p, "valeur: 48 500", "valeur: 58 500")]),
    offer("condition-pas", [(p, "pas: 500", "pas: 0")]),
    offer("condition-hors-choix", [(p, "valeur: 1 jour", "valeur: 2 jours")]),
    offer("condition-peu", [(p, "  - { id: garantie, intitule: Garantie, unite: ans, valeur: 2 }\n", "")]),
    offer("condition-plage", [(p, "[41 000, 52 000]", "[52 000, 41 000]"), (p, "[4, 12]", "[4]")]),
    offer("condition-nombre", [(p, "valeur: 48 500", "valeur: cher")]),
  ]

  private static let juryPapers: [DossierCase] = [
    offer("client-illisible") { $0.refusals["d/client.yaml"] = .denied("d/client.yaml") },
    offer("client-yaml", [(c, "profil: presse", "profil: [presse")]),
    offer("client-cles", [(c, "fonction:", "fonctio:"), (c, "soncas: argent", "soncas: argents")]),
    offer("client-moment", [(c, "moment: simulation", "moment: telephone")]),
    offer("jury-fiche", [(c, "", "fiche: 3\n")]),
    offer("jury-poids", [(c, "poids: 60", "poids: 50"), ("mandat.yaml", "prix: 70", "prix: 80")]),
    offer(
      "jury-condition-inconnue", [(c, "livraison: 40", "livraisons: 40"), (c, "condition: prix", "condition: tarif")]),
    offer(
      "controle-suite",
      [(c, "priorites: { prix: 60, livraison: 40 }", "priorites:\n" + (1...103).map { "  c\($0): 1\n" }.joined())]),
    offer(
      "jury-limite-hors-plage", [(c, "limite: 47 500", "limite: 57 500"), (c, "ideal: 3 jours", "ideal: 9 jours")]),
    offer("jury-limite-type", [(c, "ideal: 43 000", "ideal: peu"), (c, "ideal: 3 jours", "ideal: 3")]),
    projects("banque-sans-objet", [(m, "", DossierSpecimens.offerFiles["d/modifications.yaml"] ?? "")]),
    offer("banque-double", [(m, "id: m02", "id: m01")]),
    offer("banque-genre", [(m, "genre: budget", "genre: achat")]),
    offer(
      "banque-courte",
      [
        (
          m,
          "  - id: m02\n    champ: humain\n    genre: interlocuteur\n    texte: \"Un acheteur remplace la directrice.\"\n    effets: [{ interlocuteur: { nom: Paul Ney, fonction: Acheteur, profil: formel } }]\n",
          ""
        )
      ]),
    offer("banque-effet", [(m, "condition: prix, plafond", "condition: formation, plafond")]),
    offer("banque-hors-plage", [(m, "plafond: 45 000", "plafond: 35 000")]),
    offer("banque-nouveau-choix", [(m, "condition: prix, plafond: 45 000", "condition: formation, valeur: 5 jours")]),
    offer(
      "modification-effet",
      [
        (m, "condition: prix, plafond: 45 000", "condition: prix"),
        (m, "interlocuteur: { nom: Paul Ney, fonction: Acheteur, profil: formel }", "acheteur: oui"),
      ]),
    offer("modification-variation", [(m, "plafond: 45 000", "variation: -150 %")]),
  ]
}

extension Collection {
  /// The first `count` elements of the collection repeated without end.
  fileprivate func cycled(_ count: Int) -> [Element] {
    let elements = Array(self)
    return (0..<count).map { elements[$0 % elements.count] }
  }
}
