// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("été", 3), ("e\u{301}te\u{301}", 3), ("œuvre", 5), ("41\u{202F}000\u{A0}€", 8),
    ("日本", 4), ("한글", 4), ("🙂", 2), ("👩‍👧", 2), ("🇫🇷", 2), ("⚠️", 2), ("a\u{200B}b", 2), ("l\u{AD}a", 3),
    ("—…«»", 4), ("─═│", 3), ("ﬁ", 1), ("ｆ", 2),
  ])
  func `a text takes the columns that a terminal gives it`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(arguments: [
    ("prix\tnet", "prix net"), ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\u{1B}[2Jvide", "\u{FFFD}[2Jvide"),
    ("a\u{202E}b\u{2066}c", "abc"), ("a\u{85}b\u{7F}", "a\u{FFFD}b\u{FFFD}"),
    ("41\u{202F}000\u{A0}€", "41\u{202F}000\u{A0}€"),
  ])
  func `a printable text commands no terminal`(text: String, printable: String) {
    #expect(text.printable.unicodeScalars.elementsEqual(printable.unicodeScalars))
  }
}
