// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// A negotiable term (condition) of an offer: price, delay, payment, warranty…
public struct Term: Hashable, Sendable {
  /// Short and typed at the console, such as `prix`.
  public var id: String
  public var title: String
  public var value: Value

  public init(id: String, title: String, value: Value) {
    self.id = id
    self.title = title
    self.value = value
  }

  public enum Value: Hashable, Sendable {
    case quantity(Quantity, range: ClosedRange<Decimal64>?, step: Decimal64?)
    /// One of several named values.
    case choice(String, among: [String])
  }

  /// `nil` for a term of named values.
  public var quantity: Quantity? {
    if case .quantity(let quantity, _, _) = value { quantity } else { nil }
  }

  public var unit: String? { quantity?.unit }
}

extension Term {
  /// The ``id`` as it is said, with the accents that the title has: `délai` for `delai`.
  public var spokenID: String {
    title.foldedWordRanges.first { $0.word == id.folded }.map { title[$0.range].lowercased() } ?? id
  }
}

/// An exact amount with its unit: euros in cents, rates in basis points, the rest in whole or decimal units.
public struct Quantity: Hashable, Sendable {
  public var amount: Decimal64
  /// `EUR`, `%`, or a word in the plural such as `semaines`; empty for a bare number.
  public var unit: String

  public init(_ amount: Decimal64, _ unit: String) {
    self.amount = amount
    self.unit = unit
  }

  /// `48 500 €`, `30 %`, `1 semaine`, `8 semaines`.
  public var french: String { french(amount) }

  private func french(_ amount: Decimal64) -> String {
    switch unit {
    case "": amount.french
    case "EUR": amount.french + "\u{A0}€"
    case "%": amount.french + "\u{A0}%"
    default: amount.french + "\u{A0}" + wordForm(of: amount)
    }
  }

  /// The unit in the singular below two, as French has it: `1,5 jour`.
  private func wordForm(of amount: Decimal64) -> String {
    let isSingular = amount < Decimal64(units: 2) && Decimal64(units: -2) < amount
    guard isSingular, unit.hasSuffix("s"), unit != "mois" else { return unit }
    return String(unit.dropLast())
  }
}

extension LimitValue {
  /// As shown to users.
  public var french: String {
    switch self {
    case .number(let number): number.french
    case .name(let name): name
    }
  }
}
