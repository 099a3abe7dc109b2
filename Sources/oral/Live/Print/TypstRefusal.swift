// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Reports

/// What Typst refuses, in French: its message with the template's place, which only whoever changed a template sees.
enum TypstRefusal {
  static var ended: Failure {
    Failure(
      .unavailable, "Typst s’est arrêté sans réponse. Pour le réinstaller\u{A0}: .ci/setup")
  }

  static func failure(_ message: String, diagnostic: String) -> Failure {
    let place = place(in: diagnostic).map { " (\($0))" } ?? ""
    return Failure(
      .unreadable,
      [
        "oral : l’impression est refusée par les modèles\(place)\u{A0}: \(french(message)).",
        "Les modèles livrés, pour comparer\u{A0}: oral imprimer --exporter-modeles DOSSIER",
      ])
  }

  /// What Typst says of letters that the fonts lack.
  static let lackingLetters = "could not be displayed"

  /// The letters that a diagnostic says so of: ``the text `"中"` could not be displayed``. Beyond Latin, as what is looked
  /// for elsewhere; never the signs that JSON is made of.
  static func lettersWithoutFont(_ diagnostic: String) -> Set<Unicode.Scalar> {
    var letters: Set<Unicode.Scalar> = []
    for line in diagnostic.split(separator: "\n") where line.contains(lackingLetters) {
      let text = line.prefix(upTo: line.firstRange(of: lackingLetters)?.lowerBound ?? line.endIndex)
      letters.formUnion(text.unicodeScalars)
      // Those that join another are written by their number, `\u{301}`.
      for match in text.matches(of: /\\u\{([0-9a-f]{1,6})\}/) {
        if let letter = UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init) { letters.insert(letter) }
      }
    }
    return letters.filter { $0.value > 0x24F && !$0.properties.isDefaultIgnorableCodePoint }
  }

  /// Letters that no font has: they are told, and the document is printed.
  static func missing(_ letters: String, in job: PrintJob) -> String {
    let shown = letters.prefix(12).map { String($0) }.joined(separator: " ")
    return "attention\u{A0}: \(quoted(job.title))\u{A0}: aucune police n’a \(shown), imprimé ▯. "
      + "D’autres alphabets et les emoji\u{A0}: apt-get install fonts-noto-core fonts-noto-color-emoji"
  }

  /// `rapport.typ, ligne 12, colonne 3`, of a line such as `┌─ oral-modeles-x/rapport.typ:12:2`.
  private static func place(in diagnostic: String) -> String? {
    guard let line = diagnostic.split(separator: "\n").first(where: { $0.contains("┌─") }) else { return nil }
    let parts = line.split(separator: " ").last.map { $0.split(separator: ":") } ?? []
    guard parts.count == 3, let row = Int(parts[1]), let column = Int(parts[2]) else { return nil }
    return "\(parts[0].split(separator: "/").last ?? parts[0]), ligne \(row), colonne \(column + 1)"
  }

  private static let wordings = [
    ("unknown variable: ", "variable inconnue\u{A0}: "), ("file not found", "fichier introuvable"),
    ("failed to parse YAML", "le YAML ne se lit pas"), ("expected ", "il faut ici "),
    ("unknown font family: ", "police inconnue\u{A0}: "), ("failed to decode image", "l’image ne se lit pas"),
    ("unknown image format", "format d’image inconnu"),
  ]

  private static func french(_ message: String) -> String {
    for (english, french) in wordings where message.hasPrefix(english) {
      return french + message.dropFirst(english.count)
    }
    return "Typst dit \(quoted(message))"
  }
}
