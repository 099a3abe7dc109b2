// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of running text, as a word processor has it.
public indirect enum Inline: Hashable, Sendable {
  case text(String)
  case lineBreak
  case styled(Style, [Inline])
  case code(String)
  case link([Inline], to: String)
  /// The path of the picture inside its file, such as `media/image1.png`.
  case image([Inline], String)
  case note([TextBlock])
  /// A tracked change, not yet accepted.
  case change(TrackedChange, [Inline])
  /// What a reader wrote in the margin.
  case comment

  public enum Style: Hashable, Sendable {
    case plain, emphasis, strong, strikeout, superscript, `subscript`, quoted
  }

  public enum TrackedChange: Hashable, Sendable {
    case insertion, deletion
    /// Of the mark that ends a paragraph.
    case paragraphInsertion, paragraphDeletion
  }
}

/// A paragraph, a list, a table: a block of a word-processor file.
public indirect enum TextBlock: Hashable, Sendable {
  /// By its style; 1 and deeper.
  case heading(Int, [Inline])
  case paragraph([Inline])
  case list(TextList)
  case table(TextTable)
  case quote([TextBlock])
  case code(String)
  case rule
  /// Blocks that a style or a frame holds together.
  case group([TextBlock])
  case definitions([Definition])

  public struct Definition: Hashable, Sendable {
    public var term: [Inline]
    public var blocks: [TextBlock]
  }
}

public struct TextList: Hashable, Sendable {
  /// The first number; `nil` for bullets.
  public var start: Int?
  public var items: [[TextBlock]]

  public init(start: Int? = nil, items: [[TextBlock]]) {
    self.start = start
    self.items = items
  }
}

/// A table, its merged cells spread: every row has a cell for each column, those that a merged one covers are empty.
public struct TextTable: Hashable, Sendable {
  public var header: [[TextBlock]]?
  public var rows: [[[TextBlock]]]
  /// Whether some cell spans several columns or rows.
  public var hasMergedCells: Bool

  public init(header: [[TextBlock]]? = nil, rows: [[[TextBlock]]], hasMergedCells: Bool = false) {
    self.header = header
    self.rows = rows
    self.hasMergedCells = hasMergedCells
  }

  /// The header among the others.
  var allRows: [[[TextBlock]]] { (header.map { [$0] } ?? []) + rows }
}

extension Sequence<Inline> {
  /// The words alone, on one line for each line of the text.
  public var plainText: String {
    var text = ""
    for inline in self {
      switch inline {
      case .text(let string), .code(let string): text += string
      case .lineBreak: text += "\n"
      case .styled(_, let inlines), .link(let inlines, _), .image(let inlines, _): text += inlines.plainText
      case .note(let blocks): text += " (" + blocks.plainText + ")"
      case .change(let kind, let inlines): if kind == .insertion { text += inlines.plainText }
      case .comment: continue
      }
    }
    return text
  }
}

extension Sequence<TextBlock> {
  /// The words alone, a line for each paragraph, item or cell.
  public var plainText: String { plainLines.joined(separator: "\n") }

  var plainLines: [String] {
    flatMap { block -> [String] in
      switch block {
      case .heading(_, let inlines), .paragraph(let inlines): [inlines.plainText]
      case .list(let list): list.items.flatMap(\.plainLines)
      case .table(let table): table.allRows.flatMap { $0.flatMap(\.plainLines) }
      case .quote(let blocks), .group(let blocks): blocks.plainLines
      case .code(let text): [text]
      case .rule: []
      case .definitions(let definitions): definitions.flatMap { [$0.term.plainText] + $0.blocks.plainLines }
      }
    }
  }

  /// Whether nobody would read anything there: spaces, rules, empty cells.
  public var isBlank: Bool { allSatisfy(\.isBlank) }
}

extension TextBlock {
  var isBlank: Bool {
    switch self {
    case .heading(_, let inlines), .paragraph(let inlines): inlines.isBlank
    case .list(let list): list.items.allSatisfy(\.isBlank)
    case .table(let table): table.allRows.allSatisfy { $0.allSatisfy(\.isBlank) }
    case .quote(let blocks), .group(let blocks): blocks.isBlank
    case .code(let text): text.allSatisfy(\.isWhitespace)
    case .rule: true
    case .definitions(let definitions): definitions.allSatisfy { $0.term.isBlank && $0.blocks.isBlank }
    }
  }
}

extension Sequence<Inline> {
  var isBlank: Bool {
    allSatisfy { inline in
      switch inline {
      case .text(let text), .code(let text): text.unicodeScalars.allSatisfy(isInvisible)
      case .lineBreak, .comment: true
      case .styled(_, let inlines): inlines.isBlank
      case .link(let inlines, let target): inlines.isBlank && target.isEmpty
      case .image: false
      case .note(let blocks): blocks.isBlank
      case .change(let kind, let inlines): kind != .insertion || inlines.isBlank
      }
    }
  }
}

/// Spaces of every kind, soft hyphens, marks of direction.
func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: true
  default: scalar.properties.isWhitespace
  }
}
