// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Tables that people fill like forms: a rubric in a cell, its content beside it or below it.
struct TableTitles {
  private let outliner: Outliner
  private let table: TextTable

  init(_ outliner: Outliner, _ table: TextTable) {
    self.outliner = outliner
    self.table = table
  }

  /// `nil` when the table is content.
  func pieces(source: TextBlock) -> [Piece]? {
    if let column = rubricColumn { return byRow(column) }
    return byColumn ?? below
  }

  /// The column whose cells are rubrics: at least two, and not one cell among many.
  private var rubricColumn: Int? {
    let width = table.allRows.map(\.count).max() ?? 0
    guard width >= 2 else { return nil }
    let counts = (0..<min(width, 3)).map { column in
      table.allRows.count { $0.indices.contains(column) && self.isRubric($0[column]) }
    }
    guard let most = counts.max(), most >= 2, let column = counts.firstIndex(of: most) else { return nil }
    let filled = table.allRows.count { $0.indices.contains(column) && !$0[column].isBlank }
    // A row must have somewhere to put its content.
    return column < width - 1 && 2 * most >= filled - 1 ? column : nil
  }

  private func byRow(_ column: Int) -> [Piece] {
    var pieces: [Piece] = []
    for (index, row) in table.allRows.enumerated() {
      let source = TextBlock.table(TextTable(rows: [row]))
      let name = row[column].plainText.oneLine
      let rest = row.indices.filter { $0 != column && !(isNumber(row[$0]) && $0 < column) }.flatMap { row[$0] }.filter {
        !$0.isBlank
      }
      if isHeader(row, at: index) { continue }
      if row[column].isBlank {
        pieces += outliner.pieces(rest)
      } else if rest.isEmpty, !isRubric(row[column]) {
        // A row of one merged cell: the text of the rubric above.
        pieces += outliner.pieces(row[column])
      } else {
        pieces.append(.title(Title(name, .cell, body: rest, source: [source])))
      }
    }
    return pieces
  }

  /// `3`, `IV.`: what numbers a rubric says nothing beside it.
  private func isNumber(_ cell: [TextBlock]) -> Bool {
    !cell.contains(where: \.showsPicture)
      && cell.plainText.foldedWords.allSatisfy { word in
        word.allSatisfy(\.isNumber) || word.allSatisfy { "ivx".contains($0) }
      }
  }

  /// `Rubrique | Contenu`
  private func isHeader(_ row: [[TextBlock]], at index: Int) -> Bool {
    guard index == 0 else { return false }
    let names: Set<String> = [
      "rubrique", "rubriques", "contenu", "contenus", "element", "elements", "n", "numero", "intitule", "description",
      "a completer", "votre texte", "reponse",
    ]
    return row.allSatisfy { $0.isBlank || names.contains($0.plainText.foldedWordText) }
  }

  /// Every column is a rubric, whose content stands below.
  private var byColumn: [Piece]? {
    guard let first = table.allRows.first, first.count >= 2, first.allSatisfy({ isRubric($0) }) else { return nil }
    let below = table.allRows.dropFirst()
    guard !below.isEmpty, first.count >= 3 || below.count == 1 else { return nil }
    return first.indices.map { column in
      let cells = below.flatMap { $0.indices.contains(column) ? $0[column] : [] }
      let source = TextTable(rows: table.allRows.map { [$0.indices.contains(column) ? $0[column] : []] })
      return .title(Title(first[column].plainText.oneLine, .cell, body: cells, source: [.table(source)]))
    }
  }

  /// One column, or merged rows: a rubric, its content in the row below; or both in one cell.
  private var below: [Piece]? {
    let rows = table.allRows.map { row in row.filter { !$0.isBlank } }
    guard rows.allSatisfy({ $0.count <= 1 }) else { return nil }
    let blocks = rows.flatMap { $0.flatMap { $0 } }
    let pieces = outliner.pieces(blocks)
    let rubrics = pieces.count { piece in
      if case .title(let title) = piece { outliner.isRubric(title.text) } else { false }
    }
    return rubrics >= 1 ? pieces : nil
  }

  private func isRubric(_ cell: [TextBlock]) -> Bool {
    let text = cell.plainText.oneLine
    return text.count <= Outliner.longest && outliner.isRubric(text)
  }
}
