// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

/// A text cut where titles may stand.
enum Piece {
  case title(Title)
  case content(TextBlock)

  /// As it was before anybody saw a title in it.
  var source: [TextBlock] {
    switch self {
    case .title(let title): title.source
    case .content(let block): [block]
    }
  }
}

/// Something that may be a title.
struct Title {
  /// From the surest to the least sure.
  enum Evidence: Int, Comparable {
    /// A heading by its style.
    case style
    /// The first cell of a row whose table is made of rubrics.
    case cell
    /// A line in bold or in capitals that stands alone, or the title of a numbered list.
    case line
    /// A plain line that is the wording of a rubric.
    case wording
    /// What comes before a colon: `Contexte : …`.
    case runIn

    static func < (a: Evidence, b: Evidence) -> Bool { a.rawValue < b.rawValue }
  }

  let text: String
  let evidence: Evidence
  /// 1 and deeper for a heading by its style; ``lineLevel`` for the others.
  let level: Int
  /// Whether it bears a number: `3.`, `IV –`.
  let isNumbered: Bool
  /// What stands on the same line, in the same cell or in the same row.
  let body: [TextBlock]
  /// The blocks that it was read from, to take them back.
  let source: [TextBlock]

  static let lineLevel = 7

  init(
    _ text: String, _ evidence: Evidence, level: Int = Title.lineLevel, isNumbered: Bool? = nil, body: [TextBlock] = [],
    source: [TextBlock]
  ) {
    self.text = text
    self.evidence = evidence
    self.level = level
    self.isNumbered = isNumbered ?? (text.withoutNumbering.utf8.count < text.withoutColon.utf8.count)
    self.body = body
    self.source = source
  }
}

extension String {
  /// Without the colon, and the spaces, at the end.
  var withoutColon: String {
    var text = self[...]
    while let last = text.last, last == ":" || last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
