// SPDX-License-Identifier: GPL-3.0-or-later

package import FrenchText

/// A number with its unit, as found in a French text: `41 000 €`, `5 semaines`, `−15 %`, `41 k€`, `deux ans`.
package struct Figure: Hashable, Sendable {
  /// Reduced to the unit of ``dimension``, without its sign.
  package let amount: Decimal64
  package let dimension: Dimension
  /// As written.
  package let text: String

  /// Units that can be compared with one another.
  package enum Dimension: Hashable, Sendable {
    case euros
    case percent
    /// `jours`, `semaines`.
    case days
    /// `mois`, `ans`.
    case months
    /// Any other word, folded, in the singular.
    case word(String)
  }

  /// An amount in the unit of a term.
  package init(_ amount: Decimal64, unit: String) {
    let (dimension, factor) = Dimension.of(unit: unit)
    self.dimension = dimension
    self.amount = amount.magnitude.times(factor) ?? amount.magnitude
    text = Quantity(amount, unit).french
  }

  init(amount: Decimal64, dimension: Dimension, text: String) {
    self.amount = amount
    self.dimension = dimension
    self.text = text
  }
}

extension Figure.Dimension {
  /// The dimension of a unit and how many of its base unit one makes.
  package static func of(unit: String) -> (Figure.Dimension, Int64) {
    let word = unit.folded
    switch word {
    case "eur", "euro", "euros", "€": return (.euros, 1)
    case "k€", "keur", "keuros", "ke": return (.euros, 1000)
    case "m€", "meur": return (.euros, 1_000_000)
    case "%", "pour cent", "pourcent", "pourcents": return (.percent, 1)
    case "jour", "jours", "j": return (.days, 1)
    case "semaine", "semaines", "sem": return (.days, 7)
    case "mois": return (.months, 1)
    case "an", "ans", "annee", "annees": return (.months, 12)
    default: return (.word(word.hasSuffix("s") ? String(word.dropLast()) : word), 1)
    }
  }
}

extension Decimal64 {
  var magnitude: Decimal64 { units < 0 && units > .min ? Decimal64(units: -units, scale: scale) : self }

  /// `nil` on overflow.
  func times(_ factor: Int64) -> Decimal64? {
    let (product, overflow) = units.multipliedReportingOverflow(by: factor)
    return overflow ? nil : Decimal64(units: product, scale: scale)
  }

  /// `nil` on overflow.
  func minus(_ other: Decimal64) -> Decimal64? {
    let scale = max(scale, other.scale)
    guard let a = rescaled(to: scale), let b = other.rescaled(to: scale) else { return nil }
    let (difference, overflow) = a.units.subtractingReportingOverflow(b.units)
    return overflow ? nil : Decimal64(units: difference, scale: scale)
  }
}
