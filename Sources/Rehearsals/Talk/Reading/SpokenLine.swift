// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// The words of a typed line, folded: what is looked for in them is written so too.
struct SpokenLine: Hashable, Sendable {
  let words: [String]
  private let text: String

  init(_ line: String) {
    words = String(line.prefix(OfferToken.longestLine)).foldedWords.map(String.init)
    text = " " + words.joined(separator: " ") + " "
  }

  /// Whether one of these phrases is in it, in whole words.
  func has(_ phrases: [String]) -> Bool { phrases.contains { text.contains(" " + $0 + " ") } }

  /// The last word may go on: `au lieu d` begins `au lieu du`.
  func begins(with beginning: String) -> Bool { text.hasPrefix(" " + beginning) }

  func begins(withAnyOf phrases: [String]) -> Bool { phrases.contains { text.hasPrefix(" " + $0 + " ") } }

  /// Whether it denies something; « pas de problème » does not.
  var isNegated: Bool { denies(["pas", "jamais", "ni", "aucun", "aucune", "sauf", "hors", "excepte"]) }

  /// Whether it holds one of these words of denial, elsewhere than in what refuses nothing.
  func denies(_ words: [String]) -> Bool {
    let left = SpokenLine.agreements.reduce(text) { $0.replacing(" " + $1 + " ", with: " ") }
    return words.contains { left.contains(" \($0) ") }
  }

  /// Whether nothing is left of it without these phrases and words.
  func isMade(of phrases: [String], and others: Set<String>) -> Bool {
    let longest = phrases.sorted { ($1.count, $0) < ($0.count, $1) }
    // Words that stand side by side share the space between them.
    let left = longest.reduce(text) { $0.replacing(" " + $1 + " ", with: "  ") }
    return left.split(separator: " ").allSatisfy { others.contains(String($0)) }
  }

  /// These hold a negation and refuse nothing.
  static let agreements = [
    "pas de probleme", "pas de problemes", "pas de souci", "pas de soucis", "pourquoi pas", "n est ce pas", "pas mal",
  ]
}
