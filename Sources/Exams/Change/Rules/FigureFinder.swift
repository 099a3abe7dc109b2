// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Finds the figures of a French text, in order. Numbers without a unit are left out, unless a connecting word ties
/// them to one that has it: `de 8 à 5 semaines` gives both.
package struct FigureFinder {
  private var words: [Substring]
  private var found: [Figure] = []
  /// A number still waiting for the unit of the next one.
  private var pending: (amount: Decimal64, text: String)?

  package static func figures(in text: String) -> [Figure] {
    var finder = FigureFinder(words: FigureFinder.tokens(text))
    finder.run()
    return finder.found
  }

  private init(words: [Substring]) { self.words = words }

  // MARK: Tokens

  /// Words, numbers (thousands grouped by single spaces of any kind joined into one) and single signs.
  private static func tokens(_ text: String) -> [Substring] {
    let folded = text.folded[...]
    var tokens: [Substring] = []
    var rest = folded
    while let first = rest.first {
      let end: Substring.Index
      if first.isDigit, tokens.last?.last?.isLetter != true || startsWord(rest, in: folded) {
        end = NumberReading.end(of: rest)
      } else if first.isLetter {
        end = rest.firstIndex { !($0.isLetter || $0.isNumber || $0 == "€") } ?? rest.endIndex
      } else {
        end = rest.index(after: rest.startIndex)
      }
      tokens.append(rest[..<end])
      rest = rest[end...]
    }
    return tokens.filter { $0 != " " }
  }

  private static func startsWord(_ rest: Substring, in text: Substring) -> Bool {
    guard rest.startIndex > text.startIndex else { return true }
    return !text[text.index(before: rest.startIndex)].isLetter
  }

  private static func number(_ token: Substring) -> Decimal64? {
    guard let first = token.first else { return nil }
    if first.isDigit { return NumberReading.value(of: token) }
    return spelled[String(token)].map { Decimal64(units: $0) }
  }

  private static let spelled: [String: Int64] = [
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
  ]

  // MARK: Figures

  private mutating func run() {
    var index = 0
    while index < words.count {
      guard var amount = FigureFinder.number(words[index]) else {
        if !FigureFinder.connectors.contains(words[index]) { pending = nil }
        index += 1
        continue
      }
      var text = String(words[index])
      index += 1
      // trente-cinq, quatre-vingts stay unread: a wrong number would be worse than none.
      if index < words.count, words[index] == "-", words[index - 1].first?.isLetter == true {
        while index < words.count, words[index] == "-" || FigureFinder.spelled[String(words[index])] != nil {
          index += 1
        }
        pending = nil
        continue
      }
      if index < words.count, let factor = FigureFinder.multiples[words[index]], let larger = amount.times(factor) {
        amount = larger
        text += " " + words[index]
        index += 1
        if index < words.count, words[index] == "d" || words[index] == "de" { index += 1 }
        if index < words.count, words[index] == "'" { index += 1 }
      }
      index += take(amount, text, unitAt: index)
    }
  }

  /// Takes a number with the unit that follows, if one does; how many words that unit has.
  private mutating func take(_ amount: Decimal64, _ text: String, unitAt index: Int) -> Int {
    guard index < words.count, let (dimension, factor, length) = unit(at: index),
      let reduced = amount.times(factor)
    else {
      pending = (amount, text)
      return 0
    }
    if let (first, firstText) = pending, let reducedFirst = first.times(factor) {
      found.append(Figure(amount: reducedFirst, dimension: dimension, text: firstText))
    }
    pending = nil
    let shown = dimension == .euros || dimension == .percent ? "\u{A0}" : " "
    let unitText = words[index..<(index + length)].joined(separator: " ").replacingKnownUnits
    found.append(Figure(amount: reduced, dimension: dimension, text: text + shown + unitText))
    return length
  }

  private func unit(at index: Int) -> (Figure.Dimension, Int64, Int)? {
    let word = String(words[index])
    if word == "pour", index + 1 < words.count, words[index + 1] == "cent" { return (.percent, 1, 2) }
    guard word == "%" || word == "€" || word.first?.isLetter == true, !FigureFinder.connectors.contains(words[index])
    else { return nil }
    let (dimension, factor) = Figure.Dimension.of(unit: word)
    return (dimension, factor, 1)
  }

  private static let connectors: Set<Substring> = ["a", "et", "ou", "-", ">", "→", "de", "puis", "contre"]
  private static let multiples: [Substring: Int64] = [
    "k": 1000, "mille": 1000, "million": 1_000_000, "millions": 1_000_000,
  ]
}

extension String {
  /// `€` for the written `eur`, `euros`; other units as they are.
  fileprivate var replacingKnownUnits: String {
    switch self {
    case "eur", "euro", "euros": "€"
    case "k€", "keur": "k€"
    case "m€", "meur": "M€"
    default: self
    }
  }
}
