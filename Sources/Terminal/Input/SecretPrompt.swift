// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Asks for a line that is not shown while it is typed: a passphrase.
///
/// It is asked at the terminal of the process (`/dev/tty`), whatever standard input and output are. The terminal shows
/// again what is typed however this ends: a signal, Ctrl-Z, a crash. Not while a ``ConsoleTerminal`` is open.
public enum SecretPrompt {
  /// - Returns: the line without its end; `nil` when Ctrl-D was typed instead. Ctrl-C ends the process as it always does.
  /// - Throws: ``TerminalError/notATerminal`` when the process has none.
  public static func ask(_ prompt: String) throws(TerminalError) -> String? {
    let number = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard number >= 0 else { throw .notATerminal }
    let terminal = try Descriptor(number, of: "open")
    let modes = try TerminalModes(terminal.number)
    let mask = SignalMask.block()
    var end: Int32?
    defer {
      mask.restore()
      // As if it had not been kept: whoever called is told by the death of the process.
      if let end { kill(getpid(), end) }
    }
    var sources = try EventSources(input: terminal.number)
    try modes.setEcho(false)
    defer {
      modes.giveBack()
      _ = writeAll("\n", to: terminal.number)
    }
    var bytes: [UInt8] = []
    guard writeAll(prompt, to: terminal.number) else { return nil }
    while true {
      let ready = try sources.wait(until: nil)
      while ready.contains(.signal), let signal = sources.nextSignal() {
        switch signal {
        case SIGTSTP, SIGCONT:
          if signal == SIGTSTP {
            modes.giveBack()
            stop(group: false)
          }
          try modes.setEcho(false)
          bytes = []
          _ = writeAll(prompt, to: terminal.number)
        case SIGINT, SIGTERM, SIGHUP:
          end = signal
          return nil
        default: break
        }
      }
      guard ready.contains(.input) else { continue }
      guard let some = readSome(4096, from: terminal.number) else { return bytes.isEmpty ? nil : text(bytes) }
      bytes += some
      if bytes.last == 0x0A { return text(bytes.dropLast()) }
    }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
