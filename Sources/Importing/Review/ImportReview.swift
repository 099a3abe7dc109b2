// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Exams
internal import FrenchText

/// The look that a person has at a draft before it is written: each rubric with its first line, what is not placed, and
/// lines that move one to the other.
public struct ImportReview {
  public private(set) var draft: DossierDraft {
    didSet {
      guard draft.leftovers.isEmpty else { return }
      // Nothing is kept aside any more: no remark says so.
      draft.remarks = draft.remarks.map { remark in
        guard remark.hint.contains(DossierWriter.leftoversFile) else { return remark }
        return Diagnostic(remark.severity, remark.code, location: remark.location, remark.message)
      }
    }
  }
  private var past: [DossierDraft] = []

  public init(_ draft: DossierDraft) { self.draft = draft }

  /// What a typed line leads to.
  public enum Outcome: Hashable, Sendable {
    /// Look again at ``ImportReview/lines``.
    case changed(String)
    /// Something to read; nothing changed.
    case shown([String])
    case refused(String)
    /// Write it.
    case accepted
    /// Leave everything as it was.
    case abandoned
  }

  public static let help = [
    "Entrée ou oui : écrire le dossier. non : tout laisser.",
    "a 1.3 : mettre ce que marque a dans la rubrique 1.3 (ou « a contexte »).",
    "1.3 1.5 : déplacer une rubrique vers une autre. 1.3 hors : la sortir des rubriques.",
    "voir a, voir 1.3 : lire le texte en entier. défaire : revenir d’un pas.",
    "titre 1 …, type 1 négociation-vente : le titre, le type de la pièce 1. pièce 1 fiche : son genre.",
  ].map(\.typographic)

  public mutating func apply(_ line: String) -> Outcome {
    let words = line.trimmed.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first else { return .accepted }
    switch first.folded {
    case "oui", "o", "ok", "ecrire", "bien", "valider", "y": if words.count == 1 { return .accepted }
    case "non", "quitter", "abandonner", "annuler", "q": if words.count == 1 { return .abandoned }
    case "aide", "?", "h": return .shown(Self.help)
    case "defaire", "annule", "u":
      guard let last = past.popLast() else { return .refused("Rien à défaire.") }
      draft = last
      return .changed("Défait.")
    case "voir", "lire", "v": return show(words.dropFirst().joined(separator: " "))
    case "titre", "type", "piece", "genre": return amend(first.folded, Array(words.dropFirst()))
    default: break
    }
    return move(words)
  }

  // MARK: Showing

  /// The draft as a person reads it.
  public var lines: [String] {
    var lines: [String] = []
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
    for (index, place) in places.enumerated() {
      lines.append("  \(Self.letter(index)) \(label(place)) : \(blocks(place).plainText.firstLine)".typographic)
    }
    return lines
  }

  private mutating func show(_ name: String) -> Outcome {
    guard let place = place(name) else { return .refused(Self.unknown(name)) }
    let text = blocks(place).plainText
    return .shown(text.isEmpty ? ["(vide)"] : text.split(whereSeparator: \.isNewline).map(String.init))
  }

  // MARK: Places

  /// A part of the draft that can be named.
  private enum Place: Hashable {
    case rubric(paper: Int, id: String)
    case section(paper: Int, Int)
    case preamble(paper: Int)
    case leftover(Int)
  }

  /// What letters name, in order.
  private var unplaced: [Place] {
    var places: [Place] = []
    for (index, paper) in draft.papers.enumerated() where !draft.rubrics(of: paper.kind).isEmpty {
      if !paper.preamble.isBlank { places.append(.preamble(paper: index)) }
      places += paper.sections.indices.filter { paper.sections[$0].rubrics.isEmpty }.map { .section(paper: index, $0) }
    }
    return places + draft.leftovers.indices.map { .leftover($0) }
  }

  private func label(_ place: Place) -> String {
    switch place {
    case .rubric(let paper, let id): draft.rubrics(of: draft.papers[paper].kind).first { $0.id == id }?.title ?? id
    case .section(let paper, let index):
      "« \(draft.papers[paper].sections[index].heading) » (\(draft.name(of: paper)))"
    case .preamble(let paper): "Avant la première rubrique (\(draft.name(of: paper)))"
    case .leftover(let index): "\(draft.leftovers[index].label.capitalisedStart) (\(draft.leftovers[index].origin))"
    }
  }

  private func blocks(_ place: Place) -> [TextBlock] {
    switch place {
    case .rubric(let paper, let id): draft.papers[paper].sections.filter { $0.rubrics.contains(id) }.flatMap(\.blocks)
    case .section(let paper, let index): draft.papers[paper].sections[index].blocks
    case .preamble(let paper): draft.papers[paper].preamble
    case .leftover(let index): draft.leftovers[index].blocks
    }
  }

  /// `a`, `1.3`, `3` where only one paper has rubrics, `contexte`, `2 contexte`.
  private func place(_ name: String, from source: Place? = nil) -> Place? {
    let folded = name.folded
    if let index = unplaced.indices.first(where: { Self.letter($0) == folded }) { return unplaced[index] }
    let withRubrics = draft.papers.indices.filter { !draft.rubrics(of: draft.papers[$0].kind).isEmpty }
    let numbers = folded.split(whereSeparator: { $0 == "." || $0 == " " })
    let digits = numbers.compactMap { Int($0) }
    if digits.count == numbers.count, !digits.isEmpty {
      guard digits.count > 1 || withRubrics.count == 1 else { return nil }
      let paper = digits.count > 1 ? digits[0] - 1 : withRubrics[0]
      return rubric(paper, digits[digits.count - 1] - 1)
    }
    var words = name.split(separator: " ").map(String.init)
    var paper = source.flatMap { self.paper(of: $0) } ?? withRubrics.first
    if let number = words.first.flatMap({ Int($0) }), words.count > 1 {
      paper = number - 1
      words.removeFirst()
    }
    guard let paper, draft.papers.indices.contains(paper) else { return nil }
    return named(words.joined(separator: " "), paper)
  }

  private func rubric(_ paper: Int, _ index: Int) -> Place? {
    guard draft.papers.indices.contains(paper) else { return nil }
    let rubrics = draft.rubrics(of: draft.papers[paper].kind)
    return rubrics.indices.contains(index) ? .rubric(paper: paper, id: rubrics[index].id) : nil
  }

  private func named(_ name: String, _ paper: Int) -> Place? {
    let rubrics = draft.rubrics(of: draft.papers[paper].kind)
    let recognised = RubricRecogniser(rubrics).recognise([name])[0].rubrics.first
    let starting = rubrics.filter { $0.title.foldedWordText.contains(name.foldedWordText) }
    let id = recognised ?? (starting.count == 1 ? starting[0].id : nil)
    return name.foldedWordText.isEmpty ? nil : id.map { .rubric(paper: paper, id: $0) }
  }

  private func paper(of place: Place) -> Int? {
    switch place {
    case .rubric(let paper, _), .section(let paper, _), .preamble(let paper): paper
    case .leftover: nil
    }
  }

  static func letter(_ index: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let last = String(letters[index % 26])
    return index < 26 ? last : letter(index / 26 - 1) + last
  }

  private static func unknown(_ name: String) -> String {
    "« \(name) » n’est ni une lettre ni une rubrique de la liste. Par exemple : a 1.3".typographic
  }

  // MARK: Changing

  private static let links: Set<String> = ["dans", "vers", "a", "en", "->", "→", ">", "=", "est", "sous", "mettre"]

  private mutating func move(_ words: [String]) -> Outcome {
    var words = words
    if let first = words.first, first.folded == "mettre" || first.folded == "deplacer" { words.removeFirst() }
    guard let name = words.first, let source = place(name) else { return .refused(Self.unknown(words.first ?? "")) }
    var target = Array(words.dropFirst())
    while let next = target.first, target.count > 1, Self.links.contains(next.folded) { target.removeFirst() }
    let goal = target.joined(separator: " ")
    guard !goal.isEmpty else { return .refused("Où mettre « \(name) » ? Par exemple : \(name) 1.3".typographic) }
    if ["hors", "dehors", "aucune", "rien"].contains(goal.folded) { return takeOut(source) }
    guard let destination = place(goal, from: source), case .rubric(let paper, let id) = destination else {
      return .refused(Self.unknown(goal))
    }
    guard destination != source else { return .refused("C’est déjà sa place.") }
    let moved = blocks(source)
    guard !moved.isBlank else { return .refused("Il n’y a rien à déplacer.") }
    let told = "\(label(source)) → \(label(destination))".typographic
    past.append(draft)
    let blocks = take(source)
    put(blocks, paper, id)
    return .changed(told)
  }

  /// Empties a place, and gives what it held: under its own title, when it had one that was no rubric.
  private mutating func take(_ place: Place) -> [TextBlock] {
    let taken = blocks(place)
    switch place {
    case .rubric(let paper, let id): draft.papers[paper].sections.removeAll { $0.rubrics.contains(id) }
    case .section(let paper, let index):
      let section = draft.papers[paper].sections.remove(at: index)
      return [.heading(3, [.text(section.heading)])] + taken
    case .preamble(let paper): draft.papers[paper].preamble = []
    case .leftover(let index): draft.leftovers.remove(at: index)
    }
    return taken
  }

  private mutating func put(_ blocks: [TextBlock], _ paper: Int, _ id: String) {
    if let index = draft.papers[paper].sections.firstIndex(where: { $0.rubrics.contains(id) }) {
      draft.papers[paper].sections[index].blocks += blocks
      return
    }
    let rubrics = draft.rubrics(of: draft.papers[paper].kind).map(\.id)
    let rank = rubrics.firstIndex(of: id) ?? rubrics.count
    let title = draft.rubrics(of: draft.papers[paper].kind).first { $0.id == id }?.title ?? id
    // Before the first of the rubrics that come after it.
    let sections = draft.papers[paper].sections
    let place = sections.firstIndex { section in
      section.rubrics.first.flatMap { rubrics.firstIndex(of: $0) }.map { $0 > rank } ?? false
    }
    draft.papers[paper].sections.insert(
      DraftSection(heading: title, rubrics: [id], blocks: blocks), at: place ?? sections.count)
  }

  private mutating func takeOut(_ source: Place) -> Outcome {
    guard case .rubric(let paper, let id) = source else { return .refused("C’est déjà hors des rubriques.") }
    let indices = draft.papers[paper].sections.indices.filter { draft.papers[paper].sections[$0].rubrics.contains(id) }
    guard !indices.isEmpty else { return .refused("Il n’y a rien à déplacer.") }
    past.append(draft)
    let told = "\(label(source)) : hors des rubriques.".typographic
    let blocks = take(source)
    draft.leftovers.append(Leftover(label: label(source), origin: draft.papers[paper].origin, blocks: blocks))
    return .changed(told)
  }

  private mutating func amend(_ verb: String, _ words: [String]) -> Outcome {
    var words = words
    var paper = 0
    if let number = words.first.flatMap({ Int($0) }) {
      paper = number - 1
      words.removeFirst()
    } else if draft.papers.count > 1 {
      return .refused("Dites le numéro de la pièce : \(verb) 1 …".typographic)
    }
    let text = words.joined(separator: " ")
    guard draft.papers.indices.contains(paper), !text.isEmpty else {
      return .refused("Il faut une pièce de la liste, et un texte : \(verb) 1 …".typographic)
    }
    if verb == "titre" || verb == "type", draft.papers[paper].frontMatter != nil {
      return .refused(
        "Cette pièce a son propre en-tête : corrigez-y « \(verb) » une fois le dossier écrit.".typographic)
    }
    var changed = draft
    switch verb {
    case "titre": changed.papers[paper].fields.title = text
    case "type": changed.papers[paper].fields.type = FieldReader.type(text)
    default:
      let kinds = draft.exam.paperKinds
      guard let kind = kinds.first(where: { $0.key.matches(text) || $0.shortName.matches(text) }) else {
        return .refused("Genres possibles : \(kinds.map(\.key).sorted().joined(separator: ", ")).".typographic)
      }
      changed.papers[paper].kind = kind
      let recogniser = RubricRecogniser(changed.rubrics(of: kind))
      let found = recogniser.recognise(changed.papers[paper].sections.map(\.heading))
      for index in found.indices { changed.papers[paper].sections[index].rubrics = found[index].rubrics }
    }
    past.append(draft)
    draft = changed
    return .changed("\(draft.name(of: paper)) : noté.".typographic)
  }
}

extension String {
  fileprivate var capitalisedStart: String { prefix(1).uppercased() + dropFirst() }

  fileprivate func padded(to width: Int) -> String {
    let text = count > width ? String(prefix(width - 1)) + "…" : self
    return text + String(repeating: " ", count: max(0, width - text.count))
  }
}
