// SPDX-License-Identifier: GPL-3.0-or-later

import CCommonMark

/// Short pieces of Markdown, on one line.
enum MarkdownText {
  /// Longest text whose markup is looked at, in bytes; the markup of a longer one is left as it is.
  static let longest = 512

  /// The words of one line of Markdown, without its markup.
  static func plain(_ source: ArraySlice<UInt8>) -> String {
    guard source.count <= longest, source.contains(where: needsParsing) else {
      return oneLine(String(decoding: source, as: UTF8.self))
    }
    let document = source.withUnsafeBytes { buffer in
      cmark_parse_document(buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, CMARK_OPT_DEFAULT)
    }
    guard let document, let iterator = cmark_iter_new(document) else {
      return oneLine(String(decoding: source, as: UTF8.self))
    }
    defer {
      cmark_iter_free(iterator)
      cmark_node_free(document)
    }
    var text = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      let type = cmark_node_get_type(node)
      if type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE {
        if let literal = cmark_node_get_literal(node) { text += String(cString: literal) }
      } else if type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK {
        text += " "
      }
    }
    // Nothing but marks that Markdown reads otherwise, as "2." is: the text as written.
    return text.isEmpty ? oneLine(String(decoding: source, as: UTF8.self)) : oneLine(text)
  }

  private static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return text.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }

  private static func needsParsing(_ byte: UInt8) -> Bool {
    switch byte {
    case .backslash, .backtick, .star, .underscore, .tilde, .openBracket, .lessThan, .ampersand: true
    default: false
    }
  }
}
