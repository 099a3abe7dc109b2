// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// Draws a plausible client from the candidate's own paper.
///
/// Around the paper's value of each term, towards the end that suits him: his limit lies 10 to 40 % of the way for
/// the price, from 30 % the other way to 30 % of the way for the rest, brought to a usual value; his wish at least 20
/// points farther. A seller who can go half-way on most terms nearly always finds an agreement.
///
/// A supplier is met with the terms that he asks: his limit lies 45 to 70 % of the way towards the end that suits the
/// candidate, his wish at most 20 % the other way.
struct ClientGeneration {
  private var generator: SeededGenerator
  private let table: BargainingTable
  private let papers: CandidatePapers
  private let mandate: [String: ClientRole.Limit]

  /// One client in so many gives back what he receives.
  private static let reciprocalOneIn = 5

  static func client(
    _ code: DrawCode, table: BargainingTable, papers: CandidatePapers, mandate: Mandate?
  ) -> HiddenClient {
    var drawing = ClientGeneration(
      generator: Stream.client.generator(code), table: table, papers: papers,
      mandate: Dictionary((mandate?.limits ?? []).map { ($0.term, $0) }) { first, _ in first })
    var client = drawing.draw()
    var tactic = Stream.tactic.generator(code)
    client.isReciprocal = tactic.pick(in: 1...reciprocalOneIn) == 1
    return client
  }

  private mutating func draw() -> HiddenClient {
    let patience = HiddenClient.drawPatience(&generator)
    let person = generator.pick(People.firstContacts(papers.counterpart)) ?? People.anybody
    let profile = ClientRole.Profile.allCases[generator.pick(in: 0...2)]
    let motives = drawMotives(leaning: Motive.ofRole(person.role))
    let stakes = table.issues.map { drawStake($0) }
    var client = HiddenClient(
      name: person.name, role: person.role, company: "", profile: profile, motives: motives, objections: [],
      fallback: nil, patience: patience, isWritten: false, party: Party(stakes: stakes))
    let weights = client.ordinaryWeights(table)
    // Two clients with the same motives still differ, by a quarter either way.
    client.weigh(weights.map { $0 * Int64(generator.pick(in: 75...125)) })
    let objections = Objections.generated(for: client, table: table, papers: papers, &generator)
    client.objections = objections.map(\.objection)
    for (place, raised) in objections.enumerated() { client.objectionTerms[place] = raised.term }
    client.settleReservation(table, price: table.price(papers))
    return client
  }

  /// Three or four motives; the strongest is that of his position one time in two.
  private mutating func drawMotives(leaning: Motive?) -> [ClientRole.WeightedMotive] {
    var order = generator.shuffled(Motive.allCases)
    let leans = generator.pick(in: 0...1) == 0
    if leans, let leaning {
      order.removeAll { $0 == leaning }
      order.insert(leaning, at: 0)
    }
    let shares = generator.pick(in: 0...1) == 0 ? [40, 30, 20, 10] : [50, 30, 20]
    return zip(order, shares).map { ClientRole.WeightedMotive($0, weight: $1) }
  }

  private mutating func drawStake(_ issue: TermIssue) -> Stake {
    let term = issue.term
    let direction =
      Direction(mandate[term.id], of: term)?.opposite ?? Direction.expected(of: term, counterpart: papers.counterpart)
    let (best, end) = direction == .less ? (issue.low, issue.high) : (issue.high, issue.low)
    let isPrice = papers.price?.id == term.id
    let isSupplier = papers.counterpart == .supplier
    let drawn = generator.pick(in: isSupplier ? 450...700 : isPrice ? 100...400 : -300...300)
    let share = Int64(isSupplier ? -drawn : drawn)
    let wish = Int64(isSupplier ? generator.pick(in: 0...200) : generator.pick(in: max(drawn, 0) + 200...1000))
    let offered = term.offeredPlace
    // Where the paper is already at his best, he can only give.
    let limit =
      offered == best
      ? issue.nearest(to: along(offered, end, permille: abs(share)))
      : issue.nearest(to: along(offered, share < 0 ? end : best, permille: abs(share)))
    let ideal = direction.better(issue.nearest(to: along(offered, best, permille: wish)), limit)
    return Stake(
      direction: direction, ideal: ideal, limit: limit, worst: direction.worse(direction.worse(end, limit), ideal))
  }
}
