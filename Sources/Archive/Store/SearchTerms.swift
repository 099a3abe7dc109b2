// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What is looked for in texts: each term must be there. One typed word may hold several (`l’objection`): then they
/// must follow each other; a final `*` stands for any end of the last one.
package struct SearchTerms: Hashable, Sendable {
  package struct Term: Hashable, Sendable {
    /// Folded; one at least.
    package var words: [String]
    package var isPrefix: Bool
  }

  package let terms: [Term]

  package init(_ typed: [String]) {
    terms = typed.compactMap { text in
      let folded = text.folded
      let words = folded.foldedWords.map(String.init)
      return words.isEmpty ? nil : Term(words: words, isPrefix: folded.last == "*")
    }
  }
}
