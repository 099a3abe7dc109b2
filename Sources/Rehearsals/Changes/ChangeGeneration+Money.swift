// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

/// The economic and the commercial fields.
extension ChangeGeneration {
  mutating func budget() -> Drawn {
    let price = demand([.price], 150...400, ofBuyersOnly: papers.counterpart == .colleague)
    guard let price else {
      return (
        ["Les moyens ont été revus : il faudra faire avec moins que prévu."],
        [.context("Moyens réduits, montant non précisé.")]
      )
    }
    let texts = said(
      buyer: [
        "Nous avons refait nos comptes : l’enveloppe s’arrête à \(price.french), pas un euro de plus.",
        "Le budget a été revu hier soir. Pour ce projet, il reste \(price.french), tout compris.",
        "La direction a tranché : \(price.french) au plus, ou l’achat attendra l’an prochain.",
        "Une mauvaise surprise nous oblige à serrer partout. Je dispose de \(price.french), c’est tout.",
      ],
      household: [
        "Nous avons refait nos comptes : nous nous arrêtons à \(price.french), pas un euro de plus.",
        "La voiture vient de nous lâcher. Pour votre affaire, il nous reste \(price.french), tout compris.",
      ],
      supplier: [
        "Nos coûts viennent de monter : je ne peux plus descendre sous \(price.french).",
        "La matière a pris plusieurs points ce mois-ci. Au-dessous de \(price.french), je travaille à perte.",
      ])
    return (texts, [price.effect])
  }

  mutating func financing() -> Drawn {
    let deposit = demand([.deposit], 250...400)
    let payment = demand([.payment], 300...600)
    if let deposit {
      let texts = said(
        buyer: [
          "Notre trésorerie est tendue : \(deposit.french) à la commande, nous n’irons pas au-delà.",
          "La banque ne débloque que \(deposit.french) à la commande, pas davantage.",
        ],
        household: [
          "Notre épargne est bloquée pour l’instant : \(deposit.french) à la commande, nous n’irons pas au-delà.",
          "La banque ne débloque que \(deposit.french) à la commande, pas davantage.",
        ])
      return (texts, [deposit.effect])
    }
    if let payment {
      let texts = [
        "Nos propres clients nous paient plus tard qu’avant. Il nous faut au moins \(payment.french) pour régler.",
        "Le comptable est formel : \(payment.french) pour payer, sinon nous ne pouvons pas suivre.",
      ]
      return (texts, [payment.effect])
    }
    let texts = said(
      buyer: ["La banque n’a pas encore donné son accord : sans elle, nous ne pouvons pas nous engager."],
      supplier: ["Un client vient de nous faire défaut : tout paiement devra désormais être garanti."],
      colleague: ["On me demande d’attendre l’accord de la direction avant de promettre quoi que ce soit."])
    return (texts, [.context("Accord d’un tiers attendu avant tout engagement.")])
  }

  mutating func competitor() -> Drawn {
    let rival = generator.pick(People.rivals) ?? ""
    guard let price = demand([.price], 200...500), let amount = price.amount else {
      let texts = said(
        buyer: ["On vient de me proposer autre chose ailleurs, chez \(rival). J’ai le choix, maintenant."],
        supplier: [
          "\(rival) m’a pris des volumes importants ce matin : je n’ai plus besoin de cette affaire à tout prix."
        ],
        colleague: ["\(rival) m’a fait une proposition d’embauche. J’ai le choix, maintenant."])
      return (texts, [.competitor(.init(name: rival, text: "Autre possibilité, sans chiffre."))])
    }
    let texts = [
      "J’ai une autre offre sur mon bureau : \(rival), à \(price.french). Pourquoi est-ce que je paierais plus cher ?",
      "\(rival) me fait la même chose pour \(price.french). Vous vous alignez ?",
      "Un de vos confrères, \(rival), descend à \(price.french). Qu’est-ce que vous en dites ?",
    ]
    return (texts, [.competitor(.init(name: rival, price: amount))])
  }

  mutating func purchasing() -> Drawn {
    guard let term = demand([.payment, .deposit, .penalty, .firmness], 250...400) else {
      return (
        said(
          buyer: ["Nos règles ont changé : tout doit maintenant être écrit et validé avant signature."],
          colleague: ["On m’a dit que tout devait maintenant être écrit, et relu par la direction."]),
        [.context("Validation écrite exigée avant signature.")]
      )
    }
    let wording =
      switch term.nature {
      case .payment: "un règlement à \(term.french)"
      case .deposit: "\(term.french) d’acompte au plus"
      default: "\(term.issue.noun) à \(term.french)"
      }
    let texts = said(
      buyer: [
        "Nos nouvelles conditions d’achat s’imposent à tous nos fournisseurs : \(wording).",
        "Le service achats a revu ses conditions générales. Désormais, c’est \(wording), pour tout le monde.",
      ],
      household: [
        "Après ce qui est arrivé à nos voisins, nous avons une règle : \(wording).",
        "On nous a conseillé de ne plus signer sans cela : \(wording).",
      ])
    return (texts, [term.effect])
  }
}
