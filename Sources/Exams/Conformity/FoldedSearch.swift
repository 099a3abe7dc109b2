// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Finds names in a text as people write them: whole words, whatever the accents, the case, the spaces and the dashes
/// between them.
enum FoldedSearch {
  struct Occurrence: Hashable {
    let name: HiddenName
    /// 1-based.
    let line: Int
    /// 1-based, in Unicode scalars.
    let column: Int
    let certainty: HiddenName.Certainty
  }

  /// Every occurrence, in the order of the text, at most 100. O(n): only words whose first letter begins a name are
  /// folded.
  static func occurrences(of names: [HiddenName], in text: String) -> [Occurrence] {
    let wanted = names.map { name in name.words.map { Array($0.utf8) } }
    let seconds = wanted.map { ($0.first ?? []).dropFirst().first ?? 0 }
    var starts = Array(repeating: false, count: 256)
    for first in wanted.compactMap(\.first?.first) {
      starts[Int(first)] = true
      if (0x61...0x7A).contains(first) { starts[Int(first) - 32] = true }
    }
    // Any letter with an accent or a ligature may fold to a first letter.
    for byte in 0xC3...0xF4 { starts[byte] = true }
    var found: [Occurrence] = []
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      var line = 1
      var lineStart = 0
      var previousIsWord = false
      while index < bytes.count, found.count < 100 {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\n") {
          line += 1
          lineStart = index + 1
        }
        let isWord = isWordByte(byte, next: index + 1 < bytes.count ? bytes[index + 1] : 0)
        if isWord, !previousIsWord, starts[Int(byte)] {
          let next = index + 1 < bytes.count ? bytes[index + 1] : 0
          for needle in names.indices where mayStart(seconds[needle], next) && matches(wanted[needle], bytes, at: index)
          {
            let name = names[needle]
            let column = scalars(bytes, lineStart..<index) + 1
            let certainty = isLowerCase(bytes, at: index) ? name.lowerCase : name.capitalised
            guard let certainty else { continue }
            found.append(Occurrence(name: name, line: line, column: column, certainty: certainty))
          }
        }
        previousIsWord = isWord
        index += 1
        // The rest of a character of several bytes is as its first.
        while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      }
    }
    return found
  }

  /// Whether a word may go on so: a quick answer for most words. Accents and ligatures may fold to anything.
  private static func mayStart(_ second: UInt8, _ next: UInt8) -> Bool {
    next >= 0x80 || second == next | 0x20 || second == 0 || second == next
  }

  private static func scalars(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    range.reduce(0) { bytes[$1] & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  private static func isLowerCase(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let word = UnsafeBufferPointer(rebasing: bytes[index..<min(bytes.count, index + 4)])
    guard let first = String(decoding: word, as: UTF8.self).unicodeScalars.first else { return false }
    return first.properties.isLowercase
  }

  /// A letter or a digit: ASCII, or any other character but spaces, dashes and marks of punctuation.
  private static func isWordByte(_ byte: UInt8, next: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case ..<0xC2: false
    case 0xC2: next == 0xAA || next == 0xB5 || next == 0xBA
    case 0xE2: next != 0x80 && next != 0x81
    case 0xE3: next != 0x80
    default: true
    }
  }

  /// Whether the words stand there, each followed by something that is not a letter.
  private static func matches(_ words: [[UInt8]], _ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var index = start
    for (position, wanted) in words.enumerated() {
      if position > 0 {
        let separator = index
        index = end(of: false, bytes, from: index, atMost: 12)
        guard index > separator else { return false }
      }
      // An accented spelling takes a few more bytes a letter.
      let wordEnd = end(of: true, bytes, from: index, atMost: wanted.count * 4 + 8)
      guard isWord(wanted, bytes, index..<wordEnd) else { return false }
      index = wordEnd
    }
    return true
  }

  /// Where the letters (or what is between words) that start there end; where it started when there are too many.
  private static func end(
    of letters: Bool, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, atMost limit: Int
  ) -> Int {
    var index = start
    while index < bytes.count, isWordByte(bytes[index], next: index + 1 < bytes.count ? bytes[index + 1] : 0) == letters
    {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      if index - start > limit { return start }
    }
    return index
  }

  /// Whether the bytes fold to the word. Plain letters are compared without making a text of them.
  private static func isWord(_ wanted: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var position = 0
    for index in range {
      let byte = bytes[index]
      if byte >= 0x80 {
        let word = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        return Array(word.folded.utf8) == wanted
      }
      let lower = (0x41...0x5A).contains(byte) ? byte + 32 : byte
      guard position < wanted.count, wanted[position] == lower else { return false }
      position += 1
    }
    return position == wanted.count
  }
}
