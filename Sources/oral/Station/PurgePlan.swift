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
  let lines: [ArchiveLine]
  /// What their records lose, and those that are linked to them.
  let erasure: ErasurePlan
  /// Sittings of the journal that were never sealed.
  let unsealed: [SittingSummary]

  var isEmpty: Bool { erasure.isEmpty && unsealed.isEmpty }
  /// What tables hold of the passages.
  var facts: [PassageFacts] { erasure.passages.compactMap(\.facts) }

  /// The passages of before that day.
  static func before(_ day: Day, in station: Station) async throws -> PurgePlan {
    let filter = ArchiveFilter(to: Day(daysSince1970: day.daysSince1970 - 1))
    return try await PurgePlan(try await station.lines(filter), in: station) { $0.day < day }
  }

  /// All that is about one person: by number, or by the whole name.
  static func about(_ typed: String, in station: Station) async throws -> PurgePlan {
    let lines = try await lines(about: typed, in: station)
    let plan = try await PurgePlan(lines, in: station) { $0.candidate.isExactly(typed) }
    try checkOnePerson(plan.lines.map(\.candidate) + plan.unsealed.map(\.candidate), typed)
    return plan
  }

  private init(
    _ lines: [ArchiveLine], in station: Station, unsealed isMeant: (SittingSummary) -> Bool
  ) async throws {
    self.lines = lines
    erasure = try await ErasurePlan(lines.map(\.place), in: station.archive)
    unsealed = try station.journal.summaries().filter {
      $0.head.stage != Sitting.Stage.sealed.rawValue && isMeant($0)
    }
  }

  /// The sealed passages of one person, the latest first.
  static func lines(about typed: String, in station: Station) async throws -> [ArchiveLine] {
    let found = try await station.lines(ArchiveFilter(candidate: typed)).filter { $0.candidate.isExactly(typed) }
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
}

extension Station {
  /// Every passage that passes a filter, the latest first.
  func lines(_ filter: ArchiveFilter) async throws -> [ArchiveLine] {
    var found: [ArchiveLine] = []
    var cursor: Page.Cursor?
    repeat {
      let page = try await archive.list(filter, page: Page(limit: 500, after: cursor))
      found += page
      cursor = page.last?.cursor
    } while cursor != nil
    return found
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
