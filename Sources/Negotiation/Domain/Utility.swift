// SPDX-License-Identifier: GPL-3.0-or-later

/// What an outcome is worth to a party, held exactly: a whole number of 10⁻¹⁰.
///
/// Weights have at most 4 decimals and values at most 6, so that every product and every sum of them is a whole number
/// of these units: utilities are compared, and ties found, without rounding.
public struct Utility: Hashable, Sendable {
  /// Multiples of 10⁻¹⁰; 0…10¹⁰ for the utility of an outcome.
  public let units: Int64

  public init(units: Int64) { self.units = units }

  /// Decimals that a utility may have.
  public static let decimals = 10
  public static let zero = Utility(units: 0)
  public static let one = Utility(units: 10_000_000_000)

  /// The nearest `Double`.
  public var value: Double { Double(units) / 1e10 }

  /// As machines spell it, exactly and without idle zeros: `0.7745934958`, `0.3`, `1`.
  public var plain: String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, Self.decimals + 1 - digits.utf8.count)) + digits
    var fraction = padded.suffix(Self.decimals)
    while fraction.last == "0" { fraction.removeLast() }
    let whole = (units < 0 ? "-" : "") + padded.dropLast(Self.decimals)
    return fraction.isEmpty ? whole : "\(whole).\(fraction)"
  }
}

extension Utility: Comparable {
  public static func < (a: Utility, b: Utility) -> Bool { a.units < b.units }
}

/// Who negotiates.
public enum Role: String, Hashable, Sendable, CaseIterable {
  case seller
  case buyer

  public var other: Role { self == .seller ? .buyer : .seller }
}
