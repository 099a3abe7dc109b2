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
    let proposal = exam.proposal(for: finalGrid)
    let departs: Bool
    switch (exam.decision.kind, decision.verdict) {
    case (.competencies(let rule), .outcome(let id)):
      guard rule.outcomes.contains(where: { $0.id == id }) else {
        throw .unknownOutcome(id, known: rule.outcomes.map(\.id))
      }
      if case .outcome(let proposed) = proposal, proposed.id == id {
        departs = false
      } else {
        departs = rule.requiresReason
      }
    case (.mark(let rule), .mark(let mark)):
      try check(mark, outOf: rule.outOf, step: rule.step)
      departs = proposal != .none && proposal != .mark(mark)
    case (.parts(let rule), .parts(let points)):
      try check(points, rule)
      departs = false
    default: throw .wrongDecisionKind
    }
    if departs, decision.reason?.folded.isEmpty ?? true { throw .reasonNeeded(.departing(from: proposal)) }
    return [.decided(decision)]
  }

  private func check(_ mark: Decimal64, outOf: Int, step: Decimal64) throws(SittingError) {
    guard Decimal64(units: 0) <= mark, mark <= Decimal64(units: Int64(outOf)) else {
      throw .markOutOfRange(mark, outOf: outOf)
    }
    guard mark.isMultiple(of: step) else { throw .markNotAStep(mark, step: step) }
  }

  private func check(_ points: [String: Decimal64], _ rule: PartsDecision) throws(SittingError) {
    for id in points.keys.sorted() where !rule.parts.contains(where: { $0.id == id }) { throw .unknownPart(id) }
    let missing = rule.parts.filter { points[$0.id] == nil }
    guard missing.isEmpty else { throw .missingParts(missing.map(\.title)) }
    for part in rule.parts {
      if let given = points[part.id] { try check(given, outOf: part.outOf, step: rule.step) }
    }
  }

  private func checkDeliberating() throws(SittingError) {
    if let outcome = state.outcome?.value {
      guard outcome.isEvaluated else { throw .notEvaluated(outcome) }
      guard outcome != .interrupted else { throw .interrupted }
    } else {
      throw .stillRunning
    }
  }

  func close() throws(SittingError) -> [Event] {
    switch stage {
    case .open, .held: throw .stillRunning
    case .interrupted: throw .interrupted
    case .awaitingDeliberation:
      // What was abandoned, or is suspected of fraud, the jury may decide, and need not.
      guard state.outcome?.value != .held else { throw .decisionMissing }
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
