// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

/// A dossier to fill: `dossier.yaml` and every paper with its rubrics, commented.
public struct BlankDossier {
  public let files: [DossierWriter.File]

  public init(_ exam: Exam, candidate: Candidate? = nil, session: Int? = nil) {
    let papers = BlankPaper.all(of: exam)
    var files = [("dossier.yaml", BlankDossier.main(exam, papers, candidate, session))]
    files += papers.map { ($0.file, BlankDossier.text($0, exam)) }
    self.files = files.map { DossierWriter.File(path: $0.0, bytes: Array($0.1.utf8)) }
  }

  private static func main(_ exam: Exam, _ papers: [BlankPaper], _ candidate: Candidate?, _ session: Int?) -> String {
    var lines = ["# \(exam.title)", "epreuve: \(exam.id)"]
    lines.append(session.map { "session: \($0)" } ?? "# session: 2026")
    lines.append(
      candidate.flatMap(YAMLWriting.candidate)
        ?? "# candidat: { numero: \"0417\", nom: \"Cosquer\", prenom: \"Anaëlle\" }")
    let wanted = exam.papers.filter { $0.minimum > 0 }
    lines.append(wanted.isEmpty ? "pieces: []" : "pieces:")
    for requirement in exam.papers {
      if let note = requirement.note { lines.append("  # \(note)") }
      let isOptional = requirement.minimum == 0
      let own = papers.filter { $0.requirement.id == requirement.id }
      if own.isEmpty {
        // Papers without rubrics are seen on the table; they may be files too.
        let line = "  - { genre: \(requirement.kind.key), remis: papier }"
        lines.append(isOptional ? "  #" + line.dropFirst(3) : line)
        continue
      }
      for paper in own {
        lines += ["  - genre: \(requirement.kind.key)", "    fichier: \(paper.file)"]
        lines += [
          "    # annexes:",
          "    #   - { fichier: annexes/devis.pdf, intitule: \"Devis\", pages: 2 }"
            + (requirement.maximumAnnexPages.map { "  # \($0) pages au plus" } ?? ""),
        ]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ paper: BlankPaper, _ exam: Exam) -> String {
    var lines = ["---", "titre: \(YAMLWriting.quoted(paper.title))"]
    switch paper.requirement.kind {
    case .fiche:
      lines.append(
        paper.type.map { "type: \($0)" } ?? "# type: \(FieldReader.types.joined(separator: ", "))")
      lines += ["# date: 2026-05-12", "# lieu: \"Bureau de l’acheteuse\""]
    case .proposal: lines += ["# date: 2026-05-12", "# client_masque: \"Client A\""]
    case .project: lines += ["# periode: { du: 2025-09-01, au: 2026-03-31 }", "# entreprise: \"…\""]
    case .certificate, .dspp, .results, .file, .experience: break
    }
    if exam.changes != nil, paper.requirement.kind == .fiche || paper.requirement.kind == .proposal {
      lines += [
        "# conditions:",
        "#   - { id: prix, intitule: \"Prix net HT\", unite: EUR, valeur: 48 500, plage: [41 000, 52 000], pas: 500 }",
      ]
    }
    lines.append("---")
    for rubric in paper.requirement.rubrics {
      lines += ["", "## \(rubric.title)", ""]
      lines.append("<!-- \(BlankPaper.contents(rubric) ?? "À rédiger.") -->")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
