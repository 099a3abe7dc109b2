// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// A table laid out on a page: columns two spaces apart, each as wide as its content when the page allows,
/// otherwise the widest give way first and their cells wrap; when even the longest words do not fit side by side,
/// each row becomes a small list of its own.
struct TableLayout {
  let lines: [String]

  private static let gap = 2
  /// A column never gives way below this, unless its content is narrower.
  private static let smallest = 8

  init(_ table: Table, width: Int) {
    let rows = table.rows.map { row in
      table.columns.indices.map { row.indices.contains($0) ? row[$0] : "" }
    }
    let widths = TableLayout.widths(table.columns, rows, page: width)
    lines =
      widths.map { TableLayout.grid(table.columns, rows, widths: $0) }
      ?? TableLayout.stacked(table.columns, rows, width: width)
  }

  // MARK: Widths

  /// The width of each column, or `nil` when they do not fit side by side.
  private static func widths(_ columns: [Table.Column], _ rows: [[String]], page: Int) -> [Int]? {
    let available = page - gap * (columns.count - 1)
    let cells = columns.indices.map { index in [columns[index].title] + rows.map { $0[index] } }
    var widths = cells.map { $0.map(naturalWidth).max() ?? 0 }
    let least = cells.indices.map { index in
      let longestWord = cells[index].map(longestWord).max() ?? 0
      return min(widths[index], max(longestWord, smallest))
    }
    guard least.reduce(0, +) <= available else { return nil }
    while widths.reduce(0, +) > available {
      let shrinkable = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
    }
    return widths
  }

  private static func naturalWidth(_ text: String) -> Int {
    text.printable.split(separator: "\n").map { String($0).displayWidth }.max() ?? 0
  }

  /// The longest piece that wrapping keeps whole.
  private static func longestWord(_ text: String) -> Int {
    text.printable.split(separator: "\n").flatMap { unbreakableChunks($0) }.map(\.displayWidth).max() ?? 0
  }

  // MARK: Lines

  private static func grid(_ columns: [Table.Column], _ rows: [[String]], widths: [Int]) -> [String] {
    var lines: [String] = []
    if columns.contains(where: { !$0.title.isEmpty }) {
      lines += row(columns.map(\.title), columns, widths)
      lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
    }
    return lines + rows.flatMap { row($0, columns, widths) }
  }

  private static func row(_ cells: [String], _ columns: [Table.Column], _ widths: [Int]) -> [String] {
    let wrappedCells = cells.indices.map { wrapped(cells[$0], width: widths[$0]) }
    let height = wrappedCells.map(\.count).max() ?? 1
    return (0..<height).map { line in
      cells.indices.map { index in
        let text = line < wrappedCells[index].count ? wrappedCells[index][line] : ""
        return text.aligned(columns[index].alignment, width: widths[index])
      }.joined(separator: "  ").withoutTrailingSpaces
    }
  }

  /// Each row as lines `Column : cell`, empty cells left out, an empty line between rows.
  private static func stacked(_ columns: [Table.Column], _ rows: [[String]], width: Int) -> [String] {
    let records = rows.map { row in
      zip(columns, row).filter { !$1.isEmpty }.flatMap { column, cell in
        let text = column.title.isEmpty ? cell : "\(column.title)\u{A0}: \(cell)"
        return wrapped(text, width: width - 2).hanging("", "  ")
      }
    }
    return Array(records.joined(separator: [""]))
  }
}
