// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText
import Terminal
import Testing

@Suite struct ScriptedTerminalTests {
  /// A loop as a program has one: it echoes, counts, and leaves at the end of input.
  func run(_ terminal: some ConsoleTerminal) throws {
    var ticks = 0
    while true {
      terminal.band = [.text("tic \(ticks)")]
      switch try terminal.nextEvent(until: BootInstant(milliseconds: Int64(ticks) * 1000)) {
      case .line(let line): terminal.write("reçu \(line)")
      case .tick: ticks += 1
      case .key: terminal.echo.toggle()
      case .endOfInput: return terminal.close()
      default: terminal.ring()
      }
    }
  }

  @Test func `a loop is run with the events of a script`() throws {
    let terminal = ScriptedTerminal([
      .line("a"), .tick, .key(.function(2)), .line("secret"), .interrupt, .tick,
    ])
    try run(terminal)
    #expect(terminal.transcript == ["> a", "reçu a", "> ", "reçu secret", "(sonnerie)"])
    #expect(terminal.bands == [[.text("tic 0")], [.text("tic 1")], [.text("tic 2")]])
    #expect(terminal.deadlines.compactMap { $0?.nanoseconds }.last == 2_000_000_000)
    #expect(terminal.isClosed)
  }

  @Test func `a linear terminal says its band when asked, a screen does not`() {
    let linear = ScriptedTerminal([], isLinear: true)
    linear.band = [.text("E4", right: "12:00"), .rule, .text("", right: "3/10")]
    linear.announceBand()
    #expect(linear.transcript == ["E4 · 12:00", "3/10"])
    let screen = ScriptedTerminal([])
    screen.band = linear.band
    screen.announceBand()
    #expect(screen.transcript.isEmpty)
  }

  @Test func `a new size is known when its event comes`() throws {
    let terminal = ScriptedTerminal([.resized(ScreenSize(columns: 40, rows: 8))])
    #expect(terminal.size == .usual)
    _ = try terminal.nextEvent(until: nil)
    #expect(terminal.size.columns == 40)
  }
}
