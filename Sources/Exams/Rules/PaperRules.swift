// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

extension ExamRule {
  static let paperRules: [ExamRule] = [paperCounts, rubricTitles]

  /// The fewest are no more than the most.
  private static let paperCounts = ExamRule(reading: ["pieces"]) { exam in
    exam.papers.enumerated().flatMap { index, paper in
      guard let maximum = paper.maximum else { return [Diagnostic]() }
      var problems: [Diagnostic] = []
      if maximum < paper.minimum {
        problems.append(
          .contradiction(
            "piece", at: "pieces[\(index)].maximum",
            "« \(paper.id) » : au plus \(maximum), mais au moins \(paper.minimum)."))
      }
      problems += paper.types.enumerated().filter { $0.element.minimum > maximum }.map { place, type in
        .contradiction(
          "piece", at: "pieces[\(index)].types[\(place)].minimum",
          "« \(paper.id) » : \(type.minimum) du type « \(type.type) », mais \(plural(maximum, "pièce")) au plus.")
      }
      return problems
    }
  }

  /// No heading could be that of two rubrics.
  private static let rubricTitles = ExamRule(reading: ["pieces"]) { exam in
    exam.papers.enumerated().flatMap { outer, paper in
      var owner: [String: String] = [:]
      return paper.rubrics.enumerated().flatMap { inner, rubric in
        let path = "pieces[\(outer)].rubriques[\(inner)]"
        let wordings =
          [(path + ".intitule", rubric.title)]
          + rubric.variants.enumerated().map { ("\(path).variantes[\($0.offset)]", $0.element) }
        return wordings.compactMap { place, wording -> Diagnostic? in
          let words = wording.foldedWords.joined(separator: " ")
          let first = owner[words] ?? rubric.id
          owner[words] = first
          guard first != rubric.id else { return nil }
          return .contradiction(
            "rubrique-ambigue", at: place, "« \(wording) » désigne aussi la rubrique « \(first) ».",
            hint: "Un titre ne doit reconnaître qu’une rubrique.")
        }
      }
    }
  }
}
