// SPDX-License-Identifier: GPL-3.0-or-later

extension StringProtocol {
  /// The columns that the text takes on a screen: 1 for `é` composed or not, 2 for East Asian wide characters
  /// and emoji, 0 for marks that combine.
  ///
  /// Control characters count for nothing: whoever shows a text replaces them first, see ``Swift/String/printable``.
  public var displayWidth: Int {
    if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }
}

extension Character {
  /// The columns that the character takes on a screen: 0, 1 or 2, more for some Indic clusters.
  public var displayWidth: Int {
    if isASCII { return isControl ? 0 : 1 }
    let isEmoji = unicodeScalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
    return isEmoji ? 2 : unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }

  /// A character that a terminal would obey instead of showing.
  package var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .control, .nonspacingMark, .enclosingMark: 0
    case .format: self == "\u{AD}" ? 1 : 0
    default: isJoiningJamo ? 0 : isWide ? 2 : 1
    }
  }

  /// A Hangul vowel or final consonant: drawn inside the syllable before it.
  private var isJoiningJamo: Bool { (0x1160...0x11FF).contains(value) }

  private var isWide: Bool { value >= 0x1100 && wideRanges.contains { $0.contains(value) } }
}

/// East Asian Width W and F, from Unicode's `EastAsianWidth.txt`, emoji left out: they have a property.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
  0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FF,
  0x1F200...0x1F265, 0x20000...0x3FFFD,
]

extension String {
  /// The text with nothing in it that could command a terminal or turn its reading order: a tab becomes a space,
  /// another control (except the newline) U+FFFD, and marks of direction vanish.
  public var printable: String {
    guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
    var result = String.UnicodeScalarView()
    // "\r\n" is one line ending, and so is a lone "\r".
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09: result.append(" ")
      case 0x0A: if previous != "\r" { result.append(scalar) }
      case 0x0D: result.append("\n")
      case _ where scalar.isDirectional: break
      case _ where scalar.isUnprintable: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isDirectional: Bool {
    switch value {
    case 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  fileprivate var isUnprintable: Bool {
    isDirectional || (value < 0x20 && value != 0x0A) || (0x7F..<0xA0).contains(value)
      || value == 0x2028 || value == 0x2029
  }
}
