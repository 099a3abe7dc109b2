// SPDX-License-Identifier: GPL-3.0-or-later

/// A domain cut in two lists of issues: what is asked of all outcomes is asked of pairs of halves, whose number is about
/// the square root of theirs (meet in the middle: Horowitz and Sahni, *Journal of the ACM* 21, 1974).
public struct HalfSpaces {
  /// Distinct pairs of utilities of each half, by the seller's part, then the buyer's; their index and count are those of
  /// the half's own combinations.
  let left: [OutcomePoint]
  let right: [OutcomePoint]
  /// How many combinations the right half has.
  let width: Int

  /// The most combinations of issues that a half may have.
  public static let mostPoints = 2_000_000

  /// `nil` when a half has more than ``mostPoints`` combinations.
  init?(_ domain: NegotiationDomain) {
    let halves = domain.space.halves
    guard max(halves.left, halves.right) <= Self.mostPoints else { return nil }
    left = Self.points(domain, 0..<halves.cut, count: halves.left)
    right = Self.points(domain, halves.cut..<domain.issues.count, count: halves.right)
    width = halves.right
  }

  /// Every combination of some issues that follow one another.
  private static func points(_ domain: NegotiationDomain, _ issues: Range<Int>, count: Int) -> [OutcomePoint] {
    let seller = PartialSums(domain.seller, issues, count: count).units
    let buyer = PartialSums(domain.buyer, issues, count: count).units
    var points = seller.indices.map { index in
      OutcomePoint(
        index: index, seller: Utility(units: seller[index]), buyer: Utility(units: buyer[index]), outcomes: 1)
    }
    points.sort(by: Self.precedes)
    points.joinEqualNeighbours()
    return points
  }

  private static func precedes(_ a: OutcomePoint, _ b: OutcomePoint) -> Bool {
    if a.seller != b.seller { return a.seller < b.seller }
    return a.buyer != b.buyer ? a.buyer < b.buyer : a.index < b.index
  }
}

/// What each combination of some issues that follow one another is worth to a party, by the combination's number.
struct PartialSums {
  /// In units of ``Utility``.
  let units: [Int64]

  init(_ party: NegotiationDomain.Party, _ issues: Range<Int>, count: Int) {
    var sums: [Int64] = [0]
    sums.reserveCapacity(count)
    for issue in issues {
      let contributions = party.contributions[issue]
      var longer: [Int64] = []
      longer.reserveCapacity(sums.count * contributions.count)
      for sum in sums {
        for contribution in contributions { longer.append(sum + contribution) }
      }
      sums = longer
    }
    units = sums
  }
}
