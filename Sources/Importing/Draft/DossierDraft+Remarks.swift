// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import Exams
internal import FrenchText

extension DossierDraft {
  /// What the reading had to say, then how the text is placed by now.
  public var allRemarks: [Diagnostic] { remarks + identity + papers.flatMap { placement($0) } }

  /// The codes of what is told of who the candidate is.
  enum IdentityCode {
    static let other = "import.identite"
    static let missing = "import.identite-absente"
  }

  /// Once for each file, however many of its papers say it.
  mutating func tellDisagreements(_ disagreements: [String], _ file: String) {
    guard !disagreements.isEmpty else { return }
    let said = Diagnostic(
      .warning, IdentityCode.other, location: SourceLocation(file: file),
      "Ce fichier dit \(disagreements.frenchList()).".typographic,
      hint: "S’il est d’un autre candidat, importez-le à part ; sinon, corrigez « dossier.yaml ».".typographic)
    if !remarks.contains(said) { remarks.append(said) }
  }

  /// What lacks to know who the candidate is; a centre may do without numbers.
  private var identity: [Diagnostic] {
    guard candidate.name.isEmpty else { return [] }
    let missing = candidate.number.isEmpty ? "ni le nom ni le numéro du candidat" : "pas le nom du candidat"
    return [
      Diagnostic(
        .warning, IdentityCode.missing, "Les fichiers ne disent \(missing).",
        hint: "Donnez --candidat, ou complétez « candidat » dans « dossier.yaml ».".typographic)
    ]
  }

  /// Guessed titles, titles that are no rubrics, and what stands before the first one.
  private func placement(_ paper: DraftPaper) -> [Diagnostic] {
    let titles = Dictionary(rubrics(of: paper.kind).map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    guard !titles.isEmpty else { return [] }
    var found: [Diagnostic] = []
    func tell(_ severity: Diagnostic.Severity, _ code: String, _ message: String, _ hint: String) {
      found.append(
        Diagnostic(
          severity, code, location: SourceLocation(file: paper.origin), message.typographic, hint: hint.typographic))
    }
    if !paper.preamble.isBlank {
      tell(
        paper.sections.isEmpty ? .warning : .note, "import.avant-rubriques",
        "Le texte qui précède la première rubrique (« \(paper.preamble.plainText.firstLine) ») est gardé en tête de la pièce.",
        "")
    }
    for section in paper.sections {
      if section.rubrics.isEmpty {
        tell(
          .warning, "import.hors-rubriques",
          "Le titre « \(section.heading) » n’est pas une rubrique de l’épreuve : son texte est gardé sous ce titre.",
          "À la revue, on peut le mettre dans une rubrique.")
      } else if section.isGuess, let title = section.rubrics.first.flatMap({ titles[$0] }) {
        tell(
          .note, "import.rubrique-devinee",
          "Le titre « \(section.heading) » est lu comme la rubrique « \(title) ».", "Vérifiez-le à la revue.")
      }
    }
    return found
  }
}
