// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import FrenchText

/// A situation with its changes applied, in order, to a copy.
public struct AppliedSituation: Hashable, Sendable {
  public let before: Situation
  public let after: Situation
  public let changes: [Change]
  public let termDeltas: [TermDelta]
  public let contextDeltas: [ContextDelta]
  /// What could not be applied, then what does not hold together. Warnings and notes only: the jury is sovereign.
  public let diagnostics: [Diagnostic]

  /// What the change numbered `number` (from 1) does to terms.
  public func termDeltas(of number: Int) -> [TermDelta] { termDeltas.filter { $0.change == number } }
  /// What it does to the rest.
  public func contextDeltas(of number: Int) -> [ContextDelta] { contextDeltas.filter { $0.change == number } }
}

/// A term before and after one effect of a change.
public struct TermDelta: Hashable, Sendable {
  /// The number of the change, from 1.
  public var change: Int
  /// The place of the effect in the change, from 0.
  public var effect: Int
  public var before: Term
  public var after: Term
  /// What is asked for, when it is not one value.
  public var bound: TermBound?

  /// Whether the term is what it was.
  public var isNeutral: Bool { before == after && bound == nil }
  /// `48 500 €`.
  public var frenchBefore: String { before.frenchValue }
  /// `41 225 €`, `au plus 41 000 €`.
  public var frenchAfter: String { bound.map { $0.french(unit: after.unit) } ?? after.frenchValue }
}

/// A demand that leaves some room.
public enum TermBound: Hashable, Sendable {
  case atMost(Decimal64)
  case atLeast(Decimal64)
  case between(Decimal64, Decimal64)
  case oneOf([String])

  /// `au plus 41 000 €`, `de 3 à 5 semaines`, `aucune ou 1 jour incluse`.
  public func french(unit: String?) -> String {
    let unit = unit ?? ""
    return switch self {
    case .atMost(let value): "au plus " + Quantity(value, unit).french
    case .atLeast(let value): "au moins " + Quantity(value, unit).french
    case .between(let low, let high): "de \(low.french) à \(Quantity(high, unit).french)"
    case .oneOf(let names): names.frenchList("ou")
    }
  }
}

/// What a change does beside the terms.
public struct ContextDelta: Hashable, Sendable {
  /// The number of the change, from 1.
  public var change: Int
  public var effect: Int
  public var kind: Kind

  public enum Kind: Hashable, Sendable {
    case counterpart(before: ClientRole?, after: Change.Counterpart)
    case motives(before: [ClientRole.WeightedMotive], after: [ClientRole.WeightedMotive])
    case competitor(Change.Competitor)
    case context(String)
  }
}

extension Term {
  /// Its value as French has it: `48 500 €`, `1 jour incluse`.
  public var frenchValue: String {
    switch value {
    case .quantity(let quantity, _, _): quantity.french
    case .choice(let name, _): name
    }
  }
}
