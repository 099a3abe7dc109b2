// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText

/// Where the cursor is: 0-based, from the top left.
struct Position: Equatable {
  var row: Int
  var column: Int
}

/// The prompt and the line being typed, laid out at the bottom of the screen.
struct InputArea: Equatable {
  private(set) var rows: [StyledLine]
  private(set) var cursor: Position

  /// `cursor` is an offset in the UTF-8 of `line`. At most `height` rows are kept, those around the cursor.
  init(prompt: StyledLine, line: String, cursor: Int, columns: Int, height: Int) {
    let columns = max(columns, 2)
    let before = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    // Between a letter and its combining mark, the cursor is shown after both.
    let ahead = prompt.cells.count + StyledLine(caret(before)).cells.count
    let cells = (prompt + StyledLine(caret(line))).cells

    var rows: [[Cell]] = [[]]
    var width = 0
    var position: Position?
    for (index, cell) in cells.enumerated() {
      if width + cell.width > columns {
        rows.append([])
        width = 0
      }
      if index == ahead { position = Position(row: rows.count - 1, column: width) }
      rows[rows.count - 1].append(cell)
      width += cell.width
    }
    if width >= columns {
      rows.append([])
      width = 0
    }
    let found = position ?? Position(row: rows.count - 1, column: width)

    let height = max(height, 1)
    let first = max(0, min(found.row - height / 2, rows.count - height))
    self.rows = rows.dropFirst(first).prefix(height).map { StyledLine($0) }
    self.cursor = Position(row: found.row - first, column: min(found.column, columns - 1))
  }
}

/// The text with its control characters written `^C`, as editors show them.
private func caret(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
  return text.unicodeScalars.reduce(into: "") { shown, scalar in
    switch scalar.value {
    case 0..<0x20: shown += "^\(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))"
    case 0x7F: shown += "^?"
    default: shown.unicodeScalars.append(scalar)
    }
  }
}
