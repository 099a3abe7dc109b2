// SPDX-License-Identifier: GPL-3.0-or-later

extension StringProtocol {
  /// The columns that the text takes on a screen: 1 for `é` composed or not, 2 for East Asian wide characters
  /// and emoji, 0 for marks that combine.
  ///
  /// Control characters count for nothing: ``StyledLine`` replaces them before they are shown.
  public var columnWidth: Int { reduce(0) { $0 + $1.columnWidth } }
}

extension Character {
  /// The columns that the character takes on a screen: 0, 1 or 2, more for some Indic clusters.
  public var columnWidth: Int {
    if isASCII { return isControl ? 0 : 1 }
    let isEmoji = unicodeScalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
    return isEmoji ? 2 : unicodeScalars.reduce(0) { $0 + $1.columnWidth }
  }

  /// A character that a terminal would obey instead of showing.
  package var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}

extension Unicode.Scalar {
  fileprivate var columnWidth: Int {
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
