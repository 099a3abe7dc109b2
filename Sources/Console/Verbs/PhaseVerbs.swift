// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

extension Console {
  /// A command without anything but an instant: `suivante à 10:42`.
  mutating func timed(
    _ command: Command, _ verb: Verb, _ words: Words, at now: Instant
  ) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let instant = try words.takeInstant(at: now)
    if let first = words.pieces.first {
      if ["a", "depuis"].contains(first.folded) { throw .notATime(words.pieces.dropFirst().joined(separator: " ")) }
      guard let time = TimeOfDay(words.all), instant == nil else { throw .tooMuch(words.rest, verb) }
      return try run(command, at: Moment(effective: now.latestOrToday(time), recorded: now))
    }
    return try run(command, at: Moment(effective: instant ?? now, recorded: now))
  }

  /// The next phase; in the preparation room, only preparations are started, and the last one ends there.
  mutating func next(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    if settings.isPreparationRoom, sitting.nextPhase?.kind != .preparation {
      guard state.currentRun != nil else {
        let what =
          sitting.hasRun(where: { $0.kind == .preparation }) ? "La préparation est terminée" : "Rien à préparer"
        throw .text("\(what). La suite est à la console du jury : oral reprendre \(sitting.id)")
      }
      return try timed(.stop, .suivante, words, at: now)
    }
    return try timed(.next, .suivante, words, at: now)
  }

  mutating func goToPhase(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let instant = try words.takeInstant(at: now)
    guard let phase = try takePhase(&words) else { throw .usage(.phase) }
    return try run(
      .go(phase: phase.id, reason: words.text), at: Moment(effective: instant ?? now, recorded: now))
  }

  mutating func pause(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let instant = try words.takeInstant(at: now)
    return try run(.pause(reason: words.text), at: Moment(effective: instant ?? now, recorded: now))
  }

  /// `temps 5min alarme`, `temps préparation 10 min tiers temps`.
  mutating func grant(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    guard let typed = words.peeked else { throw .usage(.temps) }
    var phaseID: String?
    if typed.first?.isLetter == true {
      phaseID = try takePhase(&words)?.id
      guard !words.isEmpty else { throw .usage(.temps) }
    }
    let milliseconds = try words.takeDuration()
    return try run(.grant(milliseconds: milliseconds, phase: phaseID, reason: words.rest), at: Moment(now))
  }

  /// `coupure compte`, or `coupure depuis 10:31`: the time since then has not counted.
  mutating func ruleGap(_ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    var words = words
    let instant = try words.takeInstant(at: now)
    if let instant {
      guard words.isEmpty else { throw .tooMuch(words.rest, .coupure) }
      return try run(.ruleGap(from: instant, counts: false), at: Moment(effective: gap?.to ?? now, recorded: now))
    }
    guard words.rest.matches("compte") else { throw .usage(.coupure) }
    guard let gap else { throw .text("Aucune coupure n’est à juger : une console a toujours tourné.") }
    return try run(.ruleGap(from: gap.from, counts: true), at: Moment(effective: gap.to, recorded: now))
  }

  /// Takes from the left as many words as name a phase: `entretien final` before `entretien`; `nil` without a word.
  func takePhase(_ words: inout Words) throws(ConsoleError) -> Phase? {
    let pieces = words.pieces
    for count in stride(from: min(pieces.count, 6), to: 1, by: -1) {
      let typed = pieces.prefix(count).joined(separator: " ").foldedWords
      let named = exam.phases.filter { phase in
        typed.count == count
          && [phase.title, phase.id].contains { typed.elementsEqual($0.foldedWords.prefix(count)) }
      }
      if let only = named.first, named.count == 1 {
        words.all = pieces.dropFirst(count).joined(separator: " ")
        return only
      }
    }
    guard let first = words.next() else { return nil }
    return try phase(first)
  }

  /// The phase that was typed: its id, its number, or the beginning of its id or of a word of its title.
  func phase(_ typed: String) throws(ConsoleError) -> Phase {
    let wanted = typed.folded
    if let number = Int(wanted), exam.phases.indices.contains(number &- 1) { return exam.phases[number &- 1] }
    if let exact = exam.phases.first(where: { $0.id.folded == wanted }) { return exact }
    let byID = exam.phases.filter { $0.id.folded.hasPrefix(wanted) }
    if byID.count == 1, let only = byID.first, !wanted.isEmpty { return only }
    let found = exam.phases.filter { phase in
      byID.contains(phase) || phase.title.foldedWords.contains { $0.hasPrefix(wanted) }
    }
    if found.count == 1, let only = found.first, !wanted.isEmpty { return only }
    guard found.isEmpty || wanted.isEmpty else { throw .ambiguousWord(typed, found.map(\.id)) }
    throw .unknownWord(typed, known: exam.phases.map(\.id))
  }
}

extension Sitting {
  /// Whether a phase of that sort was ever started.
  fileprivate func hasRun(where matches: (Phase) -> Bool) -> Bool {
    exam.phases.contains { matches($0) && hasRun($0.id) }
  }
}
