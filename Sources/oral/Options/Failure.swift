// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import FrenchText
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
    /// A tool that this needs is not installed (`EX_UNAVAILABLE`).
    case unavailable = 69
  }

  let code: Code
  let lines: [String]

  init(_ code: Code, _ message: String) {
    self.code = code
    lines = [Self.typeset(Self.program + message)]
  }

  init(_ code: Code, _ lines: [String]) {
    self.code = code
    self.lines = lines.map(Self.typeset)
  }

  init(_ code: Code, _ diagnostics: [Diagnostic]) {
    self.code = code
    lines = diagnostics.flatMap(\.lines)
  }

  /// What begins the message of a program, as others write theirs.
  private static let program = "oral : "

  private static func typeset(_ line: String) -> String {
    line.hasPrefix(program) ? program + String(line.dropFirst(program.count)).typographic : line.typographic
  }
}
