// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

/// Reads a ``ChangeSheet`` line by line.
struct ChangeSheetReader {
  /// Stands for a new line inside a text.
  static let newline = "¶"

  private let file: String
  private let terms: [Term]
  private var changes: [Change] = []
  private var diagnostics: [Diagnostic] = []
  private var block: Block?

  /// A value, where it begins.
  private struct Entry {
    let key: ChangeSheetKey
    let line: Int
    let column: Int
    var value: String
  }

  private struct Block {
    let line: Int
    var entries: [Entry] = []
    var hasErrors = false
  }

  init(file: String, terms: [Term]) {
    self.file = file
    self.terms = terms
  }

  mutating func read(_ line: Substring, number: Int) {
    let text = line.trimmed
    guard !text.isEmpty, !text.hasPrefix("#") else { return }
    if isHeader(text) {
      closeBlock()
      block = Block(line: number)
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, let key = ChangeSheetKey(parts[0].trimmed) {
      let value = parts[1].trimmed
      let column = (line.count - parts[1].drop(while: \.isWhitespace).count) + 1
      // A second text or field without a heading between opens another block.
      let isRepeated = block?.entries.contains { $0.key == key } == true && key != .effect
      if isRepeated, key == .field { closeBlock() }
      if block == nil { block = Block(line: number) }
      block?.entries.append(Entry(key: key, line: number, column: column, value: value))
      if isRepeated, key != .field { tell(number, 1, "La ligne \(quoted(key.french)) est écrite deux fois.") }
      return
    }
    if parts.count == 2, let near = misspelledKey(parts[0]) {
      tell(
        number, 1, "La clé \(quoted(parts[0].trimmed)) n’est pas connue.",
        hint: "Vouliez-vous dire \(quoted(near))\u{202F}?")
      return
    }
    guard let last = block?.entries.indices.last else {
      tell(
        number, 1, "Cette ligne n’appartient à aucune modification.",
        hint: "Commencez un bloc par \(quoted("modification 1")), ou la ligne par # si c’est un commentaire.")
      return
    }
    let before = block?.entries[last].value ?? ""
    block?.entries[last].value = before.isEmpty ? text : before + " " + text
  }

  mutating func finish() -> (changes: [Change], diagnostics: [Diagnostic]) {
    closeBlock()
    return (changes, diagnostics)
  }

  // MARK: Lines

  /// `modification`, `modification 2`, `Modification n° 2 :`.
  private func isHeader(_ text: String) -> Bool {
    var words = text.foldedWords.filter { $0 != "n" && $0 != "no" }
    if let last = words.last, last.allSatisfy(\.isDigit) { words.removeLast() }
    return words == ["modification"]
  }

  private func misspelledKey(_ typed: Substring) -> String? {
    guard !typed.trimmed.contains(" ") else { return nil }
    return nearest(to: typed.trimmed, among: ChangeSheetKey.allCases.map(\.french))
  }

  private mutating func tell(_ line: Int, _ column: Int, _ message: String, hint: String = "") {
    block?.hasErrors = true
    diagnostics.append(ChangeSyntaxError(column: column, message, hint: hint).diagnostic(file: file, line: line))
  }

  // MARK: Blocks

  private mutating func closeBlock() {
    guard let closed = block else { return }
    let filled = closed.entries.filter { !$0.value.isEmpty }
    if !filled.isEmpty, let change = change(closed, filled), block?.hasErrors == false { changes.append(change) }
    block = nil
  }

  private mutating func change(_ block: Block, _ entries: [Entry]) -> Change? {
    guard let text = entries.first(where: { $0.key == .text }) else {
      tell(block.line, 1, "Il manque le texte de la modification.", hint: "Ajoutez une ligne \(quoted("texte : …")).")
      return nil
    }
    guard entries.contains(where: { $0.key == .field }) else {
      tell(block.line, 1, "Il manque le champ de la modification.", hint: "Ajoutez une ligne \(quoted("champ : éco")).")
      return nil
    }
    var change = Change(field: .economic, text: content(text))
    for entry in entries {
      switch entry.key {
      case .field: head(entry, &change)
      case .effect: effects(entry, &change)
      case .fiche: change.fiche = number(entry, in: 1...99)
      case .severity: change.severity = number(entry, in: 1...3)
      case .expected: change.expected = content(entry)
      case .id: change.id = entry.value
      case .text: break
      }
    }
    return change
  }

  private func content(_ entry: Entry) -> String {
    entry.value.split(separator: ChangeSheetReader.newline, omittingEmptySubsequences: false)
      .map(\.trimmed).joined(separator: "\n")
  }

  private mutating func head(_ entry: Entry, _ change: inout Change) {
    let words = entry.value.split { $0 == "/" || $0.isWhitespace }
    switch words.first.flatMap(ChangeWords.head) {
    case .kind(let kind)?: (change.field, change.kind) = (kind.field, kind)
    case .field(let field)?:
      change.field = field
      if words.count > 1, let kind = ChangeWords.kind(words[1]), kind.field == field { change.kind = kind }
    case nil:
      let near = nearest(to: entry.value, among: ChangeWords.headWords)
      tell(
        entry.line, entry.column, "Le champ \(quoted(entry.value)) n’est pas connu.",
        hint: near.map { "Vouliez-vous dire \(quoted($0))\u{202F}?" }
          ?? "Champs\u{A0}: \(ChangeWords.headWords.joined(separator: ", ")).")
    }
  }

  private mutating func effects(_ entry: Entry, _ change: inout Change) {
    do {
      change.effects += try ChangeParser.effects(entry.value, terms: terms)
    } catch {
      block?.hasErrors = true
      diagnostics.append(error.diagnostic(file: file, line: entry.line, columnOffset: entry.column - 1))
    }
  }

  private mutating func number(_ entry: Entry, in range: ClosedRange<Int>) -> Int? {
    if let number = Int(entry.value), range.contains(number) { return number }
    tell(
      entry.line, entry.column,
      "\(quoted(entry.value)) n’est pas un nombre de \(range.lowerBound) à \(range.upperBound).")
    return nil
  }
}
