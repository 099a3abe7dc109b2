// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Exams
internal import FrenchText
internal import Sittings

/// What `oral archive chercher` prints: the passages found, each with where the words are.
public struct SearchReport: Sendable {
  private let hits: [Hit]
  private let result: SearchResult
  private let typed: [String]
  private let title: @Sendable (String) -> String?

  /// A passage that was found, with its record read again: the store's index knows the folded words only.
  private struct Hit: Sendable {
    var line: ArchiveLine
    var excerpts: [(field: RecordTexts.Field, excerpt: Excerpt)]
  }

  /// Excerpts of one passage, at most.
  private static let excerptLimit = 3

  /// - Parameters:
  ///   - typed: the words that were looked for, as ``RecordArchive/search(_:filter:limit:)`` took them.
  ///   - content: the record of a line, its last correction if there is one; `nil` when it cannot be read.
  ///   - title: an exam's short title by its id.
  public init(
    _ result: SearchResult, for typed: [String], content: (ArchiveLine) -> RecordContent?,
    title: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    let terms = SearchTerms(typed)
    self.result = result
    self.typed = typed
    self.title = title
    hits = result.lines.map { line in
      let texts = content(line).map { RecordTexts($0).all } ?? []
      let excerpts = texts.compactMap { field, text in Excerpt(text, terms).map { (field: field, excerpt: $0) } }
      return Hit(line: line, excerpts: Self.chosen(excerpts))
    }
  }

  /// Those that show another of the words first; in the order of the texts.
  private static func chosen(_ excerpts: [(field: RecordTexts.Field, excerpt: Excerpt)])
    -> [(field: RecordTexts.Field, excerpt: Excerpt)]
  {
    var seen: Set<Int> = []
    var places: [Int] = []
    for (place, entry) in excerpts.enumerated() where !entry.excerpt.terms.isSubset(of: seen) {
      seen.formUnion(entry.excerpt.terms)
      places.append(place)
    }
    places = Array((places + excerpts.indices.filter { !places.contains($0) }).prefix(excerptLimit))
    return places.sorted().map { excerpts[$0] }
  }

  public var document: ReportDocument {
    ReportDocument(
      banner: "JURY SEULEMENT", title: "Recherche\u{A0}: \(typed.joined(separator: " "))", subtitles: [summary],
      blocks: hits.isEmpty ? [] : [.list(hits.map(item))])
  }

  /// How many, and in which order.
  private var summary: String {
    guard result.matches > 0 else { return "Aucun passage n’a tous ces mots." }
    let limit = Decimal64(units: Int64(SearchResult.rankingLimit)).french
    let order = result.isRanked ? "les plus proches d’abord" : "les plus récents d’abord, sans classement"
    let count = result.isRanked ? plural(result.matches, "passage") : "plus de \(limit) passages"
    let shown = hits.count < result.matches ? "\u{202F}; en voici \(hits.count)" : ""
    return result.matches == 1 ? count : "\(count), \(order)\(shown)"
  }

  private func item(_ hit: Hit) -> ListItem {
    let line = hit.line
    let head = [line.id, line.candidate.archived, title(line.exam) ?? line.exam, line.day.french] + line.decided
    return ListItem(
      head.joined(separator: ", "),
      children: hit.excerpts.map { ListItem("\($0.field.french)\u{A0}: \($0.excerpt.marked())") })
  }

  /// `{words, matches, ranked, hits: [{…, excerpts: [{field, text, matches: [{start, length}]}]}]}`: `matches` of the whole is
  /// one more than the limit of ranking when there are more; a passage has the keys of `lister`. `start` and `length`
  /// count Unicode code points of `text`.
  public var json: JSONValue {
    [
      "words": JSONValue(typed), "matches": .int(Int64(result.matches)), "ranked": .bool(result.isRanked),
      "hits": .array(
        hits.map { hit in
          guard case .object(let members) = hit.line.json else { return .null }
          let excerpts = JSONValue.array(hit.excerpts.map { Self.json($0.field, $0.excerpt) })
          return .object(members + [.init("excerpts", excerpts)])
        }),
    ]
  }

  private static func json(_ field: RecordTexts.Field, _ excerpt: Excerpt) -> JSONValue {
    let characters = Array(excerpt.text)
    func points(_ range: Range<Int>) -> Int64 {
      Int64(characters[range].reduce(0) { $0 + $1.unicodeScalars.count })
    }
    return [
      "field": .string(field.rawValue), "text": .string(excerpt.text),
      "matches": .array(
        excerpt.matches.map { match in
          ["start": .int(points(0..<match.lowerBound)), "length": .int(points(match))]
        }),
    ]
  }
}
