// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// The part of a text that is one paper, or none.
struct Segment {
  /// What its title names; `nil` when no title does.
  var name: PaperName?
  /// The title, as it was written.
  var title: [TextBlock] = []
  var pieces: [Piece] = []

  var titles: [Title] { pieces.compactMap { if case .title(let title) = $0 { title } else { nil } } }

  /// Everything but the title.
  var source: [TextBlock] { pieces.flatMap(\.source) }

  /// Whether nothing but titles is there.
  var isBare: Bool {
    pieces.allSatisfy { piece in
      if case .title(let title) = piece { title.body.isBlank } else { piece.source.isBlank }
    }
  }
}

/// Cuts a file where papers begin: at a title that names one, or where the rubrics start again.
struct PaperSplitter {
  let rubrics: ExamRubrics
  /// What is allowed several times.
  let several: Set<PaperKind>

  func segments(_ pieces: [Piece]) -> [Segment] {
    var segments: [Segment] = []
    var current = Segment()
    for piece in pieces {
      if case .title(let title) = piece, let name = opening(title, in: current) {
        let isSame = current.name?.kind == name.kind && current.pieces.allSatisfy { $0.source.isBlank }
        if isSame {
          // "Fiche 1", then "Fiche descriptive : vendre…": one title in two lines.
          current.title += title.source
          if name.title != nil || name.number != nil { current.name = name }
        } else {
          segments.append(current)
          current = Segment(name: name, title: title.source)
        }
        current.pieces += title.body.map { .content($0) }
      } else {
        current.pieces.append(piece)
      }
    }
    segments.append(current)
    let kept = segments.filter { $0.name != nil || !$0.pieces.isEmpty }
    return kept.flatMap { restarts($0) }
  }

  private func opening(_ title: Title, in segment: Segment) -> PaperName? {
    guard title.evidence <= .wording, let name = PaperName(title.text, among: rubrics.kinds) else { return nil }
    if rubrics.isRubric(title.text, in: segment.name?.kind) { return nil }
    // A proposal has headings of its own that speak of a proposal.
    if segment.name?.kind == name.kind, !several.contains(name.kind), !segment.pieces.isEmpty { return nil }
    return name
  }

  // MARK: Rubrics that start again

  private func restarts(_ segment: Segment) -> [Segment] {
    let kind = segment.name?.kind ?? rubrics.likeliestKind(of: segment.titles.map(\.text))
    guard let kind, several.contains(kind) else { return [segment] }
    let found: [Set<String>] = segment.pieces.map { piece in
      guard case .title(let title) = piece else { return [] }
      return Set(rubrics.certain(title.text, in: kind))
    }
    var starts: [Int] = []
    var seen: Set<String> = []
    for index in found.indices where !found[index].isEmpty {
      let next = found[index...].lazy.filter { !$0.isEmpty }.prefix(3)
      let isRepeated = next.allSatisfy { $0.isSubset(of: seen) } && Set(next.flatMap { $0 }).count >= min(3, seen.count)
      if seen.count >= 3, isRepeated, next.count >= min(3, seen.count) {
        starts.append(start(before: index, in: segment, found))
        seen = []
      }
      seen.formUnion(found[index])
    }
    guard let first = starts.first else { return [segment] }
    var parts = [Segment(name: segment.name, title: segment.title, pieces: Array(segment.pieces[..<first]))]
    for (position, start) in starts.enumerated() {
      let end = position + 1 < starts.count ? starts[position + 1] : segment.pieces.count
      parts.append(Segment(name: nil, title: [], pieces: Array(segment.pieces[start..<end])))
    }
    return parts
  }

  /// The titles right before, which no text follows, belong to what starts.
  private func start(before index: Int, in segment: Segment, _ found: [Set<String>]) -> Int {
    var start = index
    while start > 0, case .title(let title) = segment.pieces[start - 1], found[start - 1].isEmpty, title.body.isBlank {
      start -= 1
    }
    return start
  }
}
