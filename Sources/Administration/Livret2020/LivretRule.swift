// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText
import Sittings

/// One case of livret-2020: the row that it makes, or `nil` where it does not apply.
protocol LivretRule {
  func row(for entry: LivretEntry) -> LivretRow?
}

extension LivretEntry {
  /// The last day of orals that count: "before 16 March 2020".
  public static let lastDay = Day(daysSince1970: 18_336)

  /// The unit's two columns, by the first case that applies. An oral of 16 March 2020 or later is none.
  public var row: LivretRow {
    let rules: [any LivretRule] = [
      OneOffWhole(), OneOffPart(), AllSituationsHeld(), SomeSituationsHeld(), NoSituationHeld(),
    ]
    for rule in rules { if let row = rule.row(for: self) { return row } }
    return ContinuousOnly.row(for: self)
  }

  /// The one-off oral that counts.
  var oneOffBefore: OneOff? { oneOff.flatMap { $0.day <= Self.lastDay ? $0 : nil } }

  /// The situations that were held.
  var held: [Decimal64] { situations.compactMap { $0 } }

  /// Σ mark × weight ÷ Σ weight, to the half point, halves away from zero; `nil` without weights where several count.
  func mean(of marks: [Decimal64?]) -> Decimal64? {
    let known = marks.enumerated().compactMap { index, mark in mark.map { (index, $0) } }
    guard let first = known.first else { return nil }
    let step = Decimal64(units: 5, scale: 1)
    let scale = known.map(\.1.scale).max() ?? 0
    let power = (0..<scale).reduce(Int128(1)) { power, _ in power * 10 }
    var (sum, total) = (Int128(0), Int128(0))
    for (index, mark) in known {
      guard let weight = known.count == 1 ? 1 : weights.flatMap({ $0.indices.contains(index) ? $0[index] : nil }),
        let units = mark.rescaled(to: scale)?.units
      else { return nil }
      sum += Int128(units) * Int128(weight)
      total += Int128(weight)
    }
    // A single mark stays as it was given.
    guard known.count > 1 else { return first.1 }
    return step.nearestMultiple(ofNumerator: sum, denominator: total * power)
  }
}
