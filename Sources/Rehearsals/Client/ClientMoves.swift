// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// How a change that is told moves the client.
extension HiddenClient {
  /// - What is asked of a term moves his wish or his limit (``Stake/moved(by:of:)``), unless it holds the candidate's
  ///   own house (``Party/bound(by:table:against:)``).
  /// - Another counterpart brings his profile and, unless the change says which, the motive of his position.
  /// - A motive shifts the weights of the terms that it touches.
  /// - A rival offer raises what he has without an agreement.
  func moved(by change: Change, table: BargainingTable, price: Int?) -> HiddenClient {
    var client = self
    let saysMotive = change.effects.contains { if case .motive = $0 { true } else { false } }
    for effect in change.effects {
      switch effect {
      case .term(let id, let termEffect):
        guard let index = table.index(of: id) else { continue }
        let (issue, stake) = (table.issues[index], party.stakes[index])
        if !termEffect.holdsCandidate(issue, client: stake) {
          client.party.stakes[index] = client.party.stakes[index].moved(by: termEffect, of: issue.term)
        }
      case .counterpart(let person):
        client.name = person.name ?? ""
        client.role = person.role
        if let profile = person.profile { client.profile = profile }
        if !saysMotive, let motive = Motive.ofRole(person.role) { client.lean(to: motive, weight: 50, table) }
      case .motive(let motive, let weight): client.lean(to: motive, weight: weight, table)
      case .competitor(let competitor): client.rivals.append(competitor.price)
      case .context: break
      }
    }
    client.settleReservation(table, price: price)
    return client
  }

  /// This drawn client, before changes whose bounds he will mean: « je dispose de 47 000 €, c'est tout » is what he has
  /// then, so that until then he had as much at least.
  func meaning(_ changes: [Change], table: BargainingTable, price: Int?) -> HiddenClient {
    var client = self
    for case .term(let id, let effect) in changes.flatMap(\.effects) {
      guard let index = table.index(of: id) else { continue }
      let (stake, term) = (client.party.stakes[index], table.issues[index].term)
      let bound: Int64? =
        switch effect {
        case .ceiling(let amount), .floor(let amount): term.place(.number(amount))
        case .choices(let names): names.compactMap { term.place(.name($0)) }.first
        case .range, .value, .variation: nil
        }
      guard let bound, let limit = stake.limit, stake.direction.prefers(limit, to: bound) else { continue }
      let eased = table.issues[index].nearest(to: along(bound, term.offeredPlace, permille: 300))
      client.party.stakes[index].limit = stake.direction.worse(bound, eased)
      client.party.stakes[index].worst = stake.direction.worse(stake.worst, client.party.stakes[index].limit ?? bound)
    }
    client.settleReservation(table, price: price)
    return client
  }

  private mutating func lean(to motive: Motive, weight: Int, _ table: BargainingTable) {
    let before = motives
    motives = motives.rebalanced(motive, weight: weight)
    let weights = zip(table.issues, party.stakes).map { issue, stake in
      stake.weight * motives.interest(in: issue.nature) * 1000 / before.interest(in: issue.nature)
    }
    weigh(weights)
  }
}
