// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// A character as it is shown, with its style and width.
package struct Cell {
  package var character: Character
  package var style: Style
  package var width: Int
}

extension StyledLine {
  /// The characters to show: what a terminal would obey (ESC, bells, changes of direction) is replaced or left out.
  package var cells: [Cell] {
    runs.flatMap { run in
      run.text.flatMap(shown).map { Cell(character: $0, style: run.style, width: $0.displayWidth) }
    }
  }

  package init(_ cells: some Sequence<Cell>) {
    for cell in cells { append(String(cell.character), cell.style) }
  }

  /// The line, cut to `columns` columns; an ellipsis takes the last one when something is lost.
  public func truncated(to columns: Int) -> StyledLine {
    let cells = cells
    guard cells.reduce(0, { $0 + $1.width }) > columns else { return self }
    guard columns > 0 else { return StyledLine() }
    let kept = cells.prefix(fitting: columns - 1)
    let style = kept.last?.style ?? cells.first?.style ?? .plain
    return StyledLine(kept) + StyledLine("…", style)
  }

  /// The line over as many rows as it takes, broken at spaces; what follows is indented as its first row is.
  ///
  /// A no-break space does not break; a word longer than a row does. `columns` less than 2 counts as 2.
  public func wrapped(to columns: Int) -> [StyledLine] {
    let columns = max(columns, 2)
    var rest = cells[...]
    let indent = rest.prefix { $0.character == " " }
    let hanging = indent.count <= columns / 2 ? Array(indent) : []

    var rows: [StyledLine] = []
    var row = rest.takeRow(columns)
    rows.append(StyledLine(row))
    while !rest.isEmpty {
      row = rest.takeRow(columns - hanging.count)
      rows.append(StyledLine(hanging + row))
    }
    return rows
  }
}

extension ArraySlice<Cell> {
  /// Takes the cells of one row, and the spaces at which it is broken.
  fileprivate mutating func takeRow(_ columns: Int) -> [Cell] {
    var row = prefix(fitting: columns)
    if row.isEmpty { row = prefix(1) }
    guard row.endIndex < endIndex else {
      removeAll()
      return Array(row)
    }
    let breaksHere = self[row.endIndex].character == " "
    if !breaksHere, let space = row.lastIndex(where: { $0.character == " " }),
      row[..<space].contains(where: { $0.character != " " })
    {
      row = row[...space]
    }
    self = self[row.endIndex...].drop { $0.character == " " }
    while row.last?.character == " " { row.removeLast() }
    return Array(row)
  }
}

extension RandomAccessCollection<Cell> {
  /// The longest beginning that takes at most `columns` columns.
  package func prefix(fitting columns: Int) -> SubSequence {
    var width = 0
    return prefix {
      width += $0.width
      return width <= columns
    }
  }
}

private func shown(_ character: Character) -> [Character] {
  if character == "\t" { return Array(repeating: " ", count: 4) }
  if character.isNewline { return [" "] }
  guard !character.isControl else { return ["\u{FFFD}"] }
  guard character.unicodeScalars.contains(where: changesDirection) else { return [character] }
  let scalars = character.unicodeScalars.filter { !changesDirection($0) }
  return Array(String(String.UnicodeScalarView(scalars)))
}

/// Bidirectional controls: they would show a line in another order than it is written.
private func changesDirection(_ scalar: Unicode.Scalar) -> Bool {
  (0x200E...0x200F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
    || (0x2066...0x2069).contains(scalar.value)
}
