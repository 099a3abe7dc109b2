// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// Puts the pieces of one paper under its rubrics.
struct Placement {
  private(set) var preamble: [TextBlock] = []
  private(set) var sections: [DraftSection] = []

  init(_ pieces: [Piece], _ recogniser: RubricRecogniser, _ rubrics: ExamRubrics, _ kind: PaperKind) {
    let settled = Placement.withoutWeakTitles(pieces) { rubrics.certain($0, in: kind) }
    let openings = Placement.openings(settled, recogniser)
    for (index, piece) in settled.enumerated() {
      guard case .title(let title) = piece, let opening = openings[index] else {
        add(Placement.content(piece))
        continue
      }
      var section = DraftSection(heading: title.text.withoutNumbering, rubrics: opening.rubrics, blocks: title.body)
      section.isGuess = opening.isGuess
      section.level = title.evidence == .style ? title.level : 2
      sections.append(section)
    }
  }

  private mutating func add(_ blocks: [TextBlock]) {
    if sections.isEmpty { preamble += blocks } else { sections[sections.count - 1].blocks += blocks }
  }

  /// A title that opens nothing is text like any other; a bold line stays one.
  private static func content(_ piece: Piece) -> [TextBlock] { piece.source }

  /// A plain line, or a few words before a colon, are no title where a surer one has the same rubric.
  private static func withoutWeakTitles(_ pieces: [Piece], certain: (String) -> [String]) -> [Piece] {
    var surest: [String: Title.Evidence] = [:]
    for case .title(let title) in pieces {
      for rubric in certain(title.text) { surest[rubric] = min(surest[rubric] ?? .runIn, title.evidence) }
    }
    return pieces.flatMap { piece -> [Piece] in
      guard case .title(let title) = piece, title.evidence >= .wording else { return [piece] }
      let ids = certain(title.text)
      let isSurest = !ids.isEmpty && ids.allSatisfy { surest[$0].map { $0 >= title.evidence } ?? true }
      return isSurest ? [piece] : title.source.map { .content($0) }
    }
  }

  private struct Opening {
    let rubrics: [String]
    var isGuess = false
  }

  /// Which pieces open a section.
  private static func openings(_ pieces: [Piece], _ recogniser: RubricRecogniser) -> [Int: Opening] {
    let titles = pieces.enumerated().compactMap { index, piece -> (index: Int, title: Title)? in
      if case .title(let title) = piece { (index, title) } else { nil }
    }
    let found = recogniser.recognise(titles.map { $0.title.text.withoutNumbering })
    let known = zip(titles, found).filter { !$0.1.rubrics.isEmpty }.map(\.0.title)
    let rank = known.filter { $0.evidence == .style }.map(\.level).min() ?? Int.max
    let numbered = known.count { $0.isNumbered }
    var openings: [Int: Opening] = [:]
    for (place, recognition) in zip(titles, found) {
      let title = place.title
      switch recognition {
      case .certain(let ids): openings[place.index] = Opening(rubrics: ids)
      case .resembling(let id):
        if title.evidence == .style, title.level > rank { continue }
        openings[place.index] = Opening(rubrics: [id], isGuess: true)
      case .unknown:
        // Of the same rank as the rubrics: a section of its own. Of a lower one: a part of the section.
        let isPeer =
          switch title.evidence {
          case .style: title.level <= rank
          case .cell: true
          case .line: title.isNumbered && 2 * numbered > known.count
          case .wording, .runIn: false
          }
        if isPeer { openings[place.index] = Opening(rubrics: []) }
      }
    }
    return openings
  }
}
