// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// How a change that is told moves the client.
extension HiddenClient {
  /// - A ceiling, a floor or a range binds him: neither his wish nor his limit passes it.
  /// - A value, or names, that he asks for become his limit: he means them.
  /// - A variation is a wish: his ideal goes there, his limit half the way.
  /// - Another counterpart brings his profile and, unless the change says which, the motive of his position.
  /// - A motive shifts the weights of the terms that it touches.
  /// - A rival offer raises what he has without an agreement.
  func moved(by change: Change, table: BargainingTable, price: Int?) -> HiddenClient {
    var client = self
    let saysMotive = change.effects.contains { if case .motive = $0 { true } else { false } }
    for effect in change.effects {
      switch effect {
      case .term(let id, let termEffect):
        if let index = table.index(of: id) { client.move(index, termEffect, table.issues[index].term) }
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

  private mutating func lean(to motive: Motive, weight: Int, _ table: BargainingTable) {
    let before = motives
    motives = motives.rebalanced(motive, weight: weight)
    let weights = zip(table.issues, party.stakes).map { issue, stake in
      stake.weight * motives.interest(in: issue.nature) * 1000 / before.interest(in: issue.nature)
    }
    weigh(weights)
  }

  private mutating func move(_ index: Int, _ effect: Change.TermEffect, _ term: Term) {
    let stake = party.stakes[index]
    func place(_ amount: Decimal64) -> Int64? { term.place(.number(amount)) }
    switch effect {
    case .ceiling(let most): if let most = place(most) { bind(index, low: nil, high: most) }
    case .floor(let least): if let least = place(least) { bind(index, low: least, high: nil) }
    case .range(let first, let second):
      if let a = place(first), let b = place(second) { bind(index, low: min(a, b), high: max(a, b)) }
    case .value(let value): if let wanted = place(value) { demand(index, wanted) }
    case .choices(let names):
      let wanted = names.compactMap { term.place(.name($0)) }
      guard let low = wanted.min(), let high = wanted.max() else { return }
      demand(index, stake.direction == .less ? high : low)
      bind(index, low: low, high: high)
    case .variation(let basisPoints):
      let offered = Int128(term.offeredPlace)
      let wanted = offered + offered * Int128(basisPoints) / 10_000
      wish(index, Int64(min(max(wanted, -Int128(Term.farthest)), Int128(Term.farthest))))
    }
    let moved = party.stakes[index]
    party.stakes[index].worst = moved.direction.worse(moved.worst, moved.limit ?? moved.worst)
  }

  /// Neither the wish nor the limit passes a bound.
  private mutating func bind(_ index: Int, low: Int64?, high: Int64?) {
    func within(_ place: Int64) -> Int64 { min(max(place, low ?? .min), high ?? .max) }
    let stake = party.stakes[index]
    party.stakes[index].ideal = within(stake.ideal)
    let bound = stake.direction == .less ? high : low
    party.stakes[index].limit = stake.limit.map(within) ?? bound
  }

  /// What he asks for becomes his limit, and his wish where that was less.
  private mutating func demand(_ index: Int, _ wanted: Int64) {
    let direction = party.stakes[index].direction
    party.stakes[index].limit = wanted
    party.stakes[index].ideal = direction.better(party.stakes[index].ideal, wanted)
  }

  private mutating func wish(_ index: Int, _ wanted: Int64) {
    let stake = party.stakes[index]
    party.stakes[index].ideal = stake.direction.better(stake.ideal, wanted)
    let last = stake.limit ?? stake.worst
    guard stake.direction.prefers(wanted, to: last) else { return }
    party.stakes[index].limit = last + (wanted - last) / 2
  }
}
