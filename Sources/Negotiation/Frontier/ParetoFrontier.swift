// SPDX-License-Identifier: GPL-3.0-or-later

/// The outcomes that no other outcome improves for one party without costing the other (Pareto, *Manuale di economia
/// politica*, 1906), exactly.
///
/// They are found issue by issue, outcomes never being enumerated: utilities being sums, what is dominated among the
/// combinations of some issues is dominated whatever the others bring, so that only non-dominated partial sums are kept.
/// Time and memory grow with the points kept times the values of an issue, not with the outcomes.
public struct ParetoFrontier: Hashable, Sendable {
  /// Each distinct pair of utilities once, the seller's decreasing, hence the buyer's increasing.
  public let points: [OutcomePoint]
  public let region: Region

  /// Which outcomes are looked at.
  public enum Region: Hashable, Sendable {
    /// Those that both parties accept, bounds included. What dominates one of them is one of them.
    case acceptable
    /// All, whatever the reservations.
    case all
  }

  /// More points than this are refused, at any stage: they would say nothing to anybody, and memory is bounded by it.
  public static let mostPoints = 1_000_000

  /// - Parameter limit: the most points kept at any stage, ``mostPoints`` at most.
  /// - Throws: ``FrontierError/tooManyPoints(limit:issue:)``.
  public init(
    of domain: NegotiationDomain, within region: Region = .acceptable, limit: Int = mostPoints
  ) throws(FrontierError) {
    let limit = min(limit, Self.mostPoints)
    var rest = RemainingIssues(domain, region)
    var points = [OutcomePoint(index: 0, seller: .zero, buyer: .zero, outcomes: 1)]
    // Long lists first: what they are merged with stays short.
    for issue in domain.issues.indices.sorted(by: { domain.space.sizes[$0] > domain.space.sizes[$1] }) {
      rest.take(issue)
      var merge = DominanceMerge(points, addends: domain.addends(of: issue), floor: rest.floor)
      guard let merged = merge.run(limit: limit) else {
        throw .tooManyPoints(limit: limit, issue: domain.issues[issue].name)
      }
      points = merged
    }
    self.points = points
    self.region = region
  }

  /// How many outcomes give the points.
  public var outcomes: Int { points.reduce(0) { $0 + $1.outcomes } }
}

/// Why there is no frontier to look at.
public enum FrontierError: Error, Hashable {
  /// More than `limit` points once this issue was added; a domain where one wins what the other loses is all frontier.
  case tooManyPoints(limit: Int, issue: String)
}

extension NegotiationDomain {
  /// The values of an issue that none of its values dominates, the seller's part decreasing; equal ones once.
  fileprivate func addends(of issue: Int) -> [OutcomePoint] {
    let stride = space.strides[issue]
    let values = space.sizes[issue]
    let points = (0..<values).map { position in
      OutcomePoint(
        index: position * stride, seller: Utility(units: seller.contributions[issue][position]),
        buyer: Utility(units: buyer.contributions[issue][position]), outcomes: 1)
    }
    var ordered = points.sorted(by: OutcomePoint.precedes)
    ordered.joinEqualNeighbours()
    var best: Utility?
    return ordered.filter { point in
      defer { best = max(best ?? point.buyer, point.buyer) }
      return best.map { point.buyer > $0 } ?? true
    }
  }
}

/// The best that the issues not yet added can bring to each.
private struct RemainingIssues {
  private let domain: NegotiationDomain
  private let isBounded: Bool
  private var best: (seller: Int64, buyer: Int64)

  init(_ domain: NegotiationDomain, _ region: ParetoFrontier.Region) {
    self.domain = domain
    isBounded = region == .acceptable
    best = (Self.sum(domain.seller), Self.sum(domain.buyer))
  }

  private static func sum(_ party: NegotiationDomain.Party) -> Int64 {
    party.contributions.reduce(0) { $0 + ($1.max() ?? 0) }
  }

  mutating func take(_ issue: Int) {
    best.seller -= domain.seller.contributions[issue].max() ?? 0
    best.buyer -= domain.buyer.contributions[issue].max() ?? 0
  }

  /// What a partial sum must reach, or else no outcome that it leads to is acceptable.
  var floor: (seller: Int64, buyer: Int64) {
    guard isBounded else { return (.min, .min) }
    return (domain.seller.reservation.units - best.seller, domain.buyer.reservation.units - best.buyer)
  }
}
