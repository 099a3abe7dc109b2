// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns the Markdown that people write in their papers into blocks: paragraphs, lists (one level of parts), tables,
/// quotations and headings. What it does not know stays as text: nothing is lost.
struct MarkdownBlocks {
  private var blocks: [Block] = []
  private var paragraph: [String] = []
  private var items: [ListItem] = []
  private var isNumbered = false

  static func blocks(_ markdown: String) -> [Block] {
    var reader = MarkdownBlocks()
    let lines = markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var index = 0
    while index < lines.count { index += reader.read(lines, at: index) }
    reader.flush()
    return reader.blocks
  }

  /// Reads from one line on; how many it took.
  private mutating func read(_ lines: [Substring], at index: Int) -> Int {
    let line = lines[index]
    let text = line.drop { $0 == " " || $0 == "\t" }
    let indent = line.count - text.count
    if text.isEmpty {
      flushParagraph()
    } else if let rows = tableRows(lines, at: index) {
      flush()
      blocks.append(.table(table(rows.map(cells))))
      return rows.count + 1
    } else if text.hasPrefix("#"), let title = heading(text) {
      flush()
      blocks.append(.heading(plain(title), level: 2))
    } else if let (item, numbered) = item(text) {
      flushParagraph()
      if indent >= 2, let last = items.indices.last {
        items[last].children.append(ListItem(plain(item)))
      } else {
        if numbered != isNumbered { flushItems() }
        isNumbered = numbered
        items.append(ListItem(plain(item)))
      }
    } else if text.hasPrefix(">") {
      flush()
      blocks.append(.note(plain(text.drop { $0 == ">" || $0 == " " })))
    } else if !items.isEmpty, paragraph.isEmpty, indent > 0 || index > 0 && !lines[index - 1].allSatisfy(\.isWhitespace)
    {
      continueItem(plain(text))
    } else {
      flushItems()
      paragraph.append(String(text))
    }
    return 1
  }

  // MARK: Flushing

  private mutating func flush() {
    flushParagraph()
    flushItems()
  }

  private mutating func flushParagraph() {
    guard !paragraph.isEmpty else { return }
    // Two spaces or a backslash at the end of a line: a line break that is meant.
    let text = paragraph.reduce(into: "") { text, line in
      let isBreak = text.hasSuffix("  ") || text.hasSuffix("\\")
      if text.hasSuffix("\\") { text.removeLast() }
      text += (text.isEmpty ? "" : isBreak ? "\n" : " ") + line
    }
    blocks.append(.paragraph(plain(text)))
    paragraph = []
  }

  private mutating func flushItems() {
    guard !items.isEmpty else { return }
    blocks.append(.list(items, numbered: isNumbered))
    items = []
  }

  private mutating func continueItem(_ text: String) {
    guard let last = items.indices.last else { return }
    if let child = items[last].children.indices.last {
      items[last].children[child].text += " " + text
    } else {
      items[last].text += " " + text
    }
  }

  // MARK: Lines

  private func heading(_ text: Substring) -> Substring? {
    let title = text.drop { $0 == "#" }
    guard text.count - title.count <= 6, title.first == " " else { return nil }
    return title.drop { $0 == " " }
  }

  private func item(_ text: Substring) -> (Substring, Bool)? {
    if let mark = text.first, "-*+•".contains(mark), text.dropFirst().first == " " {
      return (text.dropFirst(2), false)
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard (1...3).contains(digits.count), let mark = rest.first, mark == "." || mark == ")",
      rest.dropFirst().first == " "
    else { return nil }
    return (rest.dropFirst(2), true)
  }

  // MARK: Tables

  /// The rows of a table that begins here, its line of dashes left out; `nil` when none does.
  private func tableRows(_ lines: [Substring], at index: Int) -> [Substring]? {
    guard index + 1 < lines.count, lines[index].contains("|"), isRule(lines[index + 1]) else { return nil }
    let body = lines[(index + 2)...].prefix { $0.contains("|") }
    return [lines[index]] + body
  }

  private func isRule(_ line: Substring) -> Bool {
    line.contains("-") && line.contains("|") && line.allSatisfy { "|-: \t".contains($0) }
  }

  private func cells(_ row: Substring) -> [String] {
    var cells = row.replacingEscapedBars.split(separator: "|", omittingEmptySubsequences: false).map { cell in
      plain(cell).replacing("\u{1}", with: "|")
    }
    if cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }

  private func table(_ rows: [[String]]) -> Table { Table(rows.first ?? [], rows: Array(rows.dropFirst())) }
}

extension Substring {
  fileprivate var replacingEscapedBars: String { String(self).replacing("\\|", with: "\u{1}") }
}

/// A line of Markdown without its marks of emphasis, code and links.
func plain(_ markdown: some StringProtocol) -> String {
  let characters = Array(markdown)
  var result = ""
  var index = 0
  while index < characters.count {
    let character = characters[index]
    switch character {
    case "\\" where index + 1 < characters.count && "\\`*_{}[]()#+-.!|<>~".contains(characters[index + 1]):
      index += 1
      result.append(characters[index])
    case "`": break
    case "*", "_": if !isEmphasis(characters, at: index) { result.append(character) }
    case "[":
      if let (label, end) = link(characters, at: index) {
        result += plain(label)
        index = end
      } else {
        result.append(character)
      }
    default: result.append(character)
    }
    index += 1
  }
  let start = result.firstIndex { !$0.isWhitespace } ?? result.endIndex
  return String(result[start...]).withoutTrailingSpaces
}

/// Whether a `*` or `_` opens or closes: it touches a word on one side only.
private func isEmphasis(_ characters: [Character], at index: Int) -> Bool {
  let mark = characters[index]
  let before = characters[..<index].last { $0 != mark }
  let after = characters[(index + 1)...].first { $0 != mark }
  let opens = after.map { !$0.isWhitespace } ?? false
  let closes = before.map { !$0.isWhitespace } ?? false
  let isInsideWord = opens && closes && before?.isPunctuation != true && after?.isPunctuation != true
  return (opens || closes) && (mark == "*" || !isInsideWord)
}

/// `[label](target)`: its label and the place of its last character.
private func link(_ characters: [Character], at index: Int) -> (String, Int)? {
  guard let close = characters[index...].firstIndex(of: "]"), close + 1 < characters.count,
    characters[close + 1] == "(", let end = characters[close...].firstIndex(of: ")")
  else { return nil }
  return (String(characters[(index + 1)..<close]), end)
}
