// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import StyledText

extension StandardStreams {
  /// Whether somebody reads standard output as it comes.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Says lines that are read rather than copied: a terminal gets them broken between words.
  static func sayWrapped(_ lines: [String]) {
    guard isTerminal else { return say(lines) }
    let columns = width
    say(
      lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        .flatMap { StyledLine(String($0)).wrapped(to: columns).map(\.text) })
  }
}
