// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What a party wants of one term.
struct Stake: Hashable, Sendable {
  var direction: Direction
  /// Where it would like to be; no place beyond is worth more to it.
  var ideal: Int64
  /// How far it would go; `nil` for anywhere.
  var limit: Int64?
  /// The place that is worth nothing to it.
  var worst: Int64
  /// In ten-thousandths; those of a party add up to 10 000.
  var weight: Int64 = 0

  /// What a place is worth, in millionths: linear from the worst to the ideal, rounded to nearest.
  func value(_ place: Int64) -> Int64 {
    let sign: Int128 = ideal < worst ? -1 : 1
    let span = sign * (Int128(ideal) - Int128(worst))
    guard span != 0 else { return direction.prefers(worst, to: place) ? 0 : 1_000_000 }
    let share = min(max(sign * (Int128(place) - Int128(worst)), 0), span)
    return Int64((2 * share * 1_000_000 + span) / (2 * span))
  }

  func isWithinLimit(_ place: Int64) -> Bool { limit.map { !direction.prefers($0, to: place) } ?? true }

  /// Strictly inside the limit: what may be said without telling it.
  func isInsideLimit(_ place: Int64) -> Bool { limit.map { direction.prefers(place, to: $0) } ?? true }
}

/// The wants of one party, exact: utilities are whole numbers of 10^−10.
struct Party: Hashable, Sendable {
  /// One per term of the table.
  var stakes: [Stake]
  /// What it has without an agreement, in 10^−10; 0…10^10.
  var reservation: Int64 = 0

  /// 1, in 10^−10.
  static let one: Int64 = 10_000_000_000

  /// 0…10^10.
  func utility(_ bid: Bid) -> Int64 {
    zip(stakes, bid.places).reduce(0) { $0 + $1.0.weight * $1.0.value($1.1) }
  }

  func isWithinLimits(_ bid: Bid) -> Bool { zip(stakes, bid.places).allSatisfy { $0.isWithinLimit($1) } }

  /// Whether it could sign such an agreement at all.
  func canAccept(_ bid: Bid) -> Bool { isWithinLimits(bid) && utility(bid) >= reservation }

  /// What it has when every term is at its limit (at its worst where it has none).
  var utilityAtLimits: Int64 { utility(Bid(stakes.map { $0.limit ?? $0.worst })) }

  /// The best that it can hope for.
  var utilityAtIdeals: Int64 { utility(Bid(stakes.map(\.ideal))) }
}

/// Weights brought to a total of 10 000: largest remainders first, then their order. All alike when none is positive.
func normalizedWeights(_ weights: [Int64]) -> [Int64] {
  guard !weights.isEmpty else { return [] }
  let positive = weights.map { min(max(0, $0), 1_000_000_000_000) }
  let usable = positive.contains { $0 > 0 } ? positive : positive.map { _ in 1 }
  let total = usable.reduce(Int128(0)) { $0 + Int128($1) }
  let shares = usable.map { Int128($0) * 10_000 }
  var result = shares.map { Int64($0 / total) }
  let missing = Int(10_000 - result.reduce(0, +))
  let order = shares.indices.sorted { (shares[$0] % total, $1) > (shares[$1] % total, $0) }
  for index in order.prefix(missing) { result[index] += 1 }
  return result
}
