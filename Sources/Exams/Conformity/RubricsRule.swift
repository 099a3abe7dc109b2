// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Every rubric that the exam asks for stands in the paper, with some text under it.
enum RubricsRule {
  static func check(
    _ paper: Paper, _ place: PaperPlace, _ recogniser: RubricRecogniser, _ findings: inout Findings
  ) {
    let rubrics = recogniser.rubrics
    guard !rubrics.isEmpty, !paper.isUnread else { return }
    guard !paper.isOnPaper else {
      findings.note(
        "rubrique.sur-papier", at: place.path,
        "\(place.subject) est sur papier : vérifiez à la lecture ses \(plural(rubrics.count, "rubrique")).",
        hint: rubrics.map(\.title).joined(separator: " · "))
      return
    }
    guard paper.sections.contains(where: { $0.rubric != nil }) else {
      findings.error(
        "rubrique.aucune", at: place.path,
        "\(place.subject) : aucune des \(plural(rubrics.count, "rubrique")) demandées n’y est reconnue.",
        hint: "Donnez à chacune un titre : « ## \(rubrics[0].title) ».")
      return
    }
    for rubric in rubrics { check(rubric, paper, place, &findings) }
  }

  private static func check(_ rubric: Rubric, _ paper: Paper, _ place: PaperPlace, _ findings: inout Findings) {
    let found = paper.sections.indices.filter { paper.sections[$0].rubric == rubric.id }
    guard let first = found.first else {
      findings.error(
        "rubrique.absente", at: place.path, "\(place.subject) : la rubrique « \(rubric.title) » manque.",
        hint: hint(rubric, paper))
      return
    }
    let text = found.map { paper.sections[$0].text }
    if text.allSatisfy(isEmpty) {
      let contents = rubric.contents.isEmpty ? "" : " On y attend : \(rubric.contents.joined(separator: ", "))."
      findings.error(
        "rubrique.vide", at: place.section(first), "\(place.subject) : la rubrique « \(rubric.title) » est vide.",
        hint: "Rédigez-la sous son titre.\(contents)")
    } else if text.allSatisfy({ isEmpty($0) || isPlaceholder($0) }) {
      findings.warn(
        "rubrique.a-completer", at: place.section(first),
        "\(place.subject) : la rubrique « \(rubric.title) » paraît rester à compléter.",
        hint: "Remplacez le texte d’attente.")
    }
  }

  private static func hint(_ rubric: Rubric, _ paper: Paper) -> String {
    let title = "Ajoutez le titre « ## \(rubric.title) »"
    let contents = rubric.contents.isEmpty ? "" : " (\(rubric.contents.joined(separator: ", ")))"
    return "\(title)\(contents), ou donnez-le à la section qui en traite."
  }

  /// Nothing but spaces, punctuation and comments.
  static func isEmpty(_ text: String) -> Bool {
    if !text.utf8.contains(UInt8(ascii: "<")) { return !text.unicodeScalars.contains(where: isWordScalar) }
    var rest = text[...]
    while let open = rest.range(of: "<!--") {
      if rest[..<open.lowerBound].unicodeScalars.contains(where: isWordScalar) { return false }
      guard let close = rest[open.upperBound...].range(of: "-->") else { return true }
      rest = rest[close.upperBound...]
    }
    return !rest.unicodeScalars.contains(where: isWordScalar)
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case ..<0xC0: scalar.value == 0xB2 || scalar.value == 0xB5
    case 0x2000...0x20CF, 0xFEFF, 0xFFFD: scalar.value == 0x20AC
    default: true
    }
  }

  /// Short texts left by a template.
  private static func isPlaceholder(_ text: String) -> Bool {
    guard text.utf8.count < 40 else { return false }
    let words = text.foldedWords.joined(separator: " ")
    return ["a completer", "a rediger", "a faire", "todo", "tbd", "xxx", "lorem ipsum", "en cours"].contains(words)
  }
}

extension Substring {
  /// The first place of a text. O(n·m), without Foundation.
  fileprivate func range(of text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    var index = startIndex
    while index < endIndex {
      guard let first = utf8[index...].firstIndex(of: wanted[0]) else { return nil }
      if utf8[first...].starts(with: wanted) { return first..<utf8.index(first, offsetBy: wanted.count) }
      index = utf8.index(after: first)
    }
    return nil
  }
}
