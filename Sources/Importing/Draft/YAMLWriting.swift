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
      default: if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
      }
    }
    return result + "\""
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

  private static func term(_ row: PaperFields.TermRow, _ taken: inout Set<String>) -> [String] {
    let word = row.title.foldedWords.first { $0.count > 2 }.map(String.init) ?? "condition"
    var parts = ["id: \(FileNames.unique(FileNames.slug(word), &taken))", "intitule: \(quoted(row.title))"]
    let choices = row.choices.split { $0 == ";" || $0 == "/" }.map { $0.trimmed }.filter { !$0.isEmpty }
    guard choices.isEmpty, let value = number(row.value) else {
      let all = choices.contains { $0.matches(row.value) } ? choices : [row.value] + choices
      return parts + ["valeur: \(quoted(row.value))", "choix: [\(all.map(quoted).joined(separator: ", "))]"]
    }
    if !row.unit.isEmpty { parts.append("unite: \(quoted(unit(row.unit)))") }
    parts.append("valeur: \(value)")
    if let minimum = number(row.minimum), let maximum = number(row.maximum) {
      parts.append("plage: [\(minimum), \(maximum)]")
    }
    if let step = number(row.step) { parts.append("pas: \(step)") }
    return parts
  }

  /// `48 500 €` → `48500`; `2,5` → `2.5`; `nil` for anything else.
  private static func number(_ text: String) -> String? {
    var digits = text.trimmed
    for sign in ["€", "%", "EUR"] where digits.hasSuffix(sign) { digits = String(digits.dropLast(sign.count)).trimmed }
    return Decimal64(digits).map { $0.plain }
  }

  private static func unit(_ text: String) -> String { text.trimmed == "€" ? "EUR" : text.trimmed }
}
