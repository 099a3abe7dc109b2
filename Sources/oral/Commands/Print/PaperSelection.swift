// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import CentreFiles
import ExamFiles
import Exams
import FrenchText
import Reports
import Sittings

/// The grids that the options of `oral imprimer` ask for, in a stable order: by day, then by id.
struct PaperSelection {
  let command: ImprimerCommand

  init(_ command: ImprimerCommand) { self.command = command }

  func papers() async throws -> [PaperRun.Paper] {
    if command.isBlank, let exam = command.exam { return try blanks(of: exam) }
    let station = try command.centre.stationForReading()
    return try await saying {
      let store = SittingStore(journal: station.journal, rehearsals: command.centre.rehearsals)
      return try await command.ids.isEmpty ? matching(station, store) : named(station, store)
    }
  }

  // MARK: Before the oral

  /// One sheet for each candidate that was named; one for anyone when none was.
  private func blanks(of typed: String) throws -> [PaperRun.Paper] {
    let entry = try command.exams.soundCatalogue().exam(typed)
    let definition = SHA256Digest.hex(of: entry.bytes)
    let day = try command.day.map(Self.day)
    let candidates = command.candidates.map(OpeningRequest.candidate)
    var names: Set<String> = []
    return (candidates.isEmpty ? [nil] : candidates.map { $0 }).map { candidate in
      let grid = GridPaper(
        blank: entry.exam, definition: definition, session: command.session, candidate: candidate, day: day)
      let who = candidate.map { $0.number.isEmpty ? $0.name : $0.number } ?? ""
      var name = ["feuille", entry.exam.id, who.fileName].filter { !$0.isEmpty }.joined(separator: "-")
      while !names.insert(name).inserted { name += "-bis" }
      return PaperRun.Paper(name: name, grid: grid)
    }
  }

  private static func day(_ typed: String) throws -> Day {
    if let day = Day(typed) { return day }
    throw Failure(.usage, "--jour : « \(typed) » n’est pas un jour ; par exemple 2026-05-12")
  }

  // MARK: Passages

  private func named(_ station: Station, _ store: SittingStore) async throws -> [PaperRun.Paper] {
    var papers: [PaperRun.Paper] = []
    let unsealed = try store.summaries().filter { !$0.isIn(.sealed) || command.isBlank }
    // What is named twice is printed once, in whatever way it was typed.
    var (ids, places): (Set<String>, Set<RecordPlace>) = ([], [])
    for typed in command.ids {
      if let summary = unsealed.first(where: { $0.id.folded == typed.folded }) {
        if ids.insert(summary.id).inserted { papers.append(try paper(of: summary, store)) }
      } else {
        let place = try await station.passage(
          typed, orElse: "aucun passage « \(typed) ». Les trouver\u{A0}: oral passages, oral archive lister")
        if places.insert(place).inserted { papers.append(try await paper(at: place, station, typed)) }
      }
    }
    return distinct(papers)
  }

  private func matching(_ station: Station, _ store: SittingStore) async throws -> [PaperRun.Paper] {
    let day = try command.day.map(Self.day)
    let filter = ArchiveFilter(
      exam: command.exam, session: command.session, from: day, to: day, juror: command.juror,
      candidate: command.candidates.first)
    let unsealed = try store.summaries().filter { summary in
      !summary.isRehearsal && (command.isBlank || !summary.isIn(.sealed)) && summary.head.outcome != .openedByMistake
        && matches(summary, day)
    }
    var papers: [PaperRun.Paper] = []
    for summary in unsealed {
      let sitting = try store.replay(summary.id).sitting
      guard hasJuror(sitting) else { continue }
      papers.append(try paper(of: summary, store))
    }
    if !command.isBlank {
      for line in try await station.lines(filter) { papers.append(try await paper(at: line.place, station)) }
    }
    return distinct(
      papers.sorted { first, second in
        if let days = (first.grid.day, second.grid.day) as? (Day, Day), days.0 != days.1 { return days.0 < days.1 }
        return first.name < second.name
      })
  }

  private func matches(_ summary: SittingSummary, _ day: Day?) -> Bool {
    (command.session == nil || summary.session == command.session) && (day == nil || summary.day == day)
      && (command.exam == nil || summary.exam.id == command.exam?.lowercased())
      && command.candidates.allSatisfy { FilterText($0)?.matches(NameKeys.keys(of: summary.candidate)) ?? true }
  }

  private func hasJuror(_ sitting: Sitting) -> Bool {
    guard let juror = FilterText(command.juror) else { return true }
    return sitting.state.jury.contains { juror.matches(NameKeys.keys(ofJuror: $0.name)) }
  }

  /// Two chains may each have a passage of that id.
  private func distinct(_ papers: [PaperRun.Paper]) -> [PaperRun.Paper] {
    var counts: [String: Int] = [:]
    return papers.map { paper in
      counts[paper.name, default: 0] += 1
      var paper = paper
      if let count = counts[paper.name], count > 1 { paper.name += "-\(count)" }
      return paper
    }
  }

  // MARK: One passage

  private func paper(of summary: SittingSummary, _ store: SittingStore) throws -> PaperRun.Paper {
    let sitting = try store.replay(summary.id).sitting
    let now = sitting.events.last?.moment.recorded ?? summary.opened
    let grid =
      command.isBlank
      ? GridPaper(blank: sitting)
      : command.reader == .jury
        ? GridPaper(sitting, at: now)
        : GridPaper(CandidateSitting(sitting, centreCommunicates: try communicates, at: now))
    return PaperRun.Paper(name: name(summary.id), grid: grid)
  }

  /// - Parameter typed: how it was asked for, where it was named.
  private func paper(at place: RecordPlace, _ station: Station, _ typed: String? = nil) async throws -> PaperRun.Paper {
    guard let (history, records) = try await station.sealed(place) else {
      throw Failure(.unreadable, "l’enregistrement \(place.sequence) n’est pas un passage.")
    }
    // A record holds what the jury wrote: never what a room is handed out.
    guard !command.isBlank else {
      throw Failure(
        .usage,
        "« \(typed ?? history.id) » est un enregistrement scellé : aucune feuille vierge ne s’en tire. Pour en faire une : "
          + "oral imprimer --vierge --epreuve \(history.subject.exam.id) --candidat CANDIDAT --vers DOSSIER")
    }
    let exam = try await station.exam(of: history.subject.exam.sha256, for: history.id)
    let grid =
      command.reader == .jury
      ? GridPaper(history, records: records, exam: exam)
      : GridPaper(
        CandidateArchive(
          history, records: records, exam: exam, centreCommunicates: try communicates, keptUntil: nil))
    return PaperRun.Paper(name: name(history.id), grid: grid)
  }

  private func name(_ id: String) -> String {
    (command.isBlank ? "feuille-" : command.reader == .candidat ? "candidat-" : "grille-") + id.fileName
  }

  private var communicates: Bool {
    get throws { try command.centre.files.settings()?.communication == .evaluation }
  }
}

extension String {
  /// Letters, digits and hyphens alone, accents gone: what every file system and mail takes.
  fileprivate var fileName: String {
    let kept = String(unicodeScalars.filter { $0.value < 0x80 }) == self ? self : folded
    let text = String(
      kept.map { ($0.isASCII && ($0.isLetter || $0.isNumber)) || $0 == "-" || $0 == "_" ? $0 : "-" }.prefix(80))
    return text
  }
}
