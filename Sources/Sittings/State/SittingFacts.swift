// SPDX-License-Identifier: GPL-3.0-or-later

import Exams

/// What the state of a sitting sums up and a report tells one by one.
extension Sitting {
  /// Time granted, with its reason.
  public struct Grant: Hashable, Sendable {
    public var phase: String
    public var milliseconds: Int64
    public var reason: String
    public var moment: Moment
  }

  /// When it was opened.
  public var opened: Instant? { events.first?.moment.effective }

  /// In the order in which they were given.
  public var grants: [Grant] {
    liveEvents.compactMap { recorded in
      guard case .timeGranted(let phase, let milliseconds, let reason) = recorded.event else { return nil }
      return Grant(phase: phase, milliseconds: milliseconds, reason: reason, moment: recorded.moment)
    }
  }

  /// Marks in the order of the grid, then by juror.
  public var orderedMarks: [(key: SittingState.MarkKey, mark: SittingState.Mark)] {
    let places = Dictionary(exam.criteria.enumerated().map { ($1.id, $0) }) { first, _ in first }
    return state.marks.map { (key: $0.key, mark: $0.value) }.sorted { first, second in
      let places = (places[first.key.criterion] ?? .max, places[second.key.criterion] ?? .max)
      if places.0 != places.1 { return places.0 < places.1 }
      return (first.key.criterion, first.key.juror ?? "") < (second.key.criterion, second.key.juror ?? "")
    }
  }

  /// The grid changed since the jury decided on it: the decision is to be confirmed.
  public var hasChangedSinceDecision: Bool { state.decision != nil && state.decidedGrid != finalGrid }
}
