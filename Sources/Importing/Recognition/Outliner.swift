// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Finds what may be titles in a text: by style, in bold, in capitals, numbered, in the cells of a table, before a colon.
struct Outliner {
  /// Whether a text is beyond doubt a rubric of some paper of the exam.
  let isRubric: (String) -> Bool
  /// Whether it names a paper.
  let isPaper: (String) -> Bool

  /// Longest text that may be a title, in characters.
  static let longest = 120

  func pieces(_ blocks: [TextBlock]) -> [Piece] { blocks.flatMap { pieces($0) } }

  private func pieces(_ block: TextBlock) -> [Piece] {
    switch block {
    case .heading(let level, let inlines):
      return [.title(Title(inlines.plainText.oneLine, .style, level: level, source: [block]))]
    case .paragraph(let inlines): return paragraph(inlines, source: block) ?? [.content(block)]
    case .list(let list): return self.list(list, source: block) ?? [.content(block)]
    case .table(let table): return TableTitles(self, table).pieces(source: block) ?? [.content(block)]
    case .definitions(let definitions):
      guard definitions.contains(where: { isRubric($0.term.plainText) }) else { return [.content(block)] }
      return definitions.map { definition in
        .title(
          Title(
            definition.term.plainText.oneLine, .line, body: definition.blocks, source: [.definitions([definition])]))
      }
    case .quote, .code, .rule, .group: return [.content(block)]
    }
  }

  // MARK: Paragraphs

  /// `nil` when the paragraph is text like any other.
  private func paragraph(_ inlines: [Inline], source: TextBlock) -> [Piece]? {
    let lines = inlines.lines
    guard let first = lines.first else { return nil }
    let text = first.plainText.oneLine
    let rest = lines.dropFirst()
    if let evidence = evidence(first, text, isAlone: rest.isEmpty) {
      let body = rest.isEmpty ? [] : [TextBlock.paragraph(Array(rest.joined(separator: [.lineBreak])))]
      return [.title(Title(text, evidence, body: body, source: [source]))]
    }
    // Several lines, each of which may hold its own: "Contexte : …", then "Acteurs : …".
    let runs = lines.map { runIn($0) }
    guard runs[0] != nil else {
      return nil
    }
    var pieces: [Piece] = []
    for (line, run) in zip(lines, runs) {
      let block = TextBlock.paragraph(line)
      if let run {
        pieces.append(.title(Title(run.title, .runIn, body: run.body, source: [block])))
      } else {
        pieces.append(.content(block))
      }
    }
    return pieces
  }

  private func evidence(_ line: [Inline], _ text: String, isAlone: Bool) -> Title.Evidence? {
    guard text.count <= Outliner.longest, !text.isEmpty else { return nil }
    if isRubric(text) { return line.isStrong || text.isCapitals ? .line : isAlone ? .wording : nil }
    guard text.last != ".", text.last != ";", text.last != "," else { return nil }
    if isAlone, isPaper(text) { return line.isStrong || text.isCapitals ? .line : .wording }
    if line.isStrong || (isAlone && text.isCapitals) { return isAlone ? .line : nil }
    return nil
  }

  /// `Contexte : …`, `**Contexte.** …`: what comes before the colon, or in bold, is a rubric.
  func runIn(_ line: [Inline]) -> (title: String, body: [TextBlock])? {
    if case .styled(.strong, let inner)? = line.first, line.count > 1 {
      var text = inner.plainText.oneLine
      if text.last == "." { text.removeLast() }
      if text.count <= Outliner.longest, isRubric(text) {
        var rest = Array(line.dropFirst())
        if case .text(let next)? = rest.first {
          rest[0] = .text(String(next.drop { $0 == ":" || $0 == "." || $0 == "–" || $0 == "-" || $0.isWhitespace }))
        }
        return (text, rest.isBlank ? [] : [.paragraph(rest.tidied)])
      }
    }
    guard case .text(let text)? = line.first, let colon = text.firstIndex(of: ":") else { return nil }
    let title = String(text[..<colon])
    guard title.count <= 70, isRubric(title) else { return nil }
    let rest = [Inline.text(String(text[text.index(after: colon)...]))] + line.dropFirst()
    return (title.oneLine, rest.isBlank ? [] : [.paragraph(rest.tidied)])
  }

  // MARK: Lists

  /// Titles that a word processor numbers by itself come as lists of one item; rubrics told one to an item, as one list.
  private func list(_ list: TextList, source: TextBlock) -> [Piece]? {
    let titles = list.items.enumerated().map { index, item in itemTitle(item, number: list.start.map { $0 + index }) }
    let known = titles.count { $0.map { isRubric($0.text) || isPaper($0.text) } ?? false }
    let isTitle = list.items.count == 1 && titles[0] != nil && list.start != nil
    guard known >= 2 || (known == 1 && list.items.count == 1) || isTitle else { return nil }
    return zip(list.items, titles).enumerated().map { index, pair in
      let (item, title) = pair
      if let title, known == 0 || isRubric(title.text) || isPaper(title.text) { return .title(title) }
      return .content(.list(TextList(start: list.start.map { $0 + index }, items: [item])))
    }
  }

  private func itemTitle(_ item: [TextBlock], number: Int?) -> Title? {
    guard let block = item.first else { return nil }
    let source: [TextBlock] = [.list(TextList(start: number, items: [item]))]
    let rest = Array(item.dropFirst())
    let inlines: [Inline]
    switch block {
    case .heading(let level, let inner):
      return Title(inner.plainText.oneLine, .style, level: level, isNumbered: true, body: rest, source: source)
    case .paragraph(let inner): inlines = inner
    default: return nil
    }
    let lines = inlines.lines
    guard let first = lines.first else { return nil }
    let text = first.plainText.oneLine
    if let evidence = evidence(first, text, isAlone: lines.count == 1) {
      let more = lines.dropFirst()
      let body = more.isEmpty ? [] : [TextBlock.paragraph(Array(more.joined(separator: [.lineBreak])))]
      return Title(text, evidence, isNumbered: number != nil, body: body + rest, source: source)
    }
    guard let run = runIn(inlines) else { return nil }
    return Title(run.title, .runIn, isNumbered: number != nil, body: run.body + rest, source: source)
  }
}

extension String {
  /// On one line, with single spaces.
  var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Whether all its letters are capitals, and there are some.
  var isCapitals: Bool {
    let letters = filter(\.isLetter)
    return letters.count > 3 && letters.allSatisfy(\.isUppercase)
  }
}

extension [Inline] {
  /// Whether all that is seen is in bold.
  var isStrong: Bool {
    var isSeen = false
    for inline in self {
      switch inline {
      case .styled(.strong, _): isSeen = true
      case .styled(_, let inner):
        guard inner.isStrong else { return false }
        isSeen = true
      case .text(let text):
        guard text.allSatisfy({ $0.isWhitespace || $0.isPunctuation || $0.isNumber }) else { return false }
      case .lineBreak, .comment: continue
      case .code, .link, .image, .note, .change: return false
      }
    }
    return isSeen
  }
}
