// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

/// The small offer on which the tests of this folder play.
enum Sample {
  static func number(_ text: String) -> Decimal64 { Decimal64(text) ?? Decimal64(units: 0) }

  static func quantity(
    _ id: String, _ title: String, _ amount: String, _ unit: String, range: (String, String)? = nil,
    step: String? = nil
  ) -> Term {
    Term(
      id: id, title: title,
      value: .quantity(
        Quantity(number(amount), unit), range: range.map { number($0.0)...number($0.1) }, step: step.map(number)))
  }

  static let terms = [
    quantity("prix", "Prix net HT", "48 500", "EUR", range: ("41 000", "52 000"), step: "500"),
    quantity("livraison", "Délai de livraison", "8", "semaines", range: ("4", "12"), step: "1"),
    quantity("acompte", "Acompte à la commande", "30", "%", range: ("0", "40"), step: "5"),
    quantity("paiement", "Délai de paiement", "30", "jours", range: ("30", "60"), step: "15"),
    Term(
      id: "formation", title: "Formation des opérateurs",
      value: .choice("1 jour incluse", among: ["aucune", "1 jour incluse", "3 jours incluses"])),
  ]

  static let client = ClientRole(
    name: "Hélène Marchetti", role: "Directrice de production",
    motives: [.init(.security, weight: 40), .init(.money, weight: 35), .init(.comfort, weight: 25)],
    objections: [.init(text: "Mme Marchetti n’a jamais travaillé sans contrat de maintenance.")])

  static func exam(
    changes: ChangeRules? = ChangeRules(count: 2, target: .proposal, delivery: .told), choice: Choice? = nil
  ) -> Exam {
    Exam(
      id: "essai", version: "1", title: "Essai", shortTitle: "Essai", diploma: "Essai", reference: "essai",
      form: .titre, total: TimeLimit(minutes: 60, .fixed), phases: [], choice: choice, changes: changes,
      decision: DecisionRule(.mark(MarkDecision())))
  }

  static let situation = Situation(exam: exam(), terms: terms, client: client)

  static func change(_ text: String, _ effects: Change.Effect..., field: ChangeField = .economic) -> Change {
    Change(field: field, text: text, effects: effects)
  }
}
