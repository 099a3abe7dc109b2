// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

extension Sitting {
  func conclude(_ outcome: Outcome, _ text: String?, at moment: Moment) throws(SittingError) -> [Event] {
    switch (state.outcome?.value, outcome) {
    case (.interrupted, .interrupted): throw .interrupted
    case (.held, .held): throw .notEvaluated(.held)
    case (nil, _), (.held, _), (.interrupted, _): break
    case (let current?, _): throw .notEvaluated(current)
    }
    if outcome == .held, state.runs.isEmpty { throw .notStarted }
    try checkBoundary(moment)
    guard let run = state.currentRun else { return [.outcome(outcome, text: text)] }
    if outcome == .interrupted {
      // The phase stays where it is: its clock stands still until the sitting goes on.
      return (run.isPaused ? [] : [.paused(reason: text)]) + [.outcome(outcome, text: text)]
    }
    return [.runEnded, .outcome(outcome, text: text)]
  }

  func continueSitting(_ text: String?, at moment: Moment) throws(SittingError) -> [Event] {
    guard state.outcome?.value == .interrupted else { throw .notInterrupted }
    try checkBoundary(moment)
    return [.continued(text: text)] + (state.currentRun?.isPaused == true ? [.resumed] : [])
  }

  func deliberate(_ verdicts: [String: String]) throws(SittingError) -> [Event] {
    try checkDeliberating()
    var checked: [String: String] = [:]
    for (criterion, typed) in verdicts.sorted(by: { $0.key < $1.key }) {
      guard let level = exam.scale.level(typed) else {
        throw .unknownLevel(typed, levels: exam.scale.levels.map(\.code))
      }
      checked[try known(criterion).id] = level.code
    }
    return [.deliberated(checked)]
  }

  func decide(_ decision: Decision) throws(SittingError) -> [Event] {
    try checkDeliberating()
    try exam.check(decision, on: finalGrid)
    return [.decided(decision)]
  }

  private func checkDeliberating() throws(SittingError) {
    if let outcome = state.outcome?.value {
      guard outcome.isEvaluated else { throw .notEvaluated(outcome) }
      guard outcome != .interrupted else { throw .interrupted }
    } else {
      throw .stillRunning
    }
  }

  func seal(_ record: String) throws(SittingError) -> [Event] {
    let closing = state.closed == nil ? try close() : []
    return closing + [.sealed(record: try nonEmpty(record))]
  }

  func close() throws(SittingError) -> [Event] {
    switch stage {
    case .open, .held: throw .stillRunning
    case .interrupted: throw .interrupted
    case .awaitingDeliberation:
      // What was abandoned, or is suspected of fraud, the jury may decide, and need not; nobody decides a rehearsal.
      guard state.outcome?.value != .held || state.opening?.isRehearsal == true else { throw .decisionMissing }
      return [.closed]
    case .decided:
      guard state.decidedGrid == finalGrid else { throw .gridChangedSinceDecision }
      return [.closed]
    case .awaitingClosing, .closed, .sealed: return [.closed]
    }
  }
}

/// What is missing when a sitting is about to close; told, and asked about, never held against the jury.
public enum ClosingGap: Hashable, Sendable {
  /// Criterion ids, in the order of the grid. They stay "not evaluated".
  case criteriaNotEvaluated([String])
  /// Numbers of the changes that were written and not told.
  case changesNeverTold([Int])
  /// Fewer changes were written than the exam asks for.
  case changesMissing(written: Int, of: Int)
  /// No change was written, where the exam has some without saying how many.
  case noChangeWritten
  /// Phase ids, in the order of the exam.
  case phasesNeverStarted([String])
  /// What should be seen on the day and was not confirmed.
  case notConfirmed([Confirmation])
  /// The commission chose no fiche or project.
  case choiceNeverMade
  /// The reservations that nothing lifted.
  case reservationStands([String])
}

extension Sitting {
  /// What to ask about before closing, in the order in which to ask; nothing when there was nothing to evaluate.
  public var closingGaps: [ClosingGap] {
    guard state.outcome?.value.isEvaluated ?? true else { return [] }
    var gaps: [ClosingGap] = []
    let missing = missingCriteria.map(\.id)
    if !missing.isEmpty { gaps.append(.criteriaNotEvaluated(missing)) }
    let untold = state.changes.filter { $0.value.told == nil }.keys.sorted()
    if !untold.isEmpty { gaps.append(.changesNeverTold(untold)) }
    if let count = exam.changes?.count, state.changes.count < count {
      gaps.append(.changesMissing(written: state.changes.count, of: count))
    } else if exam.changes != nil, exam.changes?.count == nil, state.changes.isEmpty {
      gaps.append(.noChangeWritten)
    }
    let skipped = exam.phases.filter { !hasRun($0.id) }.map(\.id)
    if !skipped.isEmpty { gaps.append(.phasesNeverStarted(skipped)) }
    let expected: [Confirmation] = exam.papers.isEmpty ? [.candidate] : [.candidate, .papers]
    let unconfirmed = expected.filter { !state.confirmed.contains($0) }
    if !unconfirmed.isEmpty { gaps.append(.notConfirmed(unconfirmed)) }
    if exam.choice != nil, state.chosen.isEmpty { gaps.append(.choiceNeverMade) }
    if !state.standingReservations.isEmpty { gaps.append(.reservationStands(state.standingReservations)) }
    return gaps
  }
}
