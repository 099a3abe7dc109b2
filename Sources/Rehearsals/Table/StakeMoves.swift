// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

extension Stake {
  /// What a party wants of a term once a change asks something of it.
  ///
  /// - A ceiling, a floor or a range binds it: neither its wish nor its limit passes it.
  /// - A value, or names, become its limit: it means them.
  /// - A variation is a wish: its ideal goes there, its limit half the way.
  func moved(by effect: Change.TermEffect, of term: Term) -> Stake {
    var stake = self
    func place(_ amount: Decimal64) -> Int64? { term.place(.number(amount)) }
    switch effect {
    case .ceiling(let most): if let most = place(most) { stake.bind(low: nil, high: most) }
    case .floor(let least): if let least = place(least) { stake.bind(low: least, high: nil) }
    case .range(let first, let second):
      if let a = place(first), let b = place(second) { stake.bind(low: min(a, b), high: max(a, b)) }
    case .value(let value): if let wanted = place(value) { stake.demand(wanted) }
    case .choices(let names):
      let wanted = names.compactMap { term.place(.name($0)) }
      guard let low = wanted.min(), let high = wanted.max() else { return self }
      stake.demand(direction == .less ? high : low)
      stake.bind(low: low, high: high)
    case .variation(let basisPoints): stake.wish(term.offered(varying: basisPoints))
    }
    stake.worst = direction.worse(stake.worst, stake.limit ?? stake.worst)
    return stake
  }

  /// Neither the wish nor the limit passes a bound.
  private mutating func bind(low: Int64?, high: Int64?) {
    func within(_ place: Int64) -> Int64 { min(max(place, low ?? .min), high ?? .max) }
    ideal = within(ideal)
    limit = limit.map(within) ?? (direction == .less ? high : low)
  }

  /// What is asked for becomes the limit, and the wish where that was less.
  private mutating func demand(_ wanted: Int64) {
    limit = wanted
    ideal = direction.better(ideal, wanted)
  }

  private mutating func wish(_ wanted: Int64) {
    ideal = direction.better(ideal, wanted)
    let last = limit ?? worst
    guard direction.prefers(wanted, to: last) else { return }
    limit = last + (wanted - last) / 2
  }
}

extension Party {
  /// The candidate's own wants once a change holds his house, as a frozen budget when he buys, or a bonus that the
  /// management caps when he leads.
  ///
  /// - Parameter client: the other party, before the change.
  func bound(by change: Change, table: BargainingTable, against client: Party) -> Party {
    var party = self
    for case .term(let id, let effect) in change.effects {
      guard let index = table.index(of: id) else { continue }
      let issue = table.issues[index]
      guard effect.holdsCandidate(issue, client: client.stakes[index]) else { continue }
      party.stakes[index] = party.stakes[index].moved(by: effect, of: issue.term)
    }
    guard party != self else { return self }
    party.reservation = party.utilityAtLimits
    return party
  }
}

extension Change.TermEffect {
  /// Whether it keeps the client from what he would like, which nobody does to himself: it is then the candidate's own
  /// limit. A date before which a thing cannot come is the client's own all the same: his hall is not ready.
  func holdsCandidate(_ issue: TermIssue, client stake: Stake) -> Bool {
    let term = issue.term
    func isWorse(_ place: Int64) -> Bool { stake.direction.prefers(term.offeredPlace, to: place) }
    switch self {
    case .ceiling: return stake.direction == .more
    case .floor: return stake.direction == .less && issue.nature != .delay
    case .value(let amount): return term.place(.number(amount)).map(isWorse) ?? false
    case .variation(let basisPoints): return isWorse(term.offered(varying: basisPoints))
    case .range, .choices: return false
    }
  }
}

extension Term {
  /// The paper's value, changed by ten-thousandths of itself.
  func offered(varying basisPoints: Int64) -> Int64 {
    let offered = Int128(offeredPlace)
    let wanted = offered + offered * Int128(basisPoints) / 10_000
    return Int64(min(max(wanted, -Int128(Term.farthest)), Int128(Term.farthest)))
  }
}
