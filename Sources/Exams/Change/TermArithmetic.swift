// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

/// Why an effect cannot be applied to a term.
enum TermEffectError: Error {
  /// A number for a term of named values.
  case numberForChoice(among: [String])
  /// Names for a quantity.
  case namesForQuantity
  case noName
  case overflow
}

extension Term {
  /// The term once an effect is made, and what it asks for when that is not one value.
  ///
  /// A ceiling lowers a value above it and leaves one below; a floor the reverse; a range brings the value to its
  /// nearer end. A choice keeps its value when it is among the new ones, else takes the first of them.
  func applying(_ effect: Change.TermEffect) throws(TermEffectError) -> (Term, TermBound?) {
    switch (value, effect) {
    case (.choice(let current, let among), .choices(let names)):
      guard let first = names.first else { throw .noName }
      let kept = names.contains(current) ? current : first
      let all = among + names.filter { !among.contains($0) }
      return (with(.choice(kept, among: all)), names.count > 1 ? .oneOf(names) : nil)
    case (.choice(_, let among), _): throw .numberForChoice(among: among)
    case (.quantity, .choices): throw .namesForQuantity
    case (.quantity(let quantity, _, _), .value(let value)): return (with(value, quantity), nil)
    case (.quantity(let quantity, _, _), .ceiling(let most)):
      return (with(min(quantity.amount, most), quantity), .atMost(most))
    case (.quantity(let quantity, _, _), .floor(let least)):
      return (with(max(quantity.amount, least), quantity), .atLeast(least))
    case (.quantity(let quantity, _, _), .range(let first, let second)):
      let (low, high) = (min(first, second), max(first, second))
      return (with(min(max(quantity.amount, low), high), quantity), .between(low, high))
    case (.quantity(let quantity, _, _), .variation(let basisPoints)):
      guard let varied = quantity.amount.varied(byBasisPoints: basisPoints) else { throw .overflow }
      return (with(varied, quantity), nil)
    }
  }

  private func with(_ value: Value) -> Term { Term(id: id, title: title, value: value) }

  private func with(_ amount: Decimal64, _ quantity: Quantity) -> Term {
    guard case .quantity(_, let range, let step) = value else { return self }
    return with(.quantity(Quantity(amount, quantity.unit), range: range, step: step))
  }
}

extension Decimal64 {
  /// This amount varied by so many hundredths of a percent, exactly, then rounded to two decimals (or its own, when
  /// it has more), half away from zero, without useless zeros. `nil` when it does not fit.
  ///
  /// `48 500` varied by −1500 is `41 225`.
  func varied(byBasisPoints basisPoints: Int64) -> Decimal64? {
    let (factor, tooMuch) = basisPoints.addingReportingOverflow(10_000)
    guard !tooMuch, (0...6).contains(scale) else { return nil }
    let decimals = Swift.max(2, scale)
    guard let wide = rescaled(to: decimals) else { return nil }
    let (product, overflow) = wide.units.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    var (units, places) = (product.dividedHalfAwayFromZero(by: 10_000), decimals)
    while places > scale, units % 10 == 0 { (units, places) = (units / 10, places - 1) }
    return Decimal64(units: units, scale: places)
  }
}

extension TermEffectError {
  func diagnostic(_ term: Term, change: Int, path: String) -> Diagnostic {
    let start = "Modification \(change)\u{A0}: "
    let (what, hint): (String, String) =
      switch self {
      case .numberForChoice(let among):
        (
          "\(quoted(term.title)) se choisit parmi des valeurs nommées\u{202F}; l’effet chiffré n’est pas appliqué.",
          "Écrivez l’une de ces valeurs\u{A0}: \(among.frenchList("ou"))."
        )
      case .namesForQuantity:
        ("\(quoted(term.title)) se chiffre\u{202F}; l’effet nommé n’est pas appliqué.", "Écrivez un nombre.")
      case .noName:
        ("l’effet sur \(quoted(term.title)) ne propose aucune valeur.", "Écrivez au moins une valeur.")
      case .overflow:
        ("l’effet sur \(quoted(term.title)) donne un nombre trop grand\u{202F}; il n’est pas appliqué.", "")
      }
    return Diagnostic(.warning, "modification.effet-inapplicable", at: path, start + what, hint: hint)
  }
}
