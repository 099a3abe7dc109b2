// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// Something that is negotiated, and the values between which one chooses.
public struct Issue: Hashable, Sendable {
  /// Unique within a domain.
  public let name: String
  public let kind: Kind
  /// As people write it (`EUR`, `semaines`); empty when there is none.
  public let unit: String
  /// In the order by which outcomes refer to them: an outcome holds a position, from 0.
  public let values: [String]

  public init(name: String, kind: Kind, unit: String = "", values: [String]) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.values = values
  }

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Whole numbers.
    case integerGrid = "integer_grid"
    /// Words.
    case categorical
  }
}

/// What a party wants, as it was written: linear additive preferences (Keeney and Raiffa, *Decisions with Multiple
/// Objectives*, 1976). ``NegotiationDomain`` holds them to its rules.
public struct Preferences: Hashable, Sendable {
  /// What each issue counts for, 0…1 with at most 4 decimals; their sum is 1.
  public let weights: [Decimal64]
  /// For each issue, what each of its values is worth, 0…1 with at most 6 decimals.
  public let tables: [[Decimal64]]
  /// The utility below which no agreement is better than this one; at most 10 decimals. One that no outcome reaches
  /// (at most 2) is allowed, as is one that all reach (at least −1).
  public let reservation: Decimal64

  public init(weights: [Decimal64], tables: [[Decimal64]], reservation: Decimal64) {
    self.weights = weights
    self.tables = tables
    self.reservation = reservation
  }
}
