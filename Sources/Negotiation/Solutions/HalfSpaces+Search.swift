// SPDX-License-Identifier: GPL-3.0-or-later

extension HalfSpaces {
  /// The most pairs of halves that a search gathers.
  private static let mostMatches = 4_000_000

  /// Every distinct pair of utilities on a line, in no order; `nil` when there are too many. O(halves × log halves + pairs
  /// found).
  func points(on line: UtilityLine) -> [OutcomePoint]? {
    let other = line.role.other
    // Held by the seller's part already.
    let left =
      line.role == .seller ? left : left.sorted { $0.utility(for: line.role) < $1.utility(for: line.role) }
    let right = right.sorted {
      let (a, b) = ($0.utility(for: line.role), $1.utility(for: line.role))
      return a != b ? a > b : $0.utility(for: other) > $1.utility(for: other)
    }
    var found: [OutcomePoint] = []
    // The left part grows, so that the right part that completes it shrinks.
    var start = 0
    for point in left {
      let wanted = line.value - point.utility(for: line.role).units
      while start < right.count, right[start].utility(for: line.role).units > wanted { start += 1 }
      var match = start
      while match < right.count, right[match].utility(for: line.role).units == wanted,
        right[match].utility(for: other).units + point.utility(for: other).units >= line.least
      {
        guard found.count < Self.mostMatches else { return nil }
        found.append(pair(point, right[match]))
        match += 1
      }
    }
    found.sort(by: OutcomePoint.precedes)
    found.joinEqualNeighbours()
    return found
  }

  private func pair(_ left: OutcomePoint, _ right: OutcomePoint) -> OutcomePoint {
    OutcomePoint(
      index: left.index * width + right.index, seller: Utility(units: left.seller.units + right.seller.units),
      buyer: Utility(units: left.buyer.units + right.buyer.units), outcomes: left.outcomes * right.outcomes)
  }

  /// How many outcomes are worth at least so much to each. O(halves × log halves).
  func count(seller: Int64, buyer: Int64) -> Int {
    // The left part grows, so that ever lower right parts complete it.
    let ranks = right.map(\.buyer.units).sorted()
    var met = CountsByRank(count: ranks.count)
    var next = right.count
    var total = 0
    for point in left {
      while next > 0, right[next - 1].seller.units + point.seller.units >= seller {
        next -= 1
        met.add(right[next].outcomes, at: ranks.firstPosition { [right] in $0 >= right[next].buyer.units })
      }
      let lowest = ranks.firstPosition { $0 + point.buyer.units >= buyer }
      total += point.outcomes * met.sum(from: lowest)
    }
    return total
  }
}

/// Counts under ranks, and their sums from a rank on: P. M. Fenwick, "A new data structure for cumulative frequency
/// tables" (1994). O(log n) each.
private struct CountsByRank {
  private var tree: [Int]
  private var total = 0

  init(count: Int) { tree = Array(repeating: 0, count: count + 1) }

  mutating func add(_ count: Int, at rank: Int) {
    total += count
    var node = rank + 1
    while node < tree.count {
      tree[node] += count
      node += node & -node
    }
  }

  /// Of the ranks `rank` and above.
  func sum(from rank: Int) -> Int {
    var below = 0
    var node = rank
    while node > 0 {
      below += tree[node]
      node -= node & -node
    }
    return total - below
  }
}
