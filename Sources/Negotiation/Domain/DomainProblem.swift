// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// Why preferences and issues make no domain.
public struct DomainRefusal: Error, Hashable {
  /// All that is wrong; never empty.
  public let problems: [DomainProblem]
}

/// One thing that is wrong with a domain.
public struct DomainProblem: Hashable, Sendable {
  /// Where, as the file of a domain names it: `parties[0].weights[2]`.
  public let path: String
  public let kind: Kind

  public enum Kind: Hashable, Sendable {
    case noIssue
    case noName
    case repeatedName(String)
    case noValue
    case repeatedValue(String)
    /// A value of a grid that is no whole number.
    case notWhole(String)
    /// More outcomes than an index can number.
    case tooManyOutcomes
    case weightCount(Int, expected: Int)
    /// The sum, which is not 1.
    case weightSum(Decimal64)
    case tableCount(Int, expected: Int)
    case valueCount(Int, expected: Int)
    /// A weight or a value of a table outside of 0…1.
    case notShare(Decimal64)
    case tooPrecise(Decimal64, decimals: Int)
    /// A reservation outside of −1…2.
    case reservationRange(Decimal64)
  }
}
