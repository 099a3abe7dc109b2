// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds all maximisers of a score: those of the frontier, then those that it hides.
///
/// A score that is the smaller of two increasing quantities keeps its greatest value along two lines: where the seller's
/// quantity is that value and the buyer's no less, and the reverse. A product does so only when it is 0, one gain being
/// 0: the same lines. Elsewhere a maximiser is on the frontier.
struct TieSearch {
  private let domain: NegotiationDomain
  private let halves: HalfSpaces?
  /// Whether all that was looked for could be searched.
  private(set) var isWhole: Bool

  init(_ domain: NegotiationDomain) {
    self.domain = domain
    halves = HalfSpaces(domain)
    isWhole = halves != nil
  }

  var acceptableCount: Int? {
    halves?.count(seller: domain.seller.reservation.units, buyer: domain.buyer.reservation.units)
  }

  /// In the order of a frontier.
  mutating func maximisers(
    of score: BargainingScore, _ frontier: [OutcomePoint], _ gains: GainScale
  ) -> [OutcomePoint] {
    guard let best = frontier.map({ gains.score(score, $0) }).max() else { return [] }
    let onFrontier = frontier.filter { gains.score(score, $0) == best }
    let lines = gains.lines(score, best)
    guard !lines.isEmpty, let halves else { return onFrontier }
    var found: [OutcomePoint] = []
    for line in lines {
      guard let points = halves.points(on: line) else {
        isWhole = false
        return onFrontier
      }
      found += points
    }
    return (onFrontier + found).distinct
  }
}

/// The outcomes worth exactly `value` to one party and at least `least` to the other.
struct UtilityLine {
  let role: Role
  let value: Int64
  let least: Int64
}

extension GainScale {
  /// Where points off the frontier may have the score `best`, which no point exceeds.
  func lines(_ score: BargainingScore, _ best: UInt128) -> [UtilityLine] {
    switch score {
    case .product:
      return best == 0 ? [line(.seller, 0, least: 0), line(.buyer, 0, least: 0)] : []
    case .smallest:
      let gain = Int64(best)
      return [line(.seller, gain, least: gain), line(.buyer, gain, least: gain)]
    case .smallestShare:
      // A party without gain to make: only the other's gain counts.
      if ideal.seller == 0 { return [line(.buyer, Int64(best), least: 0)] }
      if ideal.buyer == 0 { return [line(.seller, Int64(best), least: 0)] }
      let seller = best.quotientAndRemainder(dividingBy: factor.seller)
      let buyer = best.quotientAndRemainder(dividingBy: factor.buyer)
      let least = (
        seller: Int64(seller.quotient) + (seller.remainder == 0 ? 0 : 1),
        buyer: Int64(buyer.quotient) + (buyer.remainder == 0 ? 0 : 1)
      )
      // A line between two units holds no outcome.
      return (seller.remainder == 0 ? [line(.seller, Int64(seller.quotient), least: least.buyer)] : [])
        + (buyer.remainder == 0 ? [line(.buyer, Int64(buyer.quotient), least: least.seller)] : [])
    }
  }

  /// In utilities rather than gains.
  private func line(_ role: Role, _ gain: Int64, least: Int64) -> UtilityLine {
    role == .seller
      ? UtilityLine(role: role, value: floor.seller + gain, least: floor.buyer + least)
      : UtilityLine(role: role, value: floor.buyer + gain, least: floor.seller + least)
  }
}

extension [OutcomePoint] {
  /// In the order of a frontier, each pair of utilities once. Lists that repeat a pair must agree on its outcomes.
  fileprivate var distinct: [OutcomePoint] {
    var result: [OutcomePoint] = []
    for point in sorted(by: OutcomePoint.precedes) {
      if let last = result.last, last.seller == point.seller, last.buyer == point.buyer { continue }
      result.append(point)
    }
    return result
  }
}
