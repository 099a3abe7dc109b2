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
        let (words, ends) = letters(text, from: index)
        if !(words.first == "mille" && tokens.last?.isNumber == true), let (value, count) = FrenchNumeral.reading(words)
        {
          let end = ends[count - 1]
          append(value, as: String(text[index..<end]), to: &tokens)
          index = end
        } else {
          index = ends[0]
          // « avant le 5 décembre » : a date is no figure of an offer.
          if Appointment.months.contains(words[0]), tokens.last?.isNumber ?? false {
            tokens.removeLast()
          } else {
            tokens += reading(words[0])
          }
        }
      } else {
        if let token = sign(text, index) { tokens.append(token) }
        index += 1
      }
    }
    return tokens
  }

  /// The words from a place on that only spaces and dashes part, as many as a number may take, with their ends.
  private static func letters(_ text: [Character], from start: Int) -> (words: [String], ends: [Int]) {
    var (words, ends) = ([String](), [Int]())
    var index = start
    while index < text.count, text[index].isLetter, words.count < 12 {
      var end = index
      while end < text.count, text[end].isLetter { end += 1 }
      words.append(String(text[index..<end]))
      ends.append(end)
      guard end < text.count, " -".contains(text[end]) else { break }
      index = end + 1
    }
    return (words, ends)
  }

  /// A number in words; `cinq pour cent` is none of its own.
  private static func append(_ value: Int64, as typed: String, to tokens: inout [OfferToken]) {
    guard typed == "cent", tokens.last == .word("pour"), tokens.dropLast().last?.isNumber ?? false else {
      return tokens.append(.number(Decimal64(units: value), typed))
    }
    tokens[tokens.count - 1] = .percent
  }

  private static func reading(_ word: String) -> [OfferToken] {
    switch word {
    case "et", "puis", "ainsi", "plus": [.separator]
    case "euro", "euros", "eur": [.euro]
    default: [.word(word)]
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
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
