// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// One paper to fill: its title, and what is expected of it.
struct BlankPaper {
  let requirement: PaperRequirement
  /// From 1, among those of its kind.
  let number: Int
  /// How many of its kind there are.
  let count: Int
  /// The type that the exam wants of one of them.
  let type: String?

  /// Those that have rubrics, as many as the exam asks for.
  static func all(of exam: Exam) -> [BlankPaper] {
    exam.papers.filter { !$0.rubrics.isEmpty }.flatMap { requirement in
      let count = max(1, requirement.minimum)
      let types = requirement.types.flatMap { Array(repeating: $0.type, count: $0.minimum) }
      return (1...count).map { number in
        BlankPaper(
          requirement: requirement, number: number, count: count,
          type: number <= types.count ? types[number - 1] : nil)
      }
    }
  }

  /// `Fiche descriptive n° 2`
  var title: String { count > 1 ? "\(requirement.title) n°\u{A0}\(number)" : requirement.title }

  var file: String { requirement.kind.key + (count > 1 ? "-\(number)" : "") + ".md" }

  static func contents(_ rubric: Rubric) -> String? {
    rubric.contents.isEmpty ? nil : "On y attend : \(rubric.contents.joined(separator: ", ")).".typographic
  }
}
