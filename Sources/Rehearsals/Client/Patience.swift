// SPDX-License-Identifier: GPL-3.0-or-later

/// How a client's demands fall with time: his aspiration at a share t of the time is 1 − t^e of the way from his
/// reservation to his best (Faratin, Sierra, Jennings, "Negotiation decision functions for autonomous agents", 1998).
///
/// Only exponents that whole numbers can follow exactly: the same instants give the same answers on every machine.
public enum Patience: String, Hashable, Sendable, CaseIterable {
  /// e = 4: holds until late (boulware).
  case boulware
  /// e = 2
  case firm
  /// e = 1
  case linear
  /// e = 1/2
  case flexible
  /// e = 1/4: gives way at once (conceder).
  case conceder

  /// The share of the way to the reservation that is conceded, in millionths, at a share of the time in millionths.
  func conceded(at time: Int64) -> Int64 {
    let t = min(max(time, 0), 1_000_000)
    switch self {
    case .boulware: return t * t / 1_000_000 * (t * t / 1_000_000) / 1_000_000
    case .firm: return t * t / 1_000_000
    case .linear: return t
    case .flexible: return squareRoot(t * 1_000_000)
    case .conceder: return squareRoot(squareRoot(t * 1_000_000) * 1_000_000)
    }
  }

  /// The largest whole number whose square is not above. 0…10^12.
  private func squareRoot(_ number: Int64) -> Int64 {
    var (low, high): (Int64, Int64) = (0, 1_000_001)
    while high - low > 1 {
      let middle = (low + high) / 2
      if middle * middle <= number { low = middle } else { high = middle }
    }
    return low
  }

  /// `ferme`, as the debrief has it.
  public var french: String {
    switch self {
    case .boulware: "très ferme, ne cède qu’à la fin"
    case .firm: "ferme"
    case .linear: "régulier"
    case .flexible: "souple"
    case .conceder: "très souple, cède dès le début"
    }
  }
}
