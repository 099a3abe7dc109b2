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
  private let names: OfferNames
  private var tokens: [OfferToken]
  private var index = 0
  private var offer = ParsedOffer()
  /// The term named last that still waits for its value.
  private var named: Int?
  /// A value that waits for its term.
  private var pending: TypedValue?
  /// `remise`, `baisse`: the next value is taken off the price.
  private var isReduction = false
  /// A word that is no term and stands right before a value.
  private var stranger: String?
  /// The term that got the last value, while nothing parts it from what follows.
  private var last: Int?

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

  // MARK: Values

  private mutating func takeValue() {
    settle()
    // « baisser à 45 000 » says where to, « de 2 000 » how much.
    if index > 0, tokens[index - 1].word == "a" { isReduction = false }
    var sign: Bool?
    if case .sign(let isNegative) = tokens[index] {
      sign = isNegative
      index += 1
    }
    guard index < tokens.count, case .number(let amount, let typed) = tokens[index] else { return }
    index += 1
    var value = TypedValue(amount: amount, typed: typed, isNegative: sign)
    if isReduction, value.isNegative == nil { value.isNegative = true }
    readUnit(&value)
    // « de 24 à 36 mois »: the second is what is offered.
    if let next = transition() {
      index = next
      named = named ?? last
      takeValue()
      return
    }
    if isReduction {
      isReduction = false
      assign(value, to: named ?? priceTerm)
      named = nil
    } else if let term = named {
      named = nil
      assign(value, to: term)
    } else {
      pending = value
    }
  }

  /// Where a second value begins, after `à`, when the first follows `de`.
  private func transition() -> Int? {
    guard index + 1 < tokens.count, tokens[index].word == "a", tokens[index + 1].isNumber else { return nil }
    let first = tokens[..<index].lastIndex { $0.isNumber } ?? 0
    guard first > 0, tokens[first - 1].word == "de" else { return nil }
    return index + 1
  }

  private mutating func readUnit(_ value: inout TypedValue) {
    guard index < tokens.count else { return }
    switch tokens[index] {
    case .percent: value.unit = "%"
    case .euro: value.unit = "EUR"
    case .word("k"):
      value.unit = "k€"
      if index + 1 < tokens.count, tokens[index + 1] == .euro { index += 1 }
    case .word("pour") where index + 1 < tokens.count && tokens[index + 1].word == "cent":
      value.unit = "%"
      index += 1
    case .word("mille"):
      value.unit = "k€"
      if index + 1 < tokens.count, tokens[index + 1] == .euro { index += 1 }
    case .word(let word) where isUnit(word): value.unit = word
    default: return
    }
    index += 1
  }

  private func isUnit(_ word: String) -> Bool {
    if OfferParser.units.contains(word) { return true }
    let plain = Figure.Dimension.of(unit: word).0
    return table.terms.contains { $0.unit.map { Figure.Dimension.of(unit: $0).0 == plain } ?? false }
  }

  /// Gives the value that waits to the only term that it suits.
  private mutating func settle() {
    guard let value = pending else { return }
    pending = nil
    let suited = table.issues.indices.filter { index in
      if case .place(let place, _) = value.reading(for: table.issues[index], standing: standing[index]) {
        return value.unit != nil || table.issues[index].isUsual(place)
      }
      return false
    }
    let usual = suited.filter { index in
      guard case .place(let place, _) = value.reading(for: table.issues[index], standing: standing[index]) else {
        return false
      }
      return table.issues[index].isUsual(place)
    }
    if value.unit == "%" && value.isNegative != nil || value.unit == "EUR" && value.isNegative == true {
      assign(value, to: priceTerm)
    } else if let price = priceTerm, usual.contains(price),
      value.unit == nil || value.unit == "EUR" || value.unit == "k€"
    {
      assign(value, to: price)
    } else if let stranger {
      offer.problems.append(.unknown(stranger))
    } else if usual.count == 1 {
      assign(value, to: usual[0])
    } else if suited.count == 1 {
      assign(value, to: suited[0])
    } else {
      offer.problems.append(.unnamed(value.shown))
    }
    stranger = nil
  }

  private var priceTerm: Int? { table.issues.firstIndex { $0.term.nature == .price } }

  private mutating func assign(_ value: TypedValue, to term: Int?) {
    stranger = nil
    guard let term else {
      offer.problems.append(.unnamed(value.shown))
      return
    }
    last = term
    switch value.reading(for: table.issues[term], standing: standing[term]) {
    case .place(let place, let isRelative):
      offer.set(term, place)
      if isRelative { offer.relative.insert(term) }
    case .strange: offer.problems.append(.strange(value.shown))
    case .wrongUnit: offer.problems.append(.unit(term: term))
    case .noSuchChoice: offer.problems.append(.choice(term: term))
    }
  }

  // MARK: Words

  private static let announcements: Set<String> = ["offre", "propose", "proposition", "contre", "offrir"]
  private static let reductions: Set<String> = [
    "remise", "rabais", "ristourne", "reduction", "baisse", "baisser", "geste", "escompte",
  ]
  /// Those of the small ones that tie a word to the value after it: `transport à 500 €`.
  private static let links: Set<String> = ["a", "de", "d", "du", "pour"]
  private static let units: Set<String> = [
    "jour", "jours", "j", "semaine", "semaines", "sem", "mois", "an", "ans", "annee", "annees", "heure", "heures", "h",
    "ke", "keur", "keuros", "k€", "€",
  ]
  /// Words that say nothing of what a value is about.
  private static let small: Set<String> = [
    "a", "au", "aux", "de", "d", "du", "des", "la", "le", "l", "les", "un", "une", "en", "sur", "sous", "pour", "par",
    "je", "j", "vous", "nous", "on", "me", "m", "c", "ce", "est", "ca", "si", "alors", "disons", "soit", "ok", "oui",
    "avec", "contre", "ht", "ttc", "net", "nets", "hors", "taxes", "offre", "propose", "proposition", "peux", "peut",
    "fais", "faire", "fait", "passe", "passer", "descends", "descendre", "monte", "monter", "donne", "accorde",
    "accepte", "mets", "met", "dis", "dirais", "allez", "accord", "maximum", "minimum", "max", "min", "environ",
    "seulement", "mon", "ma", "mes", "votre", "vos", "notre", "nos", "ou", "tout", "compris", "inclus", "incluse",
    "commande", "chose", "que", "qu", "ferme", "final", "dernier", "derniere", "arrive", "serait", "sera", "bien",
  ]
}
