// SPDX-License-Identifier: GPL-3.0-or-later

/// One line of the status band.
public enum BandLine: Hashable, Sendable {
  /// Text at the left, cut with an ellipsis to leave room for the text at the right, which is kept whole if it can.
  case text(StyledLine, right: StyledLine = StyledLine())

  /// A line drawn across the screen.
  case rule

  /// The line on exactly one row of `columns` columns at most.
  package func laidOut(columns: Int) -> StyledLine {
    switch self {
    case .rule:
      return StyledLine(String(repeating: "─", count: max(columns, 0)), .dim)
    case .text(let left, let right):
      guard !right.isEmpty else { return left.truncated(to: columns) }
      let right = right.truncated(to: columns)
      let room = columns - right.columnWidth
      let shown = left.truncated(to: room - 1)
      let gap = room - shown.columnWidth
      return shown + StyledLine(String(repeating: " ", count: gap)) + right
    }
  }

  /// What the line says when it is printed as an ordinary one; a rule says nothing.
  package var spoken: StyledLine? {
    switch self {
    case .rule: nil
    case .text(let left, let right): right.isEmpty ? left : left.isEmpty ? right : left + " · " + right
    }
  }
}

extension [BandLine] {
  /// The lines that a screen has room for: a third of it, none when it has less than six rows.
  /// The first ones stay: the band says first what matters most.
  package func fitting(rows: Int) -> ArraySlice<BandLine> { prefix(rows < 6 ? 0 : rows / 3) }
}
