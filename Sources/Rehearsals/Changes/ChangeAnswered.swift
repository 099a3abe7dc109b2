// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

extension Change {
  /// The terms that it bears on, by id; a rival offer bears on the price.
  func terms(price: String?) -> Set<String> {
    var result: Set<String> = []
    for effect in effects {
      switch effect {
      case .term(let id, _): result.insert(id)
      case .competitor: if let price { result.insert(price) }
      case .counterpart, .motive, .context: break
      }
    }
    return result
  }

  /// Whether a line shares one of its longer words, by their beginnings: enough for the client not to complain that he
  /// was not heard, too little for the debrief to claim that he was.
  func isMentioned(in line: String) -> Bool {
    let words = Set(text.foldedWords.filter { $0.count >= 5 }.map { $0.prefix(5) })
    return line.foldedWords.contains { $0.count >= 5 && words.contains($0.prefix(5)) }
  }

  /// Whether something that the candidate typed answers it: an offer on its terms, or its words.
  func isAnswered(by exchange: Exchange, price: String?) -> Bool {
    guard exchange.speaker == .candidate else { return false }
    let typed = exchange.text.foldedWords
    let names = terms(price: price).contains { id in typed.contains { $0 == id.folded } }
    return names || isMentioned(in: exchange.text)
  }
}
