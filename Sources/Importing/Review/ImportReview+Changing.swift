// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

extension ImportReview {
  private static let links: Set<String> = ["dans", "vers", "a", "en", "->", "→", ">", "=", "est", "sous", "mettre"]

  mutating func move(_ words: [String]) -> Outcome {
    var words = words
    if let first = words.first, first.folded == "mettre" || first.folded == "deplacer" { words.removeFirst() }
    guard let name = words.first, let source = place(name) else { return .refused(unknown(words.first ?? "")) }
    var target = Array(words.dropFirst())
    while let next = target.first, target.count > 1, Self.links.contains(next.folded) { target.removeFirst() }
    let goal = target.joined(separator: " ")
    guard !goal.isEmpty else { return .refused("Où mettre « \(name) » ? Par exemple : \(name) 1.3".typographic) }
    if ["hors", "dehors", "aucune", "rien"].contains(goal.folded) { return takeOut(source) }
    guard let destination = place(goal, from: source), case .rubric(let paper, let id) = destination else {
      return .refused(unknown(goal))
    }
    guard destination != source else { return .refused("C’est déjà sa place.") }
    let moved = blocks(source)
    guard !moved.isBlank else { return .refused("Il n’y a rien à déplacer.") }
    let told = "\(numbered(source)) → \(numbered(destination))".typographic
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
      draft.papers[paper].sections[index].letter = nil
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
    let told = "\(numbered(source)) : hors des rubriques, lettre \(Self.letter(letters)).".typographic
    let blocks = take(source)
    draft.leftovers.append(Leftover(label: label(source), origin: draft.papers[paper].origin, blocks: blocks))
    return .changed(told)
  }

  mutating func amend(_ verb: String, _ words: [String]) -> Outcome {
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
    let done: String
    switch verb {
    case "titre":
      changed.papers[paper].fields.title = text
      done = "titre « \(text) »"
    case "type":
      let types = types(of: draft.papers[paper].kind)
      let read = [text, FieldReader.type(text) ?? ""].map(\.foldedWords)
      guard let type = types.first(where: { read.contains($0.foldedWords) }) else {
        return .refused(
          types.isEmpty
            ? "Cette pièce n’a pas de type : seule une fiche en a un."
            : "Types possibles : \(types.joined(separator: ", ")).".typographic)
      }
      changed.papers[paper].fields.type = type
      done = "type « \(type) »"
    default:
      let kinds = draft.exam.paperKinds
      guard let kind = kinds.first(where: { $0.key.matches(text) || $0.shortName.matches(text) }) else {
        return .refused("Genres possibles : \(kinds.map(\.key).sorted().joined(separator: ", ")).".typographic)
      }
      changed.papers[paper].kind = kind
      done = "genre « \(kind.key) »"
      let recogniser = RubricRecogniser(changed.rubrics(of: kind))
      let found = recogniser.recognise(changed.papers[paper].sections.map(\.heading))
      for index in found.indices { changed.papers[paper].sections[index].rubrics = found[index].rubrics }
    }
    past.append(draft)
    draft = changed
    return .changed("\(draft.name(of: paper)) : \(done).".typographic)
  }

  /// Those that the exam asks for, and those that are known everywhere; none for a paper whose head has no type.
  private func types(of kind: PaperKind) -> [String] {
    guard kind == .fiche else { return [] }
    let asked = draft.exam.papers.filter { $0.kind == kind }.flatMap { $0.types.map(\.type) }
    return asked + FieldReader.types.filter { !asked.contains($0) }
  }
}
