// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// The jury's bank of changes agrees with the exam and with the terms of the dossier.
enum ChangeBankRule {
  static func check(_ dossier: Dossier, _ exam: Exam, _ findings: inout Findings) {
    let bank = dossier.jury.bank
    guard !bank.isEmpty else { return }
    guard exam.changes != nil else {
      findings.note(
        "banque.sans-objet", at: "bank", "L’épreuve ne prévoit pas de modification : cette banque ne sert pas.")
      return
    }
    var seen: Set<String> = []
    for (index, change) in bank.enumerated() {
      let path = "bank[\(index)]"
      if let id = change.id, !seen.insert(id).inserted {
        findings.warn(
          "banque.double", at: path, "Deux modifications portent l’identifiant « \(id) ».",
          hint: "Donnez à chacune le sien.")
      }
      if let kind = change.kind, kind.field != change.field {
        findings.warn(
          "banque.genre", at: path, "Ce genre de modification n’appartient pas à ce champ.",
          hint: "Mettez en accord « champ » et « genre ».")
      }
      JuryPapersRule.checkFiche(change.fiche, dossier, at: path, &findings)
      let terms = TermTable(dossier, exam, fiche: change.fiche)
      for (position, effect) in change.effects.enumerated() {
        guard case .term(let id, let effect) = effect else { continue }
        check(effect, on: id, terms, at: "\(path).effects[\(position)]", &findings)
      }
    }
    if let count = exam.changes?.count, bank.count < count {
      findings.note(
        "banque.courte", at: "bank",
        "L’épreuve demande \(plural(count, "modification")), et la banque n’en compte que \(bank.count).")
    }
  }

  private static func check(
    _ effect: Change.TermEffect, on id: String, _ terms: TermTable, at path: String, _ findings: inout Findings
  ) {
    guard let term = terms.term(id) else {
      if terms.isUnknown(id) {
        findings.warn(
          "jury.condition-inconnue", at: path, "Aucune condition du dossier ne s’appelle « \(id) ».",
          hint: terms.suggestion(for: id))
      }
      return
    }
    switch (effect, term.value) {
    case (.choices(let names), .choice(_, let values)):
      let others = names.filter { name in !values.contains { $0.matches(name) } }
      guard !others.isEmpty else { return }
      findings.note(
        "banque.nouveau-choix", at: path,
        "La modification ajoute à « \(id) » un choix que la pièce n’a pas : \(others.map(quoted).frenchList()).")
    case (.value(let number), .quantity(_, let range?, _)), (.ceiling(let number), .quantity(_, let range?, _)),
      (.floor(let number), .quantity(_, let range?, _)):
      guard !range.contains(number) else { return }
      findings.warn(
        "banque.hors-plage", at: path,
        "L’effet sur « \(id) » (\(number.french)) sort de sa plage (\(range.french)).",
        hint: "Corrigez l’effet, ou élargissez la plage de la pièce.")
    case (.choices, .quantity), (.value, .choice), (.ceiling, .choice), (.floor, .choice), (.variation, .choice),
      (.range, .choice):
      findings.warn(
        "banque.effet", at: path, "Cet effet ne convient pas à « \(id) ».",
        hint: "À une quantité, donnez un nombre ; à une condition à choix, « choix: […] ».")
    case (.variation, .quantity), (.range, .quantity), (.value, .quantity), (.ceiling, .quantity), (.floor, .quantity):
      return
    }
  }
}
