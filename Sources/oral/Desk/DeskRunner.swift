// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Console
import Exams
import FrenchText
import Reports
import Sittings
import StyledText
import Terminal

/// Runs one or several desks in a terminal: lines to their consoles, what they answer to the screen and the disk.
///
/// With several, a number before a command says whose it is, and a number alone makes it the current one.
final class DeskRunner {
  let terminal: any ConsoleTerminal
  let clock: any SittingClock
  let room: Room
  private(set) var desks: [Desk]
  private(set) var current = 0
  /// How many lines were refused.
  private(set) var refusals = 0
  private var isRunning = true
  /// When the desks last gave sign, on the boot clock.
  private var lastBeat: Int64?

  /// Where the console stands.
  enum Room {
    case jury
    /// Candidates prepare: large clocks and nothing secret.
    case preparation
    /// The jury deliberates over one or several sittings.
    case deliberation
  }

  init(_ desks: [Desk], in room: Room, terminal: any ConsoleTerminal, clock: any SittingClock) {
    self.desks = desks
    self.room = room
    self.terminal = terminal
    self.clock = clock
  }

  var desk: Desk { desks[current] }

  /// Runs until the jury leaves, the input ends or the terminal is gone.
  func run() throws {
    terminal.completer = { [unowned self] request in desk.console.completions(for: request) }
    while isRunning {
      refresh()
      switch try terminal.nextEvent(until: nextTick) {
      case .line(let line): try submit(line)
      case .tick, .resized, .resumed, .wake: try tick()
      case .key: try perform(desk.console.toggleVeil(), at: desk)
      case .interrupt: terminal.write(StyledLine("Ligne abandonnée. Pour quitter : q", .dim))
      case .endOfInput: try endOfInput()
      case .terminate: return
      }
    }
    try handOver()
  }

  /// Takes one line, as if it had been typed.
  func submit(_ line: String) throws {
    var line = line
    if desks.count > 1 {
      let number = line.prefix { $0.isNumber }
      let rest = line.dropFirst(number.count)
      if let chosen = Int(number), desks.indices.contains(chosen - 1), rest.isEmpty || rest.first == " " {
        current = chosen - 1
        line = String(rest.drop { $0 == " " })
        if line.isEmpty { return }
      }
    }
    if room == .deliberation, ["cote", "comparer"].contains(line.folded) { return showComparison() }
    try perform(desk.console.handle(line, at: clock.now), at: desk)
  }

  /// The sittings side by side.
  func showComparison() {
    let table = DeliberationTable(desks.map(\.console.sitting), at: clock.now)
    terminal.write(text: TextRenderer(width: terminal.size.columns).render(table.document))
  }

  /// What the passing of time brings to each desk.
  func tick() throws {
    let now = clock.now
    for desk in desks {
      try perform(try desk.retry(), at: desk)
      try perform(desk.console.tick(at: now), at: desk)
    }
    if let lastBeat, now.boot >= lastBeat, now.boot - lastBeat < 5000 { return }
    lastBeat = now.boot
    // A pulse that could not be written costs at most an imprecise gap after a crash.
    for desk in desks where desk.console.sitting.state.currentRun != nil { try? desk.hold.beat(now) }
  }

  func refresh() {
    let now = clock.now
    for desk in desks { desk.console.columns = terminal.size.columns - (desks.count > 1 ? 3 : 0) }
    let screen = desk.console.screen(at: now, columns: terminal.size.columns)
    terminal.band = desks.count > 1 || room == .preparation ? board(at: now) : screen.band
    terminal.prompt = desks.count > 1 ? StyledLine("\(current + 1) ", .accent) + screen.prompt : screen.prompt
    terminal.echo = screen.echo
  }

  private var nextTick: BootInstant? {
    guard clock.runsByItself else { return nil }
    let now = clock.now
    var wait: Int64 = 60_000
    for desk in desks { wait = min(wait, desk.isPending ? 1000 : desk.console.untilNextChange(at: now)) }
    return BootInstant.now.advanced(by: .milliseconds(max(1, wait)))
  }

  /// Ctrl-D at a terminal asks as `quitter` does; the end of a file or a pipe is the end.
  private func endOfInput() throws {
    if room != .preparation, !terminal.isLinear {
      try perform(desk.console.handle("quitter", at: clock.now), at: desk)
    } else {
      isRunning = false
    }
  }

  /// Gives the sittings back on purpose: whoever takes them up finds no gap.
  private func handOver() throws {
    let now = clock.now
    for desk in desks { try desk.hold.release(handingOverAt: now) }
  }
}

// MARK: Actions

extension DeskRunner {
  func perform(_ actions: [ConsoleAction], at desk: Desk) throws {
    for action in actions {
      switch action {
      case .commit(let events): try perform(try desk.commit(events), at: desk)
      case .say(let lines): say(lines, of: desk)
      case .refuse(let lines):
        refusals += 1
        say(lines, of: desk)
      case .clear:
        // The band, the prompt and the line being typed first: nothing is painted as it was before the veil.
        refresh()
        terminal.clear()
      case .ring: terminal.ring()
      case .edit(let text): try edit(text, at: desk)
      case .wait(let milliseconds): try wait(milliseconds)
      case .leave: try leave(desk)
      }
    }
  }

  private func say(_ lines: [StyledLine], of desk: Desk) {
    guard !lines.isEmpty else { return }
    guard desks.count > 1, let number = desks.firstIndex(where: { $0 === desk }) else { return terminal.write(lines) }
    terminal.write(lines.map { StyledLine("\(number + 1)│ ", .accent) + $0 })
  }

  /// Lets simulated time pass by small steps, so that alerts fall at their moments.
  private func wait(_ milliseconds: Int64) throws {
    var rest = milliseconds
    while rest > 0 {
      let step = min(rest, 30_000)
      clock.advance(by: step)
      rest -= step
      try tick()
    }
  }

  private func edit(_ text: String, at desk: Desk) throws {
    guard !terminal.isLinear else {
      refusals += 1
      return say([StyledLine("✗ L’éditeur demande un terminal. Écrire ici : modif 1 éco \"…\"", .warning)], of: desk)
    }
    do {
      let edited = try terminal.suspended { try Editor.edit(text) }
      try perform(desk.console.edited(edited, at: clock.now), at: desk)
    } catch let error as EditorError {
      refusals += 1
      say([StyledLine("✗ " + error.description, .warning)], of: desk)
    }
  }

  /// A desk is left: with several, the others stay.
  private func leave(_ desk: Desk) throws {
    guard desks.count > 1, let index = desks.firstIndex(where: { $0 === desk }) else {
      isRunning = false
      return
    }
    try desk.hold.release(handingOverAt: clock.now)
    desks.remove(at: index)
    current = min(current, desks.count - 1)
  }
}
