// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation

/// A document as pandoc's JSON writer gives it (pandoc-types 1.22 and 1.23).
public struct PandocDocument: Hashable, Sendable {
  /// Paragraphs in the styles Title, Subtitle, Author, Date…, which pandoc takes out of the text.
  public var front: [TextBlock]
  public var blocks: [TextBlock]

  public init(front: [TextBlock] = [], blocks: [TextBlock]) {
    self.front = front
    self.blocks = blocks
  }

  /// - Throws: `DecodingError` for anything else than such a document, or one nested hundreds deep.
  public init(json: [UInt8]) throws {
    self = try JSONDecoder().decode(PandocDocument.self, from: Data(json))
  }
}

extension PandocDocument: Decodable {
  private enum Key: String, CodingKey { case meta, blocks }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    blocks = try container.decode([TextBlock].self, forKey: .blocks)
    let meta = try container.decodeIfPresent([String: Meta].self, forKey: .meta) ?? [:]
    let known = ["title", "subtitle", "author", "date"]
    let keys = known + meta.keys.filter { !known.contains($0) }.sorted()
    front = keys.flatMap { meta[$0]?.lines(isTitle: $0 == "title") ?? [] }
  }

  private indirect enum Meta: Decodable {
    case inlines([Inline])
    case blocks([TextBlock])
    case list([Meta])
    case text(String)
    case none

    init(from decoder: any Decoder) throws {
      let node = try decoder.container(keyedBy: PandocKey.self)
      switch try node.decode(String.self, forKey: .t) {
      case "MetaInlines": self = .inlines(try node.decode([Inline].self, forKey: .c))
      case "MetaBlocks": self = .blocks(try node.decode([TextBlock].self, forKey: .c))
      case "MetaList": self = .list(try node.decode([Meta].self, forKey: .c))
      case "MetaString": self = .text(try node.decode(String.self, forKey: .c))
      default: self = .none
      }
    }

    func lines(isTitle: Bool) -> [TextBlock] {
      switch self {
      case .inlines(let inlines): [isTitle ? .heading(1, inlines) : .paragraph(inlines)]
      case .blocks(let blocks): blocks
      case .list(let list): list.flatMap { $0.lines(isTitle: isTitle) }
      case .text(let text): [.paragraph([.text(text)])]
      case .none: []
      }
    }
  }
}

enum PandocKey: String, CodingKey { case t, c }
