// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Reports

/// `oral progres`: what the rehearsals tell together.
struct ProgresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progres", abstract: "Voir ses progrès d’une répétition à l’autre.", aliases: ["progrès"])

  @OptionGroup var centre: CentreOptions
  @Flag(help: "Écrire du JSON pour un programme.") var json = false

  func run() throws {
    guard let journal = try centre.journalForReading() else { return show(ProgressReport([], titles: [:])) }
    let library = RehearsalLibrary(
      store: SittingStore(journal: journal, rehearsals: centre.rehearsals), notes: centre.rehearsals)
    let (lines, titles) = try library.history()
    show(ProgressReport(lines, titles: titles))
  }

  private func show(_ report: ProgressReport) {
    if json {
      print(report.json.pretty)
    } else {
      print(TextRenderer(width: StandardStreams.width).render(report.document), terminator: "")
    }
  }
}
