// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

extension Plot {
  /// At most `width` columns, 24 or more: about three times as many columns as lines, so that both axes look alike.
  func lines(width: Int) -> [String] {
    let labels = [vertical.labels.high, vertical.labels.middle, vertical.labels.low]
    let margin = (labels.map(\.displayWidth).max() ?? 0) + 2
    let columns = min(max(width, 24) - margin - 2, 61)
    let rows = columns / 3 + 1
    let blank = String(repeating: " ", count: margin - 2)
    let middle = (row: (rows - 1) / 2, column: (columns - 1) / 2)
    var lines = [vertical.title]
    for (row, cells) in cells(rows: rows, columns: columns).enumerated() {
      let label = row == 0 ? labels[0] : row == middle.row ? labels[1] : row == rows - 1 ? labels[2] : nil
      let edge = label.map { $0.aligned(.trailing, width: margin - 2) + " ┤" } ?? blank + " │"
      lines.append(edge + String(cells))
    }
    let axis = (0..<columns).map { $0 == 0 || $0 == middle.column || $0 == columns - 1 ? "┬" : "─" }.joined()
    lines.append(blank + " └" + axis)
    lines.append(scale(margin: margin, columns: columns, middle: middle.column))
    lines.append(horizontal.title.aligned(.trailing, width: margin + columns))
    return lines + wrapped(legend.map { "\($0.sign)\u{A0}\($0.text)" }.joined(separator: ", "), width: width)
  }

  private func cells(rows: Int, columns: Int) -> [[Character]] {
    func column(_ x: Double) -> Int { Int((horizontal.share(of: x) * Double(columns - 1)).rounded()) }
    func row(_ y: Double) -> Int { rows - 1 - Int((vertical.share(of: y) * Double(rows - 1)).rounded()) }
    var cells = Array(repeating: Array(repeating: Character(" "), count: columns), count: rows)
    if let threshold {
      let (wall, floor) = (column(threshold.x), row(threshold.y))
      for row in 0..<rows { cells[row][wall] = "¦" }
      for column in 0..<columns { cells[floor][column] = "-" }
      cells[floor][wall] = "+"
    }
    for mark in marks { cells[row(mark.y)][column(mark.x)] = mark.sign }
    return cells
  }

  /// The labels of the horizontal axis: the first from its place, the second about it, the last up to it.
  private func scale(margin: Int, columns: Int, middle: Int) -> String {
    let labels = horizontal.labels
    var line = String(repeating: " ", count: margin) + labels.low
    func add(_ label: String, from column: Int) {
      line += String(repeating: " ", count: max(1, column - line.displayWidth)) + label
    }
    add(labels.middle, from: margin + middle - labels.middle.displayWidth / 2)
    add(labels.high, from: margin + columns - labels.high.displayWidth)
    return line
  }
}
