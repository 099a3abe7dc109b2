// SPDX-License-Identifier: GPL-3.0-or-later

/// A key that acts at once, whatever is being typed.
public enum Shortcut: Hashable, Sendable {
  /// A function key, 1 to 12.
  case function(Int)

  /// A character, ASCII, typed with Alt (or after Escape).
  case alt(Character)

  /// What terminals send for it: xterm's and the VT220's sequences, and the Linux console's.
  var sequences: [String] {
    switch self {
    case .alt(let character): ["\u{1B}\(character)"]
    case .function(let number) where (1...12).contains(number):
      ["\u{1B}[\(Self.numbers[number - 1])~"]
        + (number <= 4 ? ["\u{1B}O\(Self.letters[number - 1])"] : [])
        + (number <= 5 ? ["\u{1B}[[\(Self.consoleLetters[number - 1])"] : [])
    case .function: []
    }
  }

  private static let numbers = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24]
  private static let letters = ["P", "Q", "R", "S"]
  private static let consoleLetters = ["A", "B", "C", "D", "E"]
}
