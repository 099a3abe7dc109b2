// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// Reads what a paper, or its cover, says in `Titre : …` lines and in two-column tables: who the candidate is, what the
/// paper is called, its date, its negotiable terms.
///
/// Only what will be written is taken out of the text: a label that the kind of paper has no key for, a second value, or
/// another candidate than the one known stay where they are.
struct FieldReader {
  private(set) var paper = PaperFields()
  private(set) var candidate: Candidate
  private(set) var session: Int?
  /// What it says of the candidate that is not what was known, in French: `nom « Martin » au lieu de « Cosquer »`.
  private(set) var disagreements: [String] = []
  /// What was no field, in order.
  private(set) var rest: [TextBlock] = []
  /// `nil` for a cover, which says who the candidate is and nothing of a paper.
  private let kind: PaperKind?
  /// The lines of a beginning and an end: one is written only with the other.
  private var period: [TextBlock] = []

  init(_ blocks: [TextBlock], of kind: PaperKind?, candidate: Candidate, session: Int?) {
    self.kind = kind
    self.candidate = candidate
    self.session = session
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
    if (paper.from == nil) != (paper.to == nil) {
      rest += period
      paper.from = nil
      paper.to = nil
    }
  }

  private mutating func read(line: [Inline]) -> Bool {
    let text = line.plainText
    guard !TextBlock.paragraph(line).showsPicture else { return false }
    if text.count < 40, FieldReader.day(text) != nil { return read(.date, text) }
    guard let colon = text.firstIndex(of: ":"), text.count < 300 else { return false }
    return read(String(text[..<colon]), text[text.index(after: colon)...].trimmed)
  }

  private mutating func read(row: [[TextBlock]]) -> Bool {
    guard let label = row.first, row.count == 2 || row.dropFirst(2).allSatisfy(\.isBlank), row.count > 1,
      !row.joined().contains(where: \.showsPicture)
    else { return false }
    return read(label.plainText, row[1].plainText.oneLine)
  }

  /// Takes a value under its label; `false` when the label says nothing here, or its value cannot be read.
  private mutating func read(_ label: String, _ value: String) -> Bool {
    guard let field = FieldReader.labels[label.foldedWordText] else { return false }
    // Left empty in a form.
    if value.isEmpty || value.allSatisfy({ $0 == "." || $0 == "…" || $0 == "_" }) { return true }
    guard read(field, value) else { return false }
    if field == .from || field == .to { period.append(.paragraph([.text("\(label.trimmed) : \(value)".typographic)])) }
    return true
  }

  private mutating func read(_ field: Field, _ value: String) -> Bool {
    switch field {
    case .family, .given, .name, .fullName, .number, .session: return readCandidate(field, value)
    case .title: return take(value, \.title)
    case .type where kind == .fiche:
      guard let type = FieldReader.type(value) else { return false }
      // What is said beyond the type stays in the text.
      return take(type, \.type) && Set(value.foldedWords).isSubset(of: type.foldedWords)
    case .date where kind == .fiche || kind == .proposal: return take(day: value, \.date)
    case .from where kind == .project: return take(day: value, \.from)
    case .to where kind == .project: return take(day: value, \.to)
    case .place where kind == .fiche: return take(value, \.place)
    case .alias where kind == .proposal: return take(value, \.clientAlias)
    case .company where kind == .project: return take(value, \.company)
    case .type, .date, .from, .to, .place, .alias, .company: return false
    }
  }

  private mutating func take(_ value: String, _ path: WritableKeyPath<PaperFields, String?>) -> Bool {
    guard kind != nil, paper[keyPath: path] == nil else { return false }
    paper[keyPath: path] = value
    return true
  }

  private mutating func take(day text: String, _ path: WritableKeyPath<PaperFields, String?>) -> Bool {
    guard let day = FieldReader.day(text) else { return false }
    return take(day.description, path)
  }

  private mutating func readCandidate(_ field: Field, _ value: String) -> Bool {
    switch field {
    case .family: return take(value, \.familyName, "nom")
    case .given: return take(value, \.givenName, "prénom")
    case .number: return take(value, \.number, "numéro")
    case .name, .fullName:
      let known = Set(candidate.name.foldedWords)
      if candidate.familyName.isEmpty || candidate.givenName.isEmpty, known.isStrictSubset(of: value.foldedWords) {
        (candidate.givenName, candidate.familyName) = FieldReader.names(value, startsWithFamily: field == .name)
      }
      compare("nom", value, with: candidate.name)
      return candidate.name.foldedWords.sorted() == value.foldedWords.sorted()
    case .session:
      let words = value.split(whereSeparator: { !$0.isNumber && !$0.isLetter })
      guard let year = words.compactMap({ Int($0) }).first(where: { (2000...2199).contains($0) }) else {
        return false
      }
      if session == nil { session = year }
      if let session { compare("session", "\(year)", with: "\(session)") }
      return words.count == 1 && session == year
    case .title, .type, .date, .from, .to, .place, .alias, .company: return false
    }
  }

  private mutating func take(_ value: String, _ path: WritableKeyPath<Candidate, String>, _ label: String) -> Bool {
    if candidate[keyPath: path].isEmpty { candidate[keyPath: path] = value }
    compare(label, value, with: candidate[keyPath: path])
    return candidate[keyPath: path].matches(value)
  }

  /// A name with one word more, or less, is the same one.
  private mutating func compare(_ label: String, _ said: String, with kept: String) {
    let (words, known) = (Set(said.foldedWords), Set(kept.foldedWords))
    guard !words.isSubset(of: known), !known.isSubset(of: words) else { return }
    disagreements.append("\(label) « \(said) » au lieu de « \(kept) »")
  }

  /// A family name is often in capitals, whatever its place; else the label says which comes first.
  private static func names(_ value: String, startsWithFamily: Bool) -> (given: String, family: String) {
    let words = value.split(separator: " ").map(String.init)
    let isCapital = words.map { $0.count > 1 && $0 == $0.uppercased() }
    let hasBoth = isCapital.contains(true) && isCapital.contains(false)
    let isFamily = hasBoth ? isCapital : words.indices.map { startsWithFamily || words.count == 1 ? $0 == 0 : $0 > 0 }
    func pick(_ wanted: Bool) -> String {
      zip(words, isFamily).filter { $0.1 == wanted }.map(\.0).joined(separator: " ")
    }
    return (pick(false), pick(true))
  }

  private enum Field {
    case title, type, date, from, to, place, alias, company
    /// Of the candidate; a full name begins with the given name.
    case family, given, name, fullName, number, session
  }

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
    "candidat": .fullName, "candidate": .fullName,
    "numero": .number, "numero de candidat": .number, "numero du candidat": .number, "numero d inscription": .number,
    "no de candidat": .number, "n de candidat": .number, "n candidat": .number, "n d inscription": .number,
    "matricule": .number, "session": .session,
  ]

  /// The types of a fiche that every exam knows.
  static let types = ["negociation-vente", "negociation-achat", "management", "communication"]

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
      ["", "er"].contains(words[place - 1].drop(while: \.isNumber)),
      // Nothing else but the day of the week.
      (words[..<(place - 1)] + words[(place + 2)...]).allSatisfy(daysOfWeek.contains)
    else { return nil }
    return Day(year: year, month: month + 1, day: number)
  }

  private static let daysOfWeek: Set<String> = [
    "le", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
  ]

  /// A table whose head names a condition and its value.
  private mutating func readTerms(_ table: TextTable) -> Bool {
    guard kind == .fiche || kind == .proposal,
      let head = table.allRows.first?.map({ $0.plainText.foldedWordText }),
      let title = head.firstIndex(where: { $0.hasPrefix("condition") }), let value = head.firstIndex(of: "valeur")
    else { return false }
    func column(_ words: String...) -> Int? { head.firstIndex { words.contains($0) } }
    let columns = [
      (column("unite"), \PaperFields.TermRow.unit), (value, \PaperFields.TermRow.value),
      (column("minimum", "mini", "min"), \PaperFields.TermRow.minimum),
      (column("maximum", "maxi", "max"), \PaperFields.TermRow.maximum), (column("pas"), \PaperFields.TermRow.step),
      (column("choix"), \PaperFields.TermRow.choices),
    ]
    let known = Set(columns.compactMap(\.0)).union([title])
    var left: [[[TextBlock]]] = []
    for row in table.allRows.dropFirst() where !row.allSatisfy(\.isBlank) {
      func cell(_ index: Int?) -> String {
        index.flatMap { row.indices.contains($0) ? row[$0].plainText.oneLine : nil } ?? ""
      }
      var term = PaperFields.TermRow(title: cell(title))
      for (index, path) in columns { term[keyPath: path] = cell(index) }
      // Nothing is made of half a row, and nothing of it is lost.
      let isWhole =
        row.indices.allSatisfy { known.contains($0) || row[$0].isBlank }
        && !row.joined().contains(where: \.showsPicture) && YAMLWriting.holds(term)
      if isWhole { paper.terms.append(term) } else { left.append(row) }
    }
    if !left.isEmpty { rest.append(.table(TextTable(header: table.allRows.first, rows: left))) }
    return true
  }
}
