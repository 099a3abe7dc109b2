// SPDX-License-Identifier: GPL-3.0-or-later

/// The few control sequences used: ECMA-48, and DEC private modes that every terminal in use knows or ignores.
enum ControlSequence {
  /// Bracketed paste: the terminal while we hold it.
  static let begin = "\u{1B}[?2004h"

  /// While painting, a row too wide stays on its row.
  static let noWrap = "\u{1B}[?7l"
  static let wrap = "\u{1B}[?7h"

  /// Plain text, wrap, no bracketed paste, cursor shown, no margins: any terminal as it usually is.
  /// Then the cursor at the bottom, on a row of its own.
  static let end = "\u{1B}[m\u{1B}[?7h\u{1B}[?2004l\u{1B}[?25h\u{1B}[r\u{1B}[999;1H\r\n"

  static let clear = "\u{1B}[m\u{1B}[r\u{1B}[H\u{1B}[2J"
  static let eraseToEnd = "\u{1B}[K"
  static let noMargins = "\u{1B}[r"
  static let bell = "\u{07}"

  static func move(to position: Position) -> String {
    "\u{1B}[\(position.row + 1);\(position.column + 1)H"
  }

  /// What is outside these rows (0-based) does not scroll.
  static func margins(_ rows: Range<Int>) -> String { "\u{1B}[\(rows.lowerBound + 1);\(rows.upperBound)r" }
}
