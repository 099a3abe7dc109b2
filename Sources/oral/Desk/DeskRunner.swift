// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Console
import ExamFiles
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
  /// Whether somebody is there to answer.
  let isInteractive: Bool
  private(set) var desks: [Desk]
  /// Those that were left while others stayed.
  private(set) var left: [Desk] = []
  private(set) var current = 0
  /// How many lines were refused.
  private(set) var refusals = 0
  private(set) var isRunning = true
  /// The client, where a candidate rehearses.
  var play: RehearsalPlay?
  /// Whether it was said that the disk does not take what the client hears.
  var isRefusalTold = false
  /// When the desks last gave sign, on the boot clock.
  private var lastBeat: Int64?

  /// Where the console stands.
  enum Room {
    case jury
    /// Candidates prepare: large clocks and nothing secret.
    case preparation
    /// The jury deliberates over one or several sittings.
    case deliberation
    /// A candidate rehearses alone.
    case rehearsal
  }

  init(
    _ desks: [Desk], in room: Room, terminal: any ConsoleTerminal, clock: any SittingClock, isInteractive: Bool
  ) {
    self.desks = desks
    self.room = room
    self.isInteractive = isInteractive
    self.terminal = terminal
    self.clock = clock
  }

  var desk: Desk { desks[current] }

  /// Runs until the jury leaves, the input ends or the terminal is gone.
  func run() throws {
    terminal.completer = { [unowned self] request in completions(for: request) }
    while isRunning {
      refresh()
      switch try terminal.nextEvent(until: nextTick) {
      case .line(let line) where !isInteractive && line.trimmed.hasPrefix("#"): continue
      case .line(let line): try submit(line)
      case .tick, .resized, .resumed, .wake: try tick()
      case .key: try perform(desk.console.toggleVeil(), at: desk)
      case .interrupt: terminal.write(StyledLine("Ligne abandonnée. Pour quitter : q", .dim))
      case .endOfInput: try endOfInput()
      case .terminate: return
      }
    }
    play?.leaveScreen(desk.console.sitting, at: clock.now)
    for desk in desks { handOver(desk) }
  }

  /// With several desks, the number before a command says whose criteria and jurors complete it.
  private func completions(for request: CompletionRequest) -> [Completion] {
    let number = request.before.prefix { $0.isNumber }
    guard desks.count > 1, let chosen = Int(number), desks.indices.contains(chosen - 1) else {
      return desk.console.completions(for: request)
    }
    var rest = request
    rest.before = String(request.before.dropFirst(number.count).drop { $0 == " " })
    return desks[chosen - 1].console.completions(for: rest)
  }

  /// What there is to say of sittings taken up again: their papers, and the time during which no console ran.
  func welcome(_ taken: [SittingStore.Taken]) throws {
    for one in taken {
      say(one.notices.map { StyledLine($0, .warning) }, of: one.desk)
      guard let lastSign = one.lastSign else { continue }
      try perform(one.desk.console.askAboutGap(since: lastSign, at: clock.now), at: one.desk)
    }
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
    if let play { return try submit(line, to: play) }
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
      try perform(desk.retry(), at: desk)
      try perform(desk.console.tick(at: now), at: desk)
    }
    if let play { try follow(play) }
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
    if let prompt = play.flatMap({ prompt(of: $0) }) { terminal.prompt = prompt }
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
    if let play, play.evaluation != nil { return finish(play) }
    if isInteractive {
      try perform(desk.console.handle("quitter", at: clock.now), at: desk)
    } else {
      isRunning = false
    }
  }

  /// Gives the sittings back on purpose: whoever takes them up finds no gap.
  private func handOver(_ desk: Desk) {
    do throws(HoldError) {
      try desk.hold.release(handingOverAt: clock.now)
    } catch {
      // The lock goes with the process; at worst whoever takes the sitting up is asked about a gap.
      terminal.write(StyledLine("Le passage \(desk.console.sitting.id) est rendu, sans trace (\(error)).", .warning))
    }
  }
}

// MARK: Actions

extension DeskRunner {
  func perform(_ actions: [ConsoleAction], at desk: Desk) throws {
    for action in actions {
      switch action {
      case .commit(let events): try commit(events, at: desk)
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
      case .leave: leave(desk)
      }
    }
  }

  private func commit(_ events: [RecordedEvent], at desk: Desk) throws {
    let before = (desk.console.sitting.state.currentRun?.phase, desk.isPending)
    let acknowledgements = desk.commit(events)
    if let play { try tell(play.leave(desk.console.sitting, at: clock.now), of: play) }
    try perform(acknowledgements, at: desk)
    if let play { try follow(play) }
    // Where the band is not seen, what it says is said when it matters.
    guard terminal.isLinear, isInteractive else { return }
    let after = (desk.console.sitting.state.currentRun?.phase, desk.isPending)
    if before != after {
      refresh()
      terminal.announceBand()
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
      let step = step(rest)
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
    let edited: String
    do {
      edited = try terminal.suspended { try Editor.edit(text) }
    } catch {
      // Whatever an editor does, the oral goes on.
      refusals += 1
      let reason = (error as? EditorError)?.description ?? (error as? FileTreeError)?.message ?? "\(error)"
      return say([StyledLine("✗ \(reason) La modification est inchangée.", .warning)], of: desk)
    }
    try perform(desk.console.edited(edited, at: clock.now), at: desk)
  }

  /// Ends the run of the desks.
  func stop() { isRunning = false }

  /// A desk is left: with several, the others stay.
  private func leave(_ desk: Desk) {
    guard desks.count > 1, let index = desks.firstIndex(where: { $0 === desk }) else {
      isRunning = false
      return
    }
    handOver(desk)
    left.append(desks.remove(at: index))
    current = min(current, desks.count - 1)
  }
}
