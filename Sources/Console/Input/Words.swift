// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

/// A typed line, taken word by word from its left; quotes of every kind hold words together.
struct Words: Hashable, Sendable {
  /// What is left, ends trimmed.
  var all: String

  init(_ line: some StringProtocol) { all = line.trimmed }

  var isEmpty: Bool { all.isEmpty }

  /// The next word, left in place.
  var peeked: String? {
    var copy = self
    return copy.next()
  }

  /// Takes the next word, without its quotes.
  mutating func next() -> String? {
    guard let first = all.first else { return nil }
    let body = all.dropFirst()
    if let closings = Words.closings[first], let close = body.firstIndex(where: closings.contains) {
      let word = body[..<close].trimmed
      all = body[body.index(after: close)...].trimmed
      return word
    }
    let word = all.prefix { !$0.isWhitespace }
    all = all.dropFirst(word.count).trimmed
    return String(word)
  }

  /// Everything that is left, without quotes around it when they hold it all.
  var rest: String {
    guard let first = all.first, let closings = Words.closings[first], let last = all.last, all.count > 1,
      closings.contains(last)
    else { return all }
    let inner = all.dropFirst().dropLast()
    return inner.contains(where: closings.contains) ? all : inner.trimmed
  }

  /// What is left, or `nil` when nothing is.
  var text: String? { rest.isEmpty ? nil : rest }

  /// The words that are left, quotes or not.
  var pieces: [String] { all.split(whereSeparator: \.isWhitespace).map(String.init) }

  /// Takes out a word that stands anywhere, whatever its accents and case; whether it was there.
  mutating func take(_ word: String) -> Bool {
    var pieces = pieces
    guard let index = pieces.firstIndex(where: { $0.matches(word) }) else { return false }
    pieces.remove(at: index)
    all = pieces.joined(separator: " ")
    return true
  }

  /// By what may close a text that one of them opens. A quote that nothing closes is a character like another.
  private static let closings: [Character: Set<Character>] = [
    "\"": ["\"", "”"], "«": ["»"], "“": ["”", "“", "\""], "„": ["“", "”"], "”": ["”"], "‘": ["’", "‘"], "'": ["'"],
  ]
}
