// SPDX-License-Identifier: GPL-3.0-or-later

/// A number of passages, as it may be shown.
public enum ShownCount: Hashable, Sendable {
  case exact(Int)
  /// So many or a few more: the exact number would give away, by subtraction, a small group that it leaves out.
  case atLeast(Int)
  /// A small group, or one whose number would give away that of a small group.
  case masked

  /// `nil` when masked.
  public var least: Int? {
    switch self {
    case .exact(let count), .atLeast(let count): count
    case .masked: nil
    }
  }

  public var isExact: Bool { if case .exact = self { true } else { false } }
}

/// What keeps a statistic from telling of one person.
///
/// The rule: a figure that is computed on fewer than ``smallest`` passages is not shown, be it a number of passages in a
/// list, a rate or a mean; and no such number may be found by subtracting shown ones from a shown total. A rate over a
/// group that is large enough is shown, however close to 0 or 1: it is about the group.
public enum Masking {
  /// The passages under which a group is masked.
  public static let smallest = 5
  /// The values under which quartiles are masked: of five, each is one person's mark.
  public static let smallestForQuartiles = 20

  static func isSmall(_ count: Int) -> Bool { (1..<smallest).contains(count) }

  /// The cells of a row as they may be shown, when its sum is known; zeros are. `nil` when the row must not be shown.
  ///
  /// Small cells are masked; then the smallest of the others, until what is masked is more than one cell, is no small
  /// group taken together, and leaves a choice. Where nothing is left to choose, the number of masked cells would tell.
  static func row(_ cells: [Int], detail: Bool) -> [ShownCount]? {
    var hidden = cells.map { !detail && isSmall($0) }
    if hidden.contains(true) {
      var others = cells.indices.filter { !hidden[$0] && cells[$0] > 0 }.sorted { (cells[$0], $0) < (cells[$1], $1) }[
        ...]
      while !isSafe(cells, hidden) {
        guard let next = others.popFirst() else { return nil }
        hidden[next] = true
      }
    }
    return zip(cells, hidden).map { $1 ? .masked : .exact($0) }
  }

  private static func isSafe(_ cells: [Int], _ hidden: [Bool]) -> Bool {
    let masked = zip(cells, hidden).filter(\.1).map(\.0)
    let sum = masked.reduce(0, +)
    return masked.count > 1 && sum >= smallest && sum > masked.count
  }

  /// A number that is a part of totals that are shown.
  static func part(_ count: Int, of totals: [Int], detail: Bool) -> ShownCount {
    guard !detail else { return .exact(count) }
    guard !isSmall(count) else { return .masked }
    guard let total = totals.filter({ isSmall($0 - count) }).min() else { return .exact(count) }
    // From 5 to total − 1: one number only up to 6.
    guard total > smallest + 1 else { return .masked }
    return .atLeast(max(smallest, total - smallest + 1))
  }
}

extension Double {
  /// To so many decimals, half away from zero: what is masked must not be found again in further decimals.
  func rounded(decimals: Int) -> Double {
    let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return (self * power).rounded() / power
  }
}

extension Interval {
  func rounded(decimals: Int) -> Interval {
    Interval(low: low.rounded(decimals: decimals), high: high.rounded(decimals: decimals))
  }
}
