// SPDX-License-Identifier: GPL-3.0-or-later

/// A text as its last reader would print it: tracked changes accepted, comments left out, frames and indents opened.
struct SettledText {
  private(set) var blocks: [TextBlock] = []
  /// How many changes were accepted.
  private(set) var changes = 0
  /// How many comments were left out.
  private(set) var comments = 0

  /// What the path of a picture becomes: two files may give the same one.
  private let picturePath: (String) -> String

  init(_ blocks: [TextBlock], picturePath: @escaping (String) -> String = { $0 }) {
    self.picturePath = picturePath
    self.blocks = settle(blocks)
  }

  private mutating func settle(_ blocks: [TextBlock]) -> [TextBlock] {
    var settled: [TextBlock] = []
    // The text of paragraphs whose closing mark is deleted goes on in the next one.
    var pending: [Inline] = []
    for block in blocks {
      switch block {
      case .paragraph(let inlines):
        let isJoined = inlines.contains { if case .change(.paragraphDeletion, _) = $0 { true } else { false } }
        let whole = pending + settle(inlines)
        pending = isJoined ? whole : []
        if !isJoined, !whole.isBlank { settled.append(.paragraph(whole.tidied)) }
        continue
      default:
        if !pending.isBlank { settled.append(.paragraph(pending.tidied)) }
        pending = []
      }
      settled += settle(block)
    }
    if !pending.isBlank { settled.append(.paragraph(pending.tidied)) }
    return settled
  }

  private mutating func settle(_ block: TextBlock) -> [TextBlock] {
    switch block {
    case .paragraph(let inlines): return [.paragraph(settle(inlines).tidied)]
    case .heading(let level, let inlines):
      let whole = settle(inlines).tidied
      return whole.isBlank ? [] : [.heading(level, whole)]
    case .list(let list):
      let items = list.items.map { settle($0) }
      let isEmpty = items.allSatisfy(\.isBlank)
      return isEmpty ? [] : [.list(TextList(start: list.start, items: items.filter { !$0.isBlank }))]
    case .table(var table):
      table.header = table.header.map { $0.map { settle($0) } }
      table.rows = table.rows.map { $0.map { settle($0) } }.filter { !$0.allSatisfy(\.isBlank) }
      if table.allRows.allSatisfy({ $0.allSatisfy(\.isBlank) }) { return [] }
      // A frame drawn as a table of one cell.
      if let only = table.allRows.first, table.allRows.count == 1, only.count == 1 { return only[0] }
      return [.table(table)]
    // Word processors indent with it.
    case .quote(let blocks), .group(let blocks): return settle(blocks)
    case .code(let text): return text.allSatisfy(\.isWhitespace) ? [] : [block]
    case .rule: return []
    case .definitions(let definitions):
      return [
        .definitions(
          definitions.map { TextBlock.Definition(term: settle($0.term).tidied, blocks: settle($0.blocks)) })
      ]
    }
  }

  private mutating func settle(_ inlines: [Inline]) -> [Inline] {
    var settled: [Inline] = []
    for inline in inlines {
      switch inline {
      case .change(let kind, let inner):
        changes += 1
        if kind == .insertion { settled += settle(inner) }
      case .comment: comments += 1
      case .styled(.plain, let inner): settled += settle(inner)
      case .styled(let style, let inner):
        let inside = settle(inner)
        if inside.isBlank { settled += inside } else { settled.append(.styled(style, inside)) }
      case .link(let inner, let target): settled.append(.link(settle(inner), to: target))
      case .image(let inner, let target): settled.append(.image(settle(inner), picturePath(target)))
      case .note(let blocks): settled.append(.note(settle(blocks)))
      case .text(let text):
        // Soft hyphens and marks of direction say nothing.
        let visible = String(
          String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) || $0.properties.isWhitespace }))
        if !visible.isEmpty { settled.append(.text(visible)) }
      case .code, .lineBreak: settled.append(inline)
      }
    }
    return settled
  }
}

extension [Inline] {
  /// Neighbours of the same style joined; no space nor line break at the ends.
  var tidied: [Inline] {
    var result: [Inline] = []
    var rest = self[...]
    // A whole run at a time: a long paragraph has a text for each word.
    while let first = rest.first {
      let run: ArraySlice<Inline>
      switch first {
      case .text:
        run = rest.texts
        result.append(.text(run.plainText))
      case .styled(let style, _):
        run = style == .quoted ? rest.prefix(1) : rest.prefix { if case .styled(style, _) = $0 { true } else { false } }
        let inside = run.flatMap { inline -> [Inline] in
          if case .styled(_, let inner) = inline { inner } else { [] }
        }
        result.append(.styled(style, inside.joinedTexts))
      default:
        run = rest.prefix(1)
        result.append(first)
      }
      rest = rest.dropFirst(run.count)
    }
    return result.trimmedStart.trimmedEnd
  }

  private var joinedTexts: [Inline] {
    var result: [Inline] = []
    var rest = self[...]
    while let first = rest.first {
      let run = rest.texts
      result.append(run.isEmpty ? first : .text(run.plainText))
      rest = rest.dropFirst(Swift.max(1, run.count))
    }
    return result
  }

  var trimmedStart: [Inline] {
    var result = self
    while let first = result.first {
      if case .lineBreak = first {
        result.removeFirst()
      } else if case .text(let text) = first {
        let rest = String(text.drop(while: \.isWhitespace))
        if rest.isEmpty { result.removeFirst() } else { result[0] = .text(rest) }
        if !rest.isEmpty { break }
      } else {
        break
      }
    }
    return result
  }

  var trimmedEnd: [Inline] {
    var result = self
    while let last = result.last {
      if case .lineBreak = last {
        result.removeLast()
      } else if case .text(let text) = last {
        var rest = text
        while rest.last?.isWhitespace == true { rest.removeLast() }
        if rest.isEmpty { result.removeLast() } else { result[result.count - 1] = .text(rest) }
        if !rest.isEmpty { break }
      } else {
        break
      }
    }
    return result
  }

  /// The lines of a paragraph that line breaks cut.
  var lines: [[Inline]] {
    split { if case .lineBreak = $0 { true } else { false } }.map { Array($0).tidied }.filter { !$0.isBlank }
  }
}

extension ArraySlice<Inline> {
  /// Those at its start that are mere text.
  fileprivate var texts: ArraySlice<Inline> { prefix { if case .text = $0 { true } else { false } } }
}
