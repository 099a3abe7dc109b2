// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// What a draft becomes: the files of a dossier folder.
public struct DossierWriter {
  /// Where what belongs to no paper is kept. Listed nowhere: `oral verifier` reads the papers alone.
  public static let leftoversFile = "hors-rubriques.md"

  /// One file of the folder.
  public struct File: Hashable, Sendable {
    /// Inside the folder, with `/`.
    public let path: String
    public let bytes: [UInt8]
  }

  public private(set) var files: [File] = []
  /// Of each paper of the draft, its file; `nil` for one on paper.
  public private(set) var paperFiles: [String?] = []

  public init(_ draft: DossierDraft) {
    var taken: Set<String> = []
    let names = draft.papers.map { paper in paper.annexes.map { FileNames.unique($0.name, &taken) } }
    // Of the whole draft: two papers may show one picture, and a review moves text from one to the other.
    var pictures: [String: String] = [:]
    for (name, annex) in zip(names.joined(), draft.papers.flatMap(\.annexes)) {
      if let path = annex.picture { pictures[path] = "annexes/\(name)" }
    }
    var lines = DossierWriter.head(draft)
    if draft.papers.isEmpty { lines.append("pieces: []") } else { lines.append("pieces:") }
    for (index, paper) in draft.papers.enumerated() {
      lines.append("  - genre: \(paper.kind.key)")
      if paper.isOnPaper {
        paperFiles.append(nil)
        lines.append("    remis: papier")
      } else {
        let isOnly = draft.papers.count { $0.kind == paper.kind } == 1
        let number = draft.papers[...index].count { $0.kind == paper.kind }
        let name = paper.kind.key + (isOnly ? "" : "-\(number)") + ".md"
        paperFiles.append(name)
        lines.append("    fichier: \(name)")
        files.append(File(path: name, bytes: Array(PaperText(paper, draft, pictures).text.utf8)))
      }
      if !paper.annexes.isEmpty { lines.append("    annexes:") }
      for (name, annex) in zip(names[index], paper.annexes) {
        let pages = annex.pages.map { ", pages: \($0)" } ?? ""
        lines.append("      - { fichier: annexes/\(name), intitule: \(YAMLWriting.quoted(annex.title))\(pages) }")
        files.append(File(path: "annexes/\(name)", bytes: annex.bytes))
      }
    }
    files.insert(File(path: "dossier.yaml", bytes: Array((lines.joined(separator: "\n") + "\n").utf8)), at: 0)
    if !draft.leftovers.isEmpty {
      let text = DossierWriter.leftovers(draft.leftovers, pictures)
      files.append(File(path: Self.leftoversFile, bytes: Array(text.utf8)))
    }
  }

  private static func head(_ draft: DossierDraft) -> [String] {
    var lines = ["epreuve: \(draft.exam.id)"]
    if let session = draft.session { lines.append("session: \(session)") }
    if let line = YAMLWriting.candidate(draft.candidate) { lines.append(line) }
    return lines
  }

  private static func leftovers(_ leftovers: [Leftover], _ pictures: [String: String]) -> String {
    let writer = MarkdownWriter(pictures: pictures)
    let parts = leftovers.map { leftover in
      "## \(MarkdownWriter.heading("\(leftover.origin) : \(leftover.label)".typographic))\n\n\(writer.document(leftover.blocks))"
    }
    return
      "# Ce que l’importation n’a pas placé\n\nRien de ceci n’est lu par l’épreuve. Déplacez-le dans une pièce, ou laissez-le ici.\n\n"
      + parts.joined(separator: "\n\n") + "\n"
  }
}

/// The Markdown of one paper.
struct PaperText {
  let text: String

  init(_ paper: DraftPaper, _ draft: DossierDraft, _ pictures: [String: String]) {
    let titles = Dictionary(
      draft.rubrics(of: paper.kind).map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    var parts: [String] = []
    if let front = paper.frontMatter {
      parts.append("---\n\(front.trimmed)\n---")
    } else {
      let front = YAMLWriting.frontMatter(paper)
      if !front.isEmpty { parts.append("---\n\(front.joined(separator: "\n"))\n---") }
    }
    var writer = MarkdownWriter(pictures: pictures)
    writer.shallowest = titles.isEmpty ? 2 : 3
    parts.append(writer.document(paper.preamble))
    for section in paper.sections {
      // Two rubrics under one title keep that title, which the reading understands.
      let title = section.rubrics.count == 1 ? titles[section.rubrics[0]] ?? section.heading : section.heading
      parts.append("## \(MarkdownWriter.heading(title))")
      writer.headingShift = 2 - section.level
      parts.append(writer.document(section.blocks))
    }
    let body = parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    // A file must hold something: an empty one would be taken for a broken copy.
    text = (body.isEmpty ? "<!-- pièce vide -->" : body) + "\n"
  }
}
