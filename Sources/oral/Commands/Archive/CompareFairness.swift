// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import Exams
import FrenchText
import Reports
import Sittings

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
      let lines = try await station.lines(ArchiveFilter(from: day, to: day, juror: juror))
      guard !lines.isEmpty else {
        throw Failure(.problems, "aucun passage scellé de « \(juror) » le \(day.french).")
      }
      // One name may be in several juries: each is compared with itself.
      let juries = Dictionary(grouping: lines) { $0.jury.map(\.folded).sorted() }
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      var values: [JSONValue] = []
      for (_, lines) in juries {
        let (equities, jury) = (try await equities(lines, station), lines.first?.jury ?? [])
        values.append(EquityJSON(equities, jury: jury, day: day).value)
        if !output.json { output.show(EquityReport(equities, jury: jury, day: day).document, .null) }
      }
      if output.json { print(JSONValue.array(values).pretty) }
    }
  }

  /// By exam, of one jury's passages, the latest first.
  private func equities(_ lines: [ArchiveLine], _ station: Station) async throws -> [Equity] {
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
    return exams.sorted { ($0.value.id, $0.key) < ($1.value.id, $1.key) }.map { digest, exam in
      Equity(passages[digest] ?? [], exam: exam)
    }
  }
}

extension Station {
  /// A passage with what was sealed about it since; `nil` when there is none there.
  func history(_ place: RecordPlace) async throws -> PassageHistory? {
    try await PassageHistory.load(place, from: archive)
  }
}
