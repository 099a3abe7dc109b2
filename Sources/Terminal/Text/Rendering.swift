// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText

extension Capabilities {
  /// The bytes that show a line, as text; styles are left as they were found.
  func render(_ line: StyledLine) -> String {
    line.runs.reduce(into: "") { bytes, run in
      let text = String(StyledLine(run.text).cells.map(\.character))
      let codes = isLinear ? [] : codes(for: run.style)
      bytes += codes.isEmpty ? text : "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[m"
    }
  }

  /// The SGR parameters of a style.
  private func codes(for style: Style) -> [String] {
    var emphasis = style.emphasis
    var colour: String?
    switch style.role {
    case .text: break
    case .accent: colour = "36"
    case .good: colour = "32"
    case .warning:
      colour = "33"
      emphasis.insert(.bold)
    case .overtime:
      colour = "31"
      emphasis.formUnion(hasColour ? .bold : [.bold, .reverse])
    }
    var codes: [String] = []
    if emphasis.contains(.bold) { codes.append("1") }
    if emphasis.contains(.dim) { codes.append("2") }
    if emphasis.contains(.reverse) { codes.append("7") }
    if hasColour, let colour { codes.append(colour) }
    return codes
  }
}
