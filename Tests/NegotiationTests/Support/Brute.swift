// SPDX-License-Identifier: GPL-3.0-or-later

import Negotiation

/// What the module finds cleverly, found by looking at every outcome.
struct Brute {
  let domain: NegotiationDomain
  /// In the order of their index.
  let points: [OutcomePoint]

  init(_ domain: NegotiationDomain) throws {
    self.domain = domain
    let prepared = try PreparedDomain(domain, .halves)
    let (seller, buyer) = (prepared.outcomes(for: .seller), prepared.outcomes(for: .buyer))
    points = (0..<domain.space.count).map {
      OutcomePoint(index: $0, seller: seller.utility(of: $0), buyer: buyer.utility(of: $0), outcomes: 1)
    }
  }

  var acceptable: [OutcomePoint] {
    points.filter { $0.seller >= domain.seller.reservation && $0.buyer >= domain.buyer.reservation }
  }

  /// By definition: what nothing dominates.
  func frontier(_ region: ParetoFrontier.Region) -> [OutcomePoint] {
    let all = Self.distinct(region == .all ? points : acceptable)
    return all.filter { point in !all.contains { $0.dominates(point) } }
  }

  var nash: [OutcomePoint] { maximisers { $0 * $1 } }
  var egalitarian: [OutcomePoint] { maximisers { min($0, $1) } }

  var kalaiSmorodinsky: [OutcomePoint] {
    let (seller, buyer) = ideal
    if seller == 0 { return maximisers { $1 } }
    if buyer == 0 { return maximisers { seller, _ in seller } }
    return maximisers { min($0 * buyer, $1 * seller) }
  }

  /// The greatest gains over what both accept.
  var ideal: (seller: Int128, buyer: Int128) {
    let gains = acceptable.map(gains)
    return (gains.map(\.0).max() ?? 0, gains.map(\.1).max() ?? 0)
  }

  private func gains(_ point: OutcomePoint) -> (Int128, Int128) {
    (
      Int128(point.seller.units - domain.seller.reservation.units),
      Int128(point.buyer.units - domain.buyer.reservation.units)
    )
  }

  private func maximisers(_ score: (Int128, Int128) -> Int128) -> [OutcomePoint] {
    let scored = acceptable.map { (point: $0, score: score(gains($0).0, gains($0).1)) }
    let best = scored.map(\.score).max()
    return Self.distinct(scored.filter { $0.score == best }.map(\.point))
  }

  /// Each pair of utilities once, with its lowest index and its number of outcomes; the seller's decreasing.
  private static func distinct(_ points: [OutcomePoint]) -> [OutcomePoint] {
    var found: [[Utility]: OutcomePoint] = [:]
    for point in points {
      let key = [point.seller, point.buyer]
      let known = found[key]
      found[key] = OutcomePoint(
        index: min(point.index, known?.index ?? point.index), seller: point.seller, buyer: point.buyer,
        outcomes: (known?.outcomes ?? 0) + 1)
    }
    return found.values.sorted { $0.seller != $1.seller ? $0.seller > $1.seller : $0.buyer > $1.buyer }
  }
}
