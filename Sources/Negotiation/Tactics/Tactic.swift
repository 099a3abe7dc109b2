// SPDX-License-Identifier: GPL-3.0-or-later

/// How a party moves from what it would like towards what it can bear: P. Faratin, C. Sierra, N. R. Jennings, "Negotiation
/// decision functions for autonomous agents", *Robotics and Autonomous Systems* 24 (1998).
public enum Tactic: Hashable, Sendable {
  /// It concedes with time, whatever the other does: at the time t of 0…1 it asks for the share 1 − t^`exponent` of what
  /// lies between its floor and its best. Above 1 it holds firm until late, below it yields early.
  ///
  /// An exponent that is not above 0 and finite is taken as 1.
  case timeDependent(exponent: Double)
  /// It gives back what it receives.
  case titForTat(Reciprocity, lag: Int = 1)

  /// Exponent 4.
  public static let boulware = Tactic.timeDependent(exponent: 4)
  /// Exponent 1.
  public static let linear = Tactic.timeDependent(exponent: 1)
  /// Exponent 1/4.
  public static let conceder = Tactic.timeDependent(exponent: 0.25)

  /// What the last concession of the other, seen in one's own utility over the last `lag` of its offers (1 or more), is
  /// answered with.
  public enum Reciprocity: Hashable, Sendable {
    /// The same amount of one's own utility.
    case absolute
    /// The same proportion of it.
    case relative
  }
}

/// The two families of negotiators that the reference implementation, NegMAS, has; they differ by a tolerance alone.
public enum Family: String, Hashable, Sendable, CaseIterable {
  case timeBased = "tb"
  case aspiration

  /// By how much less than it asks for a party contents itself.
  public var tolerance: Utility {
    switch self {
    case .timeBased: Utility(units: 1_000_000)
    case .aspiration: Utility(units: 10_000_000)
    }
  }
}
