// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Testing

@Suite struct `The words of a text and their places` {
  @Test(arguments: [
    (
      "L’ÉCOUTE, cœur du métier",
      [("l", "L"), ("ecoute", "ÉCOUTE"), ("coeur", "cœur"), ("du", "du"), ("metier", "métier")]
    ),
    ("e\u{301}coute  co\u{AD}mmande\u{A0}!", [("ecoute", "e\u{301}coute"), ("commande", "co\u{AD}mmande")]),
    ("48\u{202F}500\u{A0}€ en 2026", [("48", "48"), ("500", "500"), ("en", "en"), ("2026", "2026")]),
    ("«\u{A0}oui\u{A0}»\r\nnon", [("oui", "oui"), ("non", "non")]), ("", []), (" — ", []),
  ])
  func `are found as they were written`(text: String, words: [(String, String)]) {
    let found = text.foldedWordRanges
    #expect(found.map(\.word) == words.map(\.0))
    #expect(found.map { Array(text[$0.range].utf8) } == words.map { Array($0.1.utf8) })
  }

  @Test(arguments: [
    "L’objection « prix » : 41 000 €, dit-il.", "ﬁche n° 2\u{200B}bis, Straße, ŒUVRE", "a\u{300}-b c\u{FEFF}d",
    "👩‍💼 vend², ½",
    "ΑΒΓ дом 中文 １２", "x\u{2028}y\tz\u{0}w",
  ])
  func `are those of folding`(text: String) {
    #expect(text.foldedWordRanges.map(\.word) == text.foldedWords.map(String.init))
  }
}
