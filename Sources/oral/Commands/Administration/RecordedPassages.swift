// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import Exams
import FrenchText
import Reports
import Sittings

/// Finds what a centre knows of passages, sealed or not: its papers are made of both.
struct RecordedPassages {
  private let station: Station
  /// Read once, however many are looked for. Rehearsals and sittings opened by mistake are none.
  private let open: [SittingSummary]

  init(station: Station) throws {
    self.station = station
    open = try station.unsealed()
  }

  /// Those that pass a filter. Rehearsals and sittings opened by mistake are none.
  func matching(_ filter: ArchiveFilter) async throws -> [RecordedPassage] {
    var passages: [RecordedPassage] = []
    for line in try await station.lines(filter) {
      if let passage = try await sealed(line.place) { passages.append(passage) }
    }
    // What a summary tells spares most journals.
    for summary in open
    where filter.passes(
      exam: summary.exam.id, session: summary.session, day: summary.day, candidate: summary.candidate)
    {
      if let passage = try unsealed(summary), passage.passes(filter) { passages.append(passage) }
    }
    return passages
  }

  /// Those that were typed, each once.
  func named(_ ids: [String]) async throws -> [RecordedPassage] {
    var passages: [RecordedPassage] = []
    for id in ids where !passages.contains(where: { $0.id.matches(id) }) {
      if let summary = open.first(where: { $0.id.matches(id) }) {
        guard let passage = try unsealed(summary) else {
          throw Failure(.usage, "« \(id) » est une répétition, ou fut ouvert par erreur.")
        }
        passages.append(passage)
      } else {
        let place = try await station.passage(id)
        guard let passage = try await sealed(place) else {
          throw Failure(.problems, "« \(id) »\u{A0}: ce passage est effacé, en partie au moins.")
        }
        passages.append(passage)
      }
    }
    return passages
  }

  /// `nil` where a part was erased: no paper is made of the rest.
  private func sealed(_ place: RecordPlace) async throws -> RecordedPassage? {
    guard let history = try await station.history(place), let content = history.content.passage else { return nil }
    var current = content
    if let deliberation = history.content.deliberation { current.deliberation = deliberation }
    return RecordedPassage(
      id: history.id, exam: try await station.exam(of: history.subject.exam.sha256, for: history.id),
      session: history.subject.session, content: current, isSealed: true)
  }

  private func unsealed(_ summary: SittingSummary) throws -> RecordedPassage? {
    guard !summary.isRehearsal, summary.head.outcome != .openedByMistake else { return nil }
    let sitting = try SittingStore(journal: station.journal).replay(summary.id).sitting
    let digest = try JournalDigest(of: try station.journal.storedEvents(of: summary.id))
    guard let content = PassageContent(sitting: sitting, journal: digest) else { return nil }
    return RecordedPassage(
      id: summary.id, exam: sitting.exam, session: summary.session, content: content, isSealed: false)
  }
}
