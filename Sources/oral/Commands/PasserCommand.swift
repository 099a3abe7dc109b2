// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Console
import Diagnostics
import ExamFiles
import Exams
import Sittings
import StyledText
import Terminal

/// `oral passer`: opens a sitting and runs it.
struct PasserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passer", abstract: "Ouvrir un passage et le conduire.",
    discussion: "Ce qui n’est pas dit en option est demandé au terminal. Pendant le passage : aide.")

  @OptionGroup var opening: OpeningOptions
  @OptionGroup var catalogue: ExamOptions
  @OptionGroup var options: ConsoleOptions

  func run() throws {
    var request = try OpeningRequest(opening, catalogue)
    let store = try options.store()
    let passage = try options.passage()
    let terminal = passage.terminal
    defer { terminal.close() }
    if passage.isInteractive, try !OpeningQuestions(terminal: terminal).complete(&request) {
      terminal.close()
      throw Failure(.problems, "rien n’est ouvert.")
    }
    let (desk, events) = try request.open(
      in: store, holds: passage.holds(), program: "oral passer", clock: passage.clock, settings: passage.settings)
    let loaded = request.loaded
    try passage.run([desk], in: .jury) { runner in
      terminal.write(desk.console.acknowledgement(of: events, isDurable: !desk.isPending))
      terminal.write(desk.console.openingView())
      terminal.write(ConformityNotice.lines(loaded?.conformity(by: .commission)))
      terminal.write(StyledLine("Pour commencer : suivante (s). Toutes les commandes : aide (a).", .dim))
    }
  }
}

/// What the jury is told of the dossier when a sitting opens: never a word that could wrongly cost a candidate the exam.
enum ConformityNotice {
  static func lines(_ conformity: Conformity?) -> [StyledLine] {
    guard let conformity else { return [] }
    let errors = conformity.diagnostics.filter { $0.severity == .error }
    switch conformity.verdict {
    case .conforming: return [StyledLine("Dossier conforme.", .good)]
    case .uncontrolled:
      return [
        StyledLine("Le dossier n’a pas pu être contrôlé en entier : cela ne prouve rien contre le candidat.", .warning)
      ]
        + errors.prefix(5).map { StyledLine("  · \($0.message)") }
    case .nonConforming, .absent:
      let first =
        conformity.verdict == .absent ? "Aucune pièce déposée dans ce dossier." : "Doute sur la conformité du dossier :"
      let follows = conformity.consequence.map { [StyledLine($0.text, .bold)] } ?? []
      return [StyledLine(first, .warning)] + errors.prefix(8).map { StyledLine("  · \($0.message)") } + follows
        + (conformity.verdict == .nonConforming ? [StyledLine("Pour la consigner : réserve TEXTE (rs).", .dim)] : [])
    }
  }
}
