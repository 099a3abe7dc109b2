// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Where the commands that list and show write.
enum StandardStreams {
  /// Columns of the terminal, or 80 when standard output is none.
  static var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return Int(size.ws_col)
  }

  /// Writes lines to standard error, after what was printed.
  static func complain(_ lines: [String]) { send(lines, to: STDERR_FILENO) }

  /// Writes lines to standard output at once: nothing stays in a buffer that a crash would lose.
  static func say(_ lines: [String]) { send(lines, to: STDOUT_FILENO) }

  private static func send(_ lines: [String], to descriptor: Int32) {
    guard !lines.isEmpty else { return }
    fflush(nil)
    let text = Array(lines.map { $0 + "\n" }.joined().utf8)
    var sent = 0
    while sent < text.count {
      let count = text[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return }
      sent += max(0, count)
    }
  }
}
