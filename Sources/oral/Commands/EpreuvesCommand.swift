// SPDX-License-Identifier: GPL-3.0-or-later

internal import ArgumentParser
internal import Diagnostics
internal import ExamFiles
internal import Exams
internal import Grids
internal import Reports

/// `oral epreuves`: the exams that can be held.
struct EpreuvesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "epreuves", abstract: "Lister les épreuves, ou en montrer une.",
    subcommands: [ListExamsCommand.self, ShowExamCommand.self], defaultSubcommand: ListExamsCommand.self,
    aliases: ["épreuves"])
}

/// The definitions to use: those that come with the executable and the centre's own.
struct ExamOptions: ParsableArguments {
  @Option(
    name: .customLong("grilles"), parsing: .singleValue,
    help: ArgumentHelp(
      "Dossier de définitions du centre, qui s’ajoutent à celles livrées ou les remplacent ; répétable.",
      valueName: "dossier"))
  var folders: [String] = []

  var catalogue: ExamCatalogue { Self.catalogue(folders) }

  /// The shipped ones alone.
  static var shipped: ExamCatalogue { catalogue([]) }

  private static func catalogue(_ folders: [String]) -> ExamCatalogue {
    ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) }, folders: folders, in: LiveFiles())
  }
}

struct ListExamsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lister", abstract: "Lister les épreuves.")

  @OptionGroup var exams: ExamOptions
  @Flag(help: "Écrire du JSON pour un programme.") var json = false

  func run() throws {
    let catalogue = exams.catalogue
    let list = ExamList(catalogue.exams, ownFiles: catalogue.ownFiles)
    if json {
      print(list.json.pretty)
    } else {
      print(TextRenderer(width: StandardStreams.width).render(list.document), terminator: "")
    }
    try catalogue.complain()
  }
}

struct ShowExamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "montrer", abstract: "Montrer une épreuve en entier.")

  @Argument(help: "Identifiant de l'épreuve, comme ntc-titre.") var epreuve: String
  @OptionGroup var exams: ExamOptions
  @Flag(help: "Écrire du JSON pour un programme.") var json = false

  func run() throws {
    let catalogue = exams.catalogue
    guard let entry = catalogue.find(epreuve) else {
      try catalogue.complain(about: epreuve)
      StandardStreams.complain(catalogue.unknown(epreuve))
      throw ExitCode(64)
    }
    if json {
      print(entry.exam.json.pretty)
    } else {
      let sheet = ExamSheet(entry.exam, ownFile: entry.isShipped ? nil : entry.file)
      print(TextRenderer(width: StandardStreams.width).render(sheet.document), terminator: "")
    }
    try catalogue.complain()
  }
}
