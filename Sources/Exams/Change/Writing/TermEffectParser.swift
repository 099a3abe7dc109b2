// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Reads what is asked of a term, after its name.
struct TermEffectParser {
  var parser: EffectParser
  /// `nil` when it is not known.
  let term: Term?

  mutating func effect() throws(ChangeSyntaxError) -> Change.TermEffect {
    let start = parser.index
    if isChoice { return .choices(try choices(from: start)) }
    let isExact = parser.take { $0.isSign("=") || $0.isSign(":") || $0.isSign("→") }
    let effect = try demand(isExact: isExact)
    parser.skip { ["ht", "ttc", "net", "nets"].contains($0.word) }
    try parser.expectEnd()
    return effect
  }

  // MARK: Names

  private var isChoice: Bool {
    if case .choice? = term?.value { return true }
    guard term == nil else { return false }
    return !parser.tokens[parser.index...].contains { if case .number = $0.kind { true } else { false } }
  }

  private mutating func choices(from start: Int) throws(ChangeSyntaxError) -> [String] {
    parser.skip { $0.isSign("=") || $0.isSign(":") || $0.isSign("→") }
    let tokens = parser.tokens
    guard parser.index < tokens.count else { throw missing("la valeur") }
    if let whole = known(parser.raw(parser.index, tokens.count)) { return [whole] }
    var names: [String] = []
    var from = parser.index
    for index in from...tokens.count {
      guard index == tokens.count || tokens[index].isSign("|") || tokens[index].word == "ou" else { continue }
      if from < index {
        var name = parser.raw(from, index)
        if index == from + 1, case .quoted(let text) = tokens[from].kind { name = text }
        names.append(known(name) ?? name)
      }
      from = index + 1
    }
    guard !names.isEmpty else { throw missing("la valeur") }
    return names
  }

  private func known(_ name: String) -> String? {
    guard case .choice(_, let among)? = term?.value else { return nil }
    return among.first { $0.matches(name) }
  }

  // MARK: Numbers

  private mutating func demand(isExact: Bool) throws(ChangeSyntaxError) -> Change.TermEffect {
    let unit = term?.unit
    if parser.take(where: { $0.isSign("≤") }) || takeWords(TermEffectParser.ceilings) {
      return .ceiling(try signedNumber(unit: unit, of: "le plafond"))
    }
    if parser.take(where: { $0.isSign("≥") }) || takeWords(TermEffectParser.floors) {
      return .floor(try signedNumber(unit: unit, of: "le plancher"))
    }
    if takeWords([["entre"]]) || parser.take(where: { $0.isSign("[") }) {
      let (low, high) = try pair(unit: unit)
      parser.skip { $0.isSign("]") }
      return .range(low, high)
    }
    let isTransition = takeWords([["de"]])
    if !isExact, !isTransition, let relative = try relative() { return relative }
    let first = try pendingNumber(of: "la valeur")
    let arrow = parser.take { $0.isSign("→") }
    guard arrow || takeWords([["a"], ["puis"]]) || parser.take(where: { $0.isSign("..") || $0.isSign("-") }) else {
      guard isTransition == false else { throw missing("la valeur d’arrivée") }
      return .value(try converted(first, or: unit))
    }
    let second = try pendingNumber(of: "la seconde valeur")
    let arrival = try converted(second, or: unit)
    let departure = try converted((first.amount, first.unit ?? second.unit, first.column), or: unit)
    return arrow || isTransition || departure > arrival ? .value(arrival) : .range(departure, arrival)
  }

  /// `−15 %`, `+10 %`; `−2 000 €` from the value of a known term.
  private mutating func relative() throws(ChangeSyntaxError) -> Change.TermEffect? {
    let start = parser.index
    guard start < parser.tokens.count, parser.tokens[start].isSign("-") || parser.tokens[start].isSign("+") else {
      return nil
    }
    let column = parser.tokens[start].column
    let sign: Int64 = parser.tokens[start].isSign("-") ? -1 : 1
    parser.index += 1
    let (amount, unit, _) = try pendingNumber(of: "la variation")
    if unit == "%" {
      guard let points = amount.rescaled(to: 2), points == amount else {
        throw ChangeSyntaxError(
          column: column, "Une variation a deux décimales au plus.", hint: "Par exemple\u{A0}: −12,5 %.")
      }
      return .variation(basisPoints: sign * points.units)
    }
    guard case .quantity(let quantity, _, _)? = term?.value else {
      throw ChangeSyntaxError(
        column: column, "Une variation se donne en pourcentage.",
        hint: "Écrivez −15 %, ou la valeur d’arrivée sans signe.")
    }
    let difference = try converted((amount, unit, column), or: quantity.unit)
    guard let sum = quantity.amount.minus(Decimal64(units: -sign * difference.units, scale: difference.scale)) else {
      throw ChangeSyntaxError(column: column, "Le nombre est trop grand.", hint: "")
    }
    return .value(sum)
  }

  private mutating func pair(unit: String?) throws(ChangeSyntaxError) -> (Decimal64, Decimal64) {
    let first = try pendingNumber(of: "la première valeur", allowsSign: true)
    _ = takeWords([["et"], ["a"]]) || parser.take { $0.isSign(",") || $0.isSign("..") }
    let second = try pendingNumber(of: "la seconde valeur", allowsSign: true)
    return (
      try converted((first.amount, first.unit ?? second.unit, first.column), or: unit),
      try converted(second, or: unit)
    )
  }

  /// A number with its unit, in the unit wanted.
  mutating func signedNumber(unit: String?, of what: String) throws(ChangeSyntaxError) -> Decimal64 {
    try converted(try pendingNumber(of: what, allowsSign: true), or: unit)
  }

  private typealias Pending = (amount: Decimal64, unit: String?, column: Int)

  private mutating func pendingNumber(
    of what: String, allowsSign: Bool = true
  ) throws(ChangeSyntaxError) -> Pending {
    let isNegative = allowsSign && parser.take { $0.isSign("-") }
    guard parser.index < parser.tokens.count, case .number(var amount) = parser.tokens[parser.index].kind else {
      throw missing(what)
    }
    let column = parser.tokens[parser.index].column
    if isNegative { amount = Decimal64(units: -amount.units, scale: amount.scale) }
    parser.index += 1
    return (amount, unit(), column)
  }

  /// The unit that follows a number, if one does.
  private mutating func unit() -> String? {
    guard parser.index < parser.tokens.count else { return nil }
    let token = parser.tokens[parser.index]
    if token.isSign("%") || token.isSign("€") {
      parser.index += 1
      return token.isSign("%") ? "%" : "EUR"
    }
    guard let word = token.word, !TermEffectParser.connectors.contains(word) else { return nil }
    parser.index += 1
    if word == "k", parser.take(where: { $0.isSign("€") }) { return "k€" }
    return word == "euro" || word == "euros" ? "EUR" : word
  }

  /// An amount in the unit of the term: weeks from days when exact, euros from `k€`.
  private func converted(_ pending: Pending, or unit: String?) throws(ChangeSyntaxError) -> Decimal64 {
    guard let typed = pending.unit else { return pending.amount }
    let (dimension, factor) = Figure.Dimension.of(unit: typed)
    guard let unit else { return dimension == .euros ? pending.amount.times(factor) ?? pending.amount : pending.amount }
    let (wanted, base) = Figure.Dimension.of(unit: unit)
    guard dimension == wanted, let reduced = pending.amount.times(factor), reduced.units % base == 0 else {
      throw wrongUnit(typed, wanted: unit, column: pending.column)
    }
    return Decimal64(units: reduced.units / base, scale: reduced.scale)
  }

  private func wrongUnit(_ typed: String, wanted: String, column: Int) -> ChangeSyntaxError {
    let shown = ["EUR": "euros", "": "unités sans nom"][wanted] ?? wanted
    let what = term.map { quoted($0.title) } ?? "Le nombre"
    let hint =
      typed == "%"
      ? "Pour une variation, mettez un signe\u{A0}: −15 % ou +15 %."
      : "Écrivez la valeur en \(shown), ou sans unité."
    return ChangeSyntaxError(column: column, "\(what) se compte en \(shown), non en \(typed).", hint: hint)
  }

  private func missing(_ what: String) -> ChangeSyntaxError {
    let column = parser.index < parser.tokens.count ? parser.tokens[parser.index].column : parser.characters.count + 1
    return ChangeSyntaxError(column: column, "Il manque \(what).", hint: EffectParser.examples)
  }

  /// Passes one of several sequences of words.
  private mutating func takeWords(_ sequences: [[String]]) -> Bool {
    for sequence in sequences where parser.tokens[parser.index...].prefix(sequence.count).map(\.word) == sequence {
      parser.index += sequence.count
      return true
    }
    return false
  }

  private static let ceilings = [["au", "plus"], ["max"], ["maxi"], ["maximum"], ["plafond"], ["jusqu'a"]]
  private static let floors = [["au", "moins"], ["min"], ["mini"], ["minimum"], ["plancher"]]
  private static let connectors: Set<String> = ["a", "et", "puis", "de", "ht", "ttc", "net", "nets", "au"]
}
