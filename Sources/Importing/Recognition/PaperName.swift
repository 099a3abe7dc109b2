// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

/// The kinds of papers by the words with which people entitle them, or name their files.
struct PaperName: Hashable {
  let kind: PaperKind
  /// `Fiche n° 2`
  let number: Int?
  /// What the title adds: `Vendre un adoucisseur`.
  let title: String?

  /// What a title names, among the kinds that an exam knows; `nil` when it names none.
  init?(_ text: String, among kinds: Set<PaperKind>) {
    let plain = text.withoutNumbering.trimmed
    let words = plain.foldedWords.map(String.init)
    guard !words.isEmpty, words.count <= 40 else { return nil }
    let found = PaperName.wordings.first { kinds.contains($0.kind) && words.starts(with: $0.words) }
    guard let found else { return nil }
    var rest = words.dropFirst(found.words.count)
    if found.kind == .fiche, let next = rest.first, PaperName.otherSheets.contains(next) { return nil }
    while let next = rest.first, PaperName.fillers.contains(next) { rest = rest.dropFirst() }
    number = rest.first.flatMap(PaperName.number)
    if number != nil { rest = rest.dropFirst() }
    kind = found.kind
    // "Proposition commerciale n° 26-0187" says more than which paper it is.
    title = rest.isEmpty ? nil : PaperName.subtitle(of: plain, after: words.count - rest.count) ?? plain
  }

  /// The same for the name of a file: the words may stand anywhere in it.
  static func kind(ofFile name: String, among kinds: Set<PaperKind>) -> PaperKind? {
    let base = name.split(separator: "/").last.map(String.init) ?? name
    let words = (base.lastIndex(of: ".").map { String(base[..<$0]) } ?? base).separatingDigits.foldedWords.map(
      String.init)
    return words.indices.lazy.compactMap { start -> PaperKind? in
      let found = wordings.first { kinds.contains($0.kind) && words[start...].starts(with: $0.words) }
      guard let found else { return nil }
      let next = words[start...].dropFirst(found.words.count).first
      return found.kind == .fiche && next.map(otherSheets.contains) == true ? nil : found.kind
    }.first
  }

  /// What follows a colon or a dash that stands apart, right after the name: `Fiche 1 – Vendre un adoucisseur`.
  private static func subtitle(of text: String, after count: Int) -> String? {
    let separators = [":", " – ", " — ", " - ", "\u{A0}: "]
    let starts = separators.compactMap { separator in text.firstRange(of: separator)?.upperBound }
    guard let start = starts.min(), String(text[..<start]).foldedWords.count <= count else { return nil }
    let rest = text[start...].trimmed
    return rest.isEmpty ? nil : rest
  }

  private static func number(_ word: String) -> Int? {
    if let number = Int(word), (1...99).contains(number) { return number }
    let names = ["un": 1, "une": 1, "i": 1, "a": 1, "deux": 2, "ii": 2, "b": 2, "trois": 3, "iii": 3, "c": 3]
    return names[word]
  }

  /// Between the name and its number.
  private static let fillers: Set<String> = ["n", "no", "numero", "num", "de", "situation", "negociation"]
  /// `Fiche technique`, `Fiche produit` are annexes.
  private static let otherSheets: Set<String> = [
    "technique", "techniques", "produit", "produits", "client", "clients", "prospect", "tarif", "memo", "projet",
    "synthese",
  ]

  private static let wordings: [(kind: PaperKind, words: [String])] = [
    (.project, "fiche de synthese"), (.project, "fiche descriptive de projet"),
    (.project, "fiche descriptive du projet"),
    (.project, "fiche de projet"), (.project, "fiche projet"), (.project, "fiche descriptive"), (.project, "projet"),
    (.fiche, "fiche descriptive"), (.fiche, "fiche"),
    (.proposal, "proposition commerciale"), (.proposal, "proposition"), (.proposal, "offre commerciale"),
    (.dspp, "dossier de synthese de pratique"), (.dspp, "dossier de synthese"), (.dspp, "dspp"),
    (.dspp, "dossier professionnel"),
    (.results, "resultats des evaluations"), (.results, "evaluations en cours"), (.results, "livret d evaluation"),
    (.results, "livret"), (.results, "ecf"),
    (.certificate, "attestation"), (.certificate, "attestations"), (.certificate, "certificat de travail"),
    (.certificate, "certificat"), (.certificate, "contrat de travail"),
    (.experience, "experience professionnelle"), (.experience, "mon experience"), (.experience, "experience"),
    (.file, "dossier de la situation"), (.file, "dossier de situation"), (.file, "dossier situation"),
    (.file, "dossier"),
  ].map { kind, text in (kind, text.split(separator: " ").map(String.init)) }
}

extension Exam {
  /// The kinds of papers that mean something here: those asked for, and those that may replace them.
  public var paperKinds: Set<PaperKind> { Set(papers.map(\.kind) + papers.compactMap(\.substitute?.kind)) }
}

extension String {
  /// `fiche1` → `fiche 1`
  fileprivate var separatingDigits: String {
    var result = ""
    for character in self {
      if let last = result.last, last.isLetter, character.isNumber { result += " " }
      result.append(character)
    }
    return result
  }
}
