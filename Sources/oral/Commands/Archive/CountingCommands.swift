// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import Exams
import FrenchText
import Reports
import Sittings

/// `oral archive statistiques`.
struct CountArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistiques", abstract: "Compter, par épreuve et session.",
    discussion: """
      Les groupes de moins de 5 passages sont masqués, sauf --detail. --jurys compare les jurys d’un centre\u{A0}: pour son
      responsable, avec ce que le hasard explique.
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

/// `oral archive equite`.
struct CompareFairness: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "equite", abstract: "Comparer le temps et les modifications donnés aux candidats d’un jury, un jour.",
    aliases: ["équité"])

  @Option(name: .customLong("jury"), help: ArgumentHelp("Nom d’un membre du jury.", valueName: "nom")) var juror: String
  @Option(name: .customLong("jour"), help: ArgumentHelp("Le jour\u{A0}: AAAA-MM-JJ.", valueName: "jour")) var day:
    String
  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    guard let day = Day(day) else { throw Failure(.usage, "« \(day) » n’est pas un jour ; par exemple 2026-05-12") }
    let station = try centre.stationForReading()
    try await saying {
      let filter = ArchiveFilter(from: day, to: day, juror: juror)
      let lines = try await station.archive.list(filter, page: Page(limit: 1000))
      guard let jury = lines.first?.jury else {
        throw Failure(.problems, "aucun passage scellé de « \(juror) » le \(day.french).")
      }
      var passages: [String: [EquityPassage]] = [:]
      var exams: [String: Exam] = [:]
      for line in lines.reversed() {
        guard let history = try await station.history(line.place), let passage = EquityPassage(history) else {
          continue
        }
        let sha256 = history.subject.exam.sha256
        passages[sha256, default: []].append(passage)
        if exams[sha256] == nil { exams[sha256] = try await station.exam(of: sha256, for: line.id) }
      }
      let equities = exams.sorted { ($0.value.id, $0.key) < ($1.value.id, $1.key) }.map { digest, exam in
        Equity(passages[digest] ?? [], exam: exam)
      }
      let report = EquityReport(equities, jury: jury, day: day)
      output.show(report.document, EquityJSON(equities, jury: jury, day: day).value)
    }
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

  /// A passage with what was sealed about it since; `nil` when there is none there.
  func history(_ place: RecordPlace) async throws -> PassageHistory? {
    try await PassageHistory.load(place, from: archive)
  }
}

extension Exam {
  /// `1.10` comes after `1.9`.
  fileprivate var versionNumbers: [Int] { version.split { !$0.isNumber }.map { Int($0) ?? 0 } }
}
