// SPDX-License-Identifier: GPL-3.0-or-later

/// What every report is made of before anyone chooses how it looks: a title and blocks.
///
/// A report is built once as this value; ``TextRenderer`` prints it on a terminal, other renderers elsewhere.
/// Strings are plain French text, without Markdown or escape codes; a newline in them is kept.
public struct ReportDocument: Hashable, Sendable {
  /// Printed above everything, and impossible to miss, such as `JURY SEULEMENT`.
  public var banner: String?
  public var title: String
  /// Short lines below the title: exam, candidate, session.
  public var subtitles: [String]
  public var blocks: [Block]

  public init(banner: String? = nil, title: String, subtitles: [String] = [], blocks: [Block] = []) {
    self.banner = banner
    self.title = title
    self.subtitles = subtitles
    self.blocks = blocks
  }
}

/// One piece of a report.
public enum Block: Hashable, Sendable {
  /// Level 1 opens a section, 2 a part of it.
  case heading(String, level: Int = 1)
  case paragraph(String)
  case list([ListItem], numbered: Bool = false)
  /// Short labels with their texts, aligned: `Candidat   Lucie Ferrand`.
  case facts([Fact])
  case table(Table)
  /// An aside to whoever reads: a warning, a thing to know.
  case note(String)
  /// Points, drawn as wide as the page; whoever hears the page read aloud gets the table instead.
  case plot(Plot)
}

extension Block {
  /// A list of plain items.
  public static func list(_ items: [String], numbered: Bool = false) -> Block {
    .list(items.map { ListItem($0) }, numbered: numbered)
  }
}

/// An item of a list, with items of its own when it has parts.
public struct ListItem: Hashable, Sendable {
  public var text: String
  public var children: [ListItem]

  public init(_ text: String, children: [ListItem] = []) {
    self.text = text
    self.children = children
  }
}

/// A short label with its text, one line of ``Block/facts(_:)``.
public struct Fact: Hashable, Sendable {
  public var label: String
  public var text: String

  public init(_ label: String, _ text: String) {
    self.label = label
    self.text = text
  }
}

/// A table: as many cells in each row as there are columns. Missing cells are read as empty, more are left out.
public struct Table: Hashable, Sendable {
  public var columns: [Column]
  public var rows: [[String]]

  public init(columns: [Column], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// Every column leading.
  public init(_ titles: [String], rows: [[String]]) {
    self.init(columns: titles.map { Column($0) }, rows: rows)
  }

  public struct Column: Hashable, Sendable {
    /// Empty in every column: the table has no heading line.
    public var title: String
    public var alignment: Alignment

    public init(_ title: String, _ alignment: Alignment = .leading) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// The side to which the cells of a column are drawn up.
  public enum Alignment: Hashable, Sendable {
    case leading
    /// For numbers.
    case trailing
  }
}
