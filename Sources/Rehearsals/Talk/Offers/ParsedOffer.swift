// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What a typed line says of the terms.
struct ParsedOffer: Hashable, Sendable {
  /// The places offered, by the term's place in the table.
  var values: [Int: Int64] = [:]
  /// Terms whose value was counted from the offer that stands: `-5 %`.
  var relative: Set<Int> = []
  /// In the order in which they were met.
  var problems: [Problem] = []
  /// Whether the line says that it is an offer, or names a term.
  var isExplicit = false

  var isEmpty: Bool { values.isEmpty && problems.isEmpty }

  /// What keeps the line from being an offer; nothing is offered until it is mended.
  enum Problem: Hashable, Sendable {
    /// Two values for one term.
    case twice(term: Int)
    /// Far out of what is usual, negative, or too large to count.
    case strange(String)
    /// The unit is not the term's.
    case unit(term: Int)
    /// No such name among the values.
    case choice(term: Int)
    /// A figure of which nothing says what it is about.
    case unnamed(String)
    /// A word with a figure that is no term of the paper.
    case unknown(String)
  }

  mutating func set(_ term: Int, _ place: Int64) {
    if let before = values[term], before != place {
      problems.append(.twice(term: term))
    } else {
      values[term] = place
    }
  }
}
