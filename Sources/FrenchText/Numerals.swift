// SPDX-License-Identifier: GPL-3.0-or-later

/// French numerals in words: `quarante-six mille cinq cents`.
public enum FrenchNumeral {
  /// The number that begins a list of folded words, and how many of them it takes; `nil` when none does.
  ///
  /// `un` and `une` alone are articles, `cent` and `mille` alone numbers. Up to the milliards; Belgian and Swiss tens
  /// too.
  public static func reading(_ words: some Collection<String>) -> (value: Int64, count: Int)? {
    var parser = Parser()
    var taken = 0
    for (index, word) in words.enumerated() {
      guard parser.take(word) else { break }
      // « et » is a part of a number only with what follows.
      if word != "et" { taken = index + 1 }
    }
    guard taken > 0, !(taken == 1 && ["un", "une"].contains(words.first)) else { return nil }
    return (parser.value, taken)
  }

  /// Takes words as long as they go on with one number.
  private struct Parser {
    /// Whole thousands and millions, done with.
    private var total: Int64 = 0
    /// What stands before the next `mille`.
    private var group: Int64 = 0
    /// The factor of the last `mille` or `million`: the next must be smaller.
    private var scale: Int64 = .max
    private var last: Word?
    private var waitsForOne = false

    var value: Int64 { total + group }

    mutating func take(_ word: String) -> Bool {
      if word == "et" {
        guard !waitsForOne, let last, last == .twenties && group % 100 == 20 || last.takesOne else { return false }
        waitsForOne = true
        return true
      }
      guard let next = Word(word), fits(next) else { return false }
      switch next {
      case .unit(let number): group += number
      case .ten(let number): group += number
      case .twenties: group += last == .unit(4) ? 76 : 20
      case .hundred: group = max(1, group) * 100
      case .scale(let factor):
        total += max(1, group) * factor
        group = 0
        scale = factor
      }
      last = next
      waitsForOne = false
      return true
    }

    private func fits(_ next: Word) -> Bool {
      let tail = group % 100
      if waitsForOne { return next == .unit(1) || next == .unit(11) && tail == 60 }
      return switch next {
      case .unit(let number):
        switch last {
        case nil, .hundred, .scale: true
        case .ten(10): (7...9).contains(number)
        case .ten(60): true
        case .ten, .twenties: number < 10 || tail == 80
        case .unit: false
        }
      case .ten: last.map { $0.isAbove || next == .ten(10) && (tail == 60 || tail == 80) } ?? true
      case .twenties: last.map { $0.isAbove || $0 == .unit(4) && tail == 4 } ?? true
      case .hundred: group < 10 && (last.map { $0 != .hundred } ?? true)
      case .scale(let factor): factor < scale && (last.map { !$0.isScale } ?? true)
      }
    }
  }

  private enum Word: Hashable {
    /// 1 to 9, 11 to 16.
    case unit(Int64)
    /// 10, 30 to 60, and 70 and 90 of Belgium and Switzerland.
    case ten(Int64)
    /// 20, and the 80 of `quatre-vingts`.
    case twenties
    case hundred
    case scale(Int64)

    init?(_ word: String) {
      if let number = Word.units[word] {
        self = .unit(number)
      } else if let number = Word.tens[word] {
        self = .ten(number)
      } else {
        switch word {
        case "vingt", "vingts": self = .twenties
        case "cent", "cents": self = .hundred
        case "mille": self = .scale(1000)
        case "million", "millions": self = .scale(1_000_000)
        case "milliard", "milliards": self = .scale(1_000_000_000)
        default: return nil
        }
      }
    }

    /// Whether `et un` may follow; `quatre-vingt-un` has none.
    var takesOne: Bool { if case .ten(let ten) = self { ten > 10 } else { false } }
    var isScale: Bool { if case .scale = self { true } else { false } }
    /// Whether anything below a hundred may follow.
    var isAbove: Bool { isScale || self == .hundred }

    private static let units: [String: Int64] = [
      "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
      "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    ]
    private static let tens: [String: Int64] = [
      "dix": 10, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
      "octante": 80, "nonante": 90,
    ]
  }
}
