// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// Which way a party pulls a term: towards less of it, or more. For named values, towards the first or the last.
public enum Direction: String, Hashable, Sendable, CaseIterable {
  case less
  case more

  var opposite: Direction { self == .less ? .more : .less }

  /// Whether the first of two places on a term's scale suits such a party better than the second.
  func prefers(_ first: Int64, to second: Int64) -> Bool { self == .less ? first < second : first > second }

  /// The place that suits such a party better, or worse.
  func better(_ first: Int64, _ second: Int64) -> Int64 { self == .less ? min(first, second) : max(first, second) }
  func worse(_ first: Int64, _ second: Int64) -> Int64 { self == .less ? max(first, second) : min(first, second) }
}

extension Direction {
  /// From what a party said of itself: where it would like to be, and how far it would go. `nil` when both are the
  /// same, or one is missing, or they are no values of the term.
  init?(_ limit: ClientRole.Limit?, of term: Term) {
    guard let ideal = limit?.ideal.flatMap(term.place), let last = limit?.limit.flatMap(term.place), ideal != last
    else { return nil }
    self = ideal < last ? .less : .more
  }

  /// What an ordinary counterpart wants of a term, by its words; where they say nothing, and with a colleague, the end
  /// of the range that is farther from the candidate's own value; for named values the last: people write them rising.
  static func expected(of term: Term, counterpart: CandidatePapers.Counterpart) -> Direction {
    if counterpart != .colleague, let isLess = term.nature.isLessForBuyer {
      return isLess == (counterpart != .supplier) ? .less : .more
    }
    guard case .quantity(let quantity, let range?, _) = term.value, let value = term.place(.number(quantity.amount)),
      let low = term.place(.number(range.lowerBound)), let high = term.place(.number(range.upperBound))
    else { return counterpart == .supplier ? .less : .more }
    return value - low >= high - value ? .less : .more
  }
}
