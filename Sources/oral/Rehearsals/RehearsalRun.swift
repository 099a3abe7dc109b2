// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArgumentParser
import Console
import FrenchText
import Rehearsals
import Reports
import Sittings
import StyledText
import Terminal

/// A rehearsal from its first screen to its debrief.
struct RehearsalRun {
  let options: ConsoleOptions
  let store: SittingStore

  func begin(_ asked: RehearsalRequest) throws {
    var request = asked
    let passage = try options.passage()
    let terminal = passage.terminal
    defer { terminal.close() }
    if passage.isInteractive, try !RehearsalQuestions(terminal: terminal).complete(&request) {
      terminal.close()
      throw Failure(.problems, "rien n’est commencé.")
    }
    if !request.papersToChoose.isEmpty { request.head.number = 1 }
    if let weights = request.weakFields {
      var random = SystemRandomNumberGenerator()
      request.head.code = WeakDraw.code(for: request, weights: weights, using: &random)
    }
    if request.head.isFair { request.head.code = FairDraw.code(for: request) }
    let head = request.head
    let opened = request
    let notes = options.centre.rehearsals
    var begun: RehearsalPlay?
    // The notes come first: a rehearsal without them would be taken up as another sitting, its dossier read whole.
    let (desk, _) = try store.open(
      request.entry, as: request.exam, dossier: request.consoleDossier, holds: passage.holds(), program: "oral repeter",
      clock: passage.clock, settings: settings(passage)
    ) { id in
      begun = try RehearsalPlay(beginning: id, head, of: opened.exam, dossier: opened.dossier, in: notes)
      return opened.opening(id: id)
    }
    guard let play = begun else { return }
    try run(desk, play, passage) { runner in
      terminal.write(desk.console.openingView())
      terminal.write(RehearsalScreen.draw(head))
      let hasMandate = request.mandate != nil
      if play.client.rehearsal.hasTerms, !hasMandate {
        terminal.write(StyledLine("Sans mandat : vos limites sont supposées moyennes.".typographic, .dim))
      } else if !play.client.rehearsal.hasTerms {
        terminal.write(
          StyledLine("Pas de conditions chiffrées dans vos papiers : tout se joue à voix haute.".typographic, .dim))
      }
      terminal.write(StyledLine("Pour commencer : suivante (s). Toutes les commandes : aide (a).".typographic, .dim))
    }
  }

  func resume(_ id: String) throws {
    let notes = options.centre.rehearsals
    guard let kept = try notes.rehearsal(id) else {
      throw Failure(.usage, "\(id) n’est pas une répétition d’oral repeter. Le reprendre : oral reprendre \(id)")
    }
    guard kept.isReplayable else {
      throw Failure(
        .unreadable,
        "la répétition \(id) vient d’une version d’oral où le client était joué autrement : elle se revoit "
          + "(oral repeter --debrief \(id)), sans se reprendre.")
    }
    guard try store.summaries().first(where: { $0.id == id })?.isIn(.closed, .sealed) == false else {
      throw Failure(.usage, "la répétition \(id) est finie. Son bilan : oral repeter --debrief \(id)")
    }
    let passage = try options.passage(after: try lastInstant(of: kept))
    let terminal = passage.terminal
    defer { terminal.close() }
    let now = passage.clock.now
    let taken = try store.take(
      id, as: Environment.holder("oral repeter", since: now), holds: passage.holds(), settings: settings(passage),
      dossier: { kept.head.papers.dossier(for: $0).map(\.withoutJury) })
    let sitting = taken.desk.console.sitting
    let last = taken.lastSign ?? sitting.events.last?.moment.recorded
    let play = RehearsalPlay(resuming: kept, sitting, lastSign: last, in: notes)
    try run(taken.desk, play, passage) { runner in
      terminal.write(taken.desk.console.resumedView(at: now))
      terminal.write(RehearsalScreen.draw(kept.head))
      terminal.write(RehearsalScreen.recall(play.client))
      try runner.welcome([taken])
      try runner.follow(play)
    }
  }

  /// When something last happened or was said.
  private func lastInstant(of kept: KeptRehearsal) throws -> Instant? {
    guard let last = try store.lastInstant(of: kept.id) else { return nil }
    let said = kept.inputs.last?.recorded ?? last.wall
    return last.advanced(by: max(0, said.subtractingSaturated(last.wall)))
  }

  private func settings(_ passage: PassageRun) -> Console.Settings {
    var settings = passage.settings
    settings.isRehearsal = true
    return settings
  }

  private func run(
    _ desk: Desk, _ play: RehearsalPlay, _ passage: PassageRun, begin: (DeskRunner) throws -> Void
  ) throws {
    try passage.run([desk], in: .rehearsal, playing: play, begin: begin) {
      guard play.isOver else {
        StandardStreams.say([
          "Répétition \(play.id) conservée. La reprendre : oral repeter --reprendre \(play.id)",
          "Tirage \(play.head.code)\u{A0}: à donner à un ami pour la même répétition.",
        ])
        return
      }
      let debriefed = Debriefed(desk.console.sitting, play.client, play.head)
      let width = StandardStreams.width
      StandardStreams.say(["", debriefed.text(width: width, isLinear: options.isLinear)])
      play.note([debriefed.line])
      if let refusal = play.refusal {
        StandardStreams.complain(["‼ Bilan NON ENREGISTRÉ (\(refusal))"])
        throw ExitCode(Failure.Code.unreadable.rawValue)
      }
      StandardStreams.say([
        "Tirage \(play.head.code)\u{A0}: à donner à un ami pour la même répétition.",
        "Revoir ce bilan : oral repeter --debrief \(play.id)".typographic,
        "Rejouer ce tirage : oral repeter --relire \(play.id)".typographic, "Vos progrès : oral progres".typographic,
      ])
    }
  }
}
