// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Writes text as the Markdown of a paper: tables stay tables, lists stay lists, nothing that was typed turns into a mark.
struct MarkdownWriter {
  /// Where a picture of the file was put, by its path in the file; `nil` when it could not be taken out.
  var pictures: [String: String] = [:]
  /// Added to the level of the headings inside a section.
  var headingShift = 0
  /// The least level of a heading: below those that open sections.
  var shallowest = 3

  func document(_ blocks: [TextBlock]) -> String {
    blocks.map { block($0) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func block(_ block: TextBlock) -> String {
    switch block {
    case .heading(let level, let inlines):
      let marks = String(repeating: "#", count: min(6, max(shallowest, level + headingShift)))
      return "\(marks) \(MarkdownWriter.heading(inlines.plainText))"
    case .paragraph(let inlines): return paragraph(inlines)
    case .list(let list): return self.list(list)
    case .table(let table): return self.table(table)
    case .quote(let blocks): return document(blocks).prefixingLines("> ", "> ")
    case .group(let blocks): return document(blocks)
    case .code(let text):
      let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
      return "\(fence)\n\(text)\n\(fence)"
    case .rule: return ""
    case .definitions(let definitions):
      return definitions.map { definition in
        let term = "**\(inlines(definition.term, inTable: false).lineStart)**"
        return ([term] + [document(definition.blocks)]).filter { !$0.isEmpty }.joined(separator: "\n\n")
      }.joined(separator: "\n\n")
    }
  }

  private func paragraph(_ content: [Inline]) -> String {
    content.lines.map { inlines($0, inTable: false).lineStart }.joined(separator: "\\\n")
  }

  private func list(_ list: TextList) -> String {
    let isLoose = list.items.contains { $0.count > 1 && !$0.dropFirst().allSatisfy(\.isList) }
    return list.items.enumerated().map { index, item in
      let mark = list.start.map { "\($0 + index). " } ?? "- "
      let separator = isLoose ? "\n\n" : "\n"
      let text = item.map { block($0) }.filter { !$0.isEmpty }.joined(separator: separator)
      return text.prefixingLines(mark, String(repeating: " ", count: mark.count))
    }.joined(separator: isLoose ? "\n\n" : "\n")
  }

  private func table(_ table: TextTable) -> String {
    let width = table.allRows.map(\.count).max() ?? 0
    guard width > 0 else { return "" }
    func line(_ cells: [[TextBlock]]) -> String {
      let texts = (0..<width).map { $0 < cells.count ? cell(cells[$0]) : "" }
      return "| " + texts.joined(separator: " | ") + " |"
    }
    let header = line(table.header ?? [])
    let rule = "|" + String(repeating: " --- |", count: width)
    return ([header, rule] + table.rows.map { line($0) }).joined(separator: "\n")
  }

  /// All on one line: what had several has `<br>` between them.
  private func cell(_ blocks: [TextBlock]) -> String {
    blocks.flatMap { cellLines($0) }.filter { !$0.isEmpty }.joined(separator: "<br>")
  }

  private func cellLines(_ block: TextBlock) -> [String] {
    switch block {
    case .heading(_, let inlines), .paragraph(let inlines): inlines.lines.map { self.inlines($0, inTable: true) }
    case .list(let list):
      list.items.enumerated().flatMap { index, item in
        let lines = item.flatMap { cellLines($0) }
        let mark = list.start.map { "\($0 + index)\\. " } ?? "• "
        return lines.enumerated().map { $0.offset == 0 ? mark + $0.element : $0.element }
      }
    case .table(let table):
      table.allRows.map { row in row.map { cell($0) }.filter { !$0.isEmpty }.joined(separator: " · ") }
    case .quote(let blocks), .group(let blocks): blocks.flatMap { cellLines($0) }
    case .code(let text): text.split(whereSeparator: \.isNewline).map { inlines([.text(String($0))], inTable: true) }
    case .rule: []
    case .definitions(let definitions):
      definitions.flatMap { [inlines($0.term, inTable: true)] + $0.blocks.flatMap { cellLines($0) } }
    }
  }

  // MARK: Running text

  /// The words of a heading, on one line.
  static func heading(_ text: String) -> String {
    MarkdownEscape.text(text.split(whereSeparator: \.isWhitespace).joined(separator: " "), inTable: false)
  }

  private func inlines(_ inlines: [Inline], inTable: Bool) -> String {
    inlines.map { inline($0, inTable) }.joined()
  }

  private func inline(_ inline: Inline, _ inTable: Bool) -> String {
    switch inline {
    case .text(let text): return MarkdownEscape.text(text, inTable: inTable)
    case .lineBreak: return inTable ? "<br>" : " "
    case .styled(.quoted, let inner): return "“" + inlines(inner, inTable: inTable) + "”"
    case .styled(.superscript, let inner): return script(inner, "⁰¹²³⁴⁵⁶⁷⁸⁹", inTable)
    case .styled(.subscript, let inner): return script(inner, "₀₁₂₃₄₅₆₇₈₉", inTable)
    case .styled(.emphasis, let inner): return marked(inner, "*", inTable)
    case .styled(.strong, let inner): return marked(inner, "**", inTable)
    case .styled(.strikeout, let inner): return marked(inner, "~~", inTable)
    case .styled(.plain, let inner): return inlines(inner, inTable: inTable)
    case .code(let text): return MarkdownEscape.text(text.replacingNewlines, inTable: inTable)
    case .link(let inner, let target):
      let text = inlines(inner, inTable: inTable)
      let shown = inner.plainText
      // An address told as itself, or a link inside the file, is its text.
      if target.isEmpty || target.hasPrefix("#") || shown == target || "mailto:" + shown == target { return text }
      return "\(text) (\(MarkdownEscape.text(target, inTable: inTable)))"
    case .image(let inner, let path):
      let told = inner.plainText.replacingNewlines
      let text = MarkdownEscape.text(told.isEmpty ? "image" : told, inTable: inTable)
      return pictures[path].map { "![\(text)](\($0))" } ?? "(\(text))"
    case .note(let blocks):
      let text = blocks.plainText.replacingNewlines
      return " (" + MarkdownEscape.text(text, inTable: inTable) + ")"
    case .change(let kind, let inner): return kind == .insertion ? inlines(inner, inTable: inTable) : ""
    case .comment: return ""
    }
  }

  /// The marks touch the words, whatever spaces were in the same style.
  private func marked(_ inner: [Inline], _ mark: String, _ inTable: Bool) -> String {
    let text = inlines(inner, inTable: inTable)
    let start = text.prefix(while: \.isWhitespace)
    let rest = text.dropFirst(start.count)
    let body = rest.trimmed
    guard !body.isEmpty else { return text }
    return start + mark + body + mark + rest.dropFirst(body.count)
  }

  /// Digits have signs of their own; the rest stays on the line, as `1er`.
  private func script(_ inner: [Inline], _ digits: String, _ inTable: Bool) -> String {
    let text = inner.plainText
    let signs = Array(digits)
    let values = text.compactMap(\.wholeNumberValue).filter { $0 < 10 }
    guard values.count == text.count else { return inlines(inner, inTable: inTable) }
    return String(values.map { signs[$0] })
  }
}

extension TextBlock {
  fileprivate var isList: Bool { if case .list = self { true } else { false } }
}

private func longestRun(of character: Character, in text: String) -> Int {
  var longest = 0
  var current = 0
  for other in text {
    current = other == character ? current + 1 : 0
    longest = max(longest, current)
  }
  return longest
}

extension String {
  fileprivate var replacingNewlines: String { split(whereSeparator: \.isNewline).joined(separator: " ") }

  /// The first line after one prefix, the others after another; empty lines stay empty.
  fileprivate func prefixingLines(_ first: String, _ others: String) -> String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      index == 0 ? first + line : line.isEmpty ? "" : others + line
    }.joined(separator: "\n")
  }

  /// A line that begins a paragraph, so that it begins nothing else.
  fileprivate var lineStart: String { MarkdownEscape.lineStart(self) }
}
