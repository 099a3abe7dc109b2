// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// The little YAML that importing writes.
enum YAMLWriting {
  /// Between double quotes, on one line.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n", "\t", "\r": result += " "
      case "\u{0}"..."\u{1F}", "\u{7F}": continue
      // What YAML allows only as an escape: a wrong code page leaves them in names.
      case "\u{80}"..."\u{9F}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The line of `dossier.yaml` that names the candidate; `nil` when nothing is known of him.
  static func candidate(_ candidate: Candidate) -> String? {
    guard !candidate.number.isEmpty || !candidate.name.isEmpty else { return nil }
    let parts = [("numero", candidate.number), ("nom", candidate.familyName), ("prenom", candidate.givenName)]
    // The family name is asked for wherever a candidate is told.
    let told = parts.filter { !$0.1.isEmpty || $0.0 == "nom" }
    return "candidat: { \(told.map { "\($0.0): \(quoted($0.1))" }.joined(separator: ", ")) }"
  }

  /// The keys of a paper's front matter, for what it says of itself.
  static func frontMatter(_ paper: DraftPaper) -> [String] {
    let fields = paper.fields
    var lines: [String] = []
    func add(_ key: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append("\(key): \(value)") }
    }
    add("titre", fields.title.map(quoted))
    switch paper.kind {
    case .fiche:
      add("type", fields.type.map(quoted))
      add("date", fields.date)
      add("lieu", fields.place.map(quoted))
    case .proposal:
      add("date", fields.date)
      add("client_masque", fields.clientAlias.map(quoted))
    case .project:
      if let from = fields.from, let to = fields.to { lines.append("periode: { du: \(from), au: \(to) }") }
      add("entreprise", fields.company.map(quoted))
    case .certificate, .dspp, .results, .file, .experience: break
    }
    if paper.kind == .fiche || paper.kind == .proposal, !fields.terms.isEmpty {
      lines.append("conditions:")
      var taken: Set<String> = []
      lines += fields.terms.map { "  - { \(term($0, &taken).joined(separator: ", ")) }" }
    }
    return lines
  }

  /// Whether the whole of a row finds a key: one that does not is better left in the text.
  static func holds(_ row: PaperFields.TermRow) -> Bool {
    guard !row.title.isEmpty, !row.value.isEmpty else { return false }
    let limits = [row.minimum, row.maximum, row.step].filter { !$0.isEmpty }
    guard choices(row).isEmpty, let value = amount(row.value, row) else { return limits.isEmpty }
    let signs = [value.sign] + limits.compactMap { amount($0, row)?.sign }
    let unit = unit(of: row)
    return limits.allSatisfy { amount($0, row) != nil } && row.minimum.isEmpty == row.maximum.isEmpty
      && signs.allSatisfy { $0.isEmpty || $0 == unit }
  }

  private static func term(_ row: PaperFields.TermRow, _ taken: inout Set<String>) -> [String] {
    let word = row.title.foldedWords.first { $0.count > 2 }.map(String.init) ?? "condition"
    var parts = ["id: \(FileNames.unique(FileNames.slug(word), &taken))", "intitule: \(quoted(row.title))"]
    let choices = choices(row).map { withUnit($0, row) }
    guard choices.isEmpty, let value = amount(row.value, row) else {
      let value = withUnit(row.value, row)
      let all = choices.contains { $0.matches(value) } ? choices : [value] + choices
      return parts + ["valeur: \(quoted(value))", "choix: [\(all.map(quoted).joined(separator: ", "))]"]
    }
    let unit = unit(of: row)
    if !unit.isEmpty { parts.append("unite: \(quoted(unit))") }
    parts.append("valeur: \(value.number)")
    if let minimum = amount(row.minimum, row), let maximum = amount(row.maximum, row) {
      parts.append("plage: [\(minimum.number), \(maximum.number)]")
    }
    if let step = amount(row.step, row) { parts.append("pas: \(step.number)") }
    return parts
  }

  private static func choices(_ row: PaperFields.TermRow) -> [String] {
    row.choices.split { $0 == ";" || $0 == "/" }.map { $0.trimmed }.filter { !$0.isEmpty }
  }

  /// `48 500 €` → `48500` and `EUR`; `2,5` → `2.5`; `trente jours`, where the unit is the day, → `30`; `nil` for
  /// anything else.
  private static func amount(_ text: String, _ row: PaperFields.TermRow) -> (number: String, sign: String)? {
    let text = text.trimmed
    let signs = ["€", "%", "EUR", "euros", "euro", row.unit.trimmed].filter { !$0.isEmpty }
    let sign = signs.first { String(text.suffix($0.count)).matches($0) } ?? ""
    return number(String(text.dropLast(sign.count)).trimmed).map { ($0, unit(sign)) }
  }

  /// In digits, or all in words.
  private static func number(_ text: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "," }
    let groups = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped =
      groups.count > 1 && groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
    if isGrouped {
      // `12.500` alone may be twelve and a half, or twelve thousand five hundred: it stays a text.
      guard groups.count > 2 || parts.count == 2 || groups[0] == "0" else { return nil }
      if groups[0] != "0" { return Decimal64(text.replacing(".", with: ""))?.plain }
    }
    if let number = Decimal64(text) { return number.plain }
    let words = text.foldedWords.map(String.init)
    if words == ["un"] || words == ["une"] { return "1" }
    return FrenchNumeral.reading(words).flatMap { $0.count == words.count ? "\($0.value)" : nil }
  }

  /// A text that says its unit, for a value that is one of a list.
  private static func withUnit(_ text: String, _ row: PaperFields.TermRow) -> String {
    let unit = row.unit.trimmed
    let words = unit.foldedWords
    guard !unit.isEmpty, words.isEmpty ? !text.contains(unit) : !Set(words).isSubset(of: text.foldedWords) else {
      return text
    }
    return amount(text, row).map { $0.sign.isEmpty } == true ? "\(text) \(unit)" : "\(text) (\(unit))"
  }

  /// That of its column, else the sign after its value.
  private static func unit(of row: PaperFields.TermRow) -> String {
    row.unit.isEmpty ? amount(row.value, row)?.sign ?? "" : unit(row.unit)
  }

  private static func unit(_ text: String) -> String {
    ["€", "euro", "euros"].contains(text.trimmed.folded) ? "EUR" : text.trimmed
  }
}
