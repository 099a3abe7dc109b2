// SPDX-License-Identifier: GPL-3.0-or-later

internal import CReadline
internal import Glibc

/// Asks for lines that are not shown while they are typed: a passphrase.
///
/// They are asked at the terminal of the process (`/dev/tty`), whatever standard input and output are, and whatever
/// threads there are. As long as this lives, nothing that is typed shows: not even what comes before it is asked for.
/// The terminal shows it again however this ends: a signal, Ctrl-Z, a crash. One at a time, and not while a
/// ``ConsoleTerminal`` is open.
public final class SecretPrompt {
  private let terminal: Descriptor
  private let modes: TerminalModes
  private let signals: ForwardedSignals
  private var typed: [UInt8] = []
  private var isClosed = false

  /// - Throws: ``TerminalError/notATerminal`` when the process has none.
  public init() throws(TerminalError) {
    let number = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard number >= 0 else { throw .notATerminal }
    terminal = try Descriptor(number, of: "open")
    modes = try TerminalModes(number)
    signals = try ForwardedSignals([SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT])
    try modes.setEcho(false)
  }

  deinit { close() }

  /// Shows again what is typed. Safe to call again.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    modes.giveBack()
    signals.stop()
  }

  /// A line, without its end; `nil` when Ctrl-D was typed instead. Ctrl-C ends the process as it always does.
  public func ask(_ prompt: String) throws(TerminalError) -> String? {
    show(prompt)
    defer { show("\n") }
    while true {
      if let end = typed.firstIndex(of: 0x0A) {
        defer { typed.removeSubrange(...end) }
        return String(decoding: typed[..<end], as: UTF8.self)
      }
      let hasInput = try wait()
      while let signal = signals.next() { try answer(signal, prompt) }
      guard hasInput else { continue }
      guard let some = readSome(4096, from: terminal.number) else { return nil }
      typed += some
    }
  }

  /// Writes a line to the terminal.
  public func say(_ line: String) { show(line + "\n") }

  private func show(_ text: String) { _ = writeAll(text, to: terminal.number) }

  /// Whether something was typed; a signal ends the wait, too.
  private func wait() throws(TerminalError) -> Bool {
    var polled = [terminal.number, signals.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while poll(&polled, nfds_t(polled.count), -1) < 0 {
      guard errno == EINTR else { throw .last("poll") }
    }
    return polled[0].revents != 0
  }

  private func answer(_ signal: Int32, _ prompt: String) throws(TerminalError) {
    switch signal {
    // Continued after a stop of ours, all is as it should be.
    case SIGCONT where !modes.isEchoing: break
    case SIGTSTP, SIGCONT:
      if signal == SIGTSTP {
        modes.giveBack()
        unix_stop_as_default()
      }
      try modes.setEcho(false)
      typed = []
      show(prompt)
    default:
      show("\n")
      close()
      // As if it had not been kept: whoever started this process is told by its death.
      kill(getpid(), signal)
    }
  }
}

/// Signals as bytes of a pipe, whichever thread gets them.
private final class ForwardedSignals {
  private let signals: [Int32]
  private var previous: [sigaction]
  private let reading: Descriptor
  private let writing: Descriptor

  init(_ signals: [Int32]) throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .last("pipe") }
    reading = try Descriptor(ends[0], of: "pipe")
    writing = try Descriptor(ends[1], of: "pipe")
    self.signals = signals
    previous = Array(repeating: sigaction(), count: signals.count)
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    unix_forward_signals(ends[1], signals, &previous, signals.count)
  }

  var descriptor: Int32 { reading.number }

  /// The next one that came; `nil` when there is none.
  func next() -> Int32? {
    var byte: UInt8 = 0
    return read(reading.number, &byte, 1) == 1 ? Int32(byte) : nil
  }

  func stop() { unix_stop_forwarding(signals, previous, signals.count) }
}
