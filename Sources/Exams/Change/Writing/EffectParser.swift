// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Reads one effect, whose characters stand at the end of a longer text.
struct EffectParser {
  let characters: [Character]
  let tokens: [EffectToken]
  let terms: [Term]
  var index = 0

  static func parse(
    _ characters: [Character], from start: Int, terms: [Term]
  ) throws(ChangeSyntaxError) -> Change.Effect {
    var parser = EffectParser(
      characters: characters, tokens: try tokens(characters, from: start), terms: terms)
    return try parser.effect(start: start)
  }

  /// Words that begin another effect than one on a term.
  static let reserved: Set<String> = [
    "interlocuteur", "interlocutrice", "motivation", "concurrent", "contexte", "condition",
  ]

  private mutating func effect(start: Int) throws(ChangeSyntaxError) -> Change.Effect {
    guard let first = tokens.first else {
      throw ChangeSyntaxError(column: start + 1, "L’effet est vide.", hint: EffectParser.examples)
    }
    guard let word = first.word else {
      throw ChangeSyntaxError(
        column: first.column, "Un effet commence par ce qu’il touche.", hint: EffectParser.examples)
    }
    switch word {
    case "interlocuteur", "interlocutrice":
      index = 1
      return try counterpart()
    case "motivation":
      index = 1
      return try motive()
    case "concurrent":
      index = 1
      return try competitor()
    case "contexte":
      index = 1
      return .context(try words("le contexte"))
    default:
      let (id, term) = try termName()
      var demand = TermEffectParser(parser: self, term: term)
      return .term(id: id, try demand.effect())
    }
  }

  static let examples =
    "Par exemple\u{A0}: prix ≤ 41 000 €, livraison 5 semaines, interlocuteur \"M. Vasseur, directeur financier\"."

  // MARK: People and context

  /// `"M. Vasseur, directeur financier, pressé"`; a lone role, or a lone name after a title.
  private mutating func counterpart() throws(ChangeSyntaxError) -> Change.Effect {
    let text = try words("l’interlocuteur")
    var parts = text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
    var profile: ClientRole.Profile?
    if parts.count > 1, let last = parts.last, let read = ChangeWords.profile(last) {
      profile = read
      parts.removeLast()
    }
    guard parts.count > 1 else {
      let only = parts.first ?? ""
      let title = only.foldedWords.first.map { String($0) } ?? ""
      let isName = ["m", "mme", "mlle", "mr", "monsieur", "madame", "dr", "docteur", "me"].contains(title)
      return .counterpart(.init(name: isName ? only : nil, role: isName ? "" : only, profile: profile))
    }
    let role = parts.dropFirst().joined(separator: ", ")
    return .counterpart(.init(name: parts[0].isEmpty ? nil : parts[0], role: role, profile: profile))
  }

  private mutating func motive() throws(ChangeSyntaxError) -> Change.Effect {
    let column = index < tokens.count ? tokens[index].column : characters.count + 1
    let known = Motive.allCases.map(\.french).frenchList()
    guard index < tokens.count, case .word(let text) = tokens[index].kind, let motive = ChangeWords.motive(text) else {
      throw ChangeSyntaxError(
        column: column, "La motivation d’achat n’est pas connue.", hint: "Motivations\u{A0}: \(known).")
    }
    index += 1
    skip { $0.isSign("=") || $0.isSign(":") || $0.isSign("→") }
    let isNegative = take { $0.isSign("-") }
    guard index < tokens.count, case .number(let number) = tokens[index].kind,
      let whole = number.trimmed.scale == 0 ? Int(exactly: number.trimmed.units) : nil
    else {
      throw ChangeSyntaxError(
        column: index < tokens.count ? tokens[index].column : characters.count + 1,
        "Il manque le poids de la motivation \(quoted(motive.french)).",
        hint: "Écrivez un nombre entier de 0 à 100\u{A0}: motivation \(motive.french) 60.")
    }
    index += 1
    skip { $0.isSign("%") }
    try expectEnd()
    return .motive(motive, weight: isNegative ? -whole : whole)
  }

  private mutating func competitor() throws(ChangeSyntaxError) -> Change.Effect {
    let start = index
    var texts: [String] = []
    while index < tokens.count, case .quoted(let text) = tokens[index].kind {
      texts.append(text)
      index += 1
    }
    if texts.isEmpty {
      while index < tokens.count, tokens[index].word != nil { index += 1 }
      // « Sodimap à 39 900 € »
      let end = index > start + 1 && tokens[index - 1].word == "a" ? index - 1 : index
      if end > start { texts.append(raw(start, end)) }
    }
    guard let name = texts.first, !name.isEmpty, texts.count <= 2 else {
      throw ChangeSyntaxError(
        column: start < tokens.count ? tokens[start].column : characters.count + 1, "Il manque le nom du concurrent.",
        hint: "Par exemple\u{A0}: concurrent \"Sodimap\" 39 900 €.")
    }
    skip { $0.isSign(":") || $0.isSign("=") || $0.isSign(",") }
    let text = texts.count == 2 ? texts[1] : nil
    guard index < tokens.count else { return .competitor(.init(name: name, text: text)) }
    var numbers = TermEffectParser(parser: self, term: nil)
    let price = try numbers.signedNumber(unit: "EUR", of: "le prix du concurrent")
    index = numbers.parser.index
    try expectEnd()
    return .competitor(.init(name: name, text: text, price: price))
  }

  // MARK: Tokens

  /// Everything that is left, quoted or not.
  private mutating func words(_ what: String) throws(ChangeSyntaxError) -> String {
    skip { $0.isSign("=") || $0.isSign(":") || $0.isSign("→") }
    let text: String
    if index == tokens.count - 1, case .quoted(let quoted) = tokens[index].kind {
      text = quoted
    } else {
      text = index < tokens.count ? raw(index, tokens.count) : ""
    }
    guard !text.isEmpty else {
      throw ChangeSyntaxError(
        column: characters.count + 1, "Il manque \(what).", hint: "Écrivez-le entre guillemets, à la suite.")
    }
    index = tokens.count
    return text
  }

  /// The text from one token to before another, as typed.
  func raw(_ from: Int, _ to: Int) -> String {
    String(characters[tokens[from].start..<tokens[to - 1].end]).trimmed
  }

  mutating func skip(where matches: (EffectToken) -> Bool) {
    while index < tokens.count, matches(tokens[index]) { index += 1 }
  }

  /// Passes one token if it matches.
  mutating func take(where matches: (EffectToken) -> Bool) -> Bool {
    guard index < tokens.count, matches(tokens[index]) else { return false }
    index += 1
    return true
  }

  func expectEnd() throws(ChangeSyntaxError) {
    guard index < tokens.count else { return }
    throw ChangeSyntaxError(
      column: tokens[index].column, "\(quoted(raw(index, tokens.count))) n’est pas compris ici.",
      hint: "Séparez deux effets par un point-virgule. " + EffectParser.examples)
  }
}
