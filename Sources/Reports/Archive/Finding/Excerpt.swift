// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import FrenchText

/// A part of a text around what was looked for, on one line, with the places where it is.
struct Excerpt {
  /// With `…` where the text goes on.
  let text: String
  /// Where the words are, in Characters of ``text``; in order, apart from one another.
  let matches: [Range<Int>]
  /// Which of the terms the whole text has.
  let terms: Set<Int>

  /// `nil` when the text has none of the words.
  ///
  /// - Parameter width: columns, `…` included; a single match that is wider is shown whole.
  init?(_ source: String, _ terms: SearchTerms, width: Int = 70) {
    let text = source.printable
    let (found, terms) = Excerpt.matches(of: terms, in: text)
    self.terms = terms
    guard let first = found.first else { return nil }
    let characters = text.map { $0.isNewline ? " " : $0 }
    let window = Excerpt.window(of: characters, around: first, all: found, width: width)
    var shown = characters[window].map(String.init).joined()
    if window.lowerBound > 0 { shown = "…" + shown }
    if window.upperBound < characters.count { shown += "…" }
    let shift = window.lowerBound - (window.lowerBound > 0 ? 1 : 0)
    self.text = shown
    matches = found.filter { window.lowerBound <= $0.lowerBound && $0.upperBound <= window.upperBound }
      .map { $0.lowerBound - shift..<$0.upperBound - shift }
  }

  /// With the matches between marks.
  func marked(_ open: String = "«\u{A0}", _ close: String = "\u{A0}»") -> String {
    var result = ""
    var at = 0
    let characters = Array(text)
    for match in matches {
      result += String(characters[at..<match.lowerBound]) + open + String(characters[match]) + close
      at = match.upperBound
    }
    return result + String(characters[at...])
  }

  // MARK: Finding

  /// Where the terms are, in Characters of the text, and which of them.
  private static func matches(of terms: SearchTerms, in text: String) -> ([Range<Int>], Set<Int>) {
    var which: Set<Int> = []
    let words = text.foldedWordRanges
    var ranges: [Range<String.Index>] = []
    for (number, term) in terms.terms.enumerated() where term.words.count <= words.count {
      for start in 0...(words.count - term.words.count) {
        let found = words[start..<start + term.words.count]
        let isMatch = zip(found, term.words).enumerated().allSatisfy { place, pair in
          let isLast = place == term.words.count - 1
          return term.isPrefix && isLast ? pair.0.word.hasPrefix(pair.1) : pair.0.word == pair.1
        }
        guard isMatch, let first = found.first, let last = found.last else { continue }
        which.insert(number)
        ranges.append(first.range.lowerBound..<last.range.upperBound)
      }
    }
    ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    let merged: [Range<Int>] = ranges.reduce(into: []) { merged, range in
      let start = text.distance(from: text.startIndex, to: range.lowerBound)
      let end = start + text.distance(from: range.lowerBound, to: range.upperBound)
      if let last = merged.last, start < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        merged.append(start..<end)
      }
    }
    return (merged, which)
  }

  // MARK: Cutting

  /// A little before the first match and as much as fits after it, cut between words.
  private static func window(
    of characters: [Character], around first: Range<Int>, all: [Range<Int>], width: Int
  ) -> Range<Int> {
    let widths = characters.map(\.displayWidth)
    guard widths.reduce(0, +) > width else { return 0..<characters.count }
    let room = max(0, width - 2 - widths[first].reduce(0, +))
    var start = first.lowerBound
    var used = 0
    while start > 0, used + widths[start - 1] <= room / 3 {
      start -= 1
      used += widths[start]
    }
    var end = first.upperBound
    while end < characters.count, used + widths[end] <= room {
      used += widths[end]
      end += 1
    }
    // Near the end of the text, what is left goes to the beginning.
    while end == characters.count, start > 0, used + widths[start - 1] <= room {
      start -= 1
      used += widths[start]
    }
    if start > 0, let space = characters[start..<first.lowerBound].firstIndex(of: " ") { start = space + 1 }
    if end < characters.count, let space = characters[first.upperBound..<end].lastIndex(of: " ") { end = space }
    // What a cut would split is left out whole.
    if let split = all.first(where: { $0.lowerBound < end && end < $0.upperBound }) { end = split.lowerBound }
    return start..<end
  }
}
