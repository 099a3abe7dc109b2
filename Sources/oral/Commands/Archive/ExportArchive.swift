// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import FrenchText
import Glibc
import Reports

/// `oral archive exporter`.
struct ExportArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exporter", abstract: "Écrire l’archive pour un autre poste, ou pour un tableur.",
    discussion: """
      Le fichier contient les enregistrements signés tels quels, une ligne chacun, et les définitions \
      d’épreuve\u{A0}: il se vérifie sans oral. Avec --csv, un dossier reçoit des tableaux et le dictionnaire de \
      leurs colonnes ; les filtres ne valent que là, une chaîne ne se vérifiant qu’entière.
      """)

  @Argument(help: ArgumentHelp("Fichier à écrire, ou dossier avec --csv.", valueName: "fichier")) var path: String
  @Flag(name: .customLong("csv"), help: "Des tableaux pour un tableur.") var csv = false
  @Flag(name: .customLong("remplacer"), help: "Remplacer ce qui existe.") var replaces = false
  @OptionGroup var filter: FilterOptions
  @OptionGroup var centre: CentreOptions

  func run() async throws {
    let filter = try filter.filter()
    guard csv || filter == ArchiveFilter() else {
      throw Failure(.usage, "un filtre ne vaut qu’avec --csv\u{A0}: une chaîne s’exporte entière, pour se vérifier.")
    }
    let station = try centre.stationForReading()
    try await saying {
      try centre.refuseOwnFile(Environment.absolute(path))
      if csv {
        try await writeTables(filter, station)
      } else {
        try await writeRecords(station)
      }
    }
  }

  private func writeRecords(_ station: Station) async throws {
    let chains = try await station.chains()
    let total = chains.reduce(0) { $0 + $1.count }
    let file = try OutputFile(path, replacing: replaces)
    var writer = ExportWriter()
    let progress = ProgressLine("Exportation")
    try file.write(writer.header(chains.map(\.head)))
    for digest in try await station.archive.definitions() {
      if let definition = try await station.archive.definition(digest) { try file.write(writer.definition(definition)) }
    }
    var done = 0
    for chain in chains {
      var next = 0
      // Up to the head of the header: what is sealed meanwhile is not in this file.
      while next <= chain.head.place.sequence {
        let records = try await station.archive.records(of: chain.id, from: next, limit: 500)
          .prefix { $0.place.sequence <= chain.head.place.sequence }
        guard let last = records.last else {
          throw ArchiveError.damaged("la chaîne \(chain.id.short) s’arrête à \(next)")
        }
        for record in records { try file.write(writer.record(record)) }
        next = last.place.sequence + 1
        done += records.count
        progress.update(done, of: total)
      }
    }
    try file.write(writer.end())
    try file.finish()
    progress.end()
    print("\(plural(total, "enregistrement")) de \(plural(chains.count, "chaîne")) dans \(file.path)")
    for chain in chains { print("  \(chain.head.label)\(chain.isOwn ? "" : " (importée)")") }
  }

  /// Tables of the passages of the filter, each file whole or absent.
  private func writeTables(_ filter: ArchiveFilter, _ station: Station) async throws {
    let folder = Environment.absolute(path)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw Failure(.unreadable, "\(folder)\u{A0}: \(SystemMessage.last).")
    }
    let files = try PassagesCSV.dictionaries.map { try OutputFile(folder + "/" + $0.file, replacing: replaces) }
    for (file, dictionary) in zip(files, PassagesCSV.dictionaries) {
      try file.write(Array(dictionary.heading.utf8))
    }
    var count = 0
    var cursor: Page.Cursor?
    repeat {
      let lines = try await station.archive.list(filter, page: Page(limit: 500, after: cursor))
      for line in lines {
        guard let facts = try await station.archive.facts(at: line.place) else { continue }
        let (passages, verdicts, phases) = (files[0], files[1], files[2])
        try passages.write(Array(PassagesCSV.line(facts, at: line.place).utf8))
        try verdicts.write(Array(PassagesCSV.verdictLines(facts, at: line.place).utf8))
        try phases.write(Array(PassagesCSV.phaseLines(facts, at: line.place).utf8))
        count += 1
      }
      cursor = lines.last?.cursor
    } while cursor != nil
    let dictionary = try OutputFile(folder + "/dictionnaire.csv", replacing: replaces)
    try dictionary.write(Array(DataDictionary.csv(PassagesCSV.dictionaries).utf8))
    for file in files + [dictionary] { try file.finish() }
    print("\(plural(count, "passage")) dans \(folder)\u{A0}: \((files + [dictionary]).map(\.name).frenchList())")
    print("Ces tableaux portent des noms\u{A0}: à garder et à détruire comme l’archive.")
  }
}
