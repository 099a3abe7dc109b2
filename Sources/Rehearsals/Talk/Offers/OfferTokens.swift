// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// A piece of a typed line.
enum OfferToken: Hashable, Sendable {
  /// Folded.
  case word(String)
  /// A number, as typed, and what it is worth: `nil` for one that passes every scale.
  case number(Decimal64?, String)
  /// `+` or `-`, right before a number.
  case sign(isNegative: Bool)
  case percent
  case euro
  /// What parts two things: `,` `;` `/` `et`…
  case separator
  case questionMark

  var word: String? {
    if case .word(let text) = self { text } else { nil }
  }

  var isNumber: Bool {
    if case .number = self { true } else { false }
  }
}

extension OfferToken {
  /// The longest line that is looked at, in characters: what comes after is left out.
  static let longestLine = 1000

  static func tokens(_ line: String) -> [OfferToken] {
    // Folding keeps digits, commas and signs, and makes spaces, dashes and apostrophes plain.
    let text = Array(String(line.prefix(longestLine)).folded)
    var tokens: [OfferToken] = []
    var index = 0
    while index < text.count {
      let character = text[index]
      if character.isASCIIDigit {
        let end = NumberReading.end(of: text[index...])
        let typed = String(text[index..<end])
        tokens.append(.number(NumberReading.value(of: typed), typed))
        index = end
      } else if character.isLetter {
        var end = index
        while end < text.count, text[end].isLetter { end += 1 }
        let word = String(text[index..<end])
        tokens += reading(word)
        index = end
      } else {
        if let token = sign(text, index) { tokens.append(token) }
        index += 1
      }
    }
    return tokens
  }

  private static func reading(_ word: String) -> [OfferToken] {
    switch word {
    case "et", "puis", "ainsi", "plus": [.separator]
    case "euro", "euros", "eur": [.euro]
    default: spelled[word].map { [.number(Decimal64(units: $0), word)] } ?? [.word(word)]
    }
  }

  private static func sign(_ text: [Character], _ index: Int) -> OfferToken? {
    switch text[index] {
    case "%": return .percent
    case "€": return .euro
    case ",", ";", "/", "|", "\n": return .separator
    case "?": return .questionMark
    case "-", "+":
      let follows = text[(index + 1)...].first { $0 != " " }
      let before = index > 0 ? text[index - 1] : " "
      guard follows?.isASCIIDigit ?? false, !before.isLetter, !before.isASCIIDigit else {
        return before.isASCIIDigit ? .separator : nil
      }
      return .sign(isNegative: text[index] == "-")
    default: return nil
    }
  }

  private static let spelled: [String: Int64] = [
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
  ]
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
