// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// A figure of a typed line, with its sign and unit.
struct TypedValue: Hashable, Sendable {
  /// `nil` when it passes every scale.
  var amount: Decimal64?
  var typed: String
  /// `nil` when it has no sign.
  var isNegative: Bool?
  /// `EUR`, `%`, `k€` or a folded word; `nil` when none was typed.
  var unit: String?

  /// As it is said back: `46 500 €`.
  var shown: String {
    let sign = isNegative == true ? "−" : ""
    guard let amount, amount.units != 0 || unit != nil else { return sign + typed }
    let word = unit == "k€" || unit == nil ? "" : unit ?? ""
    let quantity = Quantity(amount, word).french
    return sign + (unit == "k€" ? amount.french + "\u{A0}k€" : quantity)
  }

  /// What a value means for a term.
  enum Reading: Hashable, Sendable {
    case place(Int64, isRelative: Bool)
    case strange
    case wrongUnit
    case noSuchChoice
  }

  /// In the unit of the term, exactly; signed values are counted from the offer that stands. What lies more than the
  /// whole range beyond its ends is strange; so is less than nothing, and more than 100 %.
  func reading(for issue: TermIssue, standing: Int64) -> Reading {
    let term = issue.term
    guard case .quantity(let quantity, _, _) = term.value else { return choice(term) }
    guard let amount else { return .strange }
    let sign: Int128 = isNegative == true ? -1 : 1
    if unit == "%", quantity.unit != "%" {
      guard isNegative != nil, let points = amount.rescaled(to: 6), points.units <= 100_000_000 else {
        return isNegative == nil ? .wrongUnit : .strange
      }
      // To the hundredth of a unit, half away from zero.
      let change = Int128(standing) * Int128(points.units) / 100_000_000
      let hundredths = (abs(change) + 5000) / 10_000 * 10_000 * (change < 0 ? -1 : 1)
      return checked(Int128(standing) + sign * hundredths, issue, isRelative: true)
    }
    guard let factor = factor(to: quantity.unit) else { return .wrongUnit }
    guard let exact = amount.rescaled(to: 6) else { return .strange }
    let places = Int128(exact.units) * Int128(factor.times)
    guard places % Int128(factor.over) == 0 else { return .wrongUnit }
    let value = places / Int128(factor.over)
    guard isNegative != nil else { return checked(value, issue, isRelative: false) }
    // A step from where the offer stands, not a value below nothing.
    guard value * 2 <= abs(Int128(standing)) || quantity.unit == "%" else { return .strange }
    return checked(Int128(standing) + sign * value, issue, isRelative: true)
  }

  private func choice(_ term: Term) -> Reading {
    guard case .choice(_, let among) = term.value else { return .noSuchChoice }
    let words = Set(([typed] + [unit].compactMap { $0 }).map(\.folded))
    let fitting = among.indices.filter { Set(among[$0].foldedWords.map(String.init)).isSuperset(of: words) }
    return fitting.count == 1 ? .place(Int64(fitting[0]), isRelative: false) : .noSuchChoice
  }

  private func factor(to wanted: String) -> (times: Int64, over: Int64)? {
    guard let unit else { return (1, 1) }
    let (typed, times) = Figure.Dimension.of(unit: unit == "h" ? "heure" : unit)
    let (own, over) = Figure.Dimension.of(unit: wanted)
    // A bare unit of the paper takes whatever word people give it.
    if wanted.isEmpty { return typed == .euros || typed == .percent ? nil : (1, 1) }
    return typed == own ? (times, over) : nil
  }

  private func checked(_ place: Int128, _ issue: TermIssue, isRelative: Bool) -> Reading {
    let span = Int128(issue.high) - Int128(issue.low)
    let isFar = place < Int128(issue.low) - span || place > Int128(issue.high) + span
    let isNothing = place < 0 && issue.low >= 0
    let isTooMuch = issue.term.unit == "%" && place > 100 * Int128(Term.unitPlaces)
    guard !isFar, !isNothing, !isTooMuch, let exact = Int64(exactly: place) else { return .strange }
    return .place(exact, isRelative: isRelative)
  }
}

extension TermIssue {
  /// Whether a value without a name may be taken for this term's: within its range, or near.
  func isUsual(_ place: Int64) -> Bool {
    let margin = (high - low) / 4
    return (low - margin...high + margin).contains(place)
  }
}
