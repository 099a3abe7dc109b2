// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// A change of a rehearsal, with the moment at which the candidate learns of it.
public struct PlannedChange: Hashable, Sendable {
  /// From 1, in the order of telling.
  public let number: Int
  public let change: Change
  /// The id of the phase during which, or at whose beginning, it is told; `nil` when the exam has none for it.
  public let phase: String?
  /// Whether it is given on paper, with the changed sheet, rather than told by the client.
  public let isGivenOnPaper: Bool
  /// The share of the phase's time that has passed by then, in thousandths (0…1000).
  public let permille: Int
}

/// What the client does by himself during a phase.
public struct Cue: Hashable, Sendable {
  /// The share of the phase's time that has passed by then, in thousandths (0…1000).
  public let permille: Int
  public let what: What

  public enum What: Hashable, Sendable {
    /// Tells the change of that number, from 1.
    case change(Int)
    /// Raises the objection of that place in the client's list, from 0.
    case objection(Int)
  }
}
