// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Exams
internal import FrenchText

extension ImportReview {
  /// Who the candidate is, and the files that say otherwise.
  private var identity: [String] {
    let candidate = draft.candidate
    let known = [candidate.number, candidate.name].filter { !$0.isEmpty }.joined(separator: " ")
    let missing = [("nom", candidate.name), ("numéro", candidate.number)].filter(\.1.isEmpty).map { "sans \($0.0)" }
    let told = (known.isEmpty ? [] : [known]) + missing + (draft.session.map { ["session \($0)"] } ?? [])
    let others = draft.remarks.filter { $0.code == DossierDraft.IdentityCode.other }
    return ["Candidat : \(told.joined(separator: ", "))".typographic]
      + others.map { "  ! \($0.location.map { "\($0.file) : " } ?? "")\($0.message)".typographic } + [""]
  }

  /// The draft as a person reads it.
  public var lines: [String] {
    var lines = identity
    for (index, paper) in draft.papers.enumerated() {
      if index > 0 { lines.append("") }
      let title = paper.fields.title.map { " « \($0) »" } ?? ""
      let type = paper.fields.type.map { ", \($0)" } ?? ""
      lines.append("\(index + 1). \(draft.name(of: index))\(title)\(type) (\(paper.origin))".typographic)
      if paper.isOnPaper { lines.append("      remise telle quelle, en annexe") }
      for (position, rubric) in draft.rubrics(of: paper.kind).enumerated() {
        let found = paper.sections.filter { $0.rubrics.contains(rubric.id) }
        let text =
          found.isEmpty
          ? "— manque —" : found.allSatisfy(\.blocks.isBlank) ? "— vide —" : found.flatMap(\.blocks).plainText.firstLine
        let doubt = found.contains(where: \.isGuess) ? " (deviné)" : ""
        let number = "\(index + 1).\(position + 1)".padded(to: 5)
        lines.append("  \(number)\(rubric.title.padded(to: 34)) \(text)\(doubt)")
      }
      for annex in paper.annexes where annex.picture == nil {
        let pages = annex.pages.map { ", \(plural($0, "page"))" } ?? ""
        lines.append("      annexe : \(annex.title)\(pages)".typographic)
      }
      let pictures = paper.annexes.count { $0.picture != nil }
      if pictures > 0 { lines.append("      \(plural(pictures, "image")) du texte") }
    }
    let places = unplaced
    if !places.isEmpty { lines += ["", "Hors des rubriques :"].map(\.typographic) }
    for place in places {
      let mark = letter(of: place).map(Self.letter) ?? ""
      lines.append("  \(mark) \(label(place)) : \(blocks(place).plainText.firstLine)".typographic)
    }
    return lines
  }

  /// What is left to do, short enough to stay in sight.
  public var summary: String {
    let missing = draft.papers.indices.flatMap { index in
      draft.rubrics(of: draft.papers[index].kind).enumerated().compactMap { position, rubric in
        blocks(.rubric(paper: index, id: rubric.id)).isBlank ? "\(index + 1).\(position + 1)" : nil
      }
    }
    let parts = [
      ("À remplir", missing), ("hors des rubriques", unplaced.compactMap { letter(of: $0) }.map(Self.letter)),
    ].filter { !$0.1.isEmpty }.map { name, places in
      "\(name) : \(places.prefix(8).joined(separator: ", "))\(places.count > 8 ? "…" : "")"
    }
    let left = parts.isEmpty ? "Chaque rubrique a son texte" : parts.joined(separator: " ; ").capitalisedStart
    return "\(left)\(left.hasSuffix("…") ? "" : ".") « voir » : la liste.".typographic
  }

  func show(_ name: String) -> Outcome {
    guard let place = place(name) else { return .refused(unknown(name)) }
    let text = blocks(place).plainText
    return .shown(text.isEmpty ? ["(vide)"] : text.split(whereSeparator: \.isNewline).map(String.init))
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    let text = count > width ? String(prefix(width - 1)) + "…" : self
    return text + String(repeating: " ", count: max(0, width - text.count))
  }
}
