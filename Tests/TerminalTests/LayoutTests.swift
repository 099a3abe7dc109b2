// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText
import Testing

@testable import Terminal

@Suite struct LayoutTests {
  @Test func `a line that fits is not truncated`() {
    #expect(StyledLine("été").truncated(to: 3) == "été")
  }

  @Test func `a line too long ends with an ellipsis`() {
    #expect(StyledLine("épreuve E4").truncated(to: 8).text == "épreuve…")
    #expect(StyledLine("e\u{301}preuve").truncated(to: 3).text == "e\u{301}p…")
    #expect(StyledLine("épreuve").truncated(to: 1).text == "…")
    #expect(StyledLine("épreuve").truncated(to: 0).isEmpty)
  }

  @Test func `a wide character is not cut in two`() {
    #expect(StyledLine("日本語").truncated(to: 4).text == "日…")
    #expect(StyledLine("日本語").truncated(to: 5).text == "日本…")
  }

  @Test func `the ellipsis has the style of what it follows`() {
    let line: StyledLine = "reste \("12:34", .warning)"
    #expect(line.truncated(to: 9) == "reste \("12…", .warning)")
  }

  @Test func `a line is wrapped at spaces, styles kept`() {
    let line: StyledLine = "le client \("refuse", .overtime) la remise"
    #expect(line.wrapped(to: 12) == ["le client", "\("refuse", .overtime) la", "remise"])
  }

  @Test func `rows that follow are indented as the first`() {
    #expect(
      StyledLine("  c1.2 analyser la situation").wrapped(to: 16).map(\.text) == [
        "  c1.2 analyser", "  la situation",
      ])
  }

  @Test func `a no-break space does not break a line`() {
    #expect(
      StyledLine("soit 12\u{202F}000\u{A0}€").wrapped(to: 10).map(\.text) == ["soit", "12\u{202F}000\u{A0}€"])
  }

  @Test(arguments: 0...9)
  func `wrapping loses no letter and passes no margin`(columns: Int) {
    let text = "anticonstitutionnellement, 日本語 été"
    let rows = StyledLine(text).wrapped(to: columns)
    #expect(rows.map(\.text).joined().filter { $0 != " " } == text.filter { $0 != " " })
    #expect(rows.allSatisfy { $0.columnWidth <= max(columns, 2) })
  }

  @Test func `an empty line takes a row`() {
    #expect(StyledLine().wrapped(to: 10) == [StyledLine()])
  }

  @Test func `the lines of a text end at any newline`() {
    #expect(StyledLine.lines(of: "un\r\n\ndeux") == ["un", "", "deux"])
  }

  @Test func `runs of one style are one run`() {
    let line = StyledLine("a", .bold) + StyledLine("b", .bold) + StyledLine("") + StyledLine("c")
    #expect(line.runs.map(\.text) == ["ab", "c"])
  }
}
