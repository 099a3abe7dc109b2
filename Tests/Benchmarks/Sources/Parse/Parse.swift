// SPDX-License-Identifier: GPL-3.0-or-later

import CCommonMarkAlone
import Foundation
import Yams

/// Reads every paper of some folders and parses it with the libraries alone: what `oral verifier` cannot do without.
///
///     Parse FOLDER…
@main
enum Parse {
  static func main() throws {
    cmark_gfm_core_extensions_ensure_registered()
    var (files, bytes) = (0, 0)
    for folder in CommandLine.arguments.dropFirst() {
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
        guard name.hasSuffix(".yaml") || name.hasSuffix(".md") else { continue }
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        try name.hasSuffix(".yaml") ? yaml(data) : paper(data)
        files += 1
        bytes += data.count
      }
    }
    print("\(files) files, \(bytes) bytes")
  }

  /// Without guessing the types of scalars, which costs regular expressions and which `oral` does without.
  static func yaml(_ data: Data) throws { _ = try Yams.compose(yaml: String(decoding: data, as: UTF8.self), .basic) }

  /// YAML between two lines of dashes, then Markdown with tables.
  static func paper(_ data: Data) throws {
    let dashes = Data("---\n".utf8)
    guard data.starts(with: dashes), let end = data.dropFirst(4).range(of: Data("\n".utf8) + dashes) else {
      return markdown(data)
    }
    try yaml(data[4..<end.lowerBound])
    markdown(data[end.upperBound...])
  }

  static func markdown(_ data: Data) {
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
    data.withUnsafeBytes { cmark_parser_feed(parser, $0.bindMemory(to: CChar.self).baseAddress, $0.count) }
    cmark_node_free(cmark_parser_finish(parser))
    cmark_parser_free(parser)
  }
}
