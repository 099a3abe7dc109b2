// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

/// The word-processor form of an exam's papers, as Markdown that pandoc turns into a .docx; `oral importer` reads it back.
public struct FormText: Sendable {
  public let markdown: String

  public init(_ exam: Exam, candidate: Candidate? = nil, session: Int? = nil) {
    var parts = [
      "---\ntitle: \(YAMLWriting.quoted(FormText.title))\nsubtitle: \(YAMLWriting.quoted(exam.title))\nlang: fr-FR\n---"
    ]
    parts += FormText.instructions(exam).map(FormText.aside)
    parts.append(
      FormText.table([
        ["Nom", candidate?.familyName ?? ""], ["Prénom", candidate?.givenName ?? ""],
        ["Numéro de candidat", candidate?.number ?? ""], ["Session", session.map(String.init) ?? ""],
      ]))
    for (index, paper) in BlankPaper.all(of: exam).enumerated() {
      if index > 0 { parts.append(FormText.pageBreak) }
      parts.append("# \(paper.title)")
      parts += FormText.help(paper).map(FormText.aside)
      let fields = FormText.fields(paper)
      if !fields.isEmpty { parts.append(FormText.table(fields)) }
      if FormText.hasTerms(paper, exam) {
        parts.append(FormText.aside(FormText.termsHelp))
        parts.append(FormText.termsTable)
      }
      for rubric in paper.requirement.rubrics {
        parts.append("## \(rubric.title)")
        if let contents = BlankPaper.contents(rubric) { parts.append(FormText.aside(contents)) }
        parts.append(FormText.answer)
      }
    }
    markdown = parts.joined(separator: "\n\n") + "\n"
  }

  /// The styles of the form: Tests/Imports/reference_document.py makes them.
  public static var styles: [UInt8] { PackageResources.reference_docx }

  static let title = "Formulaire du candidat"

  /// Everything that the form says and that is no answer, folded.
  static func help(_ exam: Exam) -> Set<String> {
    var texts = [title, exam.title, termsHelp] + instructions(exam)
    for paper in BlankPaper.all(of: exam) {
      texts += help(paper)
      texts += paper.requirement.rubrics.compactMap { BlankPaper.contents($0) }
    }
    return Set(texts.map(\.foldedWordText))
  }

  private static func instructions(_ exam: Exam) -> [String] {
    var lines = [
      "Écrivez sous chaque titre, sans changer les titres. Listes, tableaux et images sont permis ; une rubrique laissée vide sera demandée."
    ]
    let others = exam.papers.filter { $0.rubrics.isEmpty && $0.minimum > 0 }.map(\.title)
    if !others.isEmpty { lines.append("À remettre à part : \(others.frenchList()).") }
    let replaced = exam.papers.compactMap { paper in paper.substitute.map { (paper.title, $0) } }
    for (title, substitute) in replaced {
      let pages = substitute.maximumPages.map { " (\($0) pages au plus)" } ?? ""
      lines.append("« \(title) » peut être remplacée par un document « \(substitute.kind.shortName) »\(pages).")
    }
    return lines.map(\.typographic)
  }

  private static func help(_ paper: BlankPaper) -> [String] {
    var lines: [String] = []
    if paper.requirement.hidesClient {
      lines.append("L’identité du client reste cachée : donnez-lui un autre nom, par exemple « Client A ».")
    }
    if paper.requirement.maximum != 1, paper.count == 1 {
      lines.append("Pour une autre pièce du même genre, copiez cette partie, titre compris, à la suite.")
    }
    if let pages = paper.requirement.maximumAnnexPages {
      lines.append("Les annexes se remettent en fichiers séparés : \(pages) pages au plus pour cette pièce.")
    }
    return lines.map(\.typographic)
  }

  private static let termsHelp =
    "Une ligne par condition négociable (prix, délai, garantie…) ; laissez vide ce que vous n’avez pas. Choix : les valeurs possibles, séparées par des points-virgules."

  private static func fields(_ paper: BlankPaper) -> [[String]] {
    switch paper.requirement.kind {
    case .fiche: [["Titre", ""], ["Type de situation", paper.type ?? ""], ["Date", ""], ["Lieu", ""]]
    case .proposal: [["Titre", ""], ["Date", ""], ["Nom donné au client", ""]]
    case .project: [["Titre", ""], ["Entreprise partenaire", ""], ["Début", ""], ["Fin", ""]]
    case .certificate, .dspp, .results, .file, .experience: []
    }
  }

  private static func hasTerms(_ paper: BlankPaper, _ exam: Exam) -> Bool {
    exam.changes != nil && (paper.requirement.kind == .proposal || paper.requirement.kind == .fiche)
  }

  // MARK: Pandoc's Markdown

  private static func aside(_ text: String) -> String {
    "::: {custom-style=\"Consigne\"}\n\(MarkdownEscape.text(text, inTable: false))\n:::"
  }

  /// A place to write, which no reader takes for a text.
  private static let answer = "::: {custom-style=\"Réponse\"}\n&nbsp;\n:::"

  private static let pageBreak = "```{=openxml}\n<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n```"

  /// Two columns, as wide as the page.
  private static func table(_ rows: [[String]]) -> String {
    let rule = "|" + String(repeating: "-", count: 26) + "|" + String(repeating: "-", count: 60) + "|"
    let lines = rows.map { "| \($0[0]) | \(MarkdownEscape.text($0[1], inTable: true)) |" }
    return (["| | |", rule] + lines).joined(separator: "\n")
  }

  private static let termsTable: String = {
    let names = ["Condition", "Unité", "Valeur", "Mini", "Maxi", "Pas", "Choix"]
    let widths = [24, 10, 12, 12, 12, 8, 22]
    let rule = "|" + widths.map { String(repeating: "-", count: $0) }.joined(separator: "|") + "|"
    let empty = "|" + String(repeating: " &nbsp; |", count: names.count)
    return (["| " + names.joined(separator: " | ") + " |", rule] + Array(repeating: empty, count: 6))
      .joined(separator: "\n")
  }()
}
