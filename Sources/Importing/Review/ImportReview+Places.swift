// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

extension ImportReview {
  /// A part of the draft that can be named.
  enum Place: Hashable {
    case rubric(paper: Int, id: String)
    case section(paper: Int, Int)
    case preamble(paper: Int)
    case leftover(Int)
  }

  /// What letters name, in order.
  var unplaced: [Place] {
    var places: [Place] = []
    for (index, paper) in draft.papers.enumerated() where !draft.rubrics(of: paper.kind).isEmpty {
      if !paper.preamble.isBlank { places.append(.preamble(paper: index)) }
      places += paper.sections.indices.filter { paper.sections[$0].rubrics.isEmpty }.map { .section(paper: index, $0) }
    }
    return places + draft.leftovers.indices.map { .leftover($0) }
  }

  func label(_ place: Place) -> String {
    switch place {
    case .rubric(let paper, let id): draft.rubrics(of: draft.papers[paper].kind).first { $0.id == id }?.title ?? id
    case .section(let paper, let index):
      "« \(draft.papers[paper].sections[index].heading) » (\(draft.name(of: paper)))"
    case .preamble(let paper): "Avant la première rubrique (\(draft.name(of: paper)))"
    case .leftover(let index): "\(draft.leftovers[index].label.capitalisedStart) (\(draft.leftovers[index].origin))"
    }
  }

  /// A rubric under the number of the list: two papers have the same ones.
  func numbered(_ place: Place) -> String {
    guard case .rubric(let paper, let id) = place,
      let index = draft.rubrics(of: draft.papers[paper].kind).firstIndex(where: { $0.id == id })
    else { return label(place) }
    return "\(paper + 1).\(index + 1) \(label(place))"
  }

  func blocks(_ place: Place) -> [TextBlock] {
    switch place {
    case .rubric(let paper, let id): draft.papers[paper].sections.filter { $0.rubrics.contains(id) }.flatMap(\.blocks)
    case .section(let paper, let index): draft.papers[paper].sections[index].blocks
    case .preamble(let paper): draft.papers[paper].preamble
    case .leftover(let index): draft.leftovers[index].blocks
    }
  }

  /// `a`, `1.3`, `3` where only one paper has rubrics, `contexte`, `2 contexte`.
  func place(_ name: String, from source: Place? = nil) -> Place? {
    let folded = name.folded
    // A letter whose text has moved names nothing else.
    if isLetter(folded) { return unplaced.first { letter(of: $0).map(Self.letter) == folded } }
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
    // Less than a word is more likely a letter that was never given.
    let starting = name.count < 3 ? [] : rubrics.filter { $0.title.foldedWordText.contains(name.foldedWordText) }
    let id = recognised ?? (starting.count == 1 ? starting[0].id : nil)
    return name.foldedWordText.isEmpty ? nil : id.map { .rubric(paper: paper, id: $0) }
  }

  private func paper(of place: Place) -> Int? {
    switch place {
    case .rubric(let paper, _), .section(let paper, _), .preamble(let paper): paper
    case .leftover: nil
    }
  }

  /// The number of the letter that names a place.
  func letter(of place: Place) -> Int? {
    switch place {
    case .rubric: nil
    case .section(let paper, let index): draft.papers[paper].sections[index].letter
    case .preamble(let paper): draft.papers[paper].preambleLetter
    case .leftover(let index): draft.leftovers[index].letter
    }
  }

  /// Whether a folded word is a letter that was given, even if its text has moved since.
  private func isLetter(_ word: String) -> Bool { (0..<letters).contains { Self.letter($0) == word } }

  static func letter(_ index: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let last = String(letters[index % 26])
    return index < 26 ? last : letter(index / 26 - 1) + last
  }

  func unknown(_ name: String) -> String {
    isLetter(name.folded)
      ? "« \(name) » est déjà rangé : « voir » montre ce qui reste hors des rubriques.".typographic
      : "« \(name) » n’est ni une lettre ni une rubrique de la liste. Par exemple : a 1.3".typographic
  }
}

extension String {
  var capitalisedStart: String { prefix(1).uppercased() + dropFirst() }
}
