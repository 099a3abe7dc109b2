// SPDX-License-Identifier: GPL-3.0-or-later

/// Utilities that one or several outcomes give.
public struct OutcomePoint: Hashable, Sendable {
  /// The lowest outcome index that gives them.
  public let index: Int
  public let seller: Utility
  public let buyer: Utility
  /// How many outcomes give exactly these utilities, as far as its maker counted: 1 for the point of one outcome.
  public let outcomes: Int

  public init(index: Int, seller: Utility, buyer: Utility, outcomes: Int) {
    self.index = index
    self.seller = seller
    self.buyer = buyer
    self.outcomes = outcomes
  }

  public func utility(for role: Role) -> Utility { role == .seller ? seller : buyer }

  /// Whether it is worth at least as much to both, and more to one.
  public func dominates(_ other: OutcomePoint) -> Bool {
    seller >= other.seller && buyer >= other.buyer && (seller > other.seller || buyer > other.buyer)
  }
}

extension OutcomePoint {
  /// The order of a frontier: the seller's utility decreasing, then the buyer's, then the index increasing.
  static func precedes(_ a: OutcomePoint, _ b: OutcomePoint) -> Bool {
    if a.seller != b.seller { return a.seller > b.seller }
    return a.buyer != b.buyer ? a.buyer > b.buyer : a.index < b.index
  }

  /// The same utilities, given by the outcomes of both.
  func joined(_ other: OutcomePoint) -> OutcomePoint {
    OutcomePoint(index: min(index, other.index), seller: seller, buyer: buyer, outcomes: outcomes + other.outcomes)
  }
}

extension [OutcomePoint] {
  /// Joins points of equal utilities that follow one another into one. O(n), in place.
  mutating func joinEqualNeighbours() {
    var kept = 0
    for position in indices {
      let point = self[position]
      if kept > 0, self[kept - 1].seller == point.seller, self[kept - 1].buyer == point.buyer {
        self[kept - 1] = self[kept - 1].joined(point)
      } else {
        self[kept] = point
        kept += 1
      }
    }
    removeLast(count - kept)
  }
}
