// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText

extension SittingState {
  /// Takes an event into account. Total: whatever an old journal holds, it opens.
  mutating func apply(_ recorded: RecordedEvent) {
    let moment = recorded.moment
    let now = moment.effective
    switch recorded.event {
    case .opened(let opening):
      self.opening = opening
      jury = opening.jury
      chosen = opening.chosen
      accommodations = opening.accommodations
      papersSeen = opening.papersSeen
      candidate = opening.candidate
    case .confirmed(let items): confirmed.formUnion(items)
    case .chosen(let numbers): chosen = numbers
    case .accommodated(let granted): accommodations = granted
    case .jurorJoined(let juror): jury.append(juror)
    case .papersSeen(let papers): papersSeen = papers
    case .candidateCorrected(let candidate): self.candidate = candidate
    case .transcribed(let transcription): self.transcription = Noted(transcription, moment)

    case .runStarted(let phase, let reason):
      endRun(at: now)
      runs.append(Run(phase: phase, start: now, reason: reason))
      if outcome?.value == .held { outcome = nil }
      decision = nil
      attributeAgain(since: moment)
    case .runEnded:
      endRun(at: now)
      attributeAgain(since: moment)
    case .paused(let reason):
      changeCurrentRun { run in
        if !run.isPaused { run.pauses.append(Run.Pause(start: now, reason: reason)) }
      }
    case .resumed: changeCurrentRun { $0.endPause(at: now) }
    case .timeGranted(let phase, let milliseconds, _):
      grants[phase] = grants[phase, default: 0].addingSaturated(milliseconds)
    case .clockDiverged(let milliseconds): divergences.append(Noted(milliseconds, moment))
    case .gapRuled(let from, let to, let counts):
      gaps.append(Gap(from: from, to: to, counts: counts))
      if !counts {
        for index in runs.indices { runs[index].exclude(from: from, to: to, reason: "interruption") }
      }

    case .changeWritten(let number, let change, let origin):
      changes[number] = WrittenChange(change: change, origin: origin, written: now)
    case .changeDropped(let number): changes[number] = nil
    case .changeTold(let number):
      let phase = phase(at: moment)
      changes[number]?.told = now
      changes[number]?.toldIn = phase

    case .marked(let criterion, let level, let juror, let basis):
      let mark = Mark(level: level, basis: basis, phase: phase(at: moment), at: now)
      marks[MarkKey(criterion: criterion, juror: juror)] = mark
      if isCommon(juror) { deliberated[criterion] = nil }
    case .unmarked(let criterion, let juror):
      marks[MarkKey(criterion: criterion, juror: juror)] = nil
      if isCommon(juror) { deliberated[criterion] = nil }
    case .remark(let remark): remarks.append(Noted(remark, moment))

    case .incident(let incident): incidents.append(Noted(incident, moment))
    case .jurorReplaced(let leaving, let arriving):
      guard let place = jury.firstIndex(where: { $0.name == leaving }) else { return }
      if let arriving {
        jury[place] = arriving
        predecessors[arriving.name] = predecessors[leaving, default: []].union([leaving])
      } else {
        jury.remove(at: place)
      }
    case .partsAssigned(let parts):
      for index in jury.indices { jury[index].part = parts[jury[index].name] ?? jury[index].part }
    case .reservation(let text):
      reservations.append(Noted(text, moment))
      standingReservations.append(text)
    case .reservationLifted(let reason):
      liftedReservations.append(Noted(reason, moment))
      standingReservations = []
    case .withdrawn: break  // ``Sitting`` folds again without the group.

    case .outcome(let value, let text):
      outcome = Noted(value, moment)
      outcomeText = text
      decision = nil
    case .continued:
      outcome = nil
      outcomeText = nil
      decision = nil
    case .deliberated(let verdicts): deliberated.merge(verdicts) { _, new in new }
    case .decided(let decision): self.decision = Noted(decision, moment)
    case .closed: closed = now
    case .corrected(let reason):
      closed = nil
      corrections.append(Noted(reason, moment))
    case .sealed(let record): sealed = record
    }
  }

  /// Whether a juror's sheet is the jury's: on it the last word holds, even after a deliberation.
  private func isCommon(_ juror: String?) -> Bool {
    juror == nil || (jury.count == 1 && marks.keys.allSatisfy { $0.juror == juror })
  }

  /// The phase that something belongs to: the one that ran when it happened, not when it was typed.
  private func phase(at moment: Moment) -> String? {
    moment.effective == moment.recorded ? currentRun?.phase : phase(at: moment.effective)
  }

  /// A run that started or ended late takes, or gives back, what happened since.
  private mutating func attributeAgain(since moment: Moment) {
    guard moment.effective != moment.recorded else { return }
    for (key, mark) in marks where mark.at.since(moment.effective) >= 0 {
      let phase = phase(at: mark.at)
      marks[key]?.phase = phase
    }
    for (number, change) in changes {
      guard let told = change.told, told.since(moment.effective) >= 0 else { continue }
      let phase = phase(at: told)
      changes[number]?.toldIn = phase
    }
  }

  private mutating func endRun(at now: Instant) {
    changeCurrentRun { run in
      run.endPause(at: now)
      run.end = now
    }
  }

  private mutating func changeCurrentRun(_ change: (inout Run) -> Void) {
    guard let last = runs.indices.last, runs[last].end == nil else { return }
    change(&runs[last])
  }
}

extension Run {
  fileprivate mutating func endPause(at now: Instant) {
    guard let last = pauses.indices.last, pauses[last].end == nil else { return }
    pauses[last].end = now
  }
}
