// SPDX-License-Identifier: GPL-3.0-or-later

import StyledText

/// What one press of the Tab key does.
enum CompletionStep: Equatable {
  case nothing
  case replaceWord(with: String)
  case list

  init(word: String, completions: [Completion]) {
    guard let first = completions.first else {
      self = .nothing
      return
    }
    guard completions.count > 1 else {
      self = .replaceWord(with: first.replacement + (first.isPartial ? "" : " "))
      return
    }
    let common = completions.dropFirst().reduce(first.replacement) { commonPrefix($0, $1.replacement) }
    // As long as the word but written otherwise, it is the word with its accents.
    let isProgress = common.count >= word.count && Array(common.utf8) != Array(word.utf8)
    self = isProgress ? .replaceWord(with: common) : .list
  }
}

private func commonPrefix(_ left: String, _ right: String) -> String {
  String(zip(left, right).prefix { $0 == $1 }.map(\.0))
}
