// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// What one party puts on the table: a value for each term.
public struct Offer: Hashable, Sendable {
  /// By the term's id; a number for a quantity (in the term's unit), a name for a choice.
  public var values: [String: LimitValue]

  public init(_ values: [String: LimitValue] = [:]) { self.values = values }

  /// What the proposal itself offers.
  public init(proposing terms: [Term]) {
    values = Dictionary(terms.map { ($0.id, $0.offered) }) { first, _ in first }
  }

  public subscript(_ term: String) -> LimitValue? {
    get { values[term] }
    set { values[term] = newValue }
  }

  /// This offer with the values of another in place of its own.
  func replacing(with other: Offer) -> Offer { Offer(values.merging(other.values) { _, new in new }) }
}

extension Term {
  /// The value that the paper gives it.
  var offered: LimitValue {
    switch value {
    case .quantity(let quantity, _, _): .number(quantity.amount)
    case .choice(let name, _): .name(name)
    }
  }

  /// A value of this term as French has it: `48 500 €`, `6 jours inclus`.
  public func french(_ value: LimitValue) -> String {
    switch value {
    case .number(let amount): Quantity(amount, unit ?? "").french
    case .name(let name): name
    }
  }
}
