// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import Exams
import Reports

/// `oral rapport`.
struct SessionReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapport",
    abstract: "Dresser le rapport d’une session\u{A0}: ses statistiques, en images dans un PDF.",
    discussion:
      "Les groupes de moins de 5 passages sont masqués, sauf --detail. --jurys y joint la comparaison des jurys.")

  @Option(name: .customLong("session"), help: ArgumentHelp("Session d’examen, par exemple 2026.", valueName: "année"))
  var session: Int

  @Option(name: .customLong("epreuve"), help: ArgumentHelp("Une épreuve seulement.", valueName: "id")) var exam: String?
  @Flag(name: .customLong("detail"), help: "Ne rien masquer.") var detail = false
  @Flag(name: .customLong("jurys"), help: "Comparer chaque jury aux autres.") var comparesJuries = false
  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: PaperOutput

  func run() async throws {
    let station = try centre.stationForReading()
    try await saying {
      let cohorts = try await station.archive.cohorts().filter { cohort in
        cohort.session == session && (exam == nil || cohort.exam == exam?.lowercased())
      }
      guard !cohorts.isEmpty else { throw Failure(.problems, "aucun passage scellé dans la session \(session).") }
      let aggregates = try await station.keptAggregates()
      var chapters: [CentreSessionReport.Chapter] = []
      for cohort in cohorts {
        let counts = try await station.archive.counts(of: cohort)
        guard let exam = try await station.exam(of: counts) else { continue }
        let kept = aggregates.filter { $0.exam == cohort.exam && $0.session == cohort.session }
        let comparison =
          comparesJuries
          ? JuryComparison(
            try await station.archive.juryCounts(of: cohort), of: cohort, exam: exam, detail: detail) : nil
        chapters.append(
          CentreSessionReport.Chapter(
            statistics: CohortStatistics(counts, exam: exam, aggregates: kept, detail: detail), exam: exam,
            juries: comparison))
      }
      let report = CentreSessionReport(session: session, chapters: chapters)
      try output.show(
        PrintJob(
          PrintTemplate("session"), title: report.title, issuer: centre.folder.issuer,
          date: nil, content: report.printed),
        report.documents, report.json, of: centre)
    }
  }
}
