// SPDX-License-Identifier: GPL-3.0-or-later

import Administration
import ArgumentParser
import Exams
import FrenchText
import Reports

/// `oral convocations`.
struct ConvocationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convocations", abstract: "Convoquer les candidats d’une liste\u{A0}: une page pour chacun.",
    discussion: """
      La liste est un fichier CSV de tableur. Code de sortie\u{A0}: 1 si la liste est à corriger ou d’un autre format, 2 si \
      le fichier manque ou ne s’ouvre pas.
      """)

  @Option(name: .customLong("liste"), help: ArgumentHelp("Liste des candidats (CSV).", valueName: "fichier"))
  var list: String

  @Option(
    name: .customLong("candidat"),
    help: ArgumentHelp("Ce candidat seulement (son numéro\u{202F}; répétable).", valueName: "numéro"))
  var numbers: [String] = []

  @OptionGroup var lists: CandidateListOptions
  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: PaperOutput

  func run() throws {
    var list = try lists.convocations(list)
    for number in numbers where !list.contains(where: { $0.candidate.number.matches(number) }) {
      throw Failure(.usage, "la liste n’a pas de candidat \(number).")
    }
    if !numbers.isEmpty { list.removeAll { line in !numbers.contains { line.candidate.number.matches($0) } } }
    let all = Convocations(list)
    try output.show(
      PrintJob(
        title: all.sheets.count == 1 ? "Convocation" : "Convocations", issuer: centre.folder.issuer,
        date: list.map(\.day).min(), parts: all.sheets.map { .init(PrintTemplate("convocation"), $0.printed) }),
      all.sheets.map(\.document), all.json, of: centre)
  }
}

/// `oral emargement`.
struct EmargementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emargement", abstract: "Préparer les feuilles d’émargement, par jour, salle et jury.",
    aliases: ["émargement"])

  @Option(name: .customLong("liste"), help: ArgumentHelp("Liste des candidats (CSV).", valueName: "fichier"))
  var list: String

  @OptionGroup var lists: CandidateListOptions
  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: PaperOutput

  func run() throws {
    let sheets = AttendanceSheet.sheets(of: try lists.convocations(list))
    try output.show(
      PrintJob(
        title: sheets.count == 1 ? AttendanceSheet.title : "Feuilles d’émargement", issuer: centre.folder.issuer,
        date: sheets.map(\.day).min(), parts: sheets.map { .init(PrintTemplate("emargement"), $0.printed) }),
      sheets.map(\.document), ["sheets": .array(sheets.map(\.json))], of: centre)
  }
}
