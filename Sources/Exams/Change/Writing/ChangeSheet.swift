// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import FrenchText

/// Changes as a short text that a jury edits: one block per change, one `clé : valeur` per line.
///
/// ```
/// modification 1
///   champ : budget
///   texte : Le budget est ramené à 41 000 €.
///   effet : prix ≤ 41 000 €
/// ```
///
/// A line that begins with `#` is not read. Spaces at the beginning of a line mean nothing; a line without a key goes
/// on with the one above. Empty blocks are left out.
public enum ChangeSheet {
  /// - Parameters:
  ///   - title: what the sheet is about, on its first line, such as `Titre NTC · Lucie Ferrand`.
  ///   - count: how many blocks there must be at least; empty ones are added.
  ///   - terms: those of the situation, listed in the help.
  public static func text(
    _ changes: [Change], title: String = "", count: Int = 0, terms: [Term] = []
  ) -> String {
    let blocks = (0..<max(changes.count, count)).map { index in
      block(index < changes.count ? changes[index] : nil, number: index + 1, terms: terms)
    }
    return help(title: title, terms: terms) + blocks.joined(separator: "\n")
  }

  /// Reads the blocks. A block with an error is left out and told; the others are kept.
  public static func parse(
    _ text: String, file: String = "modifications", terms: [Term] = []
  ) -> (changes: [Change], diagnostics: [Diagnostic]) {
    var reader = ChangeSheetReader(file: file, terms: terms)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      reader.read(line, number: index + 1)
    }
    return reader.finish()
  }

  // MARK: Writing

  private static func help(title: String, terms: [Term]) -> String {
    var lines = ["Modifications" + (title.isEmpty ? "" : " · " + title), ""]
    lines += [
      "Le champ et le texte suffisent. Une ligne qui commence par # n’est pas lue.",
      "champ : économique, technique, humain, commercial, ou un genre :",
      "  " + ChangeKind.allCases.map(\.frenchWord).joined(separator: ", "),
      "effet (facultatif, un par ligne) : prix ≤ 41 000 € · budget −15 % · livraison 8 → 5 semaines",
      "  interlocuteur \"M. Vasseur, directeur financier\" · motivation argent 60",
      "  concurrent \"Sodimap\" 39 900 € · contexte \"Le site ferme en août.\"",
    ]
    if !terms.isEmpty {
      lines.append("conditions : " + terms.map { "\($0.id) (\($0.frenchValue))" }.joined(separator: ", "))
    }
    return lines.map { ($0.isEmpty ? "#" : "# " + $0) + "\n" }.joined() + "\n"
  }

  private static func block(_ change: Change?, number: Int, terms: [Term]) -> String {
    var lines: [(ChangeSheetKey, String)] = [
      (.field, change?.kind?.frenchWord ?? change?.field.french ?? ""), (.text, change?.text ?? ""),
    ]
    if let change {
      lines += change.effects.map { (.effect, ChangeFormatter.effect($0, terms: terms)) }
      if let fiche = change.fiche { lines.append((.fiche, String(fiche))) }
      if let severity = change.severity { lines.append((.severity, String(severity))) }
      if let expected = change.expected { lines.append((.expected, expected)) }
      if let id = change.id { lines.append((.id, id)) }
    } else {
      lines.append((.effect, ""))
    }
    return "modification \(number)\n"
      + lines.map { "  \($0.french) : \(oneLine($1))".trimmedEnd + "\n" }.joined()
  }

  private static func oneLine(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).trimmed }
      .joined(separator: " \(ChangeSheetReader.newline) ")
  }
}

/// The keys of a block.
enum ChangeSheetKey: CaseIterable {
  case field, text, effect, fiche, severity, expected, id

  var french: String {
    switch self {
    case .field: "champ"
    case .text: "texte"
    case .effect: "effet"
    case .fiche: "fiche"
    case .severity: "sévérité"
    case .expected: "attendu"
    case .id: "banque"
    }
  }

  init?(_ typed: some StringProtocol) {
    let word = String(typed).folded
    let other: [String: ChangeSheetKey] = ["genre": .field, "effets": .effect, "id": .id]
    guard let key = ChangeSheetKey.allCases.first(where: { $0.french.folded == word }) ?? other[word] else {
      return nil
    }
    self = key
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last])
  }
}
