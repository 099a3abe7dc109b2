// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

extension HiddenClient {
  /// The client that a practice dossier brings. What the role leaves out is an ordinary client's: the weights, and the
  /// patience, which the code draws.
  static func written(
    _ role: ClientRole, table: BargainingTable, papers: CandidatePapers, mandate: Mandate?, code: DrawCode
  ) -> HiddenClient {
    var generator = Stream.client.generator(code)
    let limits = Dictionary(role.limits.map { ($0.term, $0) }) { first, _ in first }
    let own = Dictionary((mandate?.limits ?? []).map { ($0.term, $0) }) { first, _ in first }
    let stakes = table.issues.map { issue in
      stake(issue, limits[issue.term.id], own[issue.term.id], counterpart: papers.counterpart)
    }
    var client = HiddenClient(
      name: role.name, role: role.role, company: role.company, profile: role.profile, motives: role.motives,
      objections: role.objections, fallback: role.fallback, patience: drawPatience(&generator), isWritten: true,
      party: Party(stakes: stakes))
    for (place, objection) in role.objections.enumerated() {
      client.objectionTerms[place] = Objections.term(quotedBy: objection.text, in: table)
    }
    let typed = table.terms.map { Int64(role.priorities[$0.id] ?? 0) }
    client.weigh(typed.contains { $0 > 0 } ? typed : client.ordinaryWeights(table))
    client.settleReservation(table, price: table.price(papers))
    return client
  }

  private static func stake(
    _ issue: TermIssue, _ limit: ClientRole.Limit?, _ mandate: ClientRole.Limit?,
    counterpart: CandidatePapers.Counterpart
  ) -> Stake {
    let term = issue.term
    let direction =
      Direction(limit, of: term) ?? Direction(mandate, of: term)?.opposite
      ?? Direction.expected(of: term, counterpart: counterpart)
    let best = direction == .less ? issue.low : issue.high
    let last = limit?.limit.flatMap(term.place)
    let ideal = limit?.ideal.flatMap(term.place) ?? direction.better(best, last ?? best)
    let end = direction == .less ? issue.high : issue.low
    let worst = direction.worse(direction.worse(end, last ?? end), ideal)
    return Stake(direction: direction, ideal: ideal, limit: last, worst: worst)
  }

  /// Two clients in three are firm or regular; one in ten holds until the very end, or gives way at once.
  static func drawPatience(_ generator: inout SeededGenerator) -> Patience {
    let drawn = generator.pick(weighted: [10, 35, 30, 15, 10]) ?? 2
    return Patience.allCases[drawn]
  }

  mutating func weigh(_ weights: [Int64]) {
    for (index, weight) in normalizedWeights(weights).enumerated() { party.stakes[index].weight = weight }
  }

  /// What an ordinary client with such motives makes of each term.
  func ordinaryWeights(_ table: BargainingTable) -> [Int64] {
    table.issues.map { Int64($0.nature.ordinaryWeight) * motives.interest(in: $0.nature) }
  }
}

extension BargainingTable {
  /// The place of the price among the terms.
  func price(_ papers: CandidatePapers) -> Int? { papers.price.flatMap { index(of: $0.id) } }
}
