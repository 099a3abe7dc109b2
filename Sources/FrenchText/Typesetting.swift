// SPDX-License-Identifier: GPL-3.0-or-later

extension String {
  /// The same text with the no-break spaces of French where it was written with plain ones: U+00A0 before `:` and inside
  /// guillemets, U+202F before `;`, `!` and `?`. Spaces are replaced, never added: `12:30` and `id: x` stay as they are.
  public var typographic: String {
    var result = UnicodeScalarView()
    var pending: Unicode.Scalar?
    for scalar in unicodeScalars {
      if let space = pending {
        switch scalar {
        case ":", "»": result.append("\u{A0}")
        case ";", "!", "?": result.append("\u{202F}")
        default: result.append(result.last == "«" ? "\u{A0}" : space)
        }
        pending = nil
      }
      if scalar == " " { pending = scalar } else { result.append(scalar) }
    }
    if let space = pending { result.append(space) }
    return String(result)
  }

  /// ``typographic``, and the apostrophes typed straight between two letters made U+2019.
  public var typeset: String {
    guard utf8.contains(0x27) else { return typographic }
    let characters = Array(self)
    let apostrophes = characters.indices.filter { index in
      characters[index] == "'" && index > 0 && index + 1 < characters.count && characters[index - 1].isLetter
        && (characters[index + 1].isLetter || characters[index + 1] == "«")
    }
    var result = characters
    for index in apostrophes { result[index] = "’" }
    return String(result).typographic
  }
}
