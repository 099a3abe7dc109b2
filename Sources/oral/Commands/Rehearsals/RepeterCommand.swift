// SPDX-License-Identifier: GPL-3.0-or-later

import ArchiveSQLite
import ArgumentParser
import Exams
import FrenchText
import Rehearsals
import Reports
import Sittings
import StyledText
import Terminal

/// `oral repeter`: the candidate's own run of the exam, against a client whom rules play.
struct RepeterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repeter", abstract: "Répéter seul, face à un client simulé.",
    discussion: """
      Mêmes phases, même horloge que le jour de l’oral ; le client est tiré au sort d’après vos papiers. Parlez à voix \
      haute, ou tapez : « offre prix 46 500, livraison 6 sem., garantie 3 ans ». Pendant la répétition : aide.
      Exemples :
        oral repeter mon-dossier
        oral repeter mon-dossier --tirage K7-42 --duree 50%
        oral repeter --debrief 261120-K7F
      """, aliases: ["répéter"])

  @OptionGroup var choices: RehearsalChoices

  @Option(
    name: .customLong("reprendre"), help: ArgumentHelp("Reprendre une répétition interrompue.", valueName: "répétition")
  )
  var resumed: String?

  @Option(
    name: .customLong("debrief"), help: ArgumentHelp("Revoir le bilan d’une répétition.", valueName: "répétition"))
  var debriefed: String?

  @OptionGroup var exams: ExamOptions
  @OptionGroup var options: ConsoleOptions
  @Flag(help: "Écrire le bilan en JSON pour un programme (avec --debrief).") var json = false

  func validate() throws {
    if json, debriefed == nil { throw ValidationError("--json ne vaut qu’avec --debrief.") }
    if resumed != nil, debriefed != nil { throw ValidationError("--reprendre ou --debrief, non les deux.") }
  }

  func run() throws {
    if let debriefed { return try showDebrief(of: debriefed) }
    let store = try options.store()
    if let resumed { return try RehearsalRun(options: options, store: store).resume(try store.id(resumed)) }
    let library = RehearsalLibrary(store: store, notes: options.centre.rehearsals)
    let past = try choices.replayed.map { try library.kept(try store.id($0)) }
    var random = SystemRandomNumberGenerator()
    var request = try RehearsalRequest(
      choices, try exams.soundCatalogue(), past: past,
      pastExam: try past.map { try store.replay($0.id).sitting.exam.id },
      code: DrawCode.fresh(using: &random))
    request.weakFields = choices.leansToWeak ? try library.progress().fieldWeights : nil
    try RehearsalRun(options: options, store: store).begin(request)
  }

  private func showDebrief(of typed: String) throws {
    guard let journal = try options.centre.journalForReading() else {
      throw Failure(.unreadable, "aucune répétition dans \(options.centre.folder.path).")
    }
    let store = SittingStore(journal: journal, rehearsals: options.centre.rehearsals)
    let debriefed = try RehearsalLibrary(store: store, notes: options.centre.rehearsals).debrief(try store.id(typed))
    if json {
      StandardStreams.say([debriefed.json])
    } else {
      print(debriefed.text(width: StandardStreams.width, isLinear: options.isLinear), terminator: "")
    }
  }
}
