// SPDX-License-Identifier: GPL-3.0-or-later

extension Inline: Decodable {
  /// From pandoc's `{"t": …, "c": …}`.
  public init(from decoder: any Decoder) throws {
    let node = try decoder.container(keyedBy: PandocKey.self)
    let tag = try node.decode(String.self, forKey: .t)
    func inlines() throws -> [Inline] { try node.decode([Inline].self, forKey: .c) }
    func parts() throws -> any UnkeyedDecodingContainer { try node.nestedUnkeyedContainer(forKey: .c) }
    switch tag {
    case "Str": self = .text(try node.decode(String.self, forKey: .c))
    case "Space", "SoftBreak": self = .text(" ")
    case "LineBreak": self = .lineBreak
    case "Emph": self = .styled(.emphasis, try inlines())
    case "Strong": self = .styled(.strong, try inlines())
    case "Strikeout": self = .styled(.strikeout, try inlines())
    case "Superscript": self = .styled(.superscript, try inlines())
    case "Subscript": self = .styled(.subscript, try inlines())
    case "Underline", "SmallCaps": self = .styled(.plain, try inlines())
    case "Note": self = .note(try node.decode([TextBlock].self, forKey: .c))
    case "Quoted", "Cite":
      var parts = try parts()
      try parts.skip()
      self = .styled(tag == "Quoted" ? .quoted : .plain, try parts.decode([Inline].self))
    case "Code", "Math", "RawInline":
      var parts = try parts()
      try parts.skip()
      self = .code(try parts.decode(String.self))
    case "Link", "Image":
      var parts = try parts()
      try parts.skip()
      let text = try parts.decode([Inline].self)
      let target = try parts.decode([String].self).first ?? ""
      self = tag == "Link" ? .link(text, to: target) : .image(text, target)
    case "Span":
      var parts = try parts()
      let classes = try parts.decode(PandocAttributes.self).classes
      self = Inline.span(classes, try parts.decode([Inline].self))
    default:
      throw DecodingError.dataCorruptedError(forKey: .t, in: node, debugDescription: "Unknown inline: \(tag)")
    }
  }

  private static func span(_ classes: [String], _ inlines: [Inline]) -> Inline {
    switch classes.first {
    case "insertion": .change(.insertion, inlines)
    case "deletion": .change(.deletion, inlines)
    case "paragraph-insertion": .change(.paragraphInsertion, inlines)
    case "paragraph-deletion": .change(.paragraphDeletion, inlines)
    case "comment-start": .comment
    case "comment-end": .styled(.plain, [])
    // A mark that links lead to.
    case "anchor": .styled(.plain, [])
    default: .styled(.plain, inlines)
    }
  }
}

/// `[id, [class…], [[key, value]…]]`
struct PandocAttributes: Decodable {
  let classes: [String]

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    try parts.skip()
    classes = try parts.decode([String].self)
  }
}

/// Something whose content is of no use here.
private struct Ignored: Decodable {
  init(from decoder: any Decoder) throws {}
}

extension UnkeyedDecodingContainer {
  /// Goes past one element.
  mutating func skip() throws { _ = try decode(Ignored.self) }
}
