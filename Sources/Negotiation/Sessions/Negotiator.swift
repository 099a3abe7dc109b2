// SPDX-License-Identifier: GPL-3.0-or-later

/// One party at the table: it is shown the standing offer and the time, and accepts or proposes. It knows its own
/// utilities only.
///
/// A state machine: the same offers at the same times give the same moves, on any machine. Behaviour-dependent tactics
/// remember what was offered.
public struct Negotiator: Sendable {
  public let role: Role
  public let tactic: Tactic
  public let family: Family
  public let reservation: Utility
  public let outcomes: PartyOutcomes
  private let curve: ConcessionCurve
  private var reciprocation: Reciprocation?

  public enum Move: Hashable, Sendable {
    case accept
    /// The index of an outcome.
    case propose(Int)
  }

  /// - Parameter prepared: holds the utilities and, by default, the reservation.
  public init(
    _ prepared: PreparedDomain, as role: Role, _ tactic: Tactic, _ family: Family = .timeBased,
    reservation: Utility? = nil
  ) {
    self.role = role
    self.tactic = tactic
    self.family = family
    self.reservation = reservation ?? prepared.domain.party(role).reservation
    outcomes = prepared.outcomes(for: role)
    curve = ConcessionCurve(outcomes, reservation: self.reservation, tactic, family)
    if case .titForTat(let kind, let lag) = tactic {
      reciprocation = Reciprocation(kind, lag: lag, floor: curve.floor, ceiling: curve.ceiling)
    }
  }

  /// The least that it would take at a time of 0…1, in units of ``Utility``; a tactic that answers the other's behaviour
  /// holds to its last level.
  public func threshold(at time: Double) -> Double {
    reciprocation.map { Double($0.level) } ?? curve.threshold(at: time)
  }

  /// What it does when it is its turn.
  ///
  /// - Parameters:
  ///   - standing: the outcome that the other proposed last; `nil` when nothing was proposed.
  ///   - time: of 0…1, from the beginning to the end of the time that there is.
  public mutating func act(on standing: Int?, at time: Double) -> Move {
    if let standing {
      let worth = outcomes.utility(of: standing).units
      reciprocation?.receive(worth)
      // One that nothing can satisfy takes nothing.
      if curve.floor <= curve.ceiling, Double(worth) >= threshold(at: time) { return .accept }
    }
    let offer = proposal(at: time)
    reciprocation?.offered(offer.utility.units)
    return .propose(offer.index)
  }

  /// What it would propose now: the outcome of lowest own utility that reaches its level, or one a millionth below at most
  /// when that is nearer; its best one when none reaches it.
  public func proposal(at time: Double) -> PartyOutcomes.Ranked {
    let level = threshold(at: time)
    let (above, below) = outcomes.around(level)
    guard let above else { return outcomes.best }
    if let below, reciprocation == nil {
      let gap = level - Double(below.utility.units)
      if gap <= Self.reach, gap < Double(above.utility.units) - level { return below }
    }
    return above
  }

  /// A millionth, in units of ``Utility``.
  private static let reach = 10_000.0
}

/// The level of a time-dependent party: from its best outcome down to its floor.
struct ConcessionCurve: Sendable {
  /// What it never goes below: its reservation, or its worst outcome if that is better. In units of ``Utility``.
  let floor: Int64
  /// What its best outcome is worth; below `floor` when nothing can satisfy it.
  let ceiling: Int64
  private let exponent: Double
  private let tolerance: Double

  init(_ outcomes: PartyOutcomes, reservation: Utility, _ tactic: Tactic, _ family: Family) {
    floor = max(outcomes.least, reservation).units
    ceiling = outcomes.best.utility.units
    tolerance = Double(family.tolerance.units)
    if case .timeDependent(let exponent) = tactic { self.exponent = exponent } else { exponent = 1 }
  }

  /// floor + (ceiling − floor) × (1 − t^exponent), less the tolerance, within both bounds.
  func threshold(at time: Double) -> Double {
    let aspiration = 1 - Power.of(time, exponent)
    let level = Double(ceiling - floor) * aspiration + Double(floor) - tolerance
    return max(Double(floor), min(Double(ceiling), level))
  }
}
