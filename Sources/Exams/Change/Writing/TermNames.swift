// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

extension EffectParser {
  /// Reads the name of a term: the longest words that are its id or its title, or a beginning of its id. A name that no
  /// term has is kept as an id: the rules on changes tell it, with the nearest one.
  mutating func termName() throws(ChangeSyntaxError) -> (id: String, term: Term?) {
    if tokens[index].word == "condition", index + 1 < tokens.count { index += 1 }
    if case .quoted(let name) = tokens[index].kind {
      index += 1
      let term = term(named: name)
      return (term?.id ?? name, term)
    }
    let start = index
    var words = 0
    while start + words < tokens.count, tokens[start + words].word != nil { words += 1 }
    for count in stride(from: words, to: 0, by: -1) {
      guard let term = term(named: raw(start, start + count)) else { continue }
      index = start + count
      return (term.id, term)
    }
    // Unknown: the words up to what must be a demand, or the first one when nothing but words follows.
    let named = (start..<(start + words)).prefix { !startsDemand($0) }.count
    let isBeforeNumber = start + words < tokens.count || named < words
    let count = max(1, isBeforeNumber ? named : 1)
    index = start + count
    let id = (0..<count).compactMap { tokens[start + $0].word }.joined(separator: "-")
    return (id == "budget" ? "prix" : id, nil)
  }

  /// `de` and `au` are parts of a name as well: a number, or `plus`, `moins`, must follow them.
  private func startsDemand(_ index: Int) -> Bool {
    guard EffectParser.demandWords.contains(tokens[index].word ?? "") else { return false }
    guard let next = tokens[min(index + 1, tokens.count - 1)].word else { return true }
    return next == "plus" || next == "moins"
  }

  private func term(named name: String) -> Term? {
    let typed = name.folded
    if let exact = terms.first(where: { $0.id.folded == typed || $0.title.folded == typed }) { return exact }
    if ["budget", "montant", "tarif"].contains(typed) {
      return terms.first { $0.id == "prix" } ?? terms.first { $0.unit == "EUR" }
    }
    guard typed.count >= 3 else { return nil }
    let beginnings = terms.filter { $0.id.folded.hasPrefix(typed) }
    if beginnings.count == 1 { return beginnings[0] }
    let words = terms.filter { $0.title.foldedWords.contains(typed[...]) }
    return words.count == 1 ? words[0] : nil
  }

  /// Words with which a demand begins.
  private static let demandWords: Set<String> = [
    "de", "entre", "max", "maxi", "maximum", "plafond", "min", "mini", "minimum", "plancher", "au", "a",
  ]
}
