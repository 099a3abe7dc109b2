// SPDX-License-Identifier: GPL-3.0-or-later

extension ParetoFrontier {
  /// The point that is best for a party among those worth at least `least` to the other; `nil` when none is.
  ///
  /// It answers "the same for him, better for you" about any outcome of the region: no outcome worth as much to the
  /// other is worth more to the party. O(log points).
  public func best(for role: Role, leavingAtLeast least: Utility) -> OutcomePoint? {
    switch role {
    // The buyer's part increases along the points, the seller's decreases.
    case .seller:
      let first = points.firstPosition { $0.buyer >= least }
      return first < points.count ? points[first] : nil
    case .buyer:
      let end = points.firstPosition { $0.seller < least }
      return end > 0 ? points[end - 1] : nil
    }
  }

  /// How far an outcome is from the frontier, told as what each party could have had with the other no worse off; `nil`
  /// when the region has no such outcome.
  public func leftOnTheTable(
    by point: OutcomePoint
  ) -> (forSeller: OutcomePoint, forBuyer: OutcomePoint)? {
    guard let seller = best(for: .seller, leavingAtLeast: point.buyer),
      let buyer = best(for: .buyer, leavingAtLeast: point.seller)
    else { return nil }
    return (seller, buyer)
  }

  /// Whether no outcome of the region dominates the point. O(log points).
  public func holds(_ point: OutcomePoint) -> Bool {
    guard let rival = best(for: .seller, leavingAtLeast: point.buyer) else { return true }
    return !rival.dominates(point)
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first position whose element satisfies a condition that, once satisfied, stays so; the end when none does.
  func firstPosition(where condition: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
