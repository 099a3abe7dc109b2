// SPDX-License-Identifier: GPL-3.0-or-later

/// The state of a tit for tat: what was received, and the level held.
///
/// The level starts at one's best outcome. Once `lag` + 1 offers were received, each offer moves it from what was last
/// proposed: by the difference (absolute), or by the ratio (relative), between the offer `lag` earlier and the last one,
/// both valued by oneself. An offer that takes back raises it again. It stays between floor and ceiling, in whole units.
public struct Reciprocation: Hashable, Sendable {
  private let kind: Tactic.Reciprocity
  private let lag: Int
  private let floor: Int64
  private let ceiling: Int64
  /// The last `lag` + 1 offers received, in units of ``Utility``.
  private var received: [Int64] = []
  private var lastOffered: Int64
  /// The least that it would take now.
  public private(set) var level: Int64

  /// All of its figures are in units of ``Utility``.
  ///
  /// - Parameter lag: 1 or more.
  public init(_ kind: Tactic.Reciprocity, lag: Int, floor: Int64, ceiling: Int64) {
    self.kind = kind
    self.lag = max(1, lag)
    self.floor = floor
    self.ceiling = ceiling
    lastOffered = ceiling
    level = max(floor, ceiling)
  }

  /// Notes the worth of what it proposes itself.
  public mutating func offered(_ worth: Int64) { lastOffered = worth }

  /// Notes the worth, for itself, of what the other proposes.
  public mutating func receive(_ worth: Int64) {
    received.append(worth)
    guard received.count > lag else { return }
    let earlier = received[received.count - 1 - lag]
    received.removeFirst(received.count - 1 - lag)
    let wanted =
      switch kind {
      case .absolute: lastOffered - (worth - earlier)
      case .relative: scaled(lastOffered, by: earlier, over: worth)
      }
    level = max(floor, min(ceiling, wanted))
  }

  /// Rounded up: half a unit is never given away. Unchanged when the last offer is worth nothing.
  private func scaled(_ units: Int64, by numerator: Int64, over denominator: Int64) -> Int64 {
    guard denominator > 0 else { return units }
    let product = Int128(units) * Int128(numerator)
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: Int128(denominator))
    return Int64(min(quotient + (remainder > 0 ? 1 : 0), Int128(ceiling)))
  }
}
