// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc
public import StyledText

/// What the user, the clock or the system did.
public enum TerminalEvent: Hashable, Sendable {
  /// A line was submitted, without its newline.
  case line(String)
  /// The deadline has passed: time to bring the band up to date.
  case tick
  /// Ctrl-C: the line being typed is gone.
  case interrupt
  /// Ctrl-D on an empty line, or no more input.
  case endOfInput
  /// The screen has another size.
  case resized(ScreenSize)
  /// Back from a suspension (Ctrl-Z then `fg`): time has passed.
  case resumed
  /// Somebody called ``Waker/signal()``.
  case wake
  /// SIGTERM or SIGHUP. When the terminal is gone, SIGHUP again and again: leave.
  case terminate(signal: Int32)
  /// A shortcut; what is being typed stays as it is.
  case key(Shortcut)
}

/// Where the program talks with its user, one event at a time, on one thread.
///
/// Three of them: ``InteractiveTerminal`` for a screen, ``LineInput`` for lines after lines, and
/// ``ScriptedTerminal`` for tests.
public protocol ConsoleTerminal: AnyObject {
  /// What stands before the line being typed.
  var prompt: StyledLine { get set }

  /// False under the veil: what is typed is edited but not shown, and is not kept in the history.
  var echo: Bool { get set }

  /// What the Tab key asks.
  var completer: Completer? { get set }

  /// The lines that stay at the top of the screen, what matters most first: a small screen drops the last ones.
  /// It is shown by the next ``write(_:)`` or ``nextEvent(until:)``, and only what changed is painted.
  var band: [BandLine] { get set }

  /// The size of the screen; 80 × 24 where there is none.
  var size: ScreenSize { get }

  /// True where the band is not seen: the program then says what matters with ``announceBand()``.
  var isLinear: Bool { get }

  /// What other threads wake this one with.
  var waker: Waker { get }

  /// Adds lines to the conversation; they are on the screen when it returns. The line being typed is left intact.
  func write(_ lines: [StyledLine])

  /// Wipes the conversation, and what could be read again of it: somebody else may now look at the screen.
  func clear()

  /// Writes the band as ordinary lines where it is not seen; elsewhere nothing.
  func announceBand()

  /// The bell of the terminal.
  func ring()

  /// Waits for the next event.
  /// - Parameter deadline: when ``TerminalEvent/tick`` comes if nothing came before; nil for never.
  func nextEvent(until deadline: BootInstant?) throws(TerminalError) -> TerminalEvent

  /// Gives the terminal back while `body` uses it, then takes it again and paints everything.
  func suspended<R>(_ body: () throws -> R) rethrows -> R

  /// Gives the terminal back for good. Doing it again does nothing.
  func close()
}

/// Takes the terminal that fits: a screen if standard input and output are one and it can be drawn on, lines
/// otherwise. Shortcuts need a screen.
/// - Throws: ``TerminalError``.
public func openConsole(
  capabilities: Capabilities, shortcuts: [Shortcut] = []
) throws(TerminalError) -> any ConsoleTerminal {
  guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, !capabilities.isLinear else {
    return try LineInput(capabilities: capabilities)
  }
  return try InteractiveTerminal(capabilities: capabilities, shortcuts: shortcuts)
}

extension ConsoleTerminal {
  public func write(_ line: StyledLine) { write([line]) }

  /// Adds a text of several lines to the conversation.
  public func write(text: String, _ style: Style = .plain) { write(StyledLine.lines(of: text, style)) }
}
