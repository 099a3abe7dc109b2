// SPDX-License-Identifier: GPL-3.0-or-later

import CCommonMark

/// A heading of a Markdown text, outside quotes, lists and code.
public struct MarkdownHeading: Hashable, Sendable {
  /// 1…6 as Markdown counts them; ``pseudo`` for a line in bold that stands alone.
  public let level: Int
  /// The text without markup, on one line, as written otherwise (numbering included).
  public let text: String
  /// 1-based line of the file.
  public let line: Int
  /// 1-based column of the text itself, in Unicode scalars.
  public let column: Int
  /// The bytes of the file that the heading takes, whole lines, from its first to after its last.
  public let bytes: Range<Int>

  /// The level of a line in bold: people write headings so in a word processor.
  public static let pseudo = 7

  public init(level: Int, text: String, line: Int, column: Int, bytes: Range<Int>) {
    self.level = level
    self.text = text
    self.line = line
    self.column = column
    self.bytes = bytes
  }
}

/// The headings of a Markdown text.
public enum MarkdownOutline {
  /// Every heading of `source[range]`, in order. `firstLine` is the line of the file at which the range starts.
  ///
  /// The bytes must be valid UTF-8. Linear in time and memory whatever the text, since the parser is given a
  /// ``MarkdownShadow`` of it: O(n).
  public static func headings(in source: [UInt8], range: Range<Int>, firstLine: Int) -> [MarkdownHeading] {
    let shadow = MarkdownShadow(of: source, range: range)
    var headings: [MarkdownHeading] = []
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_parser_free(parser) }
    shadow.bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
    }
    guard let document = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(document) }

    var pseudo = shadow.boldLines[...]
    var node = cmark_node_first_child(document)
    while let current = node {
      defer { node = cmark_node_next(current) }
      let line = Int(cmark_node_get_start_line(current)) - 1
      let type = cmark_node_get_type(current)
      if type == CMARK_NODE_HEADING {
        let level = Int(cmark_node_get_heading_level(current))
        headings.append(heading(level, atLine: line, shadow, source, firstLine))
      } else if type == CMARK_NODE_PARAGRAPH {
        // A line in bold counts only where it is a paragraph of its own.
        while let next = pseudo.first, next < line { pseudo.removeFirst() }
        if pseudo.first == line, shadow.isBlank(line: line + 1),
          let heading = boldHeading(atLine: line, shadow, source, firstLine)
        {
          headings.append(heading)
        }
      }
    }
    return headings
  }

  private static func heading(
    _ level: Int, atLine line: Int, _ shadow: MarkdownShadow, _ source: [UInt8], _ firstLine: Int
  ) -> MarkdownHeading {
    let start = shadow.start(ofLine: line)
    var end = shadow.start(ofLine: line + 1)
    var text = source[start..<end].trimmed()
    let marked = text.drop { $0 == .hash }
    if text.count - marked.count == level, marked.first.map(\.isBlank) ?? true {
      // Opening and closing marks go.
      text = marked.trimmed()
      let unmarked = text.droppingLast { $0 == .hash }
      if unmarked.count < text.count, unmarked.last.map(\.isBlank) ?? true { text = unmarked.trimmed() }
    } else {
      // Underlined: the parser's own last line is not to be trusted.
      var last = line + 1
      while last < shadow.lineCount, !shadow.isUnderline(line: last) { last += 1 }
      text = source[start..<shadow.start(ofLine: last)].trimmed()
      end = shadow.start(ofLine: last + 1)
    }
    return MarkdownHeading(
      level: level, text: MarkdownText.plain(text), line: line + firstLine,
      column: source[start..<text.startIndex].scalarCount + 1, bytes: start..<end)
  }

  private static func boldHeading(
    atLine line: Int, _ shadow: MarkdownShadow, _ source: [UInt8], _ firstLine: Int
  ) -> MarkdownHeading? {
    let start = shadow.start(ofLine: line)
    let end = shadow.start(ofLine: line + 1)
    let text = source[start..<end].trimmed()
    let plain = MarkdownText.plain(text)
    guard !plain.isEmpty else { return nil }
    return MarkdownHeading(
      level: MarkdownHeading.pseudo, text: plain, line: line + firstLine,
      column: source[start..<text.startIndex].scalarCount + 1, bytes: start..<end)
  }
}
