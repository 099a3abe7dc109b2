// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// The negotiable terms of the papers hold together. No regulation asks for them: nothing here is an error.
enum TermsRule {
  /// Below it, a simulation has little to be made of.
  static let usual = 5

  static func check(_ dossier: Dossier, _ exam: Exam, _ findings: inout Findings) {
    for (index, paper) in dossier.papers.enumerated() where !paper.isUnread && !paper.isOnPaper {
      let place = PaperPlace(dossier, index)
      var seen: Set<String> = []
      for (position, term) in paper.terms.enumerated() {
        let path = "\(place.path).terms[\(position)]"
        if !seen.insert(term.id).inserted {
          findings.warn(
            "condition.double", at: path, "Deux conditions portent l’identifiant « \(term.id) ».",
            hint: "Donnez à chacune le sien.")
        }
        check(term, at: path, &findings)
      }
      if paper.kind == .proposal, exam.changes?.target == .proposal, paper.terms.count < usual, !paper.isPartlyRead {
        let terms = plural(paper.terms.count, "condition négociable", "conditions négociables")
        findings.note(
          "condition.peu", at: place.path,
          paper.terms.isEmpty
            ? "\(place.subject) ne décrit aucune condition négociable ; le jury en attend d’ordinaire \(usual) ou plus."
            : "\(place.subject) décrit \(terms) ; le jury en attend d’ordinaire \(usual) ou plus.",
          hint: "Ce n’est pas une règle de l’épreuve. Complétez « conditions » en tête, ou négociez sur le texte.")
      }
    }
  }

  private static func check(_ term: Term, at path: String, _ findings: inout Findings) {
    switch term.value {
    case .quantity(let quantity, let range, let step):
      if let range, !range.contains(quantity.amount) {
        findings.warn(
          "condition.hors-plage", at: path,
          "La valeur de « \(term.id) » (\(quantity.french)) sort de sa plage (\(range.french)).",
          hint: "Corrigez la valeur ou la plage.")
      }
      if let step, step <= Decimal64(units: 0) {
        findings.warn(
          "condition.pas", at: path, "Le pas de « \(term.id) » doit être plus grand que zéro.",
          hint: "Corrigez « pas ».")
      }
    case .choice(let value, let values):
      if !values.contains(where: { $0.matches(value) }) {
        findings.warn(
          "condition.hors-choix", at: path,
          "La valeur de « \(term.id) » (« \(value) ») n’est pas parmi ses choix (\(values.frenchList("ou"))).",
          hint: "Ajoutez-la aux choix, ou corrigez-la.")
      }
    }
  }
}

extension ClosedRange<Decimal64> {
  /// `41 000 à 52 000`
  var french: String { "\(lowerBound.french) à \(upperBound.french)" }
}
