// SPDX-License-Identifier: GPL-3.0-or-later

/// What a solution concept makes as great as it can.
enum BargainingScore {
  /// Nash.
  case product
  /// Kalai's egalitarian solution.
  case smallest
  /// Kalai and Smorodinsky.
  case smallestShare
}

/// Gains over the reservations, the unit of each party being 1 or its greatest gain.
struct GainScale {
  let floor: (seller: Int64, buyer: Int64)
  /// The greatest gain of each over what both accept, 0 or more.
  let ideal: (seller: Int64, buyer: Int64)

  /// - Parameter points: the frontier of what both accept: the greatest utility of each is at its ends.
  init(_ domain: NegotiationDomain, _ points: [OutcomePoint]) {
    let floor = (seller: domain.seller.reservation.units, buyer: domain.buyer.reservation.units)
    self.floor = floor
    ideal = (
      seller: (points.first?.seller.units).map { $0 - floor.seller } ?? 0,
      buyer: (points.last?.buyer.units).map { $0 - floor.buyer } ?? 0
    )
  }

  /// How good a point is, on a scale that only compares points of one domain. Gains are below 3.1 × 10¹⁰, hence products
  /// below 2¹²⁸.
  func score(_ score: BargainingScore, _ point: OutcomePoint) -> UInt128 {
    let seller = UInt128(max(0, point.seller.units - floor.seller))
    let buyer = UInt128(max(0, point.buyer.units - floor.buyer))
    switch score {
    case .product: return seller * buyer
    case .smallest: return min(seller, buyer)
    case .smallestShare:
      // Who can gain nothing is content with it.
      if ideal.seller == 0 { return buyer }
      if ideal.buyer == 0 { return seller }
      return min(seller * factor.seller, buyer * factor.buyer)
    }
  }

  /// By what each gain is multiplied so that both are shares of the same whole.
  var factor: (seller: UInt128, buyer: UInt128) { (UInt128(ideal.buyer), UInt128(ideal.seller)) }
}
