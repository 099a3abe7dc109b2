// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
internal import Negotiation

/// A domain that is the same at each run: `issues` issues of ten values, 10^`issues` outcomes. SplitMix64 seeded with the
/// number of issues draws, in order: the seller's weights (each issue one hundredth, the rest hundredth by hundredth), its
/// tables (six decimals, increasing), then the buyer's weights and tables (decreasing). Both reservations are 0.3.
///
/// Opposed: the buyer's weights are the seller's, its tables what is left to 1, moved by at most 0.0002 either way:
/// much is frontier. Zero-sum: not moved at all, so that all is. Both reservations are then 0.
struct GeneratedDomain {
  private let seller: (weights: [Int64], tables: [[Int64]])
  private let buyer: (weights: [Int64], tables: [[Int64]])
  private let reservation: Int64

  enum Kind: String { case plain, opposed, zeroSum }

  init(issues: Int, _ kind: Kind) {
    var generator = SplitMix64(state: UInt64(issues))
    func weights() -> [Int64] {
      var weights = Array(repeating: Int64(1), count: issues)
      for _ in 0..<(100 - issues) { weights[generator.number(below: issues)] += 1 }
      return weights
    }
    func table() -> [Int64] { (0..<10).map { _ in Int64(generator.number(below: 1_000_001)) }.sorted() }
    seller = (weights(), (0..<issues).map { _ in table() })
    switch kind {
    case .plain: buyer = (weights(), (0..<issues).map { _ in table().reversed() })
    case .opposed:
      let moved = seller.tables.map { table in
        table.map { min(1_000_000, max(0, 999_800 - $0 + Int64(generator.number(below: 401)))) }
      }
      buyer = (seller.weights, moved)
    case .zeroSum: buyer = (seller.weights, seller.tables.map { $0.map { 1_000_000 - $0 } })
    }
    reservation = kind == .plain ? 3 : 0
  }

  private var names: [String] { seller.weights.indices.map { "issue \($0 + 1)" } }

  func domain() throws -> NegotiationDomain {
    func preferences(_ party: (weights: [Int64], tables: [[Int64]])) -> Preferences {
      Preferences(
        weights: party.weights.map { Decimal64(units: $0, scale: 2) },
        tables: party.tables.map { $0.map { Decimal64(units: $0, scale: 6) } },
        reservation: Decimal64(units: reservation, scale: 1))
    }
    return try NegotiationDomain(
      issues: names.map { Issue(name: $0, kind: .integerGrid, values: (0..<10).map(String.init)) },
      seller: preferences(seller), buyer: preferences(buyer))
  }

  /// In the schema `negotiation-domain/1`.
  var json: String {
    let issues = names.map { #"{"name":"\#($0)","kind":"integer_grid","unit":"","values":\#(Array(0..<10))}"# }
    func party(_ role: String, _ party: (weights: [Int64], tables: [[Int64]])) -> String {
      let tables = party.tables.map { #"{"type":"table","values":\#(list($0, 6))}"# }.joined(separator: ",")
      return #"{"role":"\#(role)","weights":\#(list(party.weights, 2)),"bias":0,"value_functions":[\#(tables)],"#
        + #""reservation":\#(Decimal64(units: reservation, scale: 1).plain)}"#
    }
    return #"{"schema":"negotiation-domain/1","id":"generated","issues":[\#(issues.joined(separator: ","))],"#
      + #""parties":[\#(party("seller", seller)),\#(party("buyer", buyer))]}"#
  }

  private func list(_ numbers: [Int64], _ scale: Int) -> String {
    "[" + numbers.map { Decimal64(units: $0, scale: scale).plain }.joined(separator: ",") + "]"
  }
}

/// Steele, Lea, Flood (2014).
struct SplitMix64 {
  var state: UInt64

  /// The high half of a product: even enough for a benchmark, and the same everywhere.
  mutating func number(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)).multipliedFullWidth(by: UInt64(bound)).high)
  }
}
