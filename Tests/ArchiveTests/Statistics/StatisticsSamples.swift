// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Exams
import FrenchText
import Sittings

/// A small exam, and cohorts of it.
enum StatisticsSample {
  static let exam = Exam(
    id: "essai", version: "1.0", title: "Épreuve d’essai", shortTitle: "Essai", diploma: "", reference: "",
    form: .titre, total: TimeLimit(minutes: 40, .fixed),
    phases: [
      Phase(id: "presentation", kind: .presentation, title: "Présentation", limit: TimeLimit(minutes: 10, .fixed)),
      Phase(id: "face-a-face", kind: .faceToFace, title: "Face-à-face", limit: TimeLimit(minutes: 30, .fixed)),
    ],
    competencies: [
      Competency(
        id: "C1", title: "Première",
        criteria: ["c1", "c2"].map { Criterion(id: $0, title: "Critère \($0)", reference: "") }),
      Competency(id: "C2", title: "Seconde", criteria: [Criterion(id: "c3", title: "Critère c3", reference: "")]),
    ],
    changes: ChangeRules(count: 2, target: .proposal, delivery: .told),
    decision: DecisionRule(
      .competencies(
        CompetencyDecision(
          proposals: [.init(outcome: .init(id: "titre", title: "Titre"), competencies: ["C1", "C2"])],
          otherwise: .init(id: "rien", title: "Aucune certification")))))

  /// The same, with a mark out of 20.
  static var marked: Exam {
    var exam = exam
    exam.decision = DecisionRule(.mark(MarkDecision()))
    return exam
  }

  static let cohort = Cohort(exam: "essai", session: 2026)

  /// A hundred passages: 90 held, 10 absent; 60 titres, 30 without; 7 reserved.
  static var hundred: CohortCounts {
    CohortCounts(
      cohort: cohort, passages: 100, erasedPassages: 12, definitions: ["aaaa": 100],
      outcomes: [.held: 90, .absent: 10], awards: ["titre": 60, "rien": 30],
      verdicts: [
        .init(criterion: "c1", level: "O", jurors: [], count: 72),
        .init(criterion: "c1", level: "N", jurors: [], count: 18),
        .init(criterion: "c2", level: "O", jurors: [], count: 45),
        .init(criterion: "c2", level: "N", jurors: [], count: 15),
        .init(criterion: "c2", level: nil, jurors: [], count: 30),
      ],
      phases: [
        .init(
          phase: "presentation", count: 90, elapsed: 90 * 600, elapsedSquared: 90 * 600 * 600 + 89 * 900,
          plannedCount: 90, planned: 90 * 600, elapsedOfPlanned: 90 * 600, overtimeCount: 9, overtime: 9 * 120)
      ],
      changes: [
        .init(field: .economic, award: "titre", count: 40, met: 70, given: 80),
        .init(field: .economic, award: "rien", count: 20, met: 10, given: 40),
        .init(field: .human, award: "titre", count: 30, met: 50, given: 60),
      ], reserved: 7)
  }
}
