// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// The paragraphs of a WordprocessingML part, or of one element of it (ISO/IEC 29500-1, §17.3).
struct WordParagraphs {
  private(set) var blocks: [TextBlock] = []
  private var runs: [(text: String, isBold: Bool)] = []
  private var isBold = false

  /// - Parameter element: the element within which paragraphs count, such as `w:txbxContent`; `nil` for all.
  init(_ bytes: [UInt8], within element: String?) {
    var scan = XMLScan(bytes)
    var depth = element == nil ? 1 : 0
    // The same text in another form, for older programs.
    var fallbacks = 0
    var isText = false
    while let token = scan.next() {
      switch token {
      case .open(let name, let isEmpty):
        if name == "mc:Fallback", !isEmpty { fallbacks += 1 }
        if let element, name == element, !isEmpty { depth += 1 }
        guard depth > 0, fallbacks == 0 else { continue }
        switch name {
        case "w:r": isBold = false
        case "w:b": isBold = true
        case "w:t": isText = !isEmpty
        case "w:tab", "w:br": runs.append((" ", isBold))
        default: break
        }
      case .close(let name):
        if name == "mc:Fallback" { fallbacks -= 1 }
        if name == "w:t" { isText = false }
        if depth > 0, fallbacks == 0, name == "w:p" { endParagraph() }
        if let element, name == element { depth = max(0, depth - 1) }
      case .text(let text): if isText, depth > 0, fallbacks == 0 { runs.append((text, isBold)) }
      }
    }
  }

  private mutating func endParagraph() {
    let text = runs.map(\.text).joined()
    let isAllBold = runs.allSatisfy { $0.isBold || $0.text.trimmed.isEmpty }
    runs = []
    guard !text.trimmed.isEmpty else { return }
    let inlines = [Inline.text(text.trimmed)]
    blocks.append(.paragraph(isAllBold ? [.styled(.strong, inlines)] : inlines))
  }
}
