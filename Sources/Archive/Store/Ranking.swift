// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation

/// How well texts answer a search: BM25 as SQLite's FTS5 computes it (k1 = 1.2, b = 0.75, no column weighs more).
struct Ranking {
  /// By passage: the higher the better. Those that lack a term are not there.
  private(set) var scores: [Int: Double] = [:]

  init(_ search: SearchTerms, in texts: [Int: PassageFacts.Texts]) {
    guard !search.terms.isEmpty, !texts.isEmpty else { return }
    let documents = texts.mapValues { texts in
      [texts.people, texts.changes, texts.remarks].map { $0.split(separator: " ").map(String.init) }
    }
    let lengths = documents.mapValues { $0.reduce(0) { $0 + $1.count } }
    let average = Double(lengths.values.reduce(0, +)) / Double(documents.count)
    let frequencies = search.terms.map { term in
      documents.mapValues { columns in columns.reduce(0) { $0 + term.count(in: $1) } }.filter { $0.value > 0 }
    }
    for number in documents.keys where frequencies.allSatisfy({ $0[number] != nil }) {
      let length = Double(lengths[number] ?? 0) / average
      scores[number] = frequencies.reduce(0) { score, frequency in
        let count = Double(frequency[number] ?? 0)
        let weight: Double = count * (k1 + 1) / (count + k1 * (1 - b + b * length))
        return score + Self.rarity(frequency.count, of: documents.count) * weight
      }
    }
  }

  private let k1 = 1.2
  private let b = 0.75

  private static func rarity(_ matches: Int, of all: Int) -> Double {
    let (matches, all) = (Double(matches), Double(all))
    let rarity = log((all - matches + 0.5) / (matches + 0.5))
    return rarity > 0 ? rarity : 1e-6
  }
}

extension SearchTerms.Term {
  /// How many times the words follow each other in a text.
  fileprivate func count(in text: [String]) -> Int {
    guard text.count >= words.count else { return 0 }
    return (0...(text.count - words.count)).count { start in
      words.indices.allSatisfy { index in
        let found = text[start + index]
        return isPrefix && index == words.count - 1 ? found.hasPrefix(words[index]) : found == words[index]
      }
    }
  }
}
