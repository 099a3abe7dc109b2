// SPDX-License-Identifier: GPL-3.0-or-later

extension String {
  /// The ``foldedWords``, each with its place in the text as it was written: `l’ÉCOUTE` has `ecoute` at `ÉCOUTE`.
  public var foldedWordRanges: [(word: String, range: Range<String.Index>)] {
    var result: [(word: String, range: Range<String.Index>)] = []
    var word = ""
    var start = startIndex
    var end = startIndex
    func close() {
      if !word.isEmpty { result.append((word: word, range: start..<end)) }
      word = ""
    }
    for index in indices {
      let character = self[index]
      // What folds to nothing parts two words when it is a space, and belongs to none otherwise.
      let folded = String(character).folded
      if folded.isEmpty, character.isWhitespace { close() }
      for plain in folded {
        guard plain.isLetter || plain.isNumber else {
          close()
          continue
        }
        if word.isEmpty { start = index }
        word.append(plain)
        end = self.index(after: index)
      }
    }
    close()
    return result
  }
}
