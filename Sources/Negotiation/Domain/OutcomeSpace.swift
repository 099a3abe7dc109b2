// SPDX-License-Identifier: GPL-3.0-or-later

/// Every outcome of a domain, by number: row-major, the last issue varies fastest.
public struct OutcomeSpace: Hashable, Sendable {
  /// How many values each issue has, 1 or more.
  public let sizes: [Int]
  /// By how much the index grows from one value of each issue to the next.
  public let strides: [Int]
  /// How many outcomes there are.
  public let count: Int

  /// `nil` when there are more outcomes than an `Int` counts (some 9 × 10¹⁸), or an issue without values.
  init?(sizes: [Int]) {
    var count = 1
    var strides: [Int] = []
    for size in sizes.reversed() {
      strides.append(count)
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard size > 0, !overflow else { return nil }
      count = product
    }
    self.sizes = sizes
    self.strides = strides.reversed()
    self.count = count
  }

  /// The position of the value of each issue; `nil` when there is no such outcome.
  public func positions(of index: Int) -> [Int]? {
    guard (0..<count).contains(index) else { return nil }
    return zip(sizes, strides).map { index / $1 % $0 }
  }

  /// The outcome of these positions; `nil` when there is none.
  public func index(of positions: [Int]) -> Int? {
    guard positions.count == sizes.count, zip(positions, sizes).allSatisfy({ (0..<$1).contains($0) }) else {
      return nil
    }
    return zip(positions, strides).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Where to cut the list of issues so that the larger of both parts has the fewest combinations, and how many those of
  /// the right part are: an outcome is then `index / right` on the left, `index % right` on the right.
  var halves: (cut: Int, left: Int, right: Int) {
    var best = (cut: 0, left: 1, right: count)
    var left = 1
    for (position, size) in sizes.enumerated() {
      left *= size
      if max(left, count / left) < max(best.left, best.right) { best = (position + 1, left, count / left) }
    }
    return best
  }
}
