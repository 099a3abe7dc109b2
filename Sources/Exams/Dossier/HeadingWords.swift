// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// The words by which a heading is recognised: folded, in the singular, without numbering and without the small words
/// that people add or leave out.
///
/// `II. – Les stratégies de négociation :` and `Stratégie(s) de négociation` give the same words.
struct HeadingWords: Hashable {
  let words: [String]

  /// The words in one text, in their order.
  var key: String { words.joined(separator: " ") }

  /// The words in one text, in the order of the alphabet: two headings that differ by their order have the same.
  var sortedKey: String { words.count < 2 ? key : words.sorted().joined(separator: " ") }

  init(_ heading: String) { self.init(folded: heading.folded) }

  init(folded heading: String) {
    var words: [String] = []
    var isStart = true
    for word in heading.unicodeScalars.split(whereSeparator: { !isLetterOrDigit($0) }) {
      let text = String(word)
      if isStart, isNumbering(text) { continue }
      guard text.utf8.count > 1, !HeadingWords.small.contains(text) else { continue }
      isStart = false
      words.append(HeadingWords.singular(text))
    }
    self.words = words
  }

  private init(words: [String]) { self.words = words }

  /// Without the words by which people recall what the whole paper is about ("Contexte de la situation"); `nil` when
  /// there is none.
  var withoutComplements: HeadingWords? {
    let rest = words.filter { !HeadingWords.complements.contains($0) }
    return rest.isEmpty || rest.count == words.count ? nil : HeadingWords(words: rest)
  }

  /// What comes before a parenthesis or a colon, folded; `nil` when there is neither.
  static func base(of heading: String) -> String? {
    let folded = heading.folded
    guard let end = folded.firstIndex(where: { $0 == "(" || $0 == ":" || $0 == "[" }) else { return nil }
    let base = folded[..<end]
    return base.isEmpty ? nil : String(base)
  }

  /// The parts that "et", a comma, a stroke or a sign of addition join.
  static func parts(of heading: String) -> [HeadingWords] {
    let folded = heading.folded
    var parts: [[String]] = [[]]
    for piece in folded.split(omittingEmptySubsequences: true, whereSeparator: { ",;/&+".contains($0) }) {
      parts.append([])
      for word in piece.split(separator: " ") {
        if word == "et" || word == "ou" {
          parts.append([])
        } else {
          parts[parts.count - 1].append(String(word))
        }
      }
    }
    return parts.map { HeadingWords(folded: $0.joined(separator: " ")) }.filter { !$0.words.isEmpty }
  }

  /// Words that distinguish nothing.
  private static let small: Set<String> = [
    "le", "la", "les", "un", "une", "des", "du", "de", "au", "aux", "et", "ou", "en", "dans", "par", "pour", "sur",
    "ce", "cet", "cette", "ces", "mon", "ma", "mes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur",
    "leurs", "avec", "que", "qui", "chaque", "chacun", "chacune",
  ]

  /// In the singular of ``singular(_:)``.
  private static let complements: Set<String> = [
    "situation", "entretien", "rencontre", "negociation", "projet", "mission", "vente", "affaire", "client",
  ]

  /// Close enough to a singular, as long as both sides go through it.
  private static func singular(_ word: String) -> String {
    guard word.utf8.count > 3, word.hasSuffix("s") || word.hasSuffix("x") else { return word }
    return String(word.dropLast())
  }
}

/// Of a folded text.
private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x30...0x39, 0x61...0x7A: true
  case ..<0xC0, 0x2000...0x2BFF, 0x3000...0x303F: false
  default: true
  }
}

/// `2`, `iv`, `a`, and the words that come before a number.
private func isNumbering(_ word: String) -> Bool {
  if word.utf8.count == 1 || word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
  switch word {
  case "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv": return true
  case "rubrique", "partie", "no": return true
  default: return false
  }
}

extension String {
  /// A heading without the number before it (`2) `, `II. `, `1.2 - `, `a) `, `3° `, `4 `) nor the colon after it.
  public var withoutNumbering: String {
    var scalars = unicodeScalars[...]
    while let last = scalars.last, last == ":" || isSpace(last) { scalars.removeLast() }
    return String(scalars).withoutNumber
  }

  private var withoutNumber: String {
    let scalars = unicodeScalars
    let number = scalars.prefix { ("0"..."9").contains($0) || $0 == "." }
    let roman = scalars.prefix { "IVX".unicodeScalars.contains($0) }
    let mark = number.isEmpty ? roman.isEmpty ? scalars.prefix(1) : roman : number
    guard mark.count <= 8, mark.first != ".", mark.first.map(isNumberOrLetter) ?? false else { return self }
    let rest = scalars[mark.endIndex...]
    let text = rest.drop { isSpace($0) || ").°:-–—/".unicodeScalars.contains($0) }
    let closing = rest[..<text.startIndex]
    guard !text.isEmpty, !closing.isEmpty || mark.last == "." else { return self }
    // A letter or a Roman number needs more than a space or a dash after it: "a-t-il", "I love".
    let isClosed = closing.first.map { ").°".unicodeScalars.contains($0) } ?? true
    let isDashed = closing.count > 2 && closing.first.map(isSpace) == true
    return !number.isEmpty || isClosed || isDashed ? String(text) : self
  }
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}" }

private func isNumberOrLetter(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "0"..."9", "A"..."Z", "a"..."z": true
  default: false
  }
}
