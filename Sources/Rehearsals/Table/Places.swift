// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// A term's values as whole numbers on one scale: millionths of the unit for a quantity, the rank for a named value.
extension Term {
  /// One unit of a quantity, in places.
  static let unitPlaces: Int64 = 1_000_000

  /// No place lies farther from 0: sums and differences of two never overflow.
  static let farthest: Int64 = 1_000_000_000_000_000_000

  /// Where a value stands. `nil` when it is no value of this term, or passes 10^12 units.
  func place(_ value: LimitValue) -> Int64? {
    switch (self.value, value) {
    case (.quantity, .number(let amount)):
      guard let exact = amount.rescaled(to: 6), (-Term.farthest...Term.farthest).contains(exact.units) else {
        return nil
      }
      return exact.units
    case (.choice(_, let among), .name(let name)): return among.firstIndex { $0.matches(name) }.map(Int64.init)
    default: return nil
    }
  }

  /// The value at a place, with no more decimals than it takes; the nearest name for a choice.
  func value(at place: Int64) -> LimitValue {
    switch value {
    case .quantity:
      var (units, scale) = (place, 6)
      while scale > 0, units % 10 == 0 { (units, scale) = (units / 10, scale - 1) }
      return .number(Decimal64(units: units, scale: scale))
    case .choice(let current, let among):
      let index = Int(min(max(place, 0), Int64(max(0, among.count - 1))))
      return .name(among.indices.contains(index) ? among[index] : current)
    }
  }

  /// What the paper offers; 0 for an amount beyond every scale.
  var offeredPlace: Int64 { place(offered) ?? 0 }

  /// `48 500 €`, from a place.
  func french(at place: Int64) -> String { french(value(at: place)) }
}

/// The place so many thousandths of the way from one to another, rounded to nearest.
func along(_ from: Int64, _ to: Int64, permille: Int64) -> Int64 {
  let way = (Int128(to) - Int128(from)) * Int128(permille)
  return from + Int64((2 * way + (way < 0 ? -1000 : 1000)) / 2000)
}
