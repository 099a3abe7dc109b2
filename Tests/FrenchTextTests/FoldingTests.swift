// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Testing

@Suite struct `Folding` {
  @Test(arguments: [
    ("É", "e"), ("e\u{301}", "e"), ("ÇA", "ca"), ("Ÿ", "y"), ("Œuvre", "oeuvre"), ("œ", "oe"), ("Æ", "ae"),
    ("\u{FB01}che", "fiche"), ("a\u{FB00}aire", "affaire"), ("\u{FB03}", "ffi"), ("ß", "ss"), ("ſ", "s"),
    ("l’été", "l'ete"), ("l\u{2BC}été", "l'ete"), ("l‘été", "l'ete"), ("l´été", "l'ete"),
    ("aujourd'hui", "aujourd'hui"),
    ("a\u{A0}b", "a b"), ("a\u{202F}b", "a b"), ("a \t\r\n b", "a b"), ("  a  ", "a"), ("\u{FEFF}a", "a"),
    ("a\u{200B}b", "ab"), ("mi\u{AD}nute", "minute"), ("avant‑vente", "avant-vente"), ("a – b", "a - b"),
    ("−15", "-15"),
    ("Þ", "þ"), ("Ð", "ð"), ("Ĳ", "ĳ"), ("Ж", "ж"), ("3×4", "3×4"), ("", ""), (" \u{A0} ", ""), ("\u{301}", ""),
  ])
  func `people's spellings become one`(text: String, folded: String) {
    #expect(text.folded.unicodeScalars.elementsEqual(folded.unicodeScalars), "\(text.folded)")
  }

  @Test(arguments: [
    "  Œuvre d’Été ", "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ", "ﬁche n° 2 – « négociation »", "İstanbul", "Ĳssel", "ŒUF", "ſœur",
  ])
  func `folding what is folded changes nothing`(text: String) {
    #expect(text.folded.folded.unicodeScalars.elementsEqual(text.folded.unicodeScalars))
  }

  @Test func `composed and decomposed spellings match`() {
    #expect("Résultats".matches("re\u{301}sultats"))
    #expect("garc\u{327}on".matches("GARÇON"))
    #expect(!"résultat".matches("résultats"))
  }

  @Test func `words are what is left when punctuation is forgotten`() {
    #expect("2.1 – L’objet (technique) : œuvre".foldedWords == ["2", "1", "l", "objet", "technique", "oeuvre"])
    #expect("…".foldedWords.isEmpty)
  }

  @Test(arguments: [
    "2.1 – L’objet (technique) : œuvre", "…", "", "  a  ", "- a -- b_c -", "ÉCOUTE, Écoute ; écoute",
    "Жук и l’été, 3×4 !",
    "(Þing) – a", "a\r\nb",
  ])
  func `words in one text are the words, a space between them`(text: String) {
    #expect(text.foldedWordText == text.foldedWords.joined(separator: " "))
    // What whole characters say, and not bytes.
    let characters = text.folded.split { !($0.isLetter || $0.isNumber) }
    #expect(text.foldedWords == characters)
  }
}
