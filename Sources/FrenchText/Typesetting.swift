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
}
