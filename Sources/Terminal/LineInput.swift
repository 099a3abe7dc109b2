// SPDX-License-Identifier: GPL-3.0-or-later

internal import CReadline
internal import Glibc
public import StyledText

/// Lines in, lines out: for a file or a pipe, a dumb terminal, a screen reader.
///
/// The band is not seen and nothing moves. On a terminal, the terminal itself edits the line; there is no history,
/// no completion and no shortcut. One per process, like ``InteractiveTerminal``.
public final class LineInput: ConsoleTerminal {
  public var prompt: StyledLine = "> "
  public var completer: Completer?
  public var band: [BandLine] = []
  public let isLinear = true
  public var waker: Waker { sources.waker }

  public var echo = true {
    didSet { if echo != oldValue { applyEcho() } }
  }

  private let capabilities: Capabilities
  private let mask: SignalMask
  private var sources: EventSources
  private var modes: TerminalModes?
  private var buffer = LineBuffer()
  private var hasEnded = false
  private var isPrompted = false
  private var isGone = false
  private var hasJustTicked = false
  private var isClosed = false

  /// Reads standard input and writes standard output, whatever they are.
  /// - Throws: ``TerminalError/system(call:code:)``.
  public init(capabilities: Capabilities) throws(TerminalError) {
    let isTerminal = isatty(STDIN_FILENO) == 1
    self.capabilities = Capabilities(hasColour: capabilities.hasColour, isLinear: true)
    modes = isTerminal ? try TerminalModes(STDIN_FILENO) : nil
    mask = SignalMask.block()
    sources = try EventSources(input: STDIN_FILENO)
  }

  deinit { close() }

  public var size: ScreenSize { screenSize(of: STDOUT_FILENO) }

  public func write(_ lines: [StyledLine]) {
    // On a terminal the prompt waits at the end of the last line.
    let start = isPrompted ? "\n" : ""
    isPrompted = false
    send(start + lines.map { capabilities.render($0) + "\n" }.joined())
  }

  /// On a terminal without cursor movement, what was written goes up out of sight; a file or a pipe has no screen.
  public func clear() {
    guard modes != nil else { return }
    send(String(repeating: "\n", count: size.rows))
    isPrompted = false
  }

  public func announceBand() { write(band.compactMap(\.spoken)) }

  public func ring() { if modes != nil { send(ControlSequence.bell) } }

  public func suspended<R>(_ body: () throws -> R) rethrows -> R {
    modes?.giveBack()
    isPrompted = false
    defer { if !echo { applyEcho() } }
    return try body()
  }

  public func close() {
    guard !isClosed else { return }
    isClosed = true
    endPromptLine()
    if !echo { modes?.giveBack() }
    mask.restore()
  }

  private func applyEcho() {
    do {
      try modes?.setEcho(echo)
    } catch {
      hasEnded = true
    }
  }

  private func send(_ bytes: String) {
    guard !isGone, !bytes.isEmpty else { return }
    isGone = !writeAll(bytes, to: STDOUT_FILENO)
  }

  private func showPrompt() {
    guard modes != nil, !isPrompted else { return }
    send(capabilities.render(prompt))
    isPrompted = true
  }
}

// MARK: Events

extension LineInput {
  public func nextEvent(until deadline: BootInstant?) throws(TerminalError) -> TerminalEvent {
    while true {
      if isGone { return .terminate(signal: SIGHUP) }
      if let line = buffer.next(atEnd: hasEnded) { return accepted(line) }
      if hasEnded { return .endOfInput }
      showPrompt()
      let ready = try sources.wait(until: deadline)
      if ready.contains(.signal) {
        while let signal = sources.nextSignal() {
          if let event = answer(signal) { return event }
        }
      } else if ready.contains(.timer), !(hasJustTicked && ready.contains(.input)) {
        hasJustTicked = true
        return .tick
      } else if ready.contains(.wake) {
        sources.clearWake()
        return .wake
      } else if ready.contains(.input) {
        hasJustTicked = false
        if let bytes = readSome(4096, from: STDIN_FILENO) {
          buffer.append(bytes)
        } else if modes == nil {
          hasEnded = true
        } else {
          // On a terminal more may come after a Ctrl-D.
          endPromptLine()
          return .endOfInput
        }
      }
    }
  }

  private func endPromptLine() {
    if isPrompted { send("\n") }
    isPrompted = false
  }

  private func accepted(_ line: String) -> TerminalEvent {
    // Unseen, the newline typed did not end the line of the prompt.
    if isPrompted, !echo { send("\n") }
    isPrompted = false
    return .line(line)
  }

  private func answer(_ signal: Int32) -> TerminalEvent? {
    switch signal {
    case SIGINT:
      buffer = LineBuffer()
      endPromptLine()
      return .interrupt
    case SIGTSTP:
      suspended { stop(group: false) }
      return .resumed
    case SIGCONT:
      if !echo { applyEcho() }
      isPrompted = false
      return .resumed
    case SIGWINCH: return .resized(size)
    case SIGTERM, SIGHUP: return .terminate(signal: signal)
    default: return nil
    }
  }
}
