// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// As many papers of each kind as the exam asks for.
enum PaperCountRule {
  static func check(_ dossier: Dossier, _ exam: Exam, _ findings: inout Findings) {
    for requirement in exam.papers {
      let filed = dossier.papers.count { $0.kind == requirement.kind }
      let isReplaced = requirement.substitute.map { !dossier.papers(of: $0.kind).isEmpty } ?? false
      if filed < requirement.minimum, !isReplaced, !dossier.hasUnknownPapers {
        findings.error(
          "piece.manquante", at: "papers", missing(requirement, filed: filed),
          hint: hint(requirement))
      }
      if let maximum = requirement.maximum, filed > maximum {
        let kind = requirement.kind
        findings.error(
          "piece.en-trop", at: "papers", isFormal: true,
          "\(kind.counted(filed)) au lieu de \(maximum) au plus.",
          hint: "Retirez de « pieces » ce que l’épreuve ne demande pas.")
      }
    }
  }

  private static func missing(_ requirement: PaperRequirement, filed: Int) -> String {
    let wanted = requirement.kind.counted(requirement.minimum)
    let atLeast = requirement.maximum == requirement.minimum ? "" : " au moins"
    if filed == 0 {
      if requirement.minimum == 1 { return "Pièce manquante : \(requirement.title)." }
      return "Aucune pièce « \(requirement.title) » : l’épreuve en demande \(requirement.minimum)\(atLeast)."
    }
    let asked = requirement.kind.isFeminine ? "demandées" : "demandés"
    return "\(requirement.kind.counted(filed)) sur \(wanted) \(asked)\(atLeast)."
  }

  private static func hint(_ requirement: PaperRequirement) -> String {
    let key = requirement.kind.key
    let filed =
      "Déposez-la et inscrivez-la sous « pieces » (genre: \(key)) ; remise sur papier, « remis: papier » suffit."
    guard let substitute = requirement.substitute else { return filed }
    let pages = substitute.maximumPages.map { " (\($0) pages au plus)" } ?? ""
    return "\(filed) Une pièce « \(substitute.kind.key) »\(pages) peut la remplacer."
  }
}

/// Among them, as many of a given type as the exam asks for.
enum PaperTypeRule {
  static func check(_ dossier: Dossier, _ exam: Exam, _ findings: inout Findings) {
    for requirement in exam.papers {
      let papers = dossier.papers(of: requirement.kind)
      for wanted in requirement.types where !papers.isEmpty {
        let found = papers.count { $0.type?.foldedWords == wanted.type.foldedWords }
        let unknown = papers.count { $0.type == nil }
        guard found < wanted.minimum, !dossier.hasUnknownPapers else { continue }
        let demand = "\(wanted.minimum) de type « \(wanted.type) » au moins"
        if found + unknown < wanted.minimum {
          findings.error(
            "piece.type", at: "papers", "Parmi les pièces « \(requirement.title) », l’épreuve en demande \(demand).",
            hint: "Vérifiez le « type » en tête de chaque pièce.")
        } else {
          findings.warn(
            "piece.type-inconnu", at: "papers",
            "Type non indiqué : l’épreuve demande, parmi les pièces « \(requirement.title) », \(demand).",
            hint: "Ajoutez « type: \(wanted.type) » en tête de la pièce qui l’est, ou vérifiez à la lecture.")
        }
      }
    }
  }
}

/// Pages on professional experience, that replace a project sheet.
enum SubstituteRule {
  static func check(_ dossier: Dossier, _ exam: Exam, _ findings: inout Findings) {
    for substitute in exam.papers.compactMap(\.substitute) {
      guard let maximum = substitute.maximumPages else { continue }
      for (index, paper) in dossier.papers.enumerated() where paper.kind == substitute.kind {
        let place = PaperPlace(dossier, index)
        guard let pages = paper.pages else {
          findings.note(
            "piece.pages-inconnues", at: place.path,
            "\(place.subject) : nombre de pages non indiqué (\(maximum) au plus).",
            hint: "Ajoutez « pages: … » à la pièce.")
          continue
        }
        guard pages > maximum else { continue }
        findings.error(
          "piece.pages", at: place.path, isFormal: true,
          "\(place.subject) compte \(plural(pages, "page")) au lieu de \(maximum) au plus.",
          hint: "Ramenez le document à \(plural(maximum, "page")).")
      }
    }
  }
}

/// Papers that the exam does not ask for: nothing follows from them.
enum UnaskedPapersRule {
  static func check(_ dossier: Dossier, _ exam: Exam, _ findings: inout Findings) {
    let asked = Set(exam.papers.map(\.kind) + exam.papers.compactMap(\.substitute?.kind))
    for (index, paper) in dossier.papers.enumerated() where !asked.contains(paper.kind) {
      findings.note(
        "piece.non-demandee", at: "papers[\(index)]",
        "L’épreuve ne demande pas de pièce « \(paper.kind.key) » : elle n’est pas contrôlée.")
    }
  }
}

/// The commission can choose only among several.
enum ChoiceRule {
  static func check(_ dossier: Dossier, _ exam: Exam, _ findings: inout Findings) {
    guard let choice = exam.choice, dossier.papers(of: choice.of).count == 1, !dossier.hasUnknownPapers else { return }
    findings.note(
      "choix.unique", at: "papers",
      "Le choix appartient à la commission, mais le dossier ne compte qu’une pièce « \(choice.of.key) ».")
  }
}
