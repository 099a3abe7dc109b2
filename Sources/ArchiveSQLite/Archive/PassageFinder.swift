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
      try read("passage_by_jury", ["jury"], juries.map { [$0] }, answering: [.juries])
    } else if filter.isReserved == true {
      if let cohorts = filter.cohorts {
        let keys = cohorts.map { [$0] }
        let (index, answered) = ("passage_reserved_by_cohort", Set([PassageFilter.Part.reservation, .cohorts]))
        try read(index, ["cohort"], keys, "reserved = 1 AND ", answering: answered)
      } else {
        try read("passage_reserved", [], [[]], "reserved = 1 AND ", answering: [.reservation])
      }
    } else if let decisions = filter.decisions {
      if let cohorts = filter.cohorts {
        let keys = cohorts.flatMap { cohort in decisions.map { [cohort, $0] } }
        try read("passage_counted", ["cohort", "decision"], keys, answering: [.cohorts, .decisions])
      } else {
        try read("passage_by_decision", ["decision"], decisions.map { [$0] }, answering: [.decisions])
      }
    } else if let cohorts = filter.cohorts {
      try read("passage_by_cohort", ["cohort"], cohorts.map { [$0] }, answering: [.cohorts])
    } else {
      try read("passage_by_day", [], [[]], answering: [])
    }
  }

  /// Reads an index backwards, once for each of the keys that its first columns may have: SQLite merges so many as it
  /// reads them.
  private mutating func read(
    _ index: String, _ columns: [String], _ keys: [[Int64]], _ fixed: String = "",
    answering answered: Set<PassageFilter.Part>
  ) throws {
    let rest = filter.condition(except: answered)
    var left = keys[...]
    while !left.isEmpty {
      let keys = left.prefix(Self.merged)
      left = left.dropFirst(Self.merged)
      let walks = keys.indices.map { key in
        let places = columns.indices.map {
          "\(columns[$0]) = ?\(5 + (key - keys.startIndex) * columns.count + $0) AND "
        }
        return """
          SELECT day, record FROM passage INDEXED BY \(index)
          WHERE \(fixed)\(places.joined())day >= ?1 AND (day, record) < (?2, ?3)\(rest)
          """
      }
      let sql = walks.joined(separator: " UNION ALL ") + " ORDER BY day DESC, record DESC LIMIT ?4"
      try merge(Query(db, sql, isCached: rest.isEmpty), keys.joined().map(Query.Value.int))
    }
  }

  /// A row passes through all the walks that stand before its own.
  private static let merged = 16

  /// By the candidate's number as a whole, and by the words of the name.
  private mutating func read(_ candidate: FilterText) throws {
    try read(words: [candidate.whole])
    if candidate.words != [candidate.whole], !candidate.words.isEmpty { try read(words: candidate.words) }
  }

  private mutating func read(words: [String]) throws {
    let words = try words.count > 1 ? rarestFirst(words) : words
    let others = words.indices.dropFirst().map {
      """
       AND EXISTS (SELECT 1 FROM candidate_word AS other
        WHERE other.word = ?\(5 + $0) AND other.day = w.day AND other.passage = w.passage)
      """
    }
    let rest = filter.condition()
    let join = rest.isEmpty ? "" : "JOIN passage ON passage.record = w.passage"
    let query = try Query(
      db,
      """
      SELECT w.day, w.passage FROM candidate_word AS w \(join)
      WHERE w.word = ?5 AND w.day >= ?1 AND (w.day, w.passage) < (?2, ?3)\(rest)\(others.joined())
      ORDER BY w.day DESC, w.passage DESC LIMIT ?4
      """, isCached: rest.isEmpty)
    try merge(query, words.map(Query.Value.text))
  }

  /// Reading follows one word and looks the others up: the rarest makes the shortest way.
  private func rarestFirst(_ words: [String]) throws -> [String] {
    let query = try Query(db, "SELECT count(*) FROM (SELECT 1 FROM candidate_word WHERE word = ? LIMIT 10000)")
    let counts = try words.map { try query.first(.text($0)) { $0.int(0) } ?? 0 }
    return zip(counts, words).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Reads what may still be on the page, and keeps the page.
  private mutating func merge(_ query: Query, _ keys: [Query.Value]) throws {
    let isFull = found.count >= limit
    let first = isFull ? max(from, found.last?.day ?? from) : from
    let range: [Query.Value] = [.int(first), .int(bound.day), .int(bound.number), .init(limit)]
    var fresh: [Found] = []
    try query.rows(range + keys) {
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
