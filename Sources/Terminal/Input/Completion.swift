// SPDX-License-Identifier: GPL-3.0-or-later

/// What may take the place of the word being typed.
public struct Completion: Hashable, Sendable {
  public var replacement: String
  /// A few words shown beside it in the list.
  public var detail: String?
  /// The word goes on after it: no space is added.
  public var isPartial: Bool

  public init(_ replacement: String, detail: String? = nil, isPartial: Bool = false) {
    self.replacement = replacement
    self.detail = detail
    self.isPartial = isPartial
  }
}

/// What is asked of a completer: the word before the cursor, and the line before the word.
public struct CompletionRequest: Hashable, Sendable {
  public var before: String
  public var word: String

  /// Cuts a line, up to its cursor, at its last space.
  public init(line: String) {
    let start = line.lastIndex(of: " ").map(line.index(after:)) ?? line.startIndex
    before = String(line[..<start])
    word = String(line[start...])
  }
}

/// Finds what may replace a word. It chooses how to compare: a replacement need not begin with the word.
public typealias Completer = (CompletionRequest) -> [Completion]

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
