// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// A piece of a typed effect.
struct EffectToken {
  enum Kind: Hashable {
    /// As typed.
    case word(String)
    case number(Decimal64)
    case quoted(String)
    /// One of `≤ ≥ → = + - % € | .. , [ ]` and the like, with its usual spellings brought together.
    case sign(String)
  }

  let kind: Kind
  /// Of its first character in the text, from 0.
  let start: Int
  /// After its last one.
  let end: Int

  var column: Int { start + 1 }

  /// Folded; `nil` unless it is a word.
  var word: String? {
    if case .word(let text) = kind { text.folded } else { nil }
  }

  func isSign(_ sign: String) -> Bool { kind == .sign(sign) }
}

extension EffectParser {
  /// The end of the quoted text that opens at `index`: the place of its closing mark. `nil` when none opens there.
  static func endOfQuote(_ characters: [Character], at index: Int) -> Int? {
    let isApostrophe = characters[index] == "'" || characters[index] == "‘"
    if isApostrophe, index > 0, !characters[index - 1].isWhitespace { return nil }
    return Quoting.end(of: characters, openedAt: index) { rest in
      guard isApostrophe, let next = rest.first else { return true }
      return next.isWhitespace || next == ";" || next == ","
    }
  }

  static func tokens(_ characters: [Character], from start: Int) throws(ChangeSyntaxError) -> [EffectToken] {
    var tokens: [EffectToken] = []
    var index = start
    while index < characters.count {
      let first = characters[index]
      if first.isWhitespace {
        index += 1
      } else if let end = endOfQuote(characters, at: index) {
        let content = Quoting.content(characters[(index + 1)..<end])
        tokens.append(EffectToken(kind: .quoted(content), start: index, end: end + 1))
        index = end + 1
      } else if first.isDigit {
        let end = NumberReading.end(of: characters[index...])
        let text = String(characters[index..<end])
        guard let number = NumberReading.value(of: text) else {
          throw ChangeSyntaxError(
            column: index + 1, "Le nombre \(quoted(text)) est trop grand ou a trop de décimales.",
            hint: "Six décimales au plus.")
        }
        tokens.append(EffectToken(kind: .number(number), start: index, end: end))
        index = end
      } else if first.isLetter {
        let end = endOfWord(characters, from: index)
        tokens.append(EffectToken(kind: .word(String(characters[index..<end])), start: index, end: end))
        index = end
      } else {
        let (sign, length) = sign(characters[index...])
        tokens.append(EffectToken(kind: .sign(sign), start: index, end: index + length))
        index += length
      }
    }
    return tokens
  }

  /// Letters and digits, hyphens, underscores and apostrophes between them, and the sign of `k€`.
  private static func endOfWord(_ characters: [Character], from start: Int) -> Int {
    var end = start
    while end < characters.count {
      let character = characters[end]
      let isInside = character.isLetter || character.isNumber || character == "€"
      let isJoint = "-_'’".contains(character) && end + 1 < characters.count && characters[end + 1].isLetter
      guard isInside || isJoint else { break }
      end += 1
    }
    return end
  }

  private static func sign(_ rest: ArraySlice<Character>) -> (String, Int) {
    let spellings: [(String, String)] = [
      ("<=", "≤"), ("=<", "≤"), (">=", "≥"), ("->", "→"), ("..", ".."), ("<", "≤"), (">", "≥"), ("…", ".."),
      ("⇒", "→"), ("−", "-"), ("–", "-"), ("—", "-"), ("‑", "-"),
    ]
    for (spelling, sign) in spellings where rest.starts(with: spelling) { return (sign, spelling.count) }
    return (rest.first.map { String($0) } ?? "", 1)
  }
}
