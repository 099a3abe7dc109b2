// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

/// A typed line, taken word by word from its left; quotes of every kind hold words together.
struct Words: Hashable, Sendable {
  /// What is left, ends trimmed.
  private(set) var all: String

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
    if let close = Words.closing[first] {
      let body = all.dropFirst()
      let word = body.prefix { $0 != close }
      all = body.dropFirst(word.count + 1).trimmed
      return word.trimmed
    }
    let word = all.prefix { !$0.isWhitespace }
    all = all.dropFirst(word.count).trimmed
    return String(word)
  }

  /// Everything that is left, without quotes around it when they hold it all.
  var rest: String {
    guard let first = all.first, let close = Words.closing[first], all.last == close, all.count > 1 else { return all }
    let inner = all.dropFirst().dropLast()
    return inner.contains(close) ? all : inner.trimmed
  }

  /// What is left, or `nil` when nothing is.
  var text: String? { rest.isEmpty ? nil : rest }

  /// Takes out a word that stands anywhere, whatever its accents and case; whether it was there.
  mutating func take(_ word: String) -> Bool {
    let parts = all.split(separator: " ")
    guard let index = parts.firstIndex(where: { String($0).matches(word) }) else { return false }
    all = (parts[..<index] + parts[(index + 1)...]).joined(separator: " ")
    return true
  }

  private static let closing: [Character: Character] = ["\"": "\"", "«": "»", "“": "”", "‘": "’"]
}

extension StringProtocol {
  /// Without the white space, of every kind, at its ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

extension Words {
  /// Takes out `à 10:42`, `depuis 14:32` or `il y a 10 min`: the effective instant, if one was said.
  mutating func takeInstant(at now: Instant) throws(ConsoleError) -> Instant? {
    let parts = all.split(separator: " ").map(String.init)
    for (index, part) in parts.enumerated() {
      let isAgo = part.matches("il") && parts.dropFirst(index + 1).prefix(2).map(\.folded) == ["y", "a"]
      if isAgo {
        let tail = parts[(index + 3)...].joined(separator: " ")
        guard let length = FrenchDuration.parse(tail) else { throw .notADuration(tail) }
        all = parts[..<index].joined(separator: " ")
        return now.advanced(by: -length)
      }
      guard ["a", "depuis"].contains(part.folded), let typed = parts.dropFirst(index + 1).first else { continue }
      guard typed.first?.isNumber == true else { continue }
      guard let time = TimeOfDay(typed) else { throw .notATime(typed) }
      all = (parts[..<index] + parts[(index + 2)...]).joined(separator: " ")
      return now.latest(time)
    }
    return nil
  }
}
