// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import Console
import Diagnostics
import ExamFiles
import Exams
import FrenchText
import Glibc
import Sittings
import StyledText
import Terminal

/// How a console talks: a screen, plain lines, or a script.
struct TerminalOptions {
  var script: String?
  var isLinear = false

  /// The terminal, and whether somebody is there to answer questions.
  func open() throws -> (terminal: any ConsoleTerminal, isInteractive: Bool) {
    if let script { return (try ScriptFile(path: script), false) }
    let variables = Environment.variables(["TERM", "NO_COLOR"])
    var capabilities = Capabilities(environment: variables)
    if isLinear { capabilities.isLinear = true }
    do {
      let terminal = try openConsole(capabilities: capabilities, shortcuts: [.function(2), .alt("v")])
      return (terminal, isatty(STDIN_FILENO) == 1)
    } catch {
      throw Failure(.unreadable, "le terminal ne répond pas (\(error))")
    }
  }
}

/// One or several desks from their first screen to the exit code.
struct PassageRun {
  let centre: CentreOptions
  let clock: any SittingClock
  let terminal: any ConsoleTerminal
  let isInteractive: Bool

  var settings: Console.Settings {
    Console.Settings(clockIsSimulated: clock.isSimulated) {
      var random = SystemRandomNumberGenerator()
      return DrawCode.fresh(using: &random).description
    }
  }

  func holds() -> FileHolds { Self.holds(centre) }

  static func holds(_ centre: CentreOptions) -> FileHolds { FileHolds(centre.folder) }

  /// Runs the desks; a script in which a line was refused ends with the code of problems.
  ///
  /// - Parameters:
  ///   - play: the client, where a candidate rehearses.
  ///   - end: what is said once the terminal is given back; nothing: how each sitting is found again.
  func run(
    _ desks: [Desk], in room: DeskRunner.Room, playing play: RehearsalPlay? = nil, begin: (DeskRunner) throws -> Void,
    end: (() throws -> Void)? = nil
  ) throws {
    let runner = DeskRunner(desks, in: room, terminal: terminal, clock: clock, isInteractive: isInteractive)
    runner.play = play
    try begin(runner)
    try runner.run()
    terminal.close()
    let all = runner.left + runner.desks
    if let end { try end() } else { for desk in all { StandardStreams.say([farewell(desk)]) } }
    // What was never on the disk is lost with this process.
    if all.contains(where: \.isPending) { throw ExitCode(Failure.Code.unreadable.rawValue) }
    // A closing that was asked for and not confirmed was not done.
    let isUnanswered = all.contains { $0.console.asksToClose }
    if !isInteractive, runner.refusals > 0 || isUnanswered { throw ExitCode(Failure.Code.problems.rawValue) }
  }

  private func farewell(_ desk: Desk) -> String {
    let sitting = desk.console.sitting
    if case .pending(let count, let reason) = desk.console.durability {
      return "‼ Passage \(sitting.id) : \(plural(count, "action")) NON ENREGISTRÉE\(count > 1 ? "S" : "") (\(reason))"
    }
    switch sitting.stage {
    case .closed, .sealed: return "Passage \(sitting.id) clos. Le revoir : oral montrer \(sitting.id)"
    default: return "Passage \(sitting.id) conservé. Le reprendre : oral reprendre \(sitting.id)"
    }
  }
}

/// The lines of a script, and what they bring on standard output.
final class ScriptFile: ConsoleTerminal {
  var prompt: StyledLine = "> "
  var echo = true
  var completer: Completer?
  let waker = Waker.none
  var band: [BandLine] = []
  let size = ScreenSize.usual
  let isLinear = true
  private var lines: ArraySlice<Substring>

  /// - Throws: ``Failure`` when the file cannot be read.
  init(path: String) throws {
    do {
      let bytes = try LiveFiles().read(path, limit: 16 << 20)
      lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)[...]
    } catch {
      throw Failure(.unreadable, "\(path) : \(error.message)")
    }
  }

  func write(_ lines: [StyledLine]) { StandardStreams.say(lines.map(\.text)) }
  func clear() {}
  func announceBand() {}
  func ring() {}
  func suspended<R>(_ body: () throws -> R) rethrows -> R { try body() }
  func close() {}

  /// The next line that says something; `#` begins a comment.
  func nextEvent(until deadline: BootInstant?) throws(TerminalError) -> TerminalEvent {
    while let line = lines.popFirst() {
      let text = line.trimmed
      if text.isEmpty || text.hasPrefix("#") { continue }
      if echo { write([prompt + StyledLine(text)]) }
      return .line(text)
    }
    return .endOfInput
  }
}
