// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// What a term is about, told by the words of its id and title: enough to know which way each party pulls, and how
/// people speak of it.
enum TermNature: String, Hashable, Sendable, CaseIterable {
  case price
  case delay
  case deposit
  case payment
  case warranty
  case training
  case tradeIn
  case maintenance
  case rebate
  case volume
  case firmness
  case instalments
  case assistance
  case bonus
  case penalty
  case performance
  case other

  /// Whether a buyer would rather have less of it.
  var isLessForBuyer: Bool? {
    switch self {
    case .price, .delay, .deposit, .maintenance, .volume, .assistance: true
    case .payment, .warranty, .training, .tradeIn, .rebate, .firmness, .instalments, .bonus, .penalty, .performance:
      false
    case .other: nil
    }
  }

  /// With its article: `la garantie`. `nil` for what only its title names.
  var noun: String? {
    switch self {
    case .price: "le prix"
    case .delay: "le délai"
    case .deposit: "l’acompte"
    case .payment: "le délai de paiement"
    case .warranty: "la garantie"
    case .training: "la formation"
    case .tradeIn: "la reprise"
    case .maintenance: "l’entretien"
    case .rebate: "la remise"
    case .volume: "le volume"
    case .firmness: "la fermeté du prix"
    case .instalments: "les échéances"
    case .assistance: "le délai d’intervention"
    case .bonus: "la prime"
    case .penalty: "la pénalité"
    case .performance: "l’engagement de performance"
    case .other: nil
    }
  }

  /// The weight that it has for an ordinary client before his motives are known.
  var ordinaryWeight: Int {
    switch self {
    case .price: 30
    case .delay: 15
    case .warranty, .performance: 12
    case .training, .maintenance, .assistance, .rebate: 9
    case .deposit, .tradeIn, .volume, .bonus: 8
    case .payment, .firmness, .instalments, .penalty: 7
    case .other: 6
    }
  }

  /// Beginnings of words, in the order in which they are looked for: the first found decides.
  fileprivate static let words: [(TermNature, [String])] = [
    (.assistance, ["astreinte", "intervention", "depannage"]),
    (.firmness, ["fermete", "validite"]),
    (.tradeIn, ["reprise"]),
    (.instalments, ["echeance", "mensualite"]),
    (.deposit, ["acompte", "arrhes"]),
    (.payment, ["paiement", "reglement", "credit"]),
    (.penalty, ["penalite"]),
    (.rebate, ["remise", "ristourne", "rabais", "escompte"]),
    (.bonus, ["prime"]),
    (.warranty, ["garantie"]),
    (.training, ["formation"]),
    (.maintenance, ["maintenance", "entretien"]),
    (.performance, ["performance", "rendement"]),
    (.volume, ["volume"]),
    (.delay, ["livraison", "delai", "pose", "installation", "chantier"]),
    (.price, ["prix", "tarif", "montant", "budget", "cout"]),
  ]

  /// The id tells better than the title: `Garantie pièces et livraison` is a warranty when its id says so.
  static func of(_ term: Term) -> TermNature {
    nature(term.id, unit: term.unit) ?? nature(term.title, unit: term.unit) ?? .other
  }

  private static func nature(_ text: String, unit: String?) -> TermNature? {
    let typed = text.folded.foldedWords
    // A price of which the title adds that it is « posé » or « installé » is a price first.
    if unit == "EUR", typed.first.map({ first in ["prix", "tarif", "montant"].contains(first) }) ?? false {
      return .price
    }
    return words.first { nature, beginnings in
      typed.contains { word in beginnings.contains { word.hasPrefix($0) } } && nature.suits(unit)
    }?.0
  }

  /// A delay is counted in days or weeks, an amount in euros…
  private func suits(_ unit: String?) -> Bool {
    guard let unit, !unit.isEmpty else { return true }
    let dimension = Figure.Dimension.of(unit: unit).0
    let isTime = dimension == .days || dimension == .months || dimension == .word("heure")
    switch self {
    case .price: return dimension == .euros
    case .delay, .assistance: return isTime
    default: return true
    }
  }
}

extension Term {
  var nature: TermNature { TermNature.of(self) }
}
