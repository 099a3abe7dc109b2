// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

/// The candidate's own marks on the exam's grid, criterion after criterion, once the oral is over.
struct SelfEvaluation {
  /// The criteria still to be asked about, in the order of the grid.
  private(set) var left: [Criterion]
  private let exam: Exam

  init(_ sitting: Sitting) {
    exam = sitting.exam
    left = sitting.missingCriteria
  }

  /// What a line amounts to.
  enum Step: Equatable {
    /// A command for the console: the mark of the criterion that is asked about.
    case mark(String)
    case skip
    case finish
    /// Something else: any command of the console.
    case other
  }

  func step(_ line: String) -> Step {
    let folded = line.folded
    guard let criterion = left.first else { return .finish }
    if ["", "-", "passer", "suivant", "suivante", "s"].contains(folded) { return .skip }
    if ["fin", "bilan", "q", "quitter", "clore", "cr"].contains(folded) { return .finish }
    let head = line.prefix { $0 != ":" }
    let level = exam.scale.level(head.trimmed) ?? exam.scale.levels.first { $0.title.matches(head.trimmed) }
    guard let level else { return .other }
    return .mark("\(level.code) \(criterion.id)\(line.dropFirst(head.count))")
  }

  /// Leaves the criterion that is asked about as it is.
  mutating func skip() { left = Array(left.dropFirst()) }

  /// Leaves out what is marked by now.
  mutating func update(_ sitting: Sitting) {
    let missing = Set(sitting.missingCriteria.map(\.id))
    left = left.filter { missing.contains($0.id) }
  }

  var prompt: StyledLine {
    let codes = exam.scale.levels.map { $0.code.lowercased() }.joined(separator: "/")
    return StyledLine("\(codes)> ", .bold)
  }

  /// The criterion that is asked about.
  var question: [StyledLine] {
    guard let criterion = left.first, let index = exam.criteria.firstIndex(where: { $0.id == criterion.id }) else {
      return []
    }
    return [
      StyledLine("\(index + 1)/\(exam.criteria.count) ", .dim) + StyledLine(criterion.title, .bold)
        + StyledLine("  \(criterion.id)", .dim)
    ]
  }

  /// How to answer.
  var introduction: [StyledLine] {
    let levels = exam.scale.levels.map { "\($0.code.lowercased()) \($0.title.lowercased())" }.joined(separator: ", ")
    return [
      StyledLine("À vous de vous évaluer, comme le jury le ferait.".typographic, .bold),
      StyledLine(
        "\(levels) · Entrée : passer · fin : voir le bilan · les commandes habituelles valent (o c1.*, grille)."
          .typographic, .dim),
    ]
  }
}
