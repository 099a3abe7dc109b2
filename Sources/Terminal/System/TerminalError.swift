// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Why a terminal cannot be used.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is not a terminal: use ``LineInput``.
  case notATerminal

  /// The process has one terminal, and it is held already.
  case alreadyHeld

  /// A system call failed, with its `errno`.
  case system(call: String, code: Int32)

  /// The system call that has just failed.
  static func last(_ call: String) -> TerminalError { .system(call: call, code: errno) }
}

extension TerminalError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notATerminal: "l’entrée ou la sortie standard n’est pas un terminal"
    case .alreadyHeld: "le terminal est déjà utilisé par ce programme"
    case .system(let call, let code): "\(call) : \(String(cString: strerror(code)))"
    }
  }
}
