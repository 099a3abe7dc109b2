// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText
import Testing

@testable import Terminal

@Suite struct InputAreaTests {
  func area(_ line: String, cursor: Int? = nil, columns: Int = 10, height: Int = 3) -> InputArea {
    InputArea(
      prompt: "> ", line: line, cursor: cursor ?? line.utf8.count, columns: columns, height: height)
  }

  @Test func `the cursor counts columns, not bytes`() {
    #expect(area("été").cursor == Position(row: 0, column: 5))
    #expect(area("e\u{301}te\u{301}").cursor == Position(row: 0, column: 5))
    #expect(area("été", cursor: 2).cursor == Position(row: 0, column: 3))
    #expect(area("日本", cursor: 3).cursor == Position(row: 0, column: 4))
  }

  @Test func `a long line goes on below`() {
    #expect(area("abcdefghij").rows.map(\.text) == ["> abcdefgh", "ij"])
    #expect(area("abcdefgh").rows.map(\.text) == ["> abcdefgh", ""])
    #expect(area("abcdefgh").cursor == Position(row: 1, column: 0))
    #expect(area("abcdefg日").rows.map(\.text) == ["> abcdefg", "日"])
  }

  @Test func `only the rows around the cursor are kept`() {
    let line = (0..<9).map { String(repeating: String($0), count: 10) }.joined()
    #expect(area(line, cursor: 0).rows.count == 3)
    #expect(area(line, cursor: 0).cursor == Position(row: 0, column: 2))
    #expect(area(line, cursor: 48).cursor == Position(row: 1, column: 0))
    #expect(area(line).rows.last?.text == "88")
  }

  @Test func `control characters are written out`() {
    #expect(area("a\u{03}b").rows.map(\.text) == ["> a^Cb"])
    #expect(area("a\u{03}b").cursor.column == 6)
  }
}
