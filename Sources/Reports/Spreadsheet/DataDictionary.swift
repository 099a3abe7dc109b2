// SPDX-License-Identifier: GPL-3.0-or-later

/// What each column of an exported table means: goes with the export, so that it is read alike years later.
public struct DataDictionary: Hashable, Sendable {
  /// The file that it describes, such as `passages.csv`.
  public var file: String
  /// What one line of it is, such as `un passage scellé`.
  public var line: String
  public var columns: [Column]

  public struct Column: Hashable, Sendable {
    /// As it heads the column: lower case, without accents or spaces.
    public var name: String
    public var meaning: String
    /// Such as `minutes`, `oui/non` or `0 à 1`; `texte` for words.
    public var unit: String

    public init(_ name: String, _ meaning: String, unit: String = "texte") {
      self.name = name
      self.meaning = meaning
      self.unit = unit
    }
  }

  public init(file: String, line: String, columns: [Column]) {
    self.file = file
    self.line = line
    self.columns = columns
  }

  public var names: [String] { columns.map(\.name) }

  /// Several dictionaries as one table: `fichier;ligne;colonne;sens;unite`.
  public static func csv(_ dictionaries: [DataDictionary]) -> String {
    SpreadsheetCSV.file(
      ["fichier", "ligne", "colonne", "sens", "unite"],
      dictionaries.flatMap { dictionary in
        dictionary.columns.map { column in
          [dictionary.file, dictionary.line, column.name, column.meaning, column.unit].map { .text($0) }
        }
      })
  }

  public static func document(_ dictionaries: [DataDictionary]) -> ReportDocument {
    ReportDocument(
      title: "Dictionnaire des données",
      blocks: [
        .paragraph(
          "Les fichiers CSV sont en UTF-8, séparés par des points-virgules, avec des virgules décimales. Une case vide "
            + "dit que l’information n’existe pas ou n’est pas donnée, jamais zéro. Une apostrophe ajoutée en tête d’un "
            + "texte empêche un tableur d’y lire une formule.")
      ]
        + dictionaries.flatMap { dictionary -> [Block] in
          [
            .heading(dictionary.file), .paragraph("Une ligne\u{A0}: \(dictionary.line)."),
            .table(
              Table(
                ["Colonne", "Sens", "Unité"], rows: dictionary.columns.map { [$0.name, $0.meaning, $0.unit] })),
          ]
        })
  }
}
