// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import Exams
import FrenchText
import Reports

/// `oral archive statistiques`.
struct CountArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistiques", abstract: "Compter, par épreuve et session.",
    discussion: """
      Les groupes de moins de 5 passages sont masqués, sauf --detail. --jurys compare les jurys d’un \
      centre\u{A0}: pour son responsable, avec ce que le hasard explique.
      """)

  @Option(name: .customLong("epreuve"), help: ArgumentHelp("Une épreuve seulement.", valueName: "id")) var exam: String?
  @Option(name: .customLong("session"), help: ArgumentHelp("Une session seulement.", valueName: "année")) var session:
    Int?
  @Flag(name: .customLong("detail"), help: "Ne rien masquer.") var detail = false
  @Flag(name: .customLong("jurys"), help: "Comparer chaque jury aux autres.") var comparesJuries = false
  @Flag(name: .customLong("csv"), help: "Écrire du CSV pour un tableur.") var csv = false
  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if csv, output.json { throw ValidationError("--csv et --json ne vont pas ensemble.") }
  }

  func run() async throws {
    let station = try centre.stationForReading()
    try await saying {
      let cohorts = try await station.archive.cohorts().filter { cohort in
        (exam == nil || cohort.exam == exam?.lowercased()) && (session == nil || cohort.session == session)
      }
      guard !cohorts.isEmpty else { throw Failure(.problems, try await nothing(in: station)) }
      if comparesJuries {
        try await compareJuries(of: cohorts, station)
      } else {
        try await count(cohorts, station)
      }
    }
  }

  private func count(_ cohorts: [Cohort], _ station: Station) async throws {
    let aggregates = try await station.keptAggregates()
    var results: [(CohortStatistics, Exam)] = []
    for cohort in cohorts {
      let counts = try await station.archive.counts(of: cohort)
      guard let exam = try await station.exam(of: counts) else { continue }
      let kept = aggregates.filter { $0.exam == cohort.exam && $0.session == cohort.session }
      results.append((CohortStatistics(counts, exam: exam, aggregates: kept, detail: detail), exam))
    }
    if csv {
      print(StatisticsCSV.file(results.map { StatisticsCSV($0, exam: $1) }), terminator: "")
    } else if output.json {
      print(JSONValue.array(results.map { StatisticsJSON($0.0).value }).pretty)
    } else {
      for (statistics, exam) in results {
        output.show(StatisticsReport(statistics, exam: exam).document, JSONValue.null)
      }
    }
  }

  private func compareJuries(of cohorts: [Cohort], _ station: Station) async throws {
    var results: [(JuryComparison, Exam)] = []
    for cohort in cohorts {
      guard let exam = try await station.exam(of: try await station.archive.counts(of: cohort)) else { continue }
      let juries = try await station.archive.juryCounts(of: cohort)
      results.append((JuryComparison(juries, of: cohort, exam: exam, detail: detail), exam))
    }
    if csv {
      let lines = results.map { JuryComparisonCSV($0.0).lines }.joined()
      print(SpreadsheetCSV.file(JuryComparisonCSV.dictionary.names, [[SpreadsheetCSV.Cell]]()) + lines, terminator: "")
    } else if output.json {
      print(JSONValue.array(results.map { JuryComparisonJSON($0.0).value }).pretty)
    } else {
      for (comparison, exam) in results {
        output.show(JuryComparisonReport(comparison, exam: exam).document, JSONValue.null)
      }
    }
  }

  private func nothing(in station: Station) async throws -> String {
    let known = try await station.archive.cohorts().map {
      "\($0.exam) \($0.session.map(String.init) ?? "sans session")"
    }
    guard !known.isEmpty else { return "l’archive n’a aucun passage." }
    return "aucun passage de cette épreuve et de cette session. Il y a\u{A0}: \(known.frenchList())."
  }
}

extension Station {
  /// The definition that most of a cohort follows; of a cohort whose passages were all erased, the latest of its exam.
  /// `nil`, with a word, where the archive has none: the others are counted all the same.
  func exam(of counts: CohortCounts) async throws -> Exam? {
    let digest = counts.definitions.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    if let digest, let exam = try await exam(digest) { return exam }
    var latest: Exam?
    for digest in try await archive.definitions() {
      guard let exam = try await exam(digest), exam.id == counts.cohort.exam else { continue }
      if latest?.versionNumbers.lexicographicallyPrecedes(exam.versionNumbers) ?? true { latest = exam }
    }
    if latest == nil {
      let cohort = "\(counts.cohort.exam) \(counts.cohort.session.map(String.init) ?? "sans session")"
      StandardStreams.complain([
        "attention\u{A0}: \(cohort) n’est pas compté, la définition de l’épreuve manque dans l’archive."
      ])
    }
    return latest
  }
}

extension Exam {
  /// `1.10` comes after `1.9`.
  fileprivate var versionNumbers: [Int] { version.split { !$0.isNumber }.map { Int($0) ?? 0 } }
}
