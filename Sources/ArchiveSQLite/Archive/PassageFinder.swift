// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import FrenchText
internal import GRDB

/// Finds the passages of a page, the latest first.
///
/// A filter is answered by reading one index backwards, or a few of them merged (the cohorts of an exam, the juries on
/// which somebody sits): each gives its passages in the order of the list, so that reading stops with the page,
/// however many passages there are behind.
struct PassageFinder {
  private struct Found {
    var day: Int64
    var number: Int64

    static func isLater(_ first: Found, _ second: Found) -> Bool {
      (first.day, first.number) > (second.day, second.number)
    }
  }

  private let db: Database
  private let filter: PassageFilter
  private let limit: Int
  private let from: Int64
  /// What comes after this in the order of the list is asked for.
  private let bound: Found
  private var found: [Found] = []

  /// The numbers of the page's passages, in order.
  static func numbers(_ filter: PassageFilter, _ page: Page, _ db: Database) throws -> [Int64] {
    guard !filter.isImpossible, let days = filter.days else { return [] }
    var finder = PassageFinder(filter, page, days, db)
    try finder.read()
    return finder.found.map(\.number)
  }

  private init(_ filter: PassageFilter, _ page: Page, _ days: ClosedRange<Int64>, _ db: Database) {
    self.db = db
    self.filter = filter
    limit = page.limit
    from = days.lowerBound
    let end = Found(day: days.upperBound + 1, number: 0)
    let after = page.after.map { Found(day: Int64($0.day.daysSince1970), number: $0.number) } ?? end
    bound = Found.isLater(end, after) ? after : end
  }

  /// With more juries than this, most passages are some of theirs: reading them all by day is shorter.
  private static let manyJuries = 300

  private mutating func read() throws {
    if let candidate = filter.candidate {
      try read(candidate)
    } else if let juries = filter.juries, juries.count <= Self.manyJuries {
      try read("passage_by_jury", "jury = ? AND", juries.map { [$0] }, answering: [.juries])
    } else if filter.isReserved == true {
      if let cohorts = filter.cohorts {
        let keys = cohorts.map { [$0] }
        let condition = "reserved = 1 AND cohort = ? AND"
        try read("passage_reserved_by_cohort", condition, keys, answering: [.reservation, .cohorts])
      } else {
        try read("passage_reserved", "reserved = 1 AND", [[]], answering: [.reservation])
      }
    } else if let decisions = filter.decisions {
      if let cohorts = filter.cohorts {
        let keys = cohorts.flatMap { cohort in decisions.map { [cohort, $0] } }
        try read("passage_counted", "cohort = ? AND decision = ? AND", keys, answering: [.cohorts, .decisions])
      } else {
        try read("passage_by_decision", "decision = ? AND", decisions.map { [$0] }, answering: [.decisions])
      }
    } else if let cohorts = filter.cohorts {
      try read("passage_by_cohort", "cohort = ? AND", cohorts.map { [$0] }, answering: [.cohorts])
    } else {
      try read("passage_by_day", "", [[]], answering: [])
    }
  }

  /// Reads an index backwards, once for each of the keys that its first columns may have.
  private mutating func read(
    _ index: String, _ condition: String, _ keys: [[Int64]], answering answered: Set<PassageFilter.Part>
  ) throws {
    let rest = filter.condition(except: answered)
    let query = try Query(
      db,
      """
      SELECT day, record FROM passage INDEXED BY \(index)
      WHERE \(condition) day >= ? AND (day, record) < (?, ?)\(rest) ORDER BY day DESC, record DESC LIMIT ?
      """, isCached: rest.isEmpty)
    for key in keys { try merge(query, key.map(Query.Value.int)) }
  }

  /// By the candidate's number as a whole, and by the words of the name.
  private mutating func read(_ candidate: FilterText) throws {
    try read(words: [candidate.whole])
    if candidate.words != [candidate.whole], !candidate.words.isEmpty { try read(words: candidate.words) }
  }

  private mutating func read(words: [String]) throws {
    let words = try words.count > 1 ? rarestFirst(words) : words
    let others = words.dropFirst().map { _ in
      """
       AND EXISTS (SELECT 1 FROM candidate_word AS other
        WHERE other.word = ? AND other.day = w.day AND other.passage = w.passage)
      """
    }
    let rest = filter.condition()
    let join = rest.isEmpty ? "" : "JOIN passage ON passage.record = w.passage"
    let query = try Query(
      db,
      """
      SELECT w.day, w.passage FROM candidate_word AS w \(join)
      WHERE w.word = ? AND w.day >= ? AND (w.day, w.passage) < (?, ?)\(rest)\(others.joined())
      ORDER BY w.day DESC, w.passage DESC LIMIT ?
      """, isCached: rest.isEmpty)
    try merge(query, [.text(words[0])], words.dropFirst().map(Query.Value.text))
  }

  /// Reading follows one word and looks the others up: the rarest makes the shortest way.
  private func rarestFirst(_ words: [String]) throws -> [String] {
    let query = try Query(db, "SELECT count(*) FROM (SELECT 1 FROM candidate_word WHERE word = ? LIMIT 10000)")
    let counts = try words.map { try query.first(.text($0)) { $0.int(0) } ?? 0 }
    return zip(counts, words).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Reads what may still be on the page, and keeps the page.
  private mutating func merge(_ query: Query, _ key: [Query.Value], _ rest: [Query.Value] = []) throws {
    let isFull = found.count >= limit
    let first = isFull ? max(from, found.last?.day ?? from) : from
    let range: [Query.Value] = [.int(first), .int(bound.day), .int(bound.number)]
    var fresh: [Found] = []
    try query.rows(key + range + rest + [.init(limit)]) {
      fresh.append(Found(day: $0.int(0), number: $0.int(1)))
    }
    guard !fresh.isEmpty else { return }
    guard !found.isEmpty else {
      found = fresh
      return
    }
    let known = Set(found.map(\.number))
    found += fresh.filter { !known.contains($0.number) }
    found.sort(by: Found.isLater)
    found.removeLast(max(0, found.count - limit))
  }
}
