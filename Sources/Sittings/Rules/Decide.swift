// SPDX-License-Identifier: GPL-3.0-or-later

import Exams

/// The rules of today. Each group of commands has its file; this one holds what is common to all.
extension Sitting {
  /// What a command becomes, or why it is refused. Changes nothing.
  ///
  /// When the wall clock strayed from the boot clock by more than two seconds since the last event, that is noted
  /// first, as an event of its own.
  public func decide(_ command: Command, at moment: Moment) throws(SittingError) -> [RecordedEvent] {
    try checkLife(command)
    try checkInstant(moment)
    let decided: [Event] =
      switch command {
      case .open(let opening): try open(opening)
      case .confirm(let items): [.confirmed(items)]
      case .choose(let numbers): try choose(numbers)
      case .accommodate(let granted): try accommodate(granted)
      case .addJurors(let jurors): try add(jurors)
      case .seePapers(let papers): [.papersSeen(papers)]
      case .correctCandidate(let candidate): try correct(candidate)
      case .transcribe(let transcription): try transcribe(transcription)

      case .next: try next(at: moment)
      case .go(let phase, let reason): try go(to: phase, reason, at: moment)
      case .stop: try stop(at: moment)
      case .pause(let reason): try pause(reason, at: moment)
      case .resume: try resume(at: moment)
      case .grant(let milliseconds, let phase, let reason): try grant(milliseconds, phase, reason)
      case .ruleGap(let from, let counts): try ruleGap(from, counts, at: moment)

      case .write(let number, let change, let origin): try write(number, change, origin)
      case .drop(let number): try drop(number)
      case .tell(let number): try tell(number)

      case .mark(let criteria, let level, let juror, let basis): try mark(criteria, level, juror, basis)
      case .unmark(let criteria, let juror): try unmark(criteria, juror)
      case .remark(let remark): try note(remark)

      case .incident(let incident, let pausesClock): try note(incident, pausesClock, at: moment)
      case .replaceJuror(let leaving, let arriving): try replace(leaving, by: arriving)
      case .assign(let parts): try assign(parts)
      case .reserve(let text): [.reservation(try nonEmpty(text))]
      case .liftReservation(let reason): try liftReservation(reason)
      case .undo(let group): try undo(group)

      case .conclude(let outcome, let text): try conclude(outcome, text, at: moment)
      case .continueSitting(let text): try continueSitting(text, at: moment)
      case .deliberate(let verdicts): try deliberate(verdicts)
      case .decide(let decision): try decide(decision)
      case .close: try close()
      case .correct(let reason): [.corrected(reason: try nonEmpty(reason, or: .reasonNeeded(.correcting)))]
      case .seal(let record): try seal(record)
      }
    return record(decided, at: moment)
  }

  private func record(_ decided: [Event], at moment: Moment) -> [RecordedEvent] {
    var result: [RecordedEvent] = []
    var sequence = (events.last?.sequence ?? 0) &+ 1
    if let last = events.last {
      let drift = moment.recorded.drift(since: last.moment.recorded)
      if drift.magnitude > 2000 {
        let noted = Moment(moment.recorded)
        let event = Event.clockDiverged(milliseconds: drift)
        result.append(RecordedEvent(sequence: sequence, group: sequence, moment: noted, event: event))
        sequence &+= 1
      }
    }
    let group = sequence
    for event in decided {
      result.append(RecordedEvent(sequence: sequence, group: group, moment: moment, event: event))
      sequence &+= 1
    }
    return result
  }

  private func checkLife(_ command: Command) throws(SittingError) {
    if case .open = command {
      guard state.opening == nil else { throw .alreadyOpened }
      return
    }
    guard state.opening != nil else { throw .notOpened }
    guard state.sealed == nil else { throw .sealed }
    switch command {
    case .seal: break
    case .correct: guard state.closed != nil else { throw .notClosed }
    default: guard state.closed == nil else { throw .closed }
    }
  }

  private func checkInstant(_ moment: Moment) throws(SittingError) {
    guard moment.recorded.since(moment.effective) >= 0 else { throw .inTheFuture(moment.effective) }
  }

  func nonEmpty(_ text: String, or error: SittingError = .emptyText) throws(SittingError) -> String {
    guard text.contains(where: { !$0.isWhitespace }) else { throw error }
    return text
  }

  /// When a clock was last started or stopped: a late entry that moves one lies after it.
  public var lastBoundary: Instant? { state.runs.last?.boundary }

  /// Refuses a late entry that precedes the last start or stop of a clock. What is typed as it happens is never
  /// refused: only a wall clock that went back across a restart can make it seem earlier, and an oral goes on.
  func checkBoundary(_ moment: Moment) throws(SittingError) {
    guard moment.effective != moment.recorded, let boundary = lastBoundary else { return }
    guard moment.effective.since(boundary) >= 0 else { throw .beforeBoundary(boundary) }
  }
}
