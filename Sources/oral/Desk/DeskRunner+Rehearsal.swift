// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Console
import Exams
import FrenchText
import Rehearsals
import Sittings
import StyledText
import Terminal

// The candidate's own room: the client answers at the desk, then the candidate marks himself.
extension DeskRunner {
  /// Takes a line of a rehearsal: a command, words to the client, or an answer of the self-evaluation.
  func submit(_ line: String, to play: RehearsalPlay) throws {
    let now = clock.now
    if play.evaluation != nil { return try evaluate(line, play) }
    if play.isListening(desk.console.sitting), desk.console.isUndo(line) {
      return terminal.write(
        StyledLine("  Ce qui est dit est dit : devant le client, rien ne se défait.".typographic, .dim))
    }
    if !play.isListening(desk.console.sitting) || desk.console.isCommand(line, at: now) {
      let refused = refusals
      try perform(desk.console.handle(line, at: clock.now), at: desk)
      if refusals > refused { explainSilence(play, after: line) }
      return
    }
    var text = line.trimmed
    if let sign = text.first, "-–—".contains(sign) { text = text.dropFirst().trimmed }
    guard !text.isEmpty else { return }
    try tell(play.follow(desk.console.sitting, at: now), of: play)
    try tell(play.say(text, desk.console.sitting, at: now), of: play)
  }

  /// Why the client did not hear.
  private func explainSilence(_ play: RehearsalPlay, after line: String) {
    let sitting = desk.console.sitting
    let isSpeech = line.folded.hasPrefix("offre") || line.split(separator: " ").count > 2
    guard isSpeech else { return }
    let talks = sitting.exam.phases.filter(\.kind.isTalk).map { quoted($0.title) }
    let text: String
    if sitting.currentPhase?.kind.isTalk == true, play.head.isSilent {
      text = "En répétition muette, le client n’entend que ce que vous dites à voix haute."
    } else if sitting.currentPhase?.kind.isTalk == true, play.client.outcome.hasLeft {
      text = "Le client est parti. La suite : s"
    } else if sitting.state.currentRun?.isPaused == true {
      text = "L’horloge est en pause : reprendre (r)."
    } else if !talks.isEmpty {
      text = "Le client n’écoute que pendant \(talks.frenchList("ou"))."
    } else {
      return
    }
    terminal.write(StyledLine(("  " + text).typographic, .dim))
  }

  // MARK: What the client says

  /// Shows what the client says; a change that he tells is written into the sitting.
  func tell(_ lines: [Line], of play: RehearsalPlay) throws {
    for line in lines {
      let planned = line.change.flatMap { number in play.client.rehearsal.changes.first { $0.number == number } }
      if line.kind == .changeTold { terminal.ring() }
      terminal.write(
        RehearsalScreen.lines(
          line, by: play.client.name, isOnPaper: planned?.isGivenOnPaper ?? false))
    }
    record(play)
    sayRefusal(play)
  }

  /// Writes into the sitting the changes that the candidate has learnt of.
  private func record(_ play: RehearsalPlay) {
    for number in play.client.told {
      guard let planned = play.client.rehearsal.changes.first(where: { $0.number == number }) else { continue }
      let code = play.head.code.description
      quietly(.write(number: number, planned.change, origin: .drawn(code: code)))
      quietly(.tell(number: number))
    }
  }

  /// Carries out a command of the domain without a word; what its rules refuse is not needed any more.
  private func quietly(_ command: Command) {
    guard let events = try? desk.console.sitting.decide(command, at: Moment(clock.now)) else { return }
    _ = desk.commit(events)
  }

  private func sayRefusal(_ play: RehearsalPlay) {
    guard let refusal = play.refusal, !isRefusalTold else {
      if play.refusal == nil { isRefusalTold = false }
      return
    }
    isRefusalTold = true
    terminal.write(
      StyledLine("✗ NON ENREGISTRÉ : ce qui se dit attend le disque (\(refusal)). On continue.".typographic, .overtime))
  }

  // MARK: Time and phases

  /// What the phases and the passing of time bring the client.
  func follow(_ play: RehearsalPlay) throws {
    play.flush()
    // As long as nobody has said what the time without a console is worth, the clock is not known.
    guard !desk.console.asksAboutGap else { return }
    let before = play.phaseShown
    let sitting = desk.console.sitting
    try tell(play.leave(sitting, at: clock.now), of: play)
    let lines = play.follow(sitting, at: clock.now)
    if let phase = sitting.currentPhase, play.phaseShown != before {
      let rehearsal = play.client.rehearsal
      if let hint = RehearsalScreen.hint(phase, isSilent: play.head.isSilent, terms: rehearsal.papers.terms) {
        terminal.write(hint)
      }
    }
    try tell(lines, of: play)
    if sitting.state.outcome?.value.isEvaluated == true, sitting.stage != .interrupted, play.evaluation == nil,
      !play.isOver
    {
      try beginEvaluation(play)
    }
  }

  /// How far simulated time may go at once: to what the client says next.
  func step(_ rest: Int64) -> Int64 {
    let next = play?.untilNextLine(desk.console.sitting, at: clock.now) ?? .max
    return min(rest, 30_000, next)
  }

  /// Whom the line being typed is for, where it is not the console alone.
  func prompt(of play: RehearsalPlay) -> StyledLine? {
    guard !desk.console.isAsking else { return nil }
    if let evaluation = play.evaluation { return evaluation.prompt }
    return play.isListening(desk.console.sitting) ? StyledLine("vous> ", .bold) : nil
  }

  // MARK: Self-evaluation

  func beginEvaluation(_ play: RehearsalPlay) throws {
    var evaluation = SelfEvaluation(desk.console.sitting)
    evaluation.update(desk.console.sitting)
    play.evaluation = evaluation
    guard !evaluation.left.isEmpty else { return finish(play) }
    terminal.write(evaluation.introduction + evaluation.question)
  }

  private func evaluate(_ line: String, _ play: RehearsalPlay) throws {
    switch play.evaluation?.step(line) {
    case .mark(let command)?: try perform(desk.console.handle(command, at: clock.now), at: desk)
    case .skip?: play.evaluation?.skip()
    case .finish?, nil: return finish(play)
    case .other?: try perform(desk.console.handle(line, at: clock.now), at: desk)
    }
    guard isRunning else { return }
    play.evaluation?.update(desk.console.sitting)
    guard let evaluation = play.evaluation, !evaluation.left.isEmpty else { return finish(play) }
    terminal.write(evaluation.question)
  }

  /// The rehearsal is over: closed, and the console left for the debrief.
  func finish(_ play: RehearsalPlay) {
    play.isOver = true
    quietly(.close)
    stop()
  }
}
