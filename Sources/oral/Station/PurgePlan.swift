// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import Exams
import FrenchText
import Reports
import Sittings

/// What an erasure would take away: sealed passages with what was sealed about them since, and the journals that were
/// never sealed.
struct PurgePlan {
  /// The passages, the latest first.
  private(set) var lines: [ArchiveLine] = []
  /// Every record that has something to lose, with what it loses.
  private(set) var places: [RecordPlace: Set<RecordPart>] = [:]
  private(set) var facts: [PassageFacts] = []
  /// Sittings of the journal that were never sealed.
  private(set) var unsealed: [SittingSummary] = []

  var isEmpty: Bool { places.isEmpty && unsealed.isEmpty }

  /// The passages of before that day.
  static func before(_ day: Day, _ parts: Set<RecordPart>, in station: Station) async throws -> PurgePlan {
    var plan = PurgePlan()
    let filter = ArchiveFilter(to: Day(daysSince1970: day.daysSince1970 - 1))
    var cursor: Page.Cursor?
    repeat {
      let page = try await station.archive.list(filter, page: Page(limit: 500, after: cursor))
      for line in page { try await plan.add(line, parts, station) }
      cursor = page.last?.cursor
    } while cursor != nil
    plan.unsealed = try station.journal.summaries().filter {
      $0.day < day && $0.head.stage != Sitting.Stage.sealed.rawValue
    }
    return plan
  }

  /// All that is about one person: by number, or by the whole name.
  static func about(_ typed: String, _ parts: Set<RecordPart>, in station: Station) async throws -> PurgePlan {
    var plan = PurgePlan()
    for line in try await lines(about: typed, in: station) { try await plan.add(line, parts, station) }
    plan.unsealed = try station.journal.summaries().filter {
      $0.head.stage != Sitting.Stage.sealed.rawValue && $0.candidate.isExactly(typed)
    }
    try checkOnePerson(plan.lines.map(\.candidate) + plan.unsealed.map(\.candidate), typed)
    return plan
  }

  /// The sealed passages of one person, the latest first.
  static func lines(about typed: String, in station: Station) async throws -> [ArchiveLine] {
    var found: [ArchiveLine] = []
    var cursor: Page.Cursor?
    repeat {
      let page = try await station.archive.list(
        ArchiveFilter(candidate: typed), page: Page(limit: 500, after: cursor))
      found += page.filter { $0.candidate.isExactly(typed) }
      cursor = page.last?.cursor
    } while cursor != nil
    try checkOnePerson(found.map(\.candidate), typed)
    return found
  }

  /// A name that several people bear is refused: their data are not to be mixed.
  private static func checkOnePerson(_ candidates: [Candidate], _ typed: String) throws {
    let people = Set(candidates.map { $0.number.isEmpty ? $0.name.folded : $0.number.folded })
    guard people.count > 1 else { return }
    let labels = Set(candidates.map(\.label)).sorted()
    throw Failure(
      .usage, "« \(typed) » désigne plusieurs personnes\u{A0}: \(labels.frenchList()). Dites le numéro exact.")
  }

  private mutating func add(_ line: ArchiveLine, _ parts: Set<RecordPart>, _ station: Station) async throws {
    lines.append(line)
    if let facts = try await station.archive.facts(at: line.place) { self.facts.append(facts) }
    for place in [line.place] + (try await station.archive.places(citing: line.place)) {
      guard let record = try await station.archive.record(at: place) else { continue }
      let lost = parts.intersection(record.disclosures.keys)
      if !lost.isEmpty { places[place] = lost }
    }
  }
}

extension Candidate {
  /// Whether that is the number, or the whole name in any order, folded.
  func isExactly(_ typed: String) -> Bool {
    if !number.isEmpty, number.folded == typed.folded { return true }
    let words = typed.foldedWords.map(String.init).sorted()
    return !words.isEmpty && words == name.foldedWords.map(String.init).sorted()
  }
}
