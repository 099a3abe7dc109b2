// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import FrenchText
import Reports

/// `oral archive lister`.
struct ListArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lister", abstract: "Lister les passages scellés, les derniers d’abord.")

  @OptionGroup var filter: FilterOptions

  @Option(name: .customLong("limite"), help: ArgumentHelp("Combien de lignes au plus.", valueName: "nombre"))
  var limit = 50

  @Option(
    name: .customLong("suite"),
    help: ArgumentHelp("Après la dernière ligne d’une page\u{A0}: son repère.", valueName: "repère"))
  var after: String?

  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(1...100_000).contains(limit) { throw ValidationError("--limite va de 1 à 100000.") }
  }

  func run() async throws {
    let filter = try filter.filter()
    let cursor = try after.map { typed in
      guard let cursor = Page.Cursor(typed) else {
        throw Failure(.usage, "« \(typed) » n’est pas un repère de page ; il se lit sous une liste.")
      }
      return cursor
    }
    let station = try centre.stationForReading()
    try await saying {
      // One more tells whether there is a next page.
      let lines = try await station.archive.list(filter, page: Page(limit: limit + 1, after: cursor))
      let titles = try await station.shortTitles(of: Set(lines.map(\.exam)))
      let report = ArchiveListReport(
        Array(lines.prefix(limit)), next: lines.count > limit ? lines[limit - 1].cursor : nil, title: { titles[$0] })
      output.show(report.document, report.json)
    }
  }
}

/// `oral archive chercher`.
struct SearchArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chercher", abstract: "Chercher des mots dans les observations, les modifications et les noms.",
    discussion:
      "Tous les mots doivent y être ; accents et majuscules sont indifférents ; un * final vaut toute fin de mot.")

  @Argument(help: ArgumentHelp("Ce qui est cherché.", valueName: "mots"))
  var words: [String]

  @OptionGroup var filter: FilterOptions

  @Option(name: .customLong("limite"), help: ArgumentHelp("Combien de passages au plus.", valueName: "nombre"))
  var limit = 20

  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(1...10_000).contains(limit) { throw ValidationError("--limite va de 1 à 10000.") }
  }

  func run() async throws {
    let filter = try filter.filter()
    let words = words.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    guard words.contains(where: { !$0.foldedWords.isEmpty }) else {
      throw Failure(.usage, "il n’y a rien à chercher dans « \(words.joined(separator: " ")) ».")
    }
    let station = try centre.stationForReading()
    try await saying {
      let result = try await station.archive.search(words, filter: filter, limit: limit)
      var contents: [RecordPlace: RecordContent] = [:]
      for line in result.lines { contents[line.place] = try await station.history(line.place)?.content }
      let titles = try await station.shortTitles(of: Set(result.lines.map(\.exam)))
      let report = SearchReport(result, for: words, content: { contents[$0.place] }, title: { titles[$0] })
      output.show(report.document, report.json)
    }
  }
}
