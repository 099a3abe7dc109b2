// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

/// A column that a list may have.
struct ListColumn {
  let key: String
  /// How people head it; the first is shown to them.
  let titles: [String]
  let isRequired: Bool

  init(_ key: String, _ titles: String..., isRequired: Bool = false) {
    self.key = key
    self.titles = titles
    self.isRequired = isRequired
  }

  fileprivate func isHeaded(_ title: String) -> Bool {
    let wanted = Self.key(of: title)
    return titles.contains { Self.key(of: $0) == wanted }
  }

  /// `N° du candidat`, `Numéro candidat`: small words and signs are forgotten.
  private static func key(of title: String) -> String {
    let small: Set<String> = ["de", "du", "des", "d", "la", "le", "les", "l", "et", "ou"]
    let words = title.replacing("º", with: "°").foldedWords.map(String.init).filter { !small.contains($0) }
    return words.map { $0 == "no" || $0 == "num" || $0 == "n" ? "numero" : $0 }.joined(separator: " ")
  }
}

/// The rows of a text under the columns that its first line names.
struct ListTable {
  let file: String
  let rows: [Row]
  private(set) var problems: [Diagnostic]
  /// Whether each row may be read: the text is sound and no column that must be there is missing.
  let isReadable: Bool

  struct Row {
    /// Of its first cell.
    let line: Int
    fileprivate let cells: [String: DelimitedText.Cell]
    fileprivate let first: DelimitedText.Cell

    /// What was written there; empty when the list has no such column.
    func text(_ key: String) -> String { cells[key]?.text ?? "" }

    /// Where it was written; the beginning of the line when the list has no such column.
    func cell(_ key: String) -> DelimitedText.Cell { cells[key] ?? first }
  }

  init(_ bytes: [UInt8], file: String, columns: [ListColumn]) {
    let text = DelimitedText(bytes, file: file)
    self.file = file
    problems = text.problems
    guard let heading = text.rows.first, !text.problems.hasErrors else {
      rows = []
      isReadable = false
      if !text.problems.hasErrors {
        problems.append(
          Diagnostic(
            .error, "liste.vide", location: SourceLocation(file: file), "Le fichier est vide.",
            hint:
              "Sa première ligne nomme les colonnes\u{A0}: \(columns.filter(\.isRequired).map { $0.titles[0] }.joined(separator: ";"))."
          ))
      }
      return
    }
    if let sign = Self.foreignSeparator(of: heading, columns) {
      problems.append(
        Diagnostic(
          .error, "liste.separateur", location: text.location(heading[0]),
          "Le séparateur «\u{A0}\(sign)\u{A0}» n’est pas de ceux qui se lisent\u{A0}: la première ligne n’a qu’une case.",
          hint: "Enregistrez la liste en CSV avec le point-virgule, la tabulation ou la virgule pour séparateur."))
      (rows, isReadable) = ([], false)
      return
    }
    var places: [Int: ListColumn] = [:]
    for (index, cell) in heading.enumerated() where !cell.text.isEmpty {
      guard let column = columns.first(where: { $0.isHeaded(cell.text) }) else {
        let near = nearest(to: cell.text, among: columns.map { $0.titles[0] })
        problems.append(
          Diagnostic(
            .warning, "liste.colonne-inconnue", location: text.location(cell),
            "La colonne «\u{A0}\(cell.text)\u{A0}» n’est pas connue\u{A0}: elle n’est pas lue.",
            hint: near.map { "Vouliez-vous dire «\u{A0}\($0)\u{A0}»\u{202F}?" }
              ?? "Colonnes connues\u{A0}: \(columns.map { $0.titles[0] }.joined(separator: ", "))."))
        continue
      }
      if places.values.contains(where: { $0.key == column.key }) {
        problems.append(
          Diagnostic(
            .error, "liste.colonne-double", location: text.location(cell),
            "La colonne «\u{A0}\(column.titles[0])\u{A0}» est là deux fois.", hint: "Gardez-en une seule."))
      }
      places[index] = column
    }
    for column in columns where column.isRequired && !places.values.contains(where: { $0.key == column.key }) {
      problems.append(
        Diagnostic(
          .error, "liste.colonne-absente", location: SourceLocation(file: file, line: heading[0].line),
          "La colonne «\u{A0}\(column.titles[0])\u{A0}» manque.",
          hint: column.titles.count > 1
            ? "Ajoutez-la à la première ligne\u{A0}; elle peut aussi s’appeler \(column.titles.dropFirst().map { quoted($0) }.frenchList("ou"))."
            : "Ajoutez-la à la première ligne."))
    }
    isReadable = !problems.hasErrors
    var rows: [Row] = []
    for cells in text.rows.dropFirst() {
      if let stray = cells.dropFirst(heading.count).first(where: { !$0.text.isEmpty }) {
        problems.append(
          Diagnostic(
            .error, "liste.cellules", location: text.location(stray),
            "La ligne a plus de cases (\(cells.count)) que la première n’en nomme (\(heading.count)).",
            hint: "Mettez entre guillemets droits (\") la case dont le texte contient un séparateur."))
      }
      let pairs = cells.enumerated().compactMap { index, cell in places[index].map { ($0.key, cell) } }
      rows.append(
        Row(line: cells[0].line, cells: Dictionary(pairs) { first, _ in first }, first: cells[0]))
    }
    self.rows = rows
  }

  /// The sign that parts the columns in a first line that was read as one cell.
  private static func foreignSeparator(of heading: [DelimitedText.Cell], _ columns: [ListColumn]) -> Character? {
    guard heading.count == 1 else { return nil }
    return "|¦:/^~".first { sign in
      heading[0].text.split(separator: sign).count { title in columns.contains { $0.isHeaded(String(title)) } } > 1
    }
  }

  /// A problem at a cell.
  func problem(
    _ severity: Diagnostic.Severity, _ code: String, _ row: Row, _ key: String, _ message: String,
    hint: String
  ) -> Diagnostic {
    let cell = row.cell(key)
    return Diagnostic(
      severity, code, location: SourceLocation(file: file, line: cell.line, column: cell.column), message, hint: hint)
  }
}
