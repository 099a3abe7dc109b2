// SPDX-License-Identifier: GPL-3.0-or-later

/// What the client would sign, near to what is offered.
///
/// It keeps the candidate's offer but for as few terms as will do, three at most, and of those asks as little as
/// reaches his aspiration. He never names his limit: a value that he asks for lies strictly inside, or was said aloud:
/// the candidate wrote or offered it himself, or a change that was told quotes it.
struct Counter: Hashable, Sendable {
  let bid: Bid
  /// The terms that it changes in the candidate's offer, by their places in the table, the heaviest first.
  let changed: [Int]

  /// The most terms that he asks to change at once.
  static let mostTerms = 3

  /// - Parameters:
  ///   - aspiration: the least that he accepts, in 10^−10.
  ///   - said: the places that were said aloud, term by term.
  ///   - asked: what he asked before: on no term does he now ask for more.
  init?(
    to offer: Bid, of client: Party, aspiration: Int64, table: BargainingTable, said: [Set<Int64>], asked: Bid? = nil
  ) {
    let gains = table.issues.indices.map { index in
      let steps = Counter.gains(index, offer, client, table.issues[index], said[index])
      guard let asked else { return steps }
      return steps.filter { !client.stakes[index].direction.prefers($0.place, to: asked[index]) }
    }
    let violated = Set(client.stakes.indices.filter { !client.stakes[$0].isWithinLimit(offer[$0]) })
    let need = max(aspiration, client.reservation) - client.utility(offer)
    let movable = gains.indices.filter { !gains[$0].isEmpty }
    guard violated.isSubset(of: movable), violated.count <= Counter.mostTerms else { return nil }
    var best: (total: Int64, steps: [Step])?
    for size in max(1, violated.count)...Counter.mostTerms where best == nil {
      for subset in Counter.subsets(of: movable, size: size) where violated.isSubset(of: subset) {
        guard let found = Counter.least(subset.map { gains[$0] }[...], need: need) else { continue }
        if best.map({ found.total < $0.total }) ?? true { best = found }
      }
    }
    guard let best else { return nil }
    var bid = offer
    for step in best.steps { bid[step.term] = step.place }
    self.bid = bid
    changed = best.steps.map(\.term).sorted {
      (client.stakes[$1].weight, $0) < (client.stakes[$0].weight, $1)
    }
  }

  /// A value that he may ask for, and what it brings him.
  fileprivate struct Step {
    let term: Int
    let place: Int64
    let gain: Int64
  }

  /// In rising order of gain.
  private static func gains(
    _ index: Int, _ offer: Bid, _ client: Party, _ issue: TermIssue, _ said: Set<Int64>
  ) -> [Step] {
    let stake = client.stakes[index]
    let places = Set(issue.grid).union(said).filter { place in
      stake.direction.prefers(place, to: offer[index]) && !stake.direction.prefers(place, to: stake.ideal)
        && (stake.isInsideLimit(place) || said.contains(place) && stake.isWithinLimit(place))
    }
    let base = stake.value(offer[index])
    return places.map { Step(term: index, place: $0, gain: stake.weight * (stake.value($0) - base)) }
      .sorted { ($0.gain, $0.place) < ($1.gain, $1.place) }
  }

  private static func subsets(of items: [Int], size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    return items.indices.flatMap { index in
      subsets(of: Array(items[(index + 1)...]), size: size - 1).map { [items[index]] + $0 }
    }
  }

  /// The smallest total gain, one step of each term, that is not below a need. O(n1·n2·log n3) for three terms.
  private static func least(_ terms: ArraySlice<[Step]>, need: Int64) -> (total: Int64, steps: [Step])? {
    guard let first = terms.first else { return nil }
    if terms.count == 1 {
      guard let index = first.firstIndexNotBelow(need) else { return nil }
      return (first[index].gain, [first[index]])
    }
    let most = terms.dropFirst().reduce(Int64(0)) { $0 + ($1.last?.gain ?? 0) }
    var best: (total: Int64, steps: [Step])?
    for step in first where step.gain + most >= need {
      guard let rest = least(terms.dropFirst(), need: need - step.gain) else { continue }
      let total = step.gain + rest.total
      if best.map({ total < $0.total }) ?? true { best = (total, [step] + rest.steps) }
    }
    return best
  }
}

extension [Counter.Step] {
  /// By halves: the steps are in rising order.
  fileprivate func firstIndexNotBelow(_ need: Int64) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].gain < need { low = middle + 1 } else { high = middle }
    }
    return low < count ? low : nil
  }
}
