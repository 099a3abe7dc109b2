// SPDX-License-Identifier: GPL-3.0-or-later

import Administration
import Archive
import ArchiveSQLite
import ArgumentParser
import Diagnostics
import ExamFiles
import Exams
import FrenchText
import Reports

/// `oral proces-verbal`.
struct MinutesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proces-verbal",
    abstract: "Préparer un projet de procès-verbal de titre ou de CCP, à reporter sur le formulaire officiel.",
    discussion: "Jury seulement. Un projet par épreuve, session et jury, de ce qui est décidé, scellé ou non.",
    aliases: ["procès-verbal"])

  @Argument(help: ArgumentHelp("Passages (sinon tous ceux des options).", valueName: "passage")) var ids: [String] = []
  @OptionGroup var filter: FilterOptions
  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: PaperOutput

  func run() async throws {
    let filter = try filter.filter()
    let station = try centre.stationForReading()
    try await saying {
      let passages = try RecordedPassages(station: station)
      let found = try await ids.isEmpty ? passages.matching(filter) : passages.named(ids)
      let drafts = MinutesDraft.drafts(of: found)
      guard !drafts.isEmpty else {
        throw Failure(
          .problems,
          found.isEmpty
            ? "aucun passage ne répond à cela."
            : "de ces passages, aucun n’est d’un titre ou d’un CCP et décidé. Pour un E4 en CCF\u{A0}: oral bordereau")
      }
      try output.show(
        PrintJob(
          title: MinutesDraft.title, issuer: centre.folder.issuer, date: drafts.compactMap(\.day).max(),
          parts: drafts.map { .init(PrintTemplate("releve"), $0.printed) }),
        drafts.map(\.document), ["drafts": .array(drafts.map(\.json))], of: centre)
    }
  }
}

/// `oral bordereau`.
struct ProposedMarksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bordereau",
    abstract: "Récapituler les notes proposées de l’E4 du BTS TC en CCF, pour le jury du diplôme.",
    discussion: """
      Jury seulement. La note d’une unité est celle qui fut scellée par «\u{A0}oral archive unite\u{A0}»\u{A0}: \
      ce qui manque est dit, rien n’est inventé. Code de sortie\u{A0}: 0 même quand il manque quelque chose.
      """)

  @Option(name: .customLong("session"), help: ArgumentHelp("Session d’examen, par exemple 2026.", valueName: "année"))
  var session: Int

  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: PaperOutput

  func run() async throws {
    let station = try centre.stationForReading()
    try await saying {
      let recorded = try RecordedPassages(station: station)
      var passages: [RecordedPassage] = []
      for exam in ProposedMarks.exams {
        passages += try await recorded.matching(ArchiveFilter(exam: exam, session: session))
      }
      var units: [ProposedMarks.SealedUnit] = []
      for place in try await station.archive.places(of: .unit) {
        guard let record = try await station.archive.record(at: place) else { continue }
        if case .unit(let unit)? = try RecordContent(record).linked { units.append(.init(unit)) }
      }
      let marks = ProposedMarks(passages, units: units, session: session)
      guard !marks.rows.isEmpty else {
        throw Failure(.problems, "aucun passage d’E4 en CCF dans la session \(session).")
      }
      let report = ProposedMarksReport(marks)
      try output.show(
        PrintJob(
          PrintTemplate("releve"), title: ProposedMarksReport.title, issuer: centre.folder.issuer,
          date: passages.map(\.content.evaluation.day).max(), content: report.printed),
        [report.document], report.json, of: centre)
    }
  }
}

/// `oral livret`.
struct LivretCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "livret", abstract: "Remplir les colonnes du livret de la session 2020, selon les cas du texte.",
    discussion:
      "Code de sortie\u{A0}: 1 si le fichier est à corriger ou d’un autre format, 2 s’il manque ou ne s’ouvre pas.")

  @Option(name: .customLong("liste"), help: ArgumentHelp("Notes et recevabilité (CSV).", valueName: "fichier"))
  var list: String

  @Flag(name: .customLong("sans-ccf"), help: "Le centre n’est pas habilité au CCF.") var isWithoutCCF = false

  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: PaperOutput

  func run() throws {
    let bytes: [UInt8]
    do throws(FileTreeError) {
      bytes = try LiveFiles().read(list, limit: 4 << 20)
    } catch {
      throw Failure(.unreadable, "\(error.path)\u{A0}: \(error.message)")
    }
    let file = LivretFile(bytes, file: list, hasCCF: !isWithoutCCF)
    if file.problems.hasErrors { throw Failure(.problems, file.problems) }
    StandardStreams.complain(file.problems.flatMap(\.lines))
    let report = LivretReport(file.entries)
    let document = report.document
    try output.show(
      PrintJob(document, issuer: centre.folder.issuer, date: nil), [document], report.json, of: centre)
  }
}
