// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import StyledText
import Terminal
import Testing

@Suite struct ColumnWidthTests {
  @Test(arguments: [
    ("", 0), ("oral", 4), ("été", 3), ("e\u{301}te\u{301}", 3), ("œuvre", 5), ("—…«»€’", 6),
    ("日本", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ﾊﾟ", 2), ("⏱", 1), ("✅", 2), ("⚠️", 2), ("👩‍🏫", 2),
    ("🇫🇷", 2), ("\u{200B}", 0), ("12\u{202F}345\u{A0}€", 8),
  ])
  func `a text takes the columns that a screen gives it`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }
}
