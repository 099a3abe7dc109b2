// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// Reads the offers that a candidate types: `offre prix 46 500, livraison 6 sem., garantie 3 ans`, and what people
/// type instead: `46,5 k€`, `-5 %`, `je vous propose 3 ans de garantie`.
///
/// A value goes to the term named before it, else to the one named right after (`3 ans de garantie`), else to the only
/// term that its unit and size suit. Signed values count from the offer that stands. Linear in the length of the line.
struct OfferParser {
  let table: BargainingTable
  /// The offer that stands.
  let standing: Bid
  let names: OfferNames
  let tokens: [OfferToken]
  var index = 0
  var offer = ParsedOffer()
  /// The term named last that still waits for its value.
  var named: Int?
  /// A value that waits for its term.
  var pending: TypedValue?
  /// `remise`, `baisse`: the next value is taken off the price.
  var isReduction = false
  /// A word that is no term and stands right before a value.
  var stranger: String?
  /// The term that got the last value, while nothing parts it from what follows.
  var last: Int?

  static func parse(_ line: String, table: BargainingTable, standing: Bid) -> ParsedOffer {
    var parser = OfferParser(line, table, standing)
    parser.run()
    return parser.offer
  }

  private init(_ line: String, _ table: BargainingTable, _ standing: Bid) {
    self.table = table
    self.standing = standing
    names = OfferNames(table)
    tokens = OfferToken.tokens(line)
  }

  private mutating func run() {
    while index < tokens.count {
      if takeChoice() { continue }
      switch tokens[index] {
      case .number, .sign: takeValue()
      case .word(let word):
        takeWord(word)
        index += 1
      case .separator:
        settle()
        last = nil
        stranger = nil
        index += 1
      case .percent, .euro, .questionMark: index += 1
      }
    }
    settle()
  }

  // MARK: Names

  private mutating func takeWord(_ word: String) {
    if OfferParser.announcements.contains(word) { offer.isExplicit = true }
    if let term = names.term(word) {
      offer.isExplicit = true
      stranger = nil
      if let value = pending {
        pending = nil
        assign(value, to: term)
      } else if last != term {
        named = term
      }
    } else if OfferParser.reductions.contains(word) || isMinus(word) {
      isReduction = true
    } else if !OfferParser.small.contains(word) {
      stranger = word
      if pending != nil { settle() }
    } else if !OfferParser.links.contains(word) {
      stranger = nil
    }
  }

  /// Passes the name of a value: `6 jours inclus`, or the beginning of one after its term's name.
  private mutating func takeChoice() -> Bool {
    for choice in names.choices where matches(choice.words) {
      let isNamed = named == nil || named == choice.term
      let isAlone = names.choices.count { $0.words == choice.words } == 1
      guard isNamed, isAlone || named == choice.term else { continue }
      settle()
      offer.isExplicit = true
      offer.set(choice.term, Int64(choice.name))
      named = nil
      index += choice.words.count
      return true
    }
    guard let term = named, case .choice(_, let among) = table.terms[term].value else { return false }
    let typed = tokens[index...].prefix { $0.word != nil || $0.isNumber || $0 == .euro || $0 == .percent }
      .compactMap(OfferParser.spelling)
    let wanted = typed.filter { !OfferParser.small.contains($0) }
    guard !wanted.isEmpty else { return false }
    let fitting = among.indices.filter { Set(OfferNames.words(of: among[$0])).isSuperset(of: wanted) }
    named = nil
    index += typed.count
    if fitting.count == 1 {
      offer.set(term, Int64(fitting[0]))
    } else {
      offer.problems.append(.choice(term: term))
    }
    return true
  }

  private func matches(_ words: [String]) -> Bool {
    !words.isEmpty && tokens[index...].prefix(words.count).map(OfferParser.spelling) == words
  }

  private static func spelling(_ token: OfferToken) -> String? {
    switch token {
    case .word(let word): word
    case .number(_, let typed): typed
    default: nil
    }
  }

  /// `moins 5 %`, but not `au moins 5 %`.
  private func isMinus(_ word: String) -> Bool {
    word == "moins" && index + 1 < tokens.count && tokens[index + 1].isNumber
      && (index == 0 || tokens[index - 1].word != "au")
  }
}
