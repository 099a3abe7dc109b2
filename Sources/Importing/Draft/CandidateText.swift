// SPDX-License-Identifier: GPL-3.0-or-later

/// The text of one of the candidate's files, and what its container says that the text does not.
public struct CandidateText: Sendable {
  /// The name of the file, without its folder.
  public var name: String
  public var document: PandocDocument
  /// The YAML between two lines of dashes that a Markdown file begins with.
  public var frontMatter: String?
  /// Every paragraph that the file holds, to see that none was lost on the way.
  public var paragraphs: [TextBlock] = []
  public var textBoxes: [TextBlock] = []
  public var headersAndFooters: [TextBlock] = []
  /// Pictures, by the path that the text gives them.
  public var pictures: [String: [UInt8]] = [:]

  public init(name: String, document: PandocDocument) {
    self.name = name
    self.document = document
  }

  /// Whether there is anything to read.
  public var isBlank: Bool {
    SettledText(document.front + document.blocks).blocks.plainText.allSatisfy(\.isWhitespace) && paragraphs.isBlank
      && textBoxes.isBlank
  }

  /// The pictures that the text shows, in order, each once.
  public var shownPictures: [String] { (document.front + document.blocks).pictures }

  /// More than any text of a candidate shows.
  static let mostPictures = 2_000
}

extension [TextBlock] {
  /// The paths of the pictures inside, in order, each once.
  var pictures: [String] {
    var found: [String] = []
    for block in self { block.collectPictures(into: &found) }
    var met: Set<String> = []
    return found.filter { met.insert($0).inserted }
  }
}

extension TextBlock {
  var showsPicture: Bool { ![self].pictures.isEmpty }

  /// The paths of the pictures inside, in order.
  fileprivate func collectPictures(into found: inout [String]) {
    func visit(_ inlines: [Inline]) {
      for inline in inlines {
        switch inline {
        case .image(_, let path): found.append(path)
        case .styled(_, let inner), .link(let inner, _), .change(_, let inner): visit(inner)
        case .note(let blocks): for block in blocks { block.collectPictures(into: &found) }
        case .text, .lineBreak, .code, .comment: continue
        }
      }
    }
    switch self {
    case .heading(_, let inlines), .paragraph(let inlines): visit(inlines)
    case .list(let list): for block in list.items.flatMap({ $0 }) { block.collectPictures(into: &found) }
    case .table(let table):
      for block in table.allRows.flatMap({ $0.flatMap { $0 } }) { block.collectPictures(into: &found) }
    case .quote(let blocks), .group(let blocks): for block in blocks { block.collectPictures(into: &found) }
    case .code, .rule: return
    case .definitions(let definitions):
      for definition in definitions {
        visit(definition.term)
        for block in definition.blocks { block.collectPictures(into: &found) }
      }
    }
  }
}
