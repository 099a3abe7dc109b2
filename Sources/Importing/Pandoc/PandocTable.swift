// SPDX-License-Identifier: GPL-3.0-or-later

/// `[attributes, caption, columns, head, bodies, foot]`
struct PandocTable {
  /// Far above any table that a person reads.
  private static let mostCells = 200_000

  private let caption: [TextBlock]
  private let table: TextTable

  init(from container: any UnkeyedDecodingContainer) throws {
    var parts = container
    try parts.skip()
    caption = try parts.decode(PandocCaption.self).blocks
    var columns = try parts.nestedUnkeyedContainer()
    var width = 0
    while !columns.isAtEnd {
      try columns.skip()
      width += 1
    }
    let head = try parts.decode(Rows.self).rows
    let bodies = try parts.decode([Body].self)
    let foot = try parts.decode(Rows.self).rows
    let rows = head + bodies.flatMap(\.rows) + foot
    guard rows.count * width <= PandocTable.mostCells else {
      throw DecodingError.dataCorruptedError(in: parts, debugDescription: "A table of \(rows.count) × \(width) cells")
    }
    let grid = PandocTable.spread(rows, width: width)
    let isMerged = rows.contains { $0.cells.contains { $0.columns > 1 || $0.rows > 1 } }
    // A head of several rows is told by its last one.
    let headerIndex = head.isEmpty || head.allSatisfy { $0.cells.allSatisfy(\.blocks.isBlank) } ? nil : head.count - 1
    let isSimple = headerIndex == 0
    let body = isSimple ? Array(grid.dropFirst()) : headerIndex == nil ? Array(grid.dropFirst(head.count)) : grid
    table = TextTable(header: isSimple ? grid.first : nil, rows: body, hasMergedCells: isMerged)
  }

  var block: TextBlock { caption.isBlank ? .table(table) : .group([.table(table)] + caption) }

  /// Every cell at its column: merged ones leave empty cells to their right and below.
  private static func spread(_ rows: [Row], width: Int) -> [[[TextBlock]]] {
    var covered = Array(repeating: 0, count: width)
    return rows.map { row in
      var cells = Array(repeating: [TextBlock](), count: width)
      var column = 0
      for cell in row.cells {
        while column < width, covered[column] > 0 { column += 1 }
        guard column < width else { break }
        cells[column] = cell.blocks
        for place in column..<min(width, column + max(1, cell.columns)) { covered[place] = max(1, cell.rows) }
        column += max(1, cell.columns)
      }
      covered = covered.map { max(0, $0 - 1) }
      return cells
    }
  }

  private struct Rows: Decodable {
    let rows: [Row]

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      try parts.skip()
      rows = try parts.decode([Row].self)
    }
  }

  private struct Body: Decodable {
    let rows: [Row]

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      try parts.skip()
      try parts.skip()
      let heads = try parts.decode([Row].self)
      rows = heads + (try parts.decode([Row].self))
    }
  }

  private struct Row: Decodable {
    let cells: [Cell]

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      try parts.skip()
      cells = try parts.decode([Cell].self)
    }
  }

  private struct Cell: Decodable {
    let rows: Int
    let columns: Int
    let blocks: [TextBlock]

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      try parts.skip()
      try parts.skip()
      rows = try parts.decode(Int.self)
      columns = try parts.decode(Int.self)
      blocks = try parts.decode([TextBlock].self)
    }
  }
}
