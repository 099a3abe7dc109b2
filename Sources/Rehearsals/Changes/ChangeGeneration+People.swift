// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

/// The technical and the human fields.
extension ChangeGeneration {
  mutating func need() -> Drawn {
    guard let term = demand([.delay, .training, .assistance, .warranty, .performance], 250...500) else {
      let texts = said(
        buyer: ["Notre besoin a grandi : il faudra voir plus large que ce que vous avez chiffré."],
        supplier: ["L’usine change de rythme : il faudra commander autrement que ce que vous demandez."],
        colleague: ["Mon secteur vient d’être redécoupé : il faudra revoir ce que vous attendez de moi."])
      return (texts, [.context("Besoin modifié, à préciser par des questions.")])
    }
    let texts: [String] =
      switch term.nature {
      case .delay:
        said(
          buyer: [
            "Nous venons de gagner un marché : il faut que tout soit prêt en \(term.french), pas plus.",
            "Notre calendrier s’est resserré. Au-delà de \(term.french), je perds la saison.",
          ],
          household: [
            "Nous recevons toute la famille : il faut que tout soit prêt en \(term.french), pas plus.",
            "Nous déménageons plus tôt que prévu. Au-delà de \(term.french), ce sera trop tard.",
          ])
      case .assistance:
        ["Un arrêt nous coûterait trop cher désormais : il faut que l’on vienne en \(term.french) au plus."]
      default:
        [
          "Le besoin a changé : pour \(term.issue.noun), il nous faut maintenant \(term.french).",
          "On me l’a bien dit ce matin. Sur \(term.issue.noun), c’est \(term.french), sinon cela ne passera pas.",
        ]
      }
    return (texts, [term.effect])
  }

  mutating func ecology() -> Drawn {
    guard let term = demand([.warranty, .tradeIn, .performance], 250...500) else {
      let texts = said(
        buyer: [
          "Nous nous sommes engagés à réduire nos rejets. Prouvez-moi que votre solution va dans ce sens.",
          "Notre direction demande désormais la fin de vie de tout ce que nous achetons. Qu’en faites-vous ?",
        ],
        household: [
          "Nous voulons savoir ce que cela consomme, et ce que l’on en fait à la fin. Pouvez-vous le prouver ?"
        ],
        supplier: ["Nous réduisons nos tournées pour polluer moins : il faudra grouper les livraisons."],
        colleague: ["On nous demande de rouler moins. Comment voulez-vous que je tienne ce que vous attendez ?"])
      return (texts, [.context("Exigence écologique, à traiter par des preuves.")])
    }
    let text =
      switch term.nature {
      case .tradeIn:
        "Nous entrons dans une démarche de réemploi : la reprise doit être d’au moins \(term.french), avec la preuve qu’elle resservira."
      case .warranty:
        "Nous voulons ce qui dure : pas moins de \(term.french) de garantie, c’est notre engagement écologique."
      default: "Nos engagements écologiques nous obligent : sur \(term.issue.noun), il nous faut \(term.french)."
      }
    return ([text], [term.effect])
  }

  mutating func counterpart() -> Drawn {
    let person = generator.pick(People.replacements(papers.counterpart)) ?? People.anybody
    let profile = ClientRole.Profile.allCases[generator.pick(in: 0...2)]
    let texts = [
      "Bonjour, \(person.name), \(person.role). La personne que vous attendiez a un empêchement : c’est avec moi que vous voyez la suite.",
      "\(person.name), \(person.role). On m’a confié l’affaire ce matin ; je n’ai rien suivi, alors reprenez-moi l’essentiel.",
    ]
    return (texts, [.counterpart(.init(name: person.name, role: person.role, profile: profile))])
  }

  mutating func motive() -> Drawn {
    let motive = generator.pick([Motive.security, .comfort, .money, .pride, .novelty]) ?? .security
    let weight = generator.pick([50, 55, 60, 65]) ?? 60
    let text: [String] =
      switch motive {
      case .security:
        said(
          buyer: [
            "Nous sortons d’un incident sérieux. Le reste passe après : ce que je veux, c’est ne plus prendre de risque."
          ],
          supplier: ["Nous sortons d’un gros impayé. Le reste passe après : ce que je veux, c’est de la sécurité."],
          colleague: ["On parle de supprimer des postes. Le reste passe après : ce que je veux, c’est garder ma place."]
        )
      case .comfort:
        said(
          buyer: [
            "Mes équipes sont à bout. Ce que je veux maintenant, c’est de la simplicité et quelqu’un qui s’occupe de tout."
          ],
          household: [
            "Nous n’en pouvons plus des travaux. Ce que nous voulons maintenant, c’est que l’on s’occupe de tout."
          ],
          colleague: [
            "Je suis à bout de forces. Ce que je veux maintenant, c’est de la simplicité et un peu de temps à moi."
          ])
      case .money:
        said(
          buyer: ["Le trimestre a été mauvais. À présent, c’est le coût qui commande, et lui seul."],
          household: [
            "Les fins de mois sont serrées en ce moment. À présent, c’est le coût qui commande, et lui seul."
          ],
          supplier: ["Le trimestre a été mauvais. À présent, c’est la marge qui commande, et elle seule."],
          colleague: ["Les fins de mois sont serrées en ce moment. À présent, ce qui compte, c’est ce que je gagne."])
      case .pride:
        said(
          buyer: ["La direction veut en faire une vitrine. Il faut que cela se voie, et que l’on parle de nous."],
          household: ["Tout le quartier refait sa maison. Il faut que la nôtre se voie, et que l’on en parle."],
          supplier: [
            "La direction veut de belles références. Il faut que cette affaire se voie, et que l’on parle de nous."
          ],
          colleague: ["Ce que je veux maintenant, c’est que l’on reconnaisse mon travail, et que cela se sache."])
      case .novelty:
        said(
          buyer: ["Nous avons changé de cap : il nous faut ce qui se fait de plus récent, pas du déjà-vu."],
          supplier: ["Nous changeons toute la gamme : ce qui m’intéresse, c’est de placer nos nouveautés."],
          colleague: ["J’ai fait le tour de ce que je fais ici : ce que je veux, c’est du nouveau."])
      case .sympathy: ["Ce qui compte pour moi, maintenant, c’est de savoir avec qui je travaillerai."]
      }
    return (text, [.motive(motive, weight: weight)])
  }
}
