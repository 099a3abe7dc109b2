// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Negotiation

/// SplitMix64: the same domains at each run.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

/// Preferences in whole units: weights in ten-thousandths, values in millionths, the reservation in 10⁻¹⁰.
struct RawPreferences {
  var weights: [Int]
  var tables: [[Int]]
  var reservation: Int

  var preferences: Preferences {
    Preferences(
      weights: weights.map { Decimal64(units: Int64($0), scale: 4) },
      tables: tables.map { $0.map { Decimal64(units: Int64($0), scale: 6) } },
      reservation: Decimal64(units: Int64(reservation), scale: 10))
  }
}

/// A small domain of any kind: one to four issues of one to five values, coarse numbers (hence ties) or fine ones,
/// reservations anywhere, some exactly on an outcome.
struct RandomDomain {
  var sizes: [Int]
  var seller: RawPreferences
  var buyer: RawPreferences

  init(seed: Int) {
    var generator = Seeded(seed)
    let sizes = (0..<generator.number(1...4)).map { _ in generator.number(1...5) }
    self.sizes = sizes
    // The coarser, the more ties.
    let grain = [250_000, 100_000, 62_500, 2][generator.number(0...3)]
    seller = Self.preferences(sizes, grain, &generator)
    buyer = Self.preferences(sizes, grain, &generator)
    // Some are zero-sum.
    if generator.number(0...5) == 0 {
      buyer = seller
      buyer.tables = seller.tables.map { $0.map { 1_000_000 - $0 } }
    }
    seller.reservation = Self.reservation(seller, &generator)
    buyer.reservation = Self.reservation(buyer, &generator)
  }

  var domain: NegotiationDomain {
    get throws {
      try NegotiationDomain(
        issues: sizes.enumerated().map { number, size in
          Negotiation.Issue(name: "objet \(number)", kind: .integerGrid, values: (0..<size).map(String.init))
        }, seller: seller.preferences, buyer: buyer.preferences)
    }
  }

  private static func preferences(_ sizes: [Int], _ grain: Int, _ generator: inout Seeded) -> RawPreferences {
    var weights = sizes.map { _ in 0 }
    let step = grain == 2 ? 1 : 1_000
    for _ in 0..<(10_000 / step) { weights[generator.number(0...sizes.count - 1)] += step }
    let tables = sizes.map { size in
      (0..<size).map { _ in generator.number(0...1_000_000 / grain) * grain }
    }
    return RawPreferences(weights: weights, tables: tables, reservation: 0)
  }

  private static func reservation(_ party: RawPreferences, _ generator: inout Seeded) -> Int {
    let outcome = party.tables.map { generator.number(0...$0.count - 1) }
    let utility = outcome.indices.reduce(0) { $0 + party.weights[$1] * party.tables[$1][outcome[$1]] }
    switch generator.number(0...9) {
    case 0: return 0
    case 1: return 10_000_000_000
    case 2: return 12_000_000_000
    case 3: return -5_000_000_000
    // Even, so that it can be halved.
    case 4...6: return utility / 2 * 2
    default: return generator.number(0...6_000_000_000) / 2 * 2
    }
  }
}
