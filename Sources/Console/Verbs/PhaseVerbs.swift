// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

extension Console {
  /// A command without anything but an instant: `suivante à 10:42`.
  mutating func timed(
    _ command: Command, _ words: Words, at now: Instant
  ) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let instant = try words.takeInstant(at: now)
    guard words.isEmpty else { throw .text("\(quoted(words.rest)) est de trop.") }
    return try run(command, at: Moment(effective: instant ?? now, recorded: now))
  }

  /// The next phase; in the preparation room, only preparations are started, and the last one ends there.
  mutating func next(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    if settings.isPreparationRoom, let next = sitting.nextPhase, next.kind != .preparation {
      guard state.currentRun != nil else {
        throw .text("La préparation est terminée. La suite est à la console du jury : oral reprendre \(sitting.id)")
      }
      return try timed(.stop, words, at: now)
    }
    return try timed(.next, words, at: now)
  }

  mutating func goToPhase(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let instant = try words.takeInstant(at: now)
    guard let typed = words.next() else { throw .usage(.phase) }
    let phase = try phase(typed)
    return try run(
      .go(phase: phase.id, reason: words.text), at: Moment(effective: instant ?? now, recorded: now))
  }

  mutating func pause(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let instant = try words.takeInstant(at: now)
    return try run(.pause(reason: words.text), at: Moment(effective: instant ?? now, recorded: now))
  }

  /// `temps 5min alarme`, `temps préparation 10min tiers temps`.
  mutating func grant(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    guard var typed = words.next() else { throw .usage(.temps) }
    var phaseID: String?
    if FrenchDuration.parse(typed) == nil {
      phaseID = try phase(typed).id
      guard let length = words.next() else { throw .usage(.temps) }
      typed = length
    }
    guard let milliseconds = FrenchDuration.parse(typed) else { throw .notADuration(typed) }
    return try run(.grant(milliseconds: milliseconds, phase: phaseID, reason: words.rest), at: Moment(now))
  }

  /// `coupure compte` or `coupure depuis 10:31`: the time since then has not counted.
  mutating func ruleGap(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let instant = try words.takeInstant(at: now)
    if let instant { return try run(.ruleGap(from: instant, counts: false), at: Moment(now)) }
    guard words.rest.matches("compte"), let last = sitting.events.last else { throw .usage(.coupure) }
    return try run(.ruleGap(from: last.moment.recorded, counts: true), at: Moment(now))
  }

  /// The phase that was typed: its id, its number, or words of its title.
  func phase(_ typed: String) throws(ConsoleError) -> Phase {
    let wanted = typed.folded
    if let number = Int(wanted), exam.phases.indices.contains(number - 1) { return exam.phases[number - 1] }
    if let exact = exam.phases.first(where: { $0.id == wanted }) { return exact }
    let begun = exam.phases.filter { phase in
      phase.id.hasPrefix(wanted) || phase.title.foldedWords.contains { $0.hasPrefix(wanted) }
    }
    guard begun.count == 1, let only = begun.first else { throw .unknownWord(typed, known: exam.phases.map(\.id)) }
    return only
  }
}
