// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// The objections of a generated client: some on his motives, some on the terms that weigh most. They quote no figure
/// but the paper's.
enum Objections {
  /// Two for the phone, where the exam has a call, and at most five for the meeting.
  static func generated(
    for client: HiddenClient, table: BargainingTable, papers: CandidatePapers, _ generator: inout SeededGenerator
  ) -> [(objection: ClientRole.Objection, term: String?)] {
    let phone = generator.shuffled(onThePhone(papers.counterpart)).prefix(2)
    let heaviest = client.party.stakes.indices.sorted {
      (client.party.stakes[$1].weight, $0) < (client.party.stakes[$0].weight, $1)
    }
    var meeting: [(text: String, term: String?)] = []
    for index in heaviest.prefix(3) {
      if let text = generator.pick(on(table.issues[index], papers.counterpart)) {
        meeting.append((text, table.issues[index].term.id))
      }
    }
    for motive in client.motives.prefix(2) {
      if let text = generator.pick(on(motive.motive, papers.counterpart)) { meeting.append((text, nil)) }
    }
    let moment = papers.exam.phases.map(\.kind).first { $0.isMeeting } ?? .faceToFace
    let raised = generator.shuffled(meeting).map { said in
      (objection: ClientRole.Objection(text: said.text.typeset, moment: moment), term: said.term)
    }
    return phone.map { (objection: ClientRole.Objection(text: $0.typeset, moment: .phone), term: nil) } + raised
  }

  /// The id of the first term whose value in the paper a text quotes.
  static func term(quotedBy text: String, in table: BargainingTable) -> String? {
    let figures = FigureFinder.figures(in: text)
    return table.terms.first { term in
      guard let quantity = term.quantity else { return false }
      let own = Figure(quantity.amount, unit: quantity.unit)
      return figures.contains { $0.isSame(as: own) }
    }?.id
  }

  private static func onThePhone(_ counterpart: CandidatePapers.Counterpart) -> [String] {
    switch counterpart {
    case .buyer, .household:
      [
        "Je n’ai que quelques minutes. Envoyez-moi votre meilleur prix par courriel, et on verra.",
        "J’ai votre proposition sous les yeux. Franchement, pourquoi se revoir ?",
        "D’autres que moi ont leur mot à dire sur une telle dépense, vous savez.",
        "Mon agenda est plein ce mois-ci.",
      ]
    case .supplier, .colleague:
      ["Je vous écoute, mais faites vite.", "On ne peut pas régler cela par écrit ?"]
    }
  }

  private static func on(_ issue: TermIssue, _ counterpart: CandidatePapers.Counterpart) -> [String] {
    let value = issue.spoken(issue.term.offeredPlace)
    guard counterpart.buys else {
      return ["Ce que vous demandez sur \(issue.noun) me pose un problème.", "Revenons sur \(issue.noun)."]
    }
    return switch issue.nature {
    case .price:
      ["\(value) ? C’est plus que ce que nous pensions y mettre.", "Qu’est-ce qui justifie \(value), au juste ?"]
    case .delay: ["\(value), c’est long. Qu’est-ce qui me garantit que ce sera tenu ?"]
    case .deposit: ["\(value) à la commande : c’est moi qui vous finance ?"]
    case .warranty: ["Une garantie de \(value), et après, qui paie ?"]
    case .training: ["Et ceux qui s’en serviront ? Qui les forme, et combien de temps ?"]
    case .payment: ["\(value) pour payer, ce n’est pas dans nos habitudes."]
    case .maintenance: ["L’entretien à \(value), qu’est-ce qu’il y a dedans ?"]
    case .assistance: ["\(value) pour intervenir : et si nous sommes arrêtés pendant ce temps ?"]
    case .tradeIn: ["Vous n’en donnez pas lourd, de notre ancien matériel."]
    case .performance: ["Vos performances, vous les signez ?"]
    default: ["Sur \(issue.noun), j’attendais mieux."]
    }
  }

  private static func on(_ motive: Motive, _ counterpart: CandidatePapers.Counterpart) -> [String] {
    guard counterpart.buys else { return ["Qu’est-ce que j’y gagne, concrètement ?"] }
    if counterpart == .household, motive == .pride { return ["Et les voisins, qu’est-ce qu’ils en diront ?"] }
    return switch motive {
    case .security:
      ["Et le jour où cela tombe en panne, qui vient ?", "Vous avez des références que je peux appeler ?"]
    case .pride:
      ["Qu’est-ce que cela change pour notre image ?", "D’autres maisons comme la nôtre vous font-elles confiance ?"]
    case .novelty:
      ["Est-ce que ce ne sera pas dépassé dans deux ans ?", "Qu’est-ce qu’il y a de vraiment nouveau là-dedans ?"]
    case .comfort: ["Cela m’a l’air compliqué à mettre en place.", "Qui s’occupe de tout, si nous signons ?"]
    case .money:
      ["En combien de temps est-ce que je m’y retrouve ?", "Est-ce que je ne trouverais pas moins cher ailleurs ?"]
    case .sympathy:
      ["Après la signature, est-ce que je vous reverrai ?", "Nous travaillons depuis toujours avec les mêmes gens."]
    }
  }
}
