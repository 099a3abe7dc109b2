// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What people type in the cells of a list.
enum ListValues {
  /// `2026-05-12`, `12/05/2026`, `12.05.2026`, `mardi 12 mai 2026`; `nil` for no such day of 1990…2100.
  static func day(_ text: String) -> Day? {
    let day = Day(text) ?? numbers(text) ?? words(text)
    return day.flatMap { (1990...2100).contains($0.year) ? $0 : nil }
  }

  private static func numbers(_ text: String) -> Day? {
    let parts = text.split { $0 == "." || $0 == "-" || $0 == " " }.map { Int($0) }
    guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static let months = [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
  ]

  private static func words(_ text: String) -> Day? {
    let words = text.foldedWords.suffix(3).map(String.init)
    guard words.count == 3, let day = Int(words[0].hasSuffix("er") ? String(words[0].dropLast(2)) : words[0]),
      let month = months.firstIndex(of: words[1]), let year = Int(words[2])
    else { return nil }
    return Day(year: year, month: month + 1, day: day)
  }

  /// `oui`, `non`, `x`; `nil` for anything else.
  static func flag(_ text: String) -> Bool? {
    switch text.folded {
    case "oui", "o", "x", "vrai", "1": true
    case "non", "n", "faux", "0": false
    default: nil
    }
  }

  /// `Anne Roux, Marc Weil`, `Anne Roux / Marc Weil`, `Anne Roux et Marc Weil`.
  static func names(_ text: String) -> [String] {
    let marks: Set<Character> = [",", "/", ";", "+", "&", "\n"]
    return text.replacing(" et ", with: "/").split { marks.contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// `FERRAND Lucie`, `Lucie FERRAND`: the words in capitals are the family name; with none, the first is the given one.
  static func name(_ text: String) -> (family: String, given: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let capitals = words.filter { $0.count > 1 && $0 == $0.uppercased() && $0 != $0.lowercased() }
    guard !capitals.isEmpty, capitals.count < words.count else {
      return words.count > 1
        ? (words.dropFirst().joined(separator: " "), words[0]) : (words.first ?? "", "")
    }
    return (capitals.joined(separator: " "), words.filter { !capitals.contains($0) }.joined(separator: " "))
  }
}
