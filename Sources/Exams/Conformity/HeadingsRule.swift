// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// How headings were understood: what was guessed, what was not recognised, what is there twice. Nothing follows from
/// any of it.
enum HeadingsRule {
  /// How many unknown headings are told one by one.
  static let mostTold = 12

  static func check(
    _ paper: Paper, _ place: PaperPlace, _ recogniser: RubricRecogniser, _ findings: inout Findings
  ) {
    guard !recogniser.rubrics.isEmpty, !paper.isUnread, !paper.isOnPaper else { return }
    let titles = Dictionary(recogniser.rubrics.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    var firstLines: [String: Int] = [:]
    var unknown = 0
    for (index, section) in paper.sections.enumerated() {
      let path = place.section(index)
      guard let rubric = section.rubric, let title = titles[rubric] else {
        unknown += 1
        let nearest = section.nearest.flatMap { titles[$0] }
        if unknown <= mostTold { tellUnknown(section, nearest: nearest, path, &findings) }
        continue
      }
      tellUnusual(section, title, path, &findings)
      if let line = firstLines[rubric], line != section.line {
        findings.note(
          "rubrique.deux-fois", at: path,
          "La rubrique « \(title) » a déjà un titre à la ligne \(line) : les deux textes sont lus à la suite.",
          hint: "Réunissez-les sous un seul titre, si c’est bien la même rubrique.")
      }
      if firstLines[rubric] == nil { firstLines[rubric] = section.line }
    }
    if unknown > mostTold {
      findings.note(
        "rubrique.inconnues", at: place.path,
        "\(place.subject) : \(plural(unknown - mostTold, "autre titre", "autres titres")) sans rubrique.")
    }
  }

  private static func tellUnusual(
    _ section: Paper.Section, _ title: String, _ path: String, _ findings: inout Findings
  ) {
    if section.isGuess {
      findings.note(
        "rubrique.devinee", at: path, "Le titre « \(section.heading) » est lu comme la rubrique « \(title) ».",
        hint: "Reprenez l’intitulé exact s’il s’agit d’autre chose.")
    } else if section.level != 2 {
      findings.note(
        "rubrique.niveau", at: path, "La rubrique « \(title) » est reconnue, mais son titre n’est pas de niveau 2.",
        hint: "Écrivez « ## \(section.heading) ».")
    }
  }

  private static func tellUnknown(
    _ section: Paper.Section, nearest: String?, _ path: String, _ findings: inout Findings
  ) {
    findings.note(
      "rubrique.inconnue", at: path, "Le titre « \(section.heading) » n’est pas reconnu comme une rubrique.",
      hint: nearest.map { "La plus proche est « \($0) »." } ?? "C’est permis : rien n’en résulte.")
  }
}

/// The pages of the annexes of one paper.
enum AnnexPagesRule {
  static func check(_ paper: Paper, _ place: PaperPlace, _ requirement: PaperRequirement, _ findings: inout Findings) {
    guard let maximum = requirement.maximumAnnexPages, !paper.annexes.isEmpty else { return }
    let pages = paper.annexes.compactMap(\.pages).reduce(0, +)
    if pages > maximum {
      findings.error(
        "annexe.pages", at: "\(place.path).annexes", isFormal: true,
        "\(place.subject) : \(plural(pages, "page")) d’annexes au lieu de \(maximum) au plus.",
        hint: "Retirez \(plural(pages - maximum, "page")).")
      return
    }
    let unknown = paper.annexes.count { $0.pages == nil }
    guard unknown > 0 else { return }
    findings.note(
      "annexe.pages-inconnues", at: "\(place.path).annexes",
      "\(place.subject) : \(plural(unknown, "annexe")) sans nombre de pages ; \(maximum) pages au plus sont permises en tout.",
      hint: "Ajoutez « pages: … » à chaque annexe.")
  }
}
