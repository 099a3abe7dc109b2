// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// The technical and the human fields.
extension ChangeGeneration {
  mutating func need() -> Change {
    guard papers.counterpart == .buyer,
      let term = demand([.delay, .training, .assistance, .warranty, .performance], 250...500)
    else {
      return made(
        .need,
        papers.counterpart == .buyer
          ? "Notre besoin a grandi : il faudra voir plus large que ce que vous avez chiffré."
          : "La situation a changé depuis votre dernier message : il faudra revoir l’organisation.",
        [.context("Besoin élargi, à préciser par des questions.")])
    }
    let texts =
      switch term.term.nature {
      case .delay:
        [
          "Nous venons de gagner un marché : il faut que tout soit prêt en \(term.french), pas plus.",
          "Notre calendrier s’est resserré. Au-delà de \(term.french), je perds la saison.",
        ]
      case .assistance:
        ["Un arrêt nous coûterait trop cher désormais : il faut que l’on vienne en \(term.french) au plus."]
      default:
        [
          "Le besoin a changé : pour \(term.issue.noun), il nous faut maintenant \(term.french).",
          "Mes équipes sont formelles. Sur \(term.issue.noun), c’est \(term.french), sinon cela ne passera pas.",
        ]
      }
    return made(.need, generator.pick(texts) ?? "", [term.effect])
  }

  mutating func ecology() -> Change {
    guard papers.counterpart == .buyer, let term = demand([.warranty, .tradeIn, .performance], 250...500) else {
      return made(
        .ecology,
        generator.pick([
          "Nous nous sommes engagés à réduire nos rejets. Prouvez-moi que votre solution va dans ce sens.",
          "Notre direction demande désormais la fin de vie de tout ce que nous achetons. Qu’en faites-vous ?",
        ]) ?? "",
        [.context("Preuve environnementale demandée : consommation, tri, fin de vie.")])
    }
    let text =
      switch term.term.nature {
      case .tradeIn:
        "Nous entrons dans une démarche de réemploi : la reprise doit être d’au moins \(term.french), avec la preuve qu’elle resservira."
      case .warranty:
        "Nous voulons du matériel qui dure : pas moins de \(term.french) de garantie, c’est notre engagement écologique."
      default: "Nos engagements écologiques nous obligent : il nous faut \(term.french)."
      }
    return made(.ecology, text, [term.effect])
  }

  mutating func counterpart() -> Change {
    let person = generator.pick(People.replacements(papers.counterpart)) ?? People.anybody
    let profile = ClientRole.Profile.allCases[generator.pick(in: 0...2)]
    let text =
      generator.pick([
        "Bonjour, \(person.name), \(person.role). La personne que vous attendiez a un empêchement : c’est avec moi que vous voyez la suite.",
        "\(person.name), \(person.role). On m’a confié le dossier ce matin ; je ne l’ai pas suivi, alors reprenez-moi l’essentiel.",
      ]) ?? ""
    return made(
      .counterpart, text, [.counterpart(.init(name: person.name, role: person.role, profile: profile))])
  }

  mutating func motive() -> Change {
    let motive = generator.pick([Motive.security, .comfort, .money, .pride, .novelty]) ?? .security
    let weight = generator.pick([50, 55, 60, 65]) ?? 60
    let text =
      switch motive {
      case .security:
        "Nous sortons d’un incident sérieux. Le reste passe après : ce que je veux, c’est ne plus prendre de risque."
      case .comfort:
        "Mes équipes sont à bout. Ce que je veux maintenant, c’est de la simplicité et quelqu’un qui s’occupe de tout."
      case .money: "Le trimestre a été mauvais. À présent, c’est le coût qui commande, et lui seul."
      case .pride: "La direction veut en faire une vitrine. Il faut que cela se voie, et que l’on parle de nous."
      case .novelty: "Nous avons changé de cap : il nous faut ce qui se fait de plus récent, pas du déjà-vu."
      case .sympathy: "Ce qui compte pour moi, maintenant, c’est de savoir avec qui je travaillerai."
      }
    return made(.motive, text, [.motive(motive, weight: weight)])
  }
}
