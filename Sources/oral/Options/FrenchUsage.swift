// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText

/// Help and usage messages of the argument parser, in French.
///
/// The parser words them in English and offers no catalogue. Its sentences are a closed set: each is replaced here as
/// a whole, and what users or commands wrote stays as it is.
enum FrenchUsage {
  /// The message, line by line, in French.
  static func translated(_ message: String) -> String {
    let french = message.split(separator: "\n", omittingEmptySubsequences: false).map { line($0) }
    // A script or JSON for another program is no prose.
    guard prose.contains(where: { message.hasPrefix($0) }) else { return french.joined(separator: "\n") }
    return french.map { line in
      line.hasPrefix("oral : ") ? "oral : " + String(line.dropFirst(7)).typographic : line.typographic
    }.joined(separator: "\n")
  }

  private static let prose = ["OVERVIEW: ", "USAGE: ", "Error: "]

  private static func line(_ english: Substring) -> String {
    // The title of a group of commands, which the parser writes in capitals.
    if english.hasSuffix(groupEnd) {
      let title = english.dropLast(groupEnd.count).lowercased()
      return title.prefix(1).uppercased() + title.dropFirst() + "\u{A0}:"
    }
    for (beginning, french) in beginnings where english.hasPrefix(beginning) {
      return french + inside(english.dropFirst(beginning.count))
    }
    return inside(english)
  }

  private static let groupEnd = " SUBCOMMANDS:"

  /// What begins a line.
  private static let beginnings: [(String, String)] = [
    ("OVERVIEW: ", ""), ("USAGE: ", "Usage : "), ("ARGUMENTS:", "Arguments :"), ("OPTIONS:", "Options :"),
    ("SUBCOMMANDS:", "Commandes :"), ("Usage: ", "Usage : "), ("Help:  ", "Aide :  "),
    ("Error: Missing expected argument ", "oral : il manque l’argument "),
    ("Error: Missing one of: ", "oral : il manque l’un de "),
    ("Error: Unknown option ", "oral : option inconnue "),
    ("Error: Unexpected argument ", "oral : argument de trop "),
    ("Error: Missing value for ", "oral : il manque une valeur pour "),
    ("Error: Missing required subcommand.", "oral : il manque une commande."),
    ("Error: Invalid option: ", "oral : option impossible "),
    ("Error: Value to be set with ", "oral : valeur déjà donnée, répétée par "),
    ("Error: The option ", "oral : l’option "), ("Error: The value ", "oral : la valeur "),
    ("Error: ", "oral : "),
  ]

  /// What stands within a line. Longest first where one holds another.
  private static let phrases: [(String, String)] = [
    ("' does not take any value, but '", "' ne prend pas de valeur, mais reçoit '"), ("' was specified.", "'."),
    ("Show help information.", "Montre cette aide."), ("Show the version.", "Montre la version."),
    ("Show subcommand help information.", "Montre l’aide d’une commande."),
    (" Did you mean ", " Vouliez-vous dire "), ("' is invalid for '", "' ne convient pas à '"),
    (". Please provide one of ", ". Au choix : "), (" had already been set with ", " après "),
    (" unexpected arguments: ", " arguments de trop : "), ("(default)", "(défaut) "),
    ("(default:", "(par défaut :"),
    ("; default:", " ; par défaut :"), ("default: ", "par défaut : "), ("(values:", "(au choix :"),
    ("' and '", "' et '"), ("' or '", "' ou '"),
    ("<subcommand>", "COMMANDE"), ("<subcommands>", "COMMANDE"),
  ]

  private static func inside(_ text: Substring) -> String {
    for end in ["' for more information.", "' for detailed help."]
    where text.hasPrefix("  See '") && text.hasSuffix(end) {
      return "  Le détail : "
        + replace("<subcommand>", by: "COMMANDE", in: String(text.dropFirst(7).dropLast(end.count)))
    }
    let french = phrases.reduce(String(text)) { replace($1.0, by: $1.1, in: $0) }
    if french.hasSuffix("'?") { return french.dropLast() + "\u{202F}?" }
    // The default of an option, which the parser took to the next line.
    return french.hasSuffix(";") ? french.dropLast() + "\u{A0};" : french
  }

  /// Every occurrence, without Foundation: this runs at each start that fails.
  private static func replace(_ english: String, by french: String, in text: String) -> String {
    var result = ""
    var rest = text[...]
    while let first = english.first, let start = rest.firstIndex(of: first) {
      result += rest[..<start]
      if rest[start...].hasPrefix(english) {
        result += french
        rest = rest[start...].dropFirst(english.count)
      } else {
        result.append(first)
        rest = rest[start...].dropFirst()
      }
    }
    return result + rest
  }
}
