// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Prints a ``ReportDocument`` as text for a terminal or a file.
///
/// The same document and width give the same bytes. No line is wider than ``width``, and none ends with a space.
public struct TextRenderer: Hashable, Sendable {
  /// Columns of a line, 40…120.
  public let width: Int
  /// Whether the page is to be heard: tables in the place of drawings.
  public let isLinear: Bool

  /// A width out of 40…120 is brought back into it.
  public init(width: Int = 80, isLinear: Bool = false) {
    self.width = min(max(width, 40), 120)
    self.isLinear = isLinear
  }

  /// The whole document, its last line ended by a newline.
  public func render(_ document: ReportDocument) -> String {
    var lines: [String] = []
    if let banner = document.banner { lines += boxed(banner) + [""] }
    lines += underlined(document.title, with: "═")
    lines += document.subtitles.flatMap { wrapped($0, width: width) }
    lines += render(document.blocks)
    return lines.map { $0.withoutTrailingSpaces + "\n" }.joined()
  }

  /// Blocks alone, each after an empty line.
  func render(_ blocks: [Block]) -> [String] {
    var lines: [String] = []
    for rendered in blocks.map(render) where !rendered.isEmpty { lines += [""] + rendered }
    return lines
  }

  private func render(_ block: Block) -> [String] {
    switch block {
    case .heading(let text, let level):
      level <= 1 ? underlined(text, with: "─") : wrapped(text, width: width - 2).hanging("▸ ", "  ")
    case .paragraph(let text): wrapped(text, width: width)
    case .note(let text): wrapped(text, width: width - 2).hanging("│ ", "│ ")
    case .list(let items, let numbered): render(items, numbered: numbered, indent: 0)
    case .facts(let facts): render(facts)
    case .table(let table): TableLayout(table, width: width).lines
    case .plot(let plot) where isLinear: plot.table.map { TableLayout($0, width: width).lines } ?? []
    case .plot(let plot): plot.lines(width: width)
    }
  }

  private func underlined(_ text: String, with rule: Character) -> [String] {
    let lines = wrapped(text, width: width)
    let longest = lines.map(\.displayWidth).max() ?? 0
    return lines + [String(repeating: rule, count: longest)]
  }

  /// A box as wide as the page.
  private func boxed(_ text: String) -> [String] {
    let inner = width - 4
    let middle = wrapped(text, width: inner).map { line in
      let left = (inner - line.displayWidth) / 2
      return "║ " + (String(repeating: " ", count: left) + line).aligned(.leading, width: inner) + " ║"
    }
    let rule = String(repeating: "═", count: width - 2)
    return ["╔\(rule)╗"] + middle + ["╚\(rule)╝"]
  }

  private func render(_ items: [ListItem], numbered: Bool, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let digits = String(items.count).count
    return items.enumerated().flatMap { index, item -> [String] in
      let mark =
        numbered ? "\(index + 1). ".aligned(.trailing, width: digits + 2) : indent == 0 ? "• " : "– "
      let hang = margin + String(repeating: " ", count: mark.displayWidth)
      let own = wrapped(item.text, width: width - hang.count).hanging(margin + mark, hang)
      return own + render(item.children, numbered: false, indent: hang.count)
    }
  }

  /// Labels in one column and texts in another; on a narrow page, one under the other.
  private func render(_ facts: [Fact]) -> [String] {
    let labels = facts.map(\.label.displayWidth).max() ?? 0
    guard labels + 2 + 16 <= width, labels <= width * 2 / 5 else {
      return facts.flatMap { fact in
        wrapped(fact.label, width: width) + wrapped(fact.text, width: width - 4).hanging("    ", "    ")
      }
    }
    return facts.flatMap { fact in
      wrapped(fact.text, width: width - labels - 2)
        .hanging(fact.label.aligned(.leading, width: labels + 2), String(repeating: " ", count: labels + 2))
    }
  }
}

extension [String] {
  /// The first line after `first`, the others after `rest`.
  func hanging(_ first: String, _ rest: String) -> [String] {
    enumerated().map { index, line in (index == 0 ? first : rest) + line }
  }
}
