// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import FrenchText
internal import GRDB

/// A filter, with the numbers that its names have in the database.
struct PassageFilter {
  /// `nil` where nothing is asked; empty where nothing passes.
  let cohorts: [Int64]?
  let decisions: [Int64]?
  let juries: [Int64]?
  let isReserved: Bool?
  let candidate: FilterText?
  /// The days that pass, since 1970.
  let days: ClosedRange<Int64>?

  init(_ filter: ArchiveFilter, _ db: Database) throws {
    let filter = filter.meaningful
    isReserved = filter.isReserved
    candidate = FilterText(filter.candidate)
    let from = filter.from.map { Int64($0.daysSince1970) } ?? Self.allDays.lowerBound
    let to = filter.to.map { Int64($0.daysSince1970) } ?? Self.allDays.upperBound
    days = from <= to ? from...to : nil
    cohorts = try Self.cohorts(filter, db)
    decisions = try filter.decision.map {
      try Self.numbers("SELECT number FROM decision WHERE outcome = ?1 OR award = ?1", [.text($0)], db)
    }
    juries = try FilterText(filter.juror).map { try Self.juries($0, db) }
  }

  /// Those that a ``Day`` can be.
  static let allDays: ClosedRange<Int64> = -719_162...2_932_896

  /// Whether nothing can pass.
  var isImpossible: Bool {
    days == nil || cohorts?.isEmpty == true || decisions?.isEmpty == true || juries?.isEmpty == true
  }

  /// Whether everything passes.
  var isEmpty: Bool { condition(includingDays: true).isEmpty && candidate == nil }

  enum Part { case cohorts, decisions, juries, reservation }

  /// What a row of `passage` must fulfil, the candidate apart, as ` AND …`.
  /// - Parameter answered: what the rows are known to fulfil.
  func condition(except answered: Set<Part> = [], includingDays: Bool = false) -> String {
    var conditions: [String] = []
    if let cohorts, !answered.contains(.cohorts) { conditions.append("passage.cohort IN (\(list(cohorts)))") }
    if let decisions, !answered.contains(.decisions) { conditions.append("passage.decision IN (\(list(decisions)))") }
    if let juries, !answered.contains(.juries) { conditions.append("passage.jury IN (\(list(juries)))") }
    if let isReserved, !answered.contains(.reservation) {
      conditions.append("passage.reserved = \(isReserved ? 1 : 0)")
    }
    if includingDays, let days, days != Self.allDays {
      conditions.append("passage.day BETWEEN \(days.lowerBound) AND \(days.upperBound)")
    }
    return conditions.map { " AND " + $0 }.joined()
  }

  private func list(_ numbers: [Int64]) -> String { numbers.map(String.init).joined(separator: ",") }

  private static func cohorts(_ filter: ArchiveFilter, _ db: Database) throws -> [Int64]? {
    switch (filter.exam, filter.session) {
    case (nil, nil): nil
    case (let exam?, nil): try numbers("SELECT number FROM cohort WHERE exam = ?", [.text(exam)], db)
    case (nil, let session?): try numbers("SELECT number FROM cohort WHERE session = ?", [.init(session)], db)
    case (let exam?, let session?):
      try numbers("SELECT number FROM cohort WHERE exam = ? AND session = ?", [.text(exam), .init(session)], db)
    }
  }

  /// The juries of which one member has every word.
  private static func juries(_ juror: FilterText, _ db: Database) throws -> [Int64] {
    guard let first = juror.words.first else { return [] }
    let others = juror.words.dropFirst().map { _ in
      " AND EXISTS (SELECT 1 FROM juror_word AS w WHERE w.word = ? AND w.jury = j.jury AND w.seat = j.seat)"
    }
    let sql = "SELECT DISTINCT jury FROM juror_word AS j WHERE word = ?" + others.joined() + " ORDER BY jury"
    return try numbers(sql, ([first] + juror.words.dropFirst()).map(Query.Value.text), db)
  }

  private static func numbers(_ sql: String, _ values: [Query.Value], _ db: Database) throws -> [Int64] {
    var numbers: [Int64] = []
    try Query(db, sql).rows(values) { numbers.append($0.int(0)) }
    return numbers
  }
}
