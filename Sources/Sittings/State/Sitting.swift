// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// One candidate's oral (passage), from opening to sealing: a pure machine in two halves.
///
/// ``decide(_:at:)`` enforces the rules of today and answers with events; ``apply(_:)`` takes an event into account
/// and never fails, so that old journals always open. The order is: decide, append durably, apply, show. The machine
/// never asks for "now".
public struct Sitting: Hashable, Sendable {
  /// The definition that the opening names.
  public let exam: Exam
  /// Everything that happened, in order.
  public private(set) var events: [RecordedEvent] = []
  /// What the live events amount to.
  public private(set) var state = SittingState()
  /// The groups that an undo made void.
  public private(set) var withdrawnGroups: Set<Int> = []

  /// The grid at each decision as it was taken, by place in ``events``: an undo of an earlier mark must not change it.
  private var decidedGrids: [Int: [String: String]] = [:]

  public init(exam: Exam) { self.exam = exam }

  /// Replays a journal.
  public init(exam: Exam, events: some Sequence<RecordedEvent>) {
    self.exam = exam
    for event in events { apply(event) }
  }

  /// Takes an event into account.
  public mutating func apply(_ recorded: RecordedEvent) {
    let place = events.count
    events.append(recorded)
    if case .withdrawn(let group) = recorded.event {
      if withdrawnGroups.insert(group).inserted { refold() }
    } else if !withdrawnGroups.contains(recorded.group) {
      state.apply(recorded)
      if case .decided = recorded.event {
        decidedGrids[place] = finalGrid
        state.decidedGrid = finalGrid
      }
    }
  }

  /// Takes events into account, in their order.
  public mutating func apply(_ recorded: some Sequence<RecordedEvent>) {
    for event in recorded { apply(event) }
  }

  /// The events that no undo made void.
  public var liveEvents: some Sequence<RecordedEvent> {
    events.lazy.filter { [withdrawnGroups] in !withdrawnGroups.contains($0.group) }
  }

  private mutating func refold() {
    state = SittingState()
    for (place, event) in events.enumerated() where !withdrawnGroups.contains(event.group) {
      state.apply(event)
      if case .decided = event.event { state.decidedGrid = decidedGrids[place] ?? [:] }
    }
  }
}

extension Sitting {
  /// Where a sitting is in its life.
  public enum Stage: String, Hashable, Sendable, CaseIterable {
    /// Opened, no phase started.
    case open
    /// A phase runs, or some have.
    case held
    /// To be continued another day.
    case interrupted
    case awaitingDeliberation
    /// Nothing to judge (absent, not held…): only the closing remains.
    case awaitingClosing
    case decided
    case closed
    case sealed
  }

  /// Computed from the outcome, the decision and the closing.
  public var stage: Stage {
    if state.sealed != nil { return .sealed }
    if state.closed != nil { return .closed }
    guard let outcome = state.outcome?.value else { return state.runs.isEmpty ? .open : .held }
    if outcome == .interrupted { return .interrupted }
    if !outcome.isEvaluated { return .awaitingClosing }
    return state.decision == nil ? .awaitingDeliberation : .decided
  }

  /// The opening's; empty before it.
  public var id: String { state.opening?.id ?? "" }

  /// The phase whose clock is on or stands still in a pause.
  public var currentPhase: Phase? { state.currentRun.flatMap { exam.phase($0.phase) } }

  /// The phase that `next` would start; `nil` at the end.
  public var nextPhase: Phase? {
    guard let last = state.runs.last, let index = exam.phases.firstIndex(where: { $0.id == last.phase }) else {
      return exam.phases.first
    }
    return exam.phases.dropFirst(index + 1).first
  }

  /// Whether a phase was ever started.
  public func hasRun(_ phase: String) -> Bool { state.runs.contains { $0.phase == phase } }
}
