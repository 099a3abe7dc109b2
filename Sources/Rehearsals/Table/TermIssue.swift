// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// A term as the parties bargain over it: its ends, and the values that they usually say.
struct TermIssue: Hashable, Sendable {
  let term: Term
  /// What its words say that it is about: read once, they are folded each time.
  let nature: TermNature
  /// The ends of its range, in places; the paper's value lies between.
  let low: Int64
  let high: Int64
  /// How people speak of it: `la garantie`; its title in guillemets when no usual word names it, or several terms.
  var noun: String
  /// The usual values in rising order: from the low end by the step, with the paper's value and the high end.
  var grid: [Int64]

  /// A term without a range gets one around the paper's value: from 80 to 110 % for a price, from half to twice for
  /// the rest. One without a step gets about twenty-five values, at round distances.
  init(_ term: Term) {
    self.term = term
    nature = term.nature
    noun = nature.noun ?? quoted(term.title)
    let offered = term.offeredPlace
    switch term.value {
    case .choice(_, let among):
      low = 0
      high = Int64(max(0, among.count - 1))
      grid = Array(0...high)
    case .quantity(_, let range, let step):
      let (first, last) = TermIssue.ends(of: term, range, offered)
      low = first
      high = last
      let typed = step.flatMap { term.place(.number($0)) } ?? 0
      let distance = typed > 0 ? typed : TermIssue.roundStep(for: (last - first) / 25, of: term)
      // A step far too small for its range is read as what it is worth: at most a thousand values.
      let wide = max(distance, (last - first) / 1000, 1)
      let steps = stride(from: first, through: last, by: Int64.Stride(wide))
      grid = Set(Array(steps) + [offered, last]).sorted()
    }
  }

  private static func ends(of term: Term, _ range: ClosedRange<Decimal64>?, _ offered: Int64) -> (Int64, Int64) {
    if let range, let low = term.place(.number(range.lowerBound)), let high = term.place(.number(range.upperBound)) {
      return (min(low, offered), max(high, offered))
    }
    if offered == 0 { return (0, 10 * Term.unitPlaces) }
    let isPrice = term.nature == .price
    let first = offered / 100 * (isPrice ? 80 : 50)
    let last = offered / 100 * (isPrice ? 110 : 200)
    return (min(first, last), max(first, last))
  }

  /// The round distance (1, 2 or 5 times a power of ten) that is not below another; a whole unit at least.
  static func roundStep(for distance: Int64, of term: Term) -> Int64 {
    var step = Term.unitPlaces
    while step < distance, step < Int64.max / 100 {
      for factor in [1, 2, 5] as [Int64] where step * factor >= distance { return step * factor }
      step *= 10
    }
    return step
  }

  /// The usual value nearest to a place; the lower of two.
  func nearest(to place: Int64) -> Int64 {
    grid.min { abs($0 - place) < abs($1 - place) } ?? place
  }

  /// Every other value, counted from the paper's, with both ends.
  mutating func thin() {
    let anchor = grid.firstIndex(of: term.offeredPlace) ?? 0
    let last = grid.count - 1
    grid = grid.indices.filter { ($0 - anchor).isMultiple(of: 2) || $0 == 0 || $0 == last }.map { grid[$0] }
  }
}

extension TermIssue {
  /// `le prix à 46 500 € HT`, `la formation « 6 jours inclus »`.
  func phrase(_ place: Int64) -> String {
    if case .choice = term.value { return "\(noun) \(quoted(term.french(at: place)))" }
    return "\(noun) à \(spoken(place))"
  }

  /// `46 500 € HT`: the value with what its title says of taxes.
  func spoken(_ place: Int64) -> String { term.spoken(term.value(at: place)) }
}

extension Term {
  /// `46 500 € HT`: the value with what its title says of taxes.
  func spoken(_ value: LimitValue) -> String {
    guard unit == "EUR" else { return french(value) }
    let words = title.foldedWords
    let tax = words.contains("ht") ? "\u{A0}HT" : words.contains("ttc") ? "\u{A0}TTC" : ""
    return french(value) + tax
  }
}

extension String {
  /// With its first letter in upper case.
  var capitalizedFirst: String {
    guard let first else { return self }
    return first.uppercased() + dropFirst()
  }
}
