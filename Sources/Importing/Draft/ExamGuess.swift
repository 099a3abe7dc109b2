// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// Which exam a candidate's texts are for, by the rubrics that stand in them.
public enum ExamGuess {
  /// The exams with the most rubrics found, all as likely; empty when none has any.
  public static func exams(for texts: [CandidateText], among exams: [Exam]) -> [Exam] {
    let counts = exams.map { exam -> Int in
      let rubrics = ExamRubrics(exam)
      let outliner = Outliner(isRubric: { rubrics.isRubric($0) }, isPaper: { _ in false })
      let titles = texts.flatMap { text in
        outliner.pieces(SettledText(text.document.blocks).blocks).compactMap { piece -> String? in
          if case .title(let title) = piece { title.text } else { nil }
        }
      }
      return rubrics.withRubrics.map { kind in Set(titles.flatMap { rubrics.certain($0, in: kind) }).count }.max() ?? 0
    }
    guard let most = counts.max(), most > 1 else { return [] }
    return zip(exams, counts).filter { $0.1 == most }.map(\.0)
  }
}
