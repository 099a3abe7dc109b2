// SPDX-License-Identifier: GPL-3.0-or-later

/// What is typed stays what it is: no sign of it is taken for a mark of Markdown.
enum MarkdownEscape {
  static func text(_ text: String, inTable: Bool) -> String {
    guard text.utf8.contains(where: isSpecial) || text.contains(where: \.isNewline) else { return text }
    var result = ""
    var previous: Character = " "
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      switch character {
      case "\\", "`", "*", "[", "<": result += "\\" + String(character)
      case "_" where !isInsideWord(previous, next): result += "\\_"
      case "~" where next == "~" || previous == "~": result += "\\~"
      case "&" where next.isLetter || next == "#": result += "\\&"
      case "!" where next == "[": result += "\\!"
      case "|" where inTable: result += "\\|"
      default: if character.isNewline { result += " " } else { result.append(character) }
      }
      previous = character
    }
    return result
  }

  /// A line whose first signs would open a heading, a list, a quote, a rule or a table.
  static func lineStart(_ line: String) -> String {
    guard let first = line.first else { return line }
    switch first {
    case "#", ">", "|", "=": return "\\" + line
    case "-", "+":
      let after = line.drop { $0 == "-" || $0 == "+" }.first
      return after == nil || after == " " ? "\\" + line : line
    case "0"..."9":
      let digits = line.prefix(while: \.isNumber)
      let rest = line.dropFirst(digits.count)
      guard digits.count < 10, let mark = rest.first, mark == "." || mark == ")" else { return line }
      let after = rest.dropFirst().first
      return after == nil || after == " " || after == "\t" ? "\(digits)\\\(rest)" : line
    case "\t", " ": return lineStart(String(line.drop { $0 == " " || $0 == "\t" }))
    case "~": return line.hasPrefix("~~~") ? "\\" + line : line
    default: return line
    }
  }

  private static func isInsideWord(_ before: Character, _ after: Character) -> Bool {
    (before.isLetter || before.isNumber) && (after.isLetter || after.isNumber)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "<"), UInt8(ascii: "~"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "|"):
      true
    default: false
    }
  }
}
