// SPDX-License-Identifier: GPL-3.0-or-later

extension TextBlock: Decodable {
  /// From pandoc's `{"t": …, "c": …}`.
  public init(from decoder: any Decoder) throws {
    let node = try decoder.container(keyedBy: PandocKey.self)
    let tag = try node.decode(String.self, forKey: .t)
    func blocks() throws -> [TextBlock] { try node.decode([TextBlock].self, forKey: .c) }
    func parts() throws -> any UnkeyedDecodingContainer { try node.nestedUnkeyedContainer(forKey: .c) }
    switch tag {
    case "Plain", "Para": self = .paragraph(try node.decode([Inline].self, forKey: .c))
    case "LineBlock":
      let lines = try node.decode([[Inline]].self, forKey: .c)
      self = .paragraph(Array(lines.joined(separator: [.lineBreak])))
    case "CodeBlock", "RawBlock":
      var parts = try parts()
      try parts.skip()
      self = .code(try parts.decode(String.self))
    case "BlockQuote": self = .quote(try blocks())
    case "BulletList": self = .list(TextList(items: try node.decode([[TextBlock]].self, forKey: .c)))
    case "OrderedList":
      var parts = try parts()
      var numbering = try parts.nestedUnkeyedContainer()
      let start = try numbering.decode(Int.self)
      self = .list(TextList(start: start, items: try parts.decode([[TextBlock]].self)))
    case "DefinitionList": self = .definitions(try node.decode([PandocDefinition].self, forKey: .c).map(\.definition))
    case "Header":
      var parts = try parts()
      let level = try parts.decode(Int.self)
      try parts.skip()
      self = .heading(level, try parts.decode([Inline].self))
    case "HorizontalRule", "Null": self = .rule
    case "Table": self = try PandocTable(from: try parts()).block
    case "Figure":
      var parts = try parts()
      try parts.skip()
      let caption = try parts.decode(PandocCaption.self)
      self = .group(try parts.decode([TextBlock].self) + caption.blocks)
    case "Div":
      var parts = try parts()
      try parts.skip()
      self = .group(try parts.decode([TextBlock].self))
    default:
      throw DecodingError.dataCorruptedError(forKey: .t, in: node, debugDescription: "Unknown block: \(tag)")
    }
  }
}

private struct PandocDefinition: Decodable {
  let definition: TextBlock.Definition

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    let term = try parts.decode([Inline].self)
    let definitions = try parts.decode([[TextBlock]].self)
    definition = TextBlock.Definition(term: term, blocks: definitions.flatMap { $0 })
  }
}

/// `[short, [block…]]`
struct PandocCaption: Decodable {
  let blocks: [TextBlock]

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    try parts.skip()
    blocks = try parts.decode([TextBlock].self)
  }
}
