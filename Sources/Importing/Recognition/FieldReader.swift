// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// Reads what a paper, or its cover, says in `Titre : …` lines and in two-column tables: who the candidate is, what the
/// paper is called, its date, its negotiable terms.
struct FieldReader {
  private(set) var paper = PaperFields()
  private(set) var familyName: String?
  private(set) var givenName: String?
  private(set) var number: String?
  private(set) var session: Int?
  /// What was no field, in order.
  private(set) var rest: [TextBlock] = []

  init(_ blocks: [TextBlock]) {
    for block in blocks {
      switch block {
      case .paragraph(let inlines):
        let left = inlines.lines.filter { !read(line: $0) }
        if !left.isEmpty { rest.append(.paragraph(Array(left.joined(separator: [.lineBreak])))) }
      case .table(let table):
        if readTerms(table) { continue }
        let left = table.allRows.filter { !read(row: $0) }
        if left.count == table.allRows.count {
          rest.append(block)
        } else if !left.isEmpty {
          rest.append(.table(TextTable(rows: left)))
        }
      default: rest.append(block)
      }
    }
  }

  private mutating func read(line: [Inline]) -> Bool {
    let text = line.plainText
    if paper.date == nil, text.count < 40, let day = FieldReader.day(text) {
      paper.date = day.description
      return true
    }
    guard let colon = text.firstIndex(of: ":"), text.count < 300 else { return false }
    return read(String(text[..<colon]), text[text.index(after: colon)...].trimmed)
  }

  private mutating func read(row: [[TextBlock]]) -> Bool {
    guard let label = row.first, row.count == 2 || row.dropFirst(2).allSatisfy(\.isBlank), row.count > 1 else {
      return false
    }
    return read(label.plainText, row[1].plainText.oneLine)
  }

  /// Takes a value under its label; `false` when the label says nothing here, or its value cannot be read.
  private mutating func read(_ label: String, _ value: String) -> Bool {
    guard let field = FieldReader.labels[label.foldedWordText] else { return false }
    // Left empty in a form.
    if value.isEmpty || value.allSatisfy({ $0 == "." || $0 == "…" || $0 == "_" }) { return true }
    switch field {
    case .title: paper.title = value
    case .type:
      guard let type = FieldReader.type(value) else { return false }
      paper.type = type
    case .date:
      guard let day = FieldReader.day(value) else { return false }
      paper.date = day.description
    case .from:
      guard let day = FieldReader.day(value) else { return false }
      paper.from = day.description
    case .to:
      guard let day = FieldReader.day(value) else { return false }
      paper.to = day.description
    case .place: paper.place = value
    case .alias: paper.clientAlias = value
    case .company: paper.company = value
    case .family: familyName = value
    case .given: givenName = value
    case .name:
      // Family names are often in capitals, and then first.
      let words = value.split(separator: " ").map(String.init)
      let capitals = words.filter { $0.count > 1 && $0 == $0.uppercased() }
      let family = capitals.isEmpty || capitals.count == words.count ? Array(words.prefix(1)) : capitals
      familyName = family.joined(separator: " ")
      givenName = words.filter { !family.contains($0) }.joined(separator: " ")
    case .number: number = value
    case .session:
      guard
        let year = value.split(whereSeparator: { !$0.isNumber }).compactMap({ Int($0) }).first(where: {
          (2000...2199).contains($0)
        })
      else { return false }
      session = year
    }
    return true
  }

  private enum Field { case title, type, date, from, to, place, alias, company, family, given, name, number, session }

  private static let labels: [String: Field] = [
    "titre": .title, "intitule": .title, "titre de la fiche": .title, "intitule de la situation": .title,
    "titre du projet": .title, "intitule du projet": .title, "titre de la situation": .title,
    "titre de la proposition": .title,
    "type": .type, "type de situation": .type, "type de negociation": .type, "nature de la situation": .type,
    "date": .date, "date de la situation": .date, "date de la proposition": .date, "date de l entretien": .date,
    "debut": .from, "date de debut": .from, "du": .from, "fin": .to, "date de fin": .to, "au": .to,
    "lieu": .place, "lieu de l entretien": .place, "lieu de la situation": .place,
    "nom donne au client": .alias, "client masque": .alias, "designation du client": .alias,
    "entreprise partenaire": .company,
    "nom": .family, "nom de famille": .family, "nom du candidat": .family, "nom de la candidate": .family,
    "prenom": .given, "prenoms": .given, "prenom s": .given, "prenom du candidat": .given,
    "nom et prenom": .name, "nom prenom": .name, "nom et prenoms": .name, "nom et prenom du candidat": .name,
    "candidat": .name, "candidate": .name,
    "numero": .number, "numero de candidat": .number, "numero du candidat": .number, "numero d inscription": .number,
    "no de candidat": .number, "n de candidat": .number, "n candidat": .number, "n d inscription": .number,
    "matricule": .number, "session": .session,
  ]

  /// `négociation-vente`, `Vente`: as the front matter writes it.
  static func type(_ text: String) -> String? {
    let words = text.foldedWordText
    if words.contains("achat") { return "negociation-achat" }
    if words.contains("vente") { return "negociation-vente" }
    if words.contains("management") { return "management" }
    if words.contains("communication") { return "communication" }
    return words.isEmpty ? nil : words.split(separator: " ").joined(separator: "-")
  }

  /// `2025-12-02`, `02/12/2025`, `mardi 2 décembre 2025`, `1er mai 2026`.
  static func day(_ text: String) -> Day? {
    if let day = Day(text.trimmed) { return day }
    let months = [
      "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
      "decembre",
    ]
    let words = text.foldedWords.map(String.init)
    guard let place = words.firstIndex(where: months.contains), place > 0, place + 1 < words.count,
      let month = months.firstIndex(of: words[place]), let year = Int(words[place + 1]),
      let number = Int(words[place - 1].prefix(while: \.isNumber)),
      // Nothing else but the day of the week.
      words.count <= 4
    else { return nil }
    return Day(year: year, month: month + 1, day: number)
  }

  /// A table whose head names a condition and its value.
  private mutating func readTerms(_ table: TextTable) -> Bool {
    guard let head = table.allRows.first?.map({ $0.plainText.foldedWordText }),
      let title = head.firstIndex(where: { $0.hasPrefix("condition") }), let value = head.firstIndex(of: "valeur")
    else { return false }
    func column(_ words: String...) -> Int? { head.firstIndex { words.contains($0) } }
    let columns = [
      (column("unite"), \PaperFields.TermRow.unit), (value, \PaperFields.TermRow.value),
      (column("minimum", "mini", "min"), \PaperFields.TermRow.minimum),
      (column("maximum", "maxi", "max"), \PaperFields.TermRow.maximum), (column("pas"), \PaperFields.TermRow.step),
      (column("choix"), \PaperFields.TermRow.choices),
    ]
    for row in table.allRows.dropFirst() {
      func cell(_ index: Int?) -> String {
        index.flatMap { row.indices.contains($0) ? row[$0].plainText.oneLine : nil } ?? ""
      }
      var term = PaperFields.TermRow(title: cell(title))
      for (index, path) in columns { term[keyPath: path] = cell(index) }
      let isEmpty = term.title.isEmpty || term.value.isEmpty
      // Nothing is made of half a row, and nothing of it is lost.
      if !isEmpty {
        paper.terms.append(term)
      } else if !row.allSatisfy(\.isBlank),
        !cell(value).isEmpty || title == 0 && row.dropFirst().contains(where: { !$0.isBlank })
      {
        rest.append(.table(TextTable(header: table.header, rows: [row])))
      }
    }
    return true
  }
}
