// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText
import Testing

@testable import Terminal

@Suite struct FrameTests {
  let capabilities = Capabilities(hasColour: true)

  func frame(
    _ said: [StyledLine] = [], band: [BandLine] = [.text("E4", right: "12:00"), .rule], typed: String = "",
    columns: Int = 20, rows: Int = 9
  ) -> Frame {
    var transcript = Transcript(columns: columns)
    for line in said { transcript.append(line) }
    return Frame(size: ScreenSize(columns: columns, rows: rows), band: band, transcript: transcript) {
      InputArea(prompt: "> ", line: typed, cursor: typed.utf8.count, columns: $0, height: $1)
    }
  }

  @Test func `nothing changed, nothing painted`() {
    #expect(frame(["bonjour"]).changes(from: frame(["bonjour"]), capabilities).isEmpty)
  }

  @Test func `a new band paints its row only, and puts the cursor back`() {
    let next = frame(band: [.text("E4", right: "11:59"), .rule], typed: "o c1")
    #expect(
      next.changes(from: frame(typed: "o c1"), capabilities)
        == "\u{1B}[?7l\u{1B}[1;1HE4             11:59\u{1B}[?7h\u{1B}[9;7H")
  }

  @Test func `a letter typed paints the input only`() {
    #expect(
      frame(typed: "é").changes(from: frame(), capabilities)
        == "\u{1B}[?7l\u{1B}[9;1H> é\u{1B}[K\u{1B}[?7h\u{1B}[9;4H")
  }

  @Test func `a line said scrolls what is under the band`() {
    #expect(
      frame(["un", "deux"]).changes(from: frame(["un"]), capabilities)
        == "\u{1B}[?7l\u{1B}[9;1H\n\u{1B}[8;1Hdeux\u{1B}[K\u{1B}[9;1H> \u{1B}[K\u{1B}[?7h\u{1B}[9;3H")
  }

  @Test func `another size paints everything, with margins under the band`() {
    let bytes = frame(columns: 30).changes(from: frame(), capabilities)
    #expect(bytes.hasPrefix("\u{1B}[?7l\u{1B}[m\u{1B}[r\u{1B}[H\u{1B}[2J\u{1B}[3;9r"))
    #expect(bytes.contains("E4"))
  }

  @Test(arguments: 1...40)
  func `every row has its place on any screen`(rows: Int) {
    let said = (1...50).map { StyledLine("ligne \($0)") }
    let typed = String(repeating: "été ", count: 100)
    let frame = frame(said, typed: typed, columns: 40, rows: rows)
    #expect(frame.rows.count == rows)
    #expect(frame.rows.allSatisfy { $0.columnWidth <= 40 })
    #expect(frame.bandHeight <= rows / 3)
    #expect((frame.bandHeight..<max(rows, 1)).contains(frame.cursor.row))
  }

  @Test func `the band keeps its first lines on a small screen`() {
    let lines: [BandLine] = [.text("1"), .text("2"), .text("3"), .rule]
    #expect(Array(lines.fitting(rows: 30)) == lines)
    #expect(Array(lines.fitting(rows: 8)) == Array(lines.prefix(2)))
    #expect(lines.fitting(rows: 5).isEmpty)
  }

  @Test func `the right of a band line is kept, its left is cut`() {
    let line = BandLine.text("Dupont Éléonore", right: "reste 12:00")
    #expect(line.laidOut(columns: 20).text == "Dupont … reste 12:00")
    #expect(line.laidOut(columns: 30).text == "Dupont Éléonore    reste 12:00")
    #expect((0...40).allSatisfy { line.laidOut(columns: $0).columnWidth <= $0 })
  }
}
