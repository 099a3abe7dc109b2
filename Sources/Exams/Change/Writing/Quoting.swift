// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Text between quotation marks of any kind, as typed on one line.
enum Quoting {
  /// The mark that closes an opening one.
  static func closing(_ opening: Character) -> Character? {
    switch opening {
    case "«": "»"
    case "“", "„": "”"
    case "\"": "\""
    case "'": "'"
    case "‘": "’"
    default: nil
    }
  }

  /// Where the text opened at `start` is closed: the first closing mark after which `isEnd` holds. A backslash takes
  /// away the meaning of the mark that follows it.
  static func end(
    of characters: [Character], openedAt start: Int, where isEnd: (ArraySlice<Character>) -> Bool
  ) -> Int? {
    guard let closing = closing(characters[start]) else { return nil }
    var index = start + 1
    while index < characters.count {
      if characters[index] == "\\" {
        index += 2
        continue
      }
      if characters[index] == closing, isEnd(characters[(index + 1)...]) { return index }
      index += 1
    }
    return nil
  }

  /// What was meant between the marks: `\"`, `\»`, `\\` and `\n` read, ends trimmed.
  static func content(_ characters: ArraySlice<Character>) -> String {
    var result = ""
    var isEscaped = false
    for character in characters {
      if isEscaped {
        switch character {
        case "n": result.append("\n")
        case _ where marks.contains(character): result.append(character)
        default: result += "\\" + String(character)
        }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    if isEscaped { result.append("\\") }
    return result.trimmed
  }

  /// The text between guillemets, or between straight quotes when it holds guillemets.
  static func quoted(_ text: String) -> String {
    let hasGuillemets = text.contains { $0 == "«" || $0 == "»" }
    var inside = ""
    for character in text.trimmed {
      switch character {
      case "\\": inside += "\\\\"
      case "\n", "\r\n", "\r": inside += "\\n"
      case "\"" where hasGuillemets: inside += "\\\""
      default: inside.append(character)
      }
    }
    return hasGuillemets ? "\"\(inside)\"" : "«\u{A0}\(inside)\u{A0}»"
  }

  private static let marks: Set<Character> = ["\\", "\"", "»", "«", "”", "'", "’"]
}
