// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import CentreFiles
import Exams
import FrenchText
import Reports
import Sittings

/// `oral archive montrer`.
struct ShowArchived: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "montrer", abstract: "Montrer un passage scellé et ce qui fut scellé sur lui depuis.")

  @Argument(help: ArgumentHelp("Passage scellé.", valueName: "passage")) var id: String
  @OptionGroup var centre: CentreOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let station = try centre.stationForReading()
    try await saying {
      let place = try await station.passage(id)
      guard let (history, records) = try await station.sealed(place) else {
        throw Failure(.usage, "« \(id) » n’est pas un passage scellé.")
      }
      let exam = try await station.exam(of: history.subject.exam.sha256, for: history.id)
      let report = ArchivedPassageReport(history, records: records, exam: exam)
      output.show(report.document, report.json)
    }
  }
}

/// `oral archive extraire`.
struct ExtractPerson: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extraire",
    abstract: "Répondre à un candidat\u{A0}: ce que l’archive garde de lui et qu’il peut avoir.",
    discussion: """
      L’évaluation n’y est que si le centre la communique (oral centre regler --communication evaluation). La \
      note proposée en CCF, les feuilles des jurés et leurs notes n’y sont jamais.
      """)

  @Argument(help: ArgumentHelp("Ses passages, au lieu de --candidat.", valueName: "passage")) var ids: [String] = []

  @Option(
    name: .customLong("candidat"), help: ArgumentHelp("Son numéro, ou son nom entier.", valueName: "candidat"))
  var candidate: String?

  @Option(
    name: .customLong("session"), help: ArgumentHelp("Cette session seulement, par exemple 2026.", valueName: "année"))
  var session: Int?

  @OptionGroup var centre: CentreOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if ids.isEmpty == (candidate == nil) { throw ValidationError("dire --candidat, ou des passages.") }
    if session != nil, candidate == nil { throw ValidationError("--session ne va qu’avec --candidat.") }
  }

  func run() async throws {
    let now = try clock.clock().now
    let station = try centre.stationForReading()
    try await saying {
      let found = try await found(in: station)
      let settings = try station.files.settings()
      let communicates = settings?.communication == .evaluation
      var passages: [CandidateArchive] = []
      for line in found.lines.reversed() {
        guard let (history, records) = try await station.sealed(line.place) else { continue }
        let exam = try await station.exam(of: history.subject.exam.sha256, for: history.id)
        passages.append(
          CandidateArchive(
            history, records: records, exam: exam, centreCommunicates: communicates,
            keptUntil: settings?.term.end(of: line.day)))
      }
      let report = SubjectAccessReport(
        passages, centre: settings?.name ?? "", day: now.day, centreCommunicates: communicates)
      output.show(report.document, report.json)
      sayUnsealed(found.unsealed)
      try centre.sayUnfinishedPapers()
    }
  }

  private func found(in station: Station) async throws -> PersonSearch.Found {
    if let candidate { return try await PersonSearch(typed: candidate, session: session).find(in: station) }
    let found = try await PersonSearch.named(ids, in: station)
    if let one = found.candidates.first, let other = found.candidates.first(where: { !$0.hasName(of: one) }) {
      throw Failure(
        .usage, "ces passages sont de plusieurs personnes\u{A0}: \([one.label, other.label].frenchList()).")
    }
    return found
  }

  /// A journal that was never sealed is no archive yet, and is about the person all the same.
  private func sayUnsealed(_ unsealed: [SittingSummary]) {
    guard !output.json else { return }
    let (rehearsals, passages) = (unsealed.filter(\.isRehearsal), unsealed.filter { !$0.isRehearsal })
    if !passages.isEmpty {
      print(
        "\nAu journal, non scellé\u{A0}: \(passages.map(\.id).frenchList()). Ce qu’il peut en voir\u{A0}: "
          + "oral montrer PASSAGE --pour-candidat")
    }
    if !rehearsals.isEmpty {
      print(
        "\nSes répétitions\u{A0}: \(rehearsals.map(\.id).frenchList()). Tout y est à lui\u{A0}: "
          + "oral repeter --debrief RÉPÉTITION")
    }
  }
}

extension Station {
  /// A passage with its records, the passage first; `nil` when there is none there.
  func sealed(_ place: RecordPlace) async throws -> (PassageHistory, [SealedRecordLine])? {
    guard let history = try await history(place), let passage = try await archive.record(at: place) else { return nil }
    var records = [try SealedRecordLine(passage)]
    for citing in try await archive.places(citing: place) {
      if let record = try await archive.record(at: citing) { records.append(try SealedRecordLine(record)) }
    }
    return (history, records)
  }
}
