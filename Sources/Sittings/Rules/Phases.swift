// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

extension Sitting {
  func next(at moment: Moment) throws(SittingError) -> [Event] {
    try checkGoesOn()
    try checkBoundary(moment)
    guard let phase = nextPhase else {
      guard state.currentRun != nil else { throw .noPhaseLeft }
      return [.runEnded, .outcome(.held, text: nil)]
    }
    // An oral that was concluded early is opened again by naming a phase, never by a stray key.
    guard state.outcome == nil else { throw .notEvaluated(.held) }
    let starting = Event.runStarted(phase: phase.id, reason: nil)
    return state.currentRun == nil ? [starting] : [.runEnded, starting]
  }

  func go(to typed: String, _ reason: String?, at moment: Moment) throws(SittingError) -> [Event] {
    try checkGoesOn()
    try checkBoundary(moment)
    guard let target = exam.phases.firstIndex(where: { $0.id == typed }) else {
      throw .unknownPhase(typed, nearest: nearest(to: typed, among: exam.phases.map(\.id)))
    }
    let phase = exam.phases[target]
    let due = nextPhase.flatMap { phase in exam.phases.firstIndex { $0.id == phase.id } } ?? exam.phases.count
    let reason = reason.flatMap { $0.folded.isEmpty ? nil : $0 }
    if target > due, reason == nil {
      throw .reasonNeeded(.skipping(exam.phases[due..<target].map(\.title)))
    }
    if target < due, reason == nil { throw .reasonNeeded(.goingBack(phase.title)) }
    let starting = Event.runStarted(phase: phase.id, reason: reason)
    return state.currentRun == nil ? [starting] : [.runEnded, starting]
  }

  func stop(at moment: Moment) throws(SittingError) -> [Event] {
    _ = try runningPhase()
    try checkBoundary(moment)
    return nextPhase == nil ? [.runEnded, .outcome(.held, text: nil)] : [.runEnded]
  }

  func pause(_ reason: String?, at moment: Moment) throws(SittingError) -> [Event] {
    let run = try runningPhase()
    guard !run.isPaused else { throw .alreadyPaused }
    try checkBoundary(moment)
    return [.paused(reason: reason)]
  }

  func resume(at moment: Moment) throws(SittingError) -> [Event] {
    let run = try runningPhase()
    guard run.isPaused else { throw .notPaused }
    try checkBoundary(moment)
    return [.resumed]
  }

  func ruleGap(_ from: Instant, _ counts: Bool, at moment: Moment) throws(SittingError) -> [Event] {
    guard moment.effective.since(from) >= 0 else { throw .inTheFuture(from) }
    return [.gapRuled(from: from, to: moment.effective, counts: counts)]
  }

  func grant(_ milliseconds: Int64, _ typed: String?, _ reason: String) throws(SittingError) -> [Event] {
    guard let id = typed ?? state.currentRun?.phase else { throw .noPhaseRuns }
    guard let phase = exam.phase(id) else {
      throw .unknownPhase(id, nearest: nearest(to: id, among: exam.phases.map(\.id)))
    }
    guard milliseconds >= 1000, milliseconds <= 4 * 3_600_000 else { throw .grantOutOfRange }
    let reason = try nonEmpty(reason, or: .reasonNeeded(.granting))
    return [.timeGranted(phase: phase.id, milliseconds: milliseconds, reason: reason)]
  }

  /// The run whose clock may be touched: none while the sitting is interrupted.
  private func runningPhase() throws(SittingError) -> Run {
    if state.outcome?.value == .interrupted { throw .interrupted }
    guard let run = state.currentRun else { throw .noPhaseRuns }
    return run
  }

  /// A phase starts or goes on only while the outcome leaves something to hold.
  private func checkGoesOn() throws(SittingError) {
    switch state.outcome?.value {
    case nil, .held: break
    case .interrupted: throw .interrupted
    case .some(let outcome): throw .notEvaluated(outcome)
    }
  }
}
