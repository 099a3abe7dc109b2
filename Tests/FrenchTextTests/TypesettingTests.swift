// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Testing

@Suite struct `Typesetting French` {
  @Test(arguments: [
    ("Le nom : « A » ; vraiment ?", "Le nom\u{A0}: «\u{A0}A\u{A0}»\u{202F}; vraiment\u{202F}?"),
    ("« id: x »", "«\u{A0}id: x\u{A0}»"), ("12:30  fin ", "12:30  fin "), ("", ""),
  ])
  func `Plain spaces become the no-break ones that French wants`(plain: String, typeset: String) {
    #expect(plain.typographic == typeset)
    #expect(typeset.typographic == typeset)
  }

  @Test(arguments: [
    ("l'offre d'un client : aujourd'hui", "l’offre d’un client\u{A0}: aujourd’hui"), ("d'«art»", "d’«art»"),
    ("'entre apostrophes'", "'entre apostrophes'"), ("6' 30''", "6' 30''"), ("'", "'"), ("l’offre", "l’offre"),
  ])
  func `An apostrophe between two letters is made typographic`(plain: String, typeset: String) {
    #expect(plain.typeset == typeset)
    #expect(typeset.typeset == typeset)
  }
}
