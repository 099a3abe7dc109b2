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
  /// Places in ten-thousandths of each axis.
  fileprivate var members: [JSONValue.Member] {
    func place(_ value: Double, on axis: Axis) -> JSONValue { .int(Int64((axis.share(of: value) * 10_000).rounded())) }
    func point(_ x: Double, _ y: Double) -> [JSONValue.Member] {
      [.init("x", place(x, on: horizontal)), .init("y", place(y, on: vertical))]
    }
    return [
      .init("horizontal", horizontal.json), .init("vertical", vertical.json),
      .init("threshold", threshold.map { .object(point($0.x, $0.y)) } ?? .null),
      .init(
        "marks", .array(marks.map { .object(point($0.x, $0.y) + [.init("sign", .string(String($0.sign)))]) })),
      .init("legend", .array(legend.map { ["sign": .string($0.sign), "text": .string($0.text)] })),
      .init("table", table.map { .object($0.members) } ?? .null),
    ]
  }
}

extension Plot.Axis {
  fileprivate var json: JSONValue {
    ["title": .string(title), "labels": JSONValue([labels.low, labels.middle, labels.high])]
  }
}
