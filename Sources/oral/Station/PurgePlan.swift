// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import FrenchText
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
    let unsealed = try station.unsealed().filter { $0.day < day }
    return try await PurgePlan(.init(lines: try await station.lines(filter), unsealed: unsealed), in: station)
  }

  /// All that is about one person.
  static func about(_ person: PersonSearch, in station: Station) async throws -> PurgePlan {
    let found = try await person.find(in: station)
    return try await PurgePlan(found, in: station)
  }

  /// Those passages, whoever they are about.
  static func of(_ ids: [String], in station: Station) async throws -> PurgePlan {
    let found = try await PersonSearch.named(ids, in: station)
    return try await PurgePlan(found, in: station)
  }

  private init(_ found: PersonSearch.Found, in station: Station) async throws {
    lines = found.lines
    unsealed = found.unsealed
    erasure = try await ErasurePlan(lines.map(\.place) + found.places, in: station.archive)
  }
}

extension PurgePlan: Equatable {
  /// Whether the two erase the same.
  static func == (one: PurgePlan, other: PurgePlan) -> Bool {
    one.lines == other.lines && one.erasure.places == other.erasure.places
      && one.unsealed.map(\.id) == other.unsealed.map(\.id)
  }
}
