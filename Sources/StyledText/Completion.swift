// SPDX-License-Identifier: GPL-3.0-or-later

/// What may take the place of the word being typed.
public struct Completion: Hashable, Sendable {
  /// The whole word, not only what is missing of it.
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
  /// Ends with a space unless it is empty.
  public var before: String
  /// Without a space; empty after one.
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
