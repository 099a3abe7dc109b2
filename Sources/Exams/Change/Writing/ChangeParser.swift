// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Reads a change as a jury types it on one line:
///
/// ```
/// éco "budget ramené à 41 000 €"
/// budget « Le budget est ramené à 41 000 €. » => prix ≤ 41 000 €
/// humain/interlocuteur M. Vasseur remplace Mme Marchetti => interlocuteur "M. Vasseur, directeur financier"
/// com « Sodimap propose mieux. » => concurrent "Sodimap" 39 900 € ; paiement 45 jours
/// ```
///
/// First a field or a kind, in full, in short, without accents; then the text, quoted or not; then, if one wants,
/// `=>` and effects separated by `;` (see ``effect(_:terms:)``).
public enum ChangeParser {
  /// - Parameter terms: those of the situation, that effects may name by id, by title or by a beginning of the id.
  public static func parse(_ line: String, terms: [Term] = []) throws(ChangeSyntaxError) -> Change {
    var reader = ChangeLine(line, terms: terms)
    return try reader.change()
  }

  /// Reads one effect: `budget −15 %`, `prix ≤ 41 000 €`, `livraison 8 → 5 semaines`, `livraison 5 semaines`,
  /// `paiement entre 30 et 45 jours`, `formation aucune`, `interlocuteur "M. Vasseur, directeur financier"`,
  /// `motivation argent 60`, `concurrent "Sodimap" 39 900 €`, `contexte "Le site ferme en août."`.
  ///
  /// Two numbers that grow make a range (`3 à 5 semaines`); after `de`, with an arrow, or falling, they make a new
  /// value (`de 8 à 5 semaines`).
  public static func effect(_ text: String, terms: [Term] = []) throws(ChangeSyntaxError) -> Change.Effect {
    try EffectParser.parse(Array(text), from: 0, terms: terms)
  }

  /// Reads effects separated by `;`.
  public static func effects(_ text: String, terms: [Term] = []) throws(ChangeSyntaxError) -> [Change.Effect] {
    try ChangeLine.effects(Array(text), from: 0, terms: terms)
  }
}

/// The line being read.
private struct ChangeLine {
  let characters: [Character]
  let terms: [Term]
  var index = 0

  init(_ line: String, terms: [Term]) {
    characters = Array(line)
    self.terms = terms
  }

  mutating func change() throws(ChangeSyntaxError) -> Change {
    let (field, kind) = try head()
    let text = try text()
    guard index < characters.count else { return Change(field: field, kind: kind, text: text) }
    index += 2  // =>
    let effects = try ChangeLine.effects(characters, from: index, terms: terms)
    return Change(field: field, kind: kind, text: text, effects: effects)
  }

  // MARK: Field and kind

  private mutating func head() throws(ChangeSyntaxError) -> (ChangeField, ChangeKind?) {
    skipSpaces()
    let column = index + 1
    let word = word()
    guard !word.isEmpty else {
      throw ChangeSyntaxError(
        column: column, "Il manque le champ de la modification.",
        hint: "Commencez par éco, tech, hum ou com, puis le texte\u{A0}: éco \"budget ramené à 41 000 €\".")
    }
    guard let head = ChangeWords.head(word) else {
      let near = nearest(to: word, among: ChangeWords.headWords)
      throw ChangeSyntaxError(
        column: column, "Le champ \(quoted(word)) n’est pas connu.",
        hint: (near.map { "Vouliez-vous dire \(quoted($0))\u{202F}? " } ?? "")
          + "Champs\u{A0}: économique, technique, humain, commercial, ou un genre (budget, concurrence…).")
    }
    skipColon()
    switch head {
    case .kind(let kind): return (kind.field, kind)
    case .field(let field): return (field, try kind(of: field))
    }
  }

  /// A kind after its field: after a slash, or when quoted text follows.
  private mutating func kind(of field: ChangeField) throws(ChangeSyntaxError) -> ChangeKind? {
    let start = index
    skipSpaces()
    let isSlashed = index < characters.count && characters[index] == "/"
    if isSlashed { index += 1 }
    skipSpaces()
    let column = index + 1
    let word = word()
    guard let kind = ChangeWords.kind(word) else {
      guard isSlashed else {
        index = start
        return nil
      }
      throw ChangeSyntaxError(
        column: column, "Le genre \(quoted(word)) n’est pas connu.", hint: ChangeLine.kinds(of: field))
    }
    skipColon()
    skipSpaces()
    guard isSlashed || (index < characters.count && Quoting.closing(characters[index]) != nil) else {
      index = start
      return nil
    }
    guard kind.field == field else {
      throw ChangeSyntaxError(
        column: column, "Le genre \(quoted(kind.frenchWord)) n’est pas du champ \(field.french).",
        hint: ChangeLine.kinds(of: field))
    }
    return kind
  }

  private static func kinds(of field: ChangeField) -> String {
    let kinds = ChangeKind.allCases.filter { $0.field == field }.map(\.frenchWord)
    return "Genres du champ \(field.french)\u{A0}: \(kinds.frenchList())."
  }

  // MARK: Text

  private mutating func text() throws(ChangeSyntaxError) -> String {
    skipSpaces()
    let start = index
    var text: String
    if index < characters.count, Quoting.closing(characters[index]) != nil, let quoted = try quotedText() {
      text = quoted
    } else {
      index = start
      while index < characters.count, !startsArrow(index) { index += 1 }
      text = String(characters[start..<index]).trimmed
    }
    guard !text.isEmpty else {
      throw ChangeSyntaxError(
        column: start + 1, "Il manque le texte de la modification.",
        hint: "Écrivez ce que le candidat lira ou entendra, entre guillemets ou non.")
    }
    return text
  }

  /// `nil` when the marks close before the text does: they are part of it.
  private mutating func quotedText() throws(ChangeSyntaxError) -> String? {
    let start = index
    let end = Quoting.end(of: characters, openedAt: start) { rest in
      let next = rest.drop(while: \.isWhitespace)
      return next.isEmpty || next.starts(with: ["=", ">"])
    }
    if let end {
      index = end + 1
      skipSpaces()
      return Quoting.content(characters[(start + 1)..<end])
    }
    guard Quoting.end(of: characters, openedAt: start, where: { _ in true }) == nil else { return nil }
    throw ChangeSyntaxError(
      column: start + 1, "Le guillemet ouvert n’est jamais fermé.",
      hint: "Fermez-le avant \(quoted("=>")) ou en fin de ligne, ou écrivez le texte sans guillemets.")
  }

  // MARK: Effects

  static func effects(
    _ characters: [Character], from start: Int, terms: [Term]
  ) throws(ChangeSyntaxError) -> [Change.Effect] {
    var effects: [Change.Effect] = []
    var from = start
    var index = start
    func take(upTo end: Int) throws(ChangeSyntaxError) {
      guard characters[from..<end].contains(where: { !$0.isWhitespace }) else { return }
      effects.append(try EffectParser.parse(Array(characters[..<end]), from: from, terms: terms))
    }
    while index < characters.count {
      if let end = EffectParser.endOfQuote(characters, at: index) {
        index = end
      } else if characters[index] == ";" {
        try take(upTo: index)
        from = index + 1
      }
      index += 1
    }
    try take(upTo: characters.count)
    guard !effects.isEmpty else {
      throw ChangeSyntaxError(
        column: start + 1, "Aucun effet n’est écrit.",
        hint: "Par exemple\u{A0}: prix ≤ 41 000 €, ou retirez \(quoted("=>")).")
    }
    return effects
  }

  // MARK: Characters

  private func startsArrow(_ index: Int) -> Bool { characters[index...].starts(with: ["=", ">"]) }

  private mutating func skip(where matches: (Character) -> Bool) {
    while index < characters.count, matches(characters[index]) { index += 1 }
  }

  private mutating func skipSpaces() { skip(where: \.isWhitespace) }

  private mutating func skipColon() {
    let next = characters[index...].drop(while: \.isWhitespace)
    if next.first == ":" { index = next.startIndex + 1 }
  }

  private mutating func word() -> String {
    let start = index
    skip { $0.isLetter || $0 == "." }
    return String(characters[start..<index])
  }
}
