// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText
import Testing

@testable import Terminal

@Suite struct RenderingTests {
  let colour = Capabilities(hasColour: true)
  let monochrome = Capabilities(hasColour: false)
  let line: StyledLine = "reste \("-00:12", .overtime)"

  @Test func `a role has its colour`() {
    #expect(colour.render(line) == "reste \u{1B}[1;31m-00:12\u{1B}[m")
  }

  @Test func `without colour what matters is still seen`() {
    #expect(monochrome.render(line) == "reste \u{1B}[1;7m-00:12\u{1B}[m")
    #expect(monochrome.render("\("fait", .good)") == "fait")
  }

  @Test func `a linear screen has no style`() {
    #expect(Capabilities(hasColour: true, isLinear: true).render(line) == "reste -00:12")
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], true, false), (["TERM": "xterm", "NO_COLOR": "1"], false, false),
    (["TERM": "xterm", "NO_COLOR": ""], true, false), (["TERM": "vt100"], false, false),
    (["TERM": "dumb"], true, true), ([:], true, true),
  ])
  func `the environment tells what the screen can show`(
    environment: [String: String], hasColour: Bool, isLinear: Bool
  ) {
    #expect(
      Capabilities(environment: environment) == Capabilities(hasColour: hasColour, isLinear: isLinear))
  }

  @Test func `text commands nothing to the terminal`() {
    #expect(colour.render("a\u{1B}[2Jb\u{07}\u{9B}c\u{7F}") == "a�[2Jb��c�")
    #expect(colour.render("a\tb\r\nc") == "a    b c")
    #expect(colour.render("abc\u{202E}def\u{2066}") == "abcdef")
  }
}
