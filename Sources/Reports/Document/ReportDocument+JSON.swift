// SPDX-License-Identifier: GPL-3.0-or-later

extension ReportDocument {
  /// What the template of reports takes: `{banner, title, subtitles, blocks}`.
  public var json: JSONValue {
    [
      "banner": JSONValue(banner), "title": .string(title), "subtitles": JSONValue(subtitles),
      "blocks": .array(blocks.map(\.json)),
    ]
  }
}

extension Block {
  /// Each with its `kind`.
  public var json: JSONValue {
    switch self {
    case .heading(let text, let level):
      ["kind": "heading", "text": .string(text), "level": JSONValue(level)]
    case .paragraph(let text): ["kind": "paragraph", "text": .string(text)]
    case .note(let text): ["kind": "note", "text": .string(text)]
    case .list(let items, let numbered):
      ["kind": "list", "numbered": .bool(numbered), "items": .array(items.map(\.json))]
    case .facts(let facts):
      [
        "kind": "facts",
        "facts": .array(facts.map { ["label": .string($0.label), "text": .string($0.text)] }),
      ]
    case .table(let table): .object([.init("kind", "table")] + table.members)
    case .figure(let figure):
      [
        "kind": "figure", "lines": JSONValue(figure.lines), "caption": .string(figure.caption),
        "table": .object(figure.table.members),
      ]
    case .plot(let plot): .object([.init("kind", "plot")] + plot.members)
    }
  }
}

extension ListItem {
  fileprivate var json: JSONValue { ["text": .string(text), "children": .array(children.map(\.json))] }
}

extension Table {
  /// `columns` with a title and an alignment, and `rows` with as many cells.
  fileprivate var members: [JSONValue.Member] {
    let columns = columns.map { column -> JSONValue in
      ["title": .string(column.title), "alignment": column.alignment == .trailing ? "trailing" : "leading"]
    }
    let rows = rows.map { row in
      JSONValue(self.columns.indices.map { row.indices.contains($0) ? row[$0] : "" })
    }
    return [.init("columns", .array(columns)), .init("rows", .array(rows))]
  }
}

extension Plot {
  /// Both axes from 0 to 1; places in ten-thousandths.
  fileprivate var members: [JSONValue.Member] {
    func place(_ share: Double) -> JSONValue { .int(Int64((min(max(share, 0), 1) * 10_000).rounded())) }
    return [
      .init("horizontal", .string(horizontal)), .init("vertical", .string(vertical)),
      .init(
        "marks",
        .array(marks.map { ["x": place($0.x), "y": place($0.y), "sign": .string(String($0.sign))] })),
      .init("legend", .array(legend.map { ["sign": .string(String($0.sign)), "text": .string($0.text)] })),
    ]
  }
}
