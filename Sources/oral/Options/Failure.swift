// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Glibc
import Reports

/// Why a command ends without having done what was asked, and the exit code that says so.
struct Failure: Error {
  /// The exit codes of the contract for scripts.
  enum Code: Int32 {
    /// The thing examined has problems, or a command of a script was refused.
    case problems = 1
    /// Input or store that cannot be read.
    case unreadable = 2
    /// Wrong usage (`EX_USAGE`).
    case usage = 64
  }

  let code: Code
  let lines: [String]

  init(_ code: Code, _ message: String) {
    self.code = code
    lines = ["oral : " + message]
  }

  init(_ code: Code, _ diagnostics: [Diagnostic]) {
    self.code = code
    lines = diagnostics.flatMap { diagnostic in
      let place = diagnostic.location.map { "\($0) : " } ?? ""
      return [place + diagnostic.message] + (diagnostic.hint.isEmpty ? [] : ["    " + diagnostic.hint])
    }
  }
}

/// Lines on standard output, whole or not at all.
func printLines(_ lines: [String]) { output(lines.map { $0 + "\n" }.joined(), to: STDOUT_FILENO) }

/// Lines on standard error.
func complain(_ lines: [String]) { output(lines.map { $0 + "\n" }.joined(), to: STDERR_FILENO) }

/// Every byte, at once, without a buffer that a crash would lose.
func output(_ text: String, to descriptor: Int32) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else { return }
    rest = rest.dropFirst(written)
  }
}
