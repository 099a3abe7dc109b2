// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// The economic and the commercial fields.
extension ChangeGeneration {
  mutating func budget() -> Change {
    guard papers.counterpart != .colleague, let price = demand([.price], 150...400) else {
      return made(
        .budget, "Les moyens ont été revus : il faudra faire avec moins que prévu.",
        [.context("Moyens réduits, montant non précisé.")])
    }
    if papers.counterpart == .supplier {
      let text =
        generator.pick([
          "Nos coûts viennent de monter : je ne peux plus descendre sous \(price.french).",
          "La matière a pris plusieurs points ce mois-ci. Au-dessous de \(price.french), je travaille à perte.",
        ]) ?? ""
      return made(.budget, text, [price.effect])
    }
    let text =
      generator.pick([
        "Nous avons refait nos comptes : l’enveloppe s’arrête à \(price.french), pas un euro de plus.",
        "Le budget a été revu hier soir. Pour ce projet, il reste \(price.french), tout compris.",
        "La direction a tranché : \(price.french) au plus, ou l’achat attendra l’an prochain.",
        "Une mauvaise surprise nous oblige à serrer partout. Je dispose de \(price.french), c’est tout.",
      ]) ?? ""
    return made(.budget, text, [price.effect])
  }

  mutating func financing() -> Change {
    let deposit = demand([.deposit], 250...500)
    let payment = demand([.payment, .instalments], 300...600)
    if papers.counterpart == .buyer, let deposit {
      let text =
        generator.pick([
          "Notre trésorerie est tendue : \(deposit.french) à la commande, nous n’irons pas au-delà.",
          "La banque ne débloque que \(deposit.french) à la commande, pas davantage.",
        ]) ?? ""
      return made(.financing, text, [deposit.effect])
    }
    if papers.counterpart == .buyer, let payment {
      let text =
        generator.pick([
          "Nos propres clients nous paient plus tard qu’avant. Il nous faut au moins \(payment.french) pour régler.",
          "Le comptable est formel : \(payment.french) pour payer, sinon nous ne pouvons pas suivre.",
        ]) ?? ""
      return made(.financing, text, [payment.effect])
    }
    return made(
      .financing,
      papers.counterpart == .buyer
        ? "La banque n’a pas encore donné son accord : sans elle, nous ne pouvons pas nous engager."
        : "Il y a du nouveau : on me demande de sécuriser les paiements avant tout engagement.",
      [.context("Financement à confirmer avant tout engagement.")])
  }

  mutating func competitor() -> Change {
    let rival = generator.pick(People.rivals) ?? ""
    guard papers.counterpart == .buyer, let price = demand([.price], 200...500), case .number(let amount) = price.value
    else {
      return made(
        .competitor,
        papers.counterpart == .supplier
          ? "\(rival) m’a pris des volumes importants ce matin : je n’ai plus besoin de cette affaire à tout prix."
          : "On vient de me proposer autre chose ailleurs, chez \(rival). J’ai le choix, maintenant.",
        [.competitor(.init(name: rival, text: "Autre possibilité, sans chiffre."))])
    }
    let text =
      generator.pick([
        "J’ai reçu une autre offre, celle de \(rival), à \(price.french). Pourquoi est-ce que je paierais plus cher ?",
        "\(rival) me fait la même chose pour \(price.french). Vous vous alignez ?",
        "Un de vos confrères, \(rival), descend à \(price.french). Qu’est-ce que vous en dites ?",
      ]) ?? ""
    return made(.competitor, text, [.competitor(.init(name: rival, price: amount))])
  }

  mutating func purchasing() -> Change {
    guard papers.counterpart == .buyer, let term = demand([.payment, .deposit, .penalty, .firmness], 400...700) else {
      return made(
        .purchasing, "Nos règles ont changé : tout doit maintenant être écrit et validé avant signature.",
        [.context("Validation écrite exigée avant signature.")])
    }
    let wording =
      switch term.term.nature {
      case .payment: "un règlement à \(term.french)"
      case .deposit: "\(term.french) d’acompte au plus"
      default: "\(term.issue.noun) à \(term.french)"
      }
    let text =
      generator.pick([
        "Nos nouvelles conditions d’achat s’imposent à tous nos fournisseurs : \(wording).",
        "Le service achats a revu ses conditions générales. Désormais, c’est \(wording), pour tout le monde.",
      ]) ?? ""
    return made(.purchasing, text, [term.effect])
  }
}
