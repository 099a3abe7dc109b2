// SPDX-License-Identifier: GPL-3.0-or-later

/// What the theory of bargaining would have two parties agree on, over the outcomes that both accept.
///
/// Every set holds ALL the maximisers, as distinct pairs of utilities each with its lowest outcome index, the seller's
/// utility decreasing. Ties are exact: products and quotients are compared as 128-bit integers. Some maximisers of
/// ``kalaiSmorodinsky`` and ``egalitarian`` may be dominated (as good for whom gains least, worse for the other); at least
/// one is on the frontier. They are found by a search in two halves of the issues, without enumerating the outcomes: see
/// ``Ties`` for what happens when even halves are too large.
public struct Solutions: Hashable, Sendable {
  /// How many outcomes both accept; `nil` when halves were too large to count them.
  public let acceptableCount: Int?
  /// Maximises the product of the gains over the reservations: J. F. Nash, "The bargaining problem", *Econometrica* 18
  /// (1950).
  public let nash: [OutcomePoint]
  /// Maximises the smaller of the gains, each counted in the party's greatest possible gain: E. Kalai and M. Smorodinsky,
  /// "Other solutions to Nash's bargaining problem", *Econometrica* 43 (1975), on a finite set, the ideal point being taken
  /// over what both accept. A party that can gain nothing over its reservation counts as content.
  public let kalaiSmorodinsky: [OutcomePoint]
  /// Maximises the smaller of the gains: E. Kalai, "Proportional solutions to bargaining situations", *Econometrica* 45
  /// (1977).
  public let egalitarian: [OutcomePoint]
  /// The greatest sum of utilities; `nil` when there is no outcome that both accept.
  public let welfare: Welfare?
  /// How far the parties are from both having all: the least Euclidean distance from what both accept to (1, 1), 0 when
  /// nothing opposes them (T. Baarslag, *What to bid and when to stop*, 2014, §2). `nil` when there is no such outcome.
  public let opposition: Double?
  public let ties: Ties

  /// The greatest sum of utilities, and how many outcomes reach it.
  public struct Welfare: Hashable, Sendable {
    public let value: Utility
    public let count: Int
  }

  /// Whether maximisers off the frontier were looked for.
  public enum Ties: Hashable, Sendable {
    /// They were: the sets are whole.
    case searched
    /// Halves of the domain hold more than ``HalfSpaces/mostPoints`` combinations (some 10¹² outcomes), or too many
    /// outcomes tie: the sets hold their maximisers of the frontier and no others.
    case frontierOnly
  }

  /// - Throws: what keeps the frontier from being found.
  public init(of domain: NegotiationDomain) throws(FrontierError) {
    self.init(of: domain, frontier: try ParetoFrontier(of: domain))
  }

  /// - Parameter frontier: that of the domain, within what both accept.
  public init(of domain: NegotiationDomain, frontier: ParetoFrontier) {
    let points = frontier.points
    let gains = GainScale(domain, points)
    var search = TieSearch(domain)
    acceptableCount = points.isEmpty ? 0 : search.acceptableCount
    nash = search.maximisers(of: .product, points, gains)
    kalaiSmorodinsky = search.maximisers(of: .smallestShare, points, gains)
    egalitarian = search.maximisers(of: .smallest, points, gains)
    ties = search.isWhole ? .searched : .frontierOnly
    // Both are reached on the frontier only.
    welfare = Self.welfare(points)
    opposition = points.map(\.squaredOpposition).min().map { Double($0).squareRoot() / 1e10 }
  }

  private static func welfare(_ points: [OutcomePoint]) -> Welfare? {
    guard let best = points.map({ $0.seller.units + $0.buyer.units }).max() else { return nil }
    let reaching = points.filter { $0.seller.units + $0.buyer.units == best }
    return Welfare(value: Utility(units: best), count: reaching.reduce(0) { $0 + $1.outcomes })
  }
}

extension OutcomePoint {
  fileprivate var squaredOpposition: UInt128 {
    let (seller, buyer) = (Utility.one.units - seller.units, Utility.one.units - buyer.units)
    return UInt128(seller.magnitude) * UInt128(seller.magnitude) + UInt128(buyer.magnitude) * UInt128(buyer.magnitude)
  }
}
