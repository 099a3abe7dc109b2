// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArgumentParser
import Console
import Exams
import Sittings
import StyledText
import Terminal

/// `oral loge`: the preparation room. Large clocks, nothing secret; the jury takes each sitting up without a gap.
struct LogeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loge", abstract: "Conduire la préparation des candidats, avec de grandes horloges.",
    discussion: """
      Des passages déjà ouverts par le jury (leurs numéros), ou des candidats à ouvrir : --epreuve et --candidat.
      Au clavier : s démarre (et termine) la préparation, p met en pause, q rend le passage au jury.
      Avec plusieurs candidats, le numéro devant : 2 s.
      """)

  @Argument(help: ArgumentHelp("Passages ouverts.", valueName: "passage"))
  var ids: [String] = []

  @Option(name: .customLong("epreuve"), help: ArgumentHelp("Épreuve des candidats à ouvrir.", valueName: "id"))
  var exam: String?

  @Option(
    name: .customLong("candidat"),
    help: ArgumentHelp("Candidat à ouvrir : « NUMÉRO PRÉNOM NOM » (répétable).", valueName: "candidat"))
  var candidates: [String] = []

  @Option(
    name: .customLong("majoration"),
    help: ArgumentHelp("Temps majoré des candidats à ouvrir : phase=1/3 (répétable).", valueName: "phase=fraction"))
  var accommodations: [String] = []

  @Option(
    name: .customLong("duree"),
    help: ArgumentHelp("Durée que le centre fixe : preparation=20min (répétable).", valueName: "phase=durée"))
  var durations: [String] = []

  @Option(name: .customLong("session"), help: ArgumentHelp("Session d’examen, par exemple 2026.", valueName: "année"))
  var session: Int?

  @OptionGroup var exams: ExamOptions
  @OptionGroup var options: ConsoleOptions

  func validate() throws {
    if !candidates.isEmpty, exam == nil { throw ValidationError("--candidat demande --epreuve.") }
    if candidates.isEmpty, exam != nil { throw ValidationError("--epreuve demande au moins un --candidat.") }
  }

  func run() throws {
    let store = try options.store()
    let taken = try ids.isEmpty && candidates.isEmpty ? store.inPreparation() : ids.map { try store.id($0) }
    let passage = try options.passage(after: try taken.first.flatMap { try store.lastInstant(of: $0) })
    let terminal = passage.terminal
    defer { terminal.close() }
    var settings = passage.settings
    settings.isPreparationRoom = true
    let holder = Environment.holder("oral loge", since: passage.clock.now)
    for id in taken where try !store.isInPreparation(id) {
      throw Failure(
        .problems,
        "la préparation du passage \(id) est terminée : il se reprend à la console du jury (oral reprendre \(id)).")
    }
    let resumed = try store.take(
      taken, skippingHeld: ids.isEmpty, as: holder, holds: passage.holds(), settings: settings)
    var desks = resumed.map(\.desk)
    for candidate in candidates { desks.append(try open(candidate, store, passage, settings)) }
    guard !desks.isEmpty else {
      throw Failure(
        .usage, "aucun candidat. Par exemple : oral loge --epreuve tc-e4 --candidat \"0417 Anaëlle Cosquer\"")
    }
    try passage.run(desks, in: .preparation) { runner in
      let first = desks.count > 1 ? "1 s" : "s"
      terminal.write(
        StyledLine("Démarrer ou terminer une préparation : \(first). Pause : p. Rendre au jury : q. Aide : a.", .dim))
      try runner.welcome(resumed)
    }
  }

  private func open(
    _ candidate: String, _ store: SittingStore, _ passage: PassageRun, _ settings: Console.Settings
  ) throws -> Desk {
    var opening = try OpeningOptions.parse([])
    opening.exam = exam
    opening.candidate = candidate
    opening.accommodations = accommodations
    opening.durations = durations
    opening.session = session
    let request = try OpeningRequest(opening, exams)
    return try request.open(
      in: store, holds: passage.holds(), program: "oral loge", clock: passage.clock, settings: settings
    ).desk
  }
}

extension SittingStore {
  /// The sittings that wait for their preparation, or are in it, by the time of their opening.
  func inPreparation() throws -> [String] {
    try summaries().reversed().filter { summary in
      guard summary.isIn(.open, .held) else { return false }
      return try isInPreparation(summary.id)
    }
    .map(\.id)
  }

  /// Whether a sitting is in the candidate's preparation, or comes to it.
  func isInPreparation(_ id: String) throws -> Bool {
    let sitting = try replay(id).sitting
    return (sitting.currentPhase ?? sitting.nextPhase)?.kind == .preparation
  }
}
