// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import GRDB

/// A full-text search in the words of passages.
struct TextSearch {
  private let db: Database
  private let rest: String
  private let values: [Query.Value]
  private let isCached: Bool

  /// `nil` when nothing can be found.
  init?(_ terms: SearchTerms, _ filter: PassageFilter, _ db: Database) throws {
    guard !terms.terms.isEmpty, !filter.isImpossible else { return nil }
    self.db = db
    let condition = filter.condition(includingDays: true)
    var values: [Query.Value] = [.text(terms.expression)]
    var candidate = ""
    if let text = filter.candidate {
      candidate = " AND (\(Self.word)" + (text.words.isEmpty ? "" : " OR ")
      candidate += text.words.map { _ in Self.word }.joined(separator: " AND ") + ")"
      values += ([text.whole] + text.words).map(Query.Value.text)
    }
    self.values = values
    isCached = condition.isEmpty
    let join = condition.isEmpty && candidate.isEmpty ? "" : " JOIN passage ON passage.record = passage_search.rowid"
    rest = "FROM passage_search\(join) WHERE passage_search MATCH ?\(condition)\(candidate)"
  }

  private static let word = """
    EXISTS (SELECT 1 FROM candidate_word AS w
      WHERE w.word = ? AND w.day = passage.day AND w.passage = passage.record)
    """

  /// How many passages match; `limit` at most.
  func count(upTo limit: Int) throws -> Int {
    let query = try Query(db, "SELECT count(*) FROM (SELECT 1 \(rest) LIMIT ?)", isCached: isCached)
    return try query.first(values + [.init(limit)]) { Int($0.int(0)) } ?? 0
  }

  /// The numbers of matching passages: the best first, then the last added; or the last added first.
  func numbers(isRanked: Bool, limit: Int) throws -> [Int64] {
    let order = isRanked ? "bm25(passage_search), " : ""
    let query = try Query(
      db, "SELECT passage_search.rowid \(rest) ORDER BY \(order)passage_search.rowid DESC LIMIT ?", isCached: isCached)
    var numbers: [Int64] = []
    try query.rows(values + [.init(max(0, limit))]) { numbers.append($0.int(0)) }
    return numbers
  }
}

extension SearchTerms {
  /// In FTS5's language: each term between quotation marks, where nothing is a word of that language. Folded words
  /// have none themselves.
  fileprivate var expression: String {
    terms.map { "\"" + $0.words.joined(separator: " ") + "\"" + ($0.isPrefix ? "*" : "") }.joined(separator: " ")
  }
}
