// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

/// Exams that resemble the shipped ones, small enough to be read at a glance.
enum Fixture {
  /// Seven phases, six competencies, twenty criteria, two changes told in role.
  static let ntcTitre = Exam(
    id: "ntc-titre", version: "1", title: "Titre NTC", shortTitle: "NTC", diploma: "Titre NTC", reference: "rc-ntc",
    form: .titre, total: TimeLimit(minutes: 180, .fixed), totalIncludesPreparation: true,
    parts: [
      Part(id: "a", title: "A", evaluates: ["c3", "c4", "c6", "ntc.c5.1", "ntc.c5.2"]),
      Part(id: "b", title: "B", evaluates: ["c1", "c2", "ntc.c5.3"]),
    ],
    phases: [
      Phase(id: "a-prep", kind: .preparation, title: "Préparation", part: "a", limit: fixed(30)),
      Phase(id: "a-expose", kind: .presentation, title: "Exposé", part: "a", limit: fixed(15)),
      Phase(id: "a-echange", kind: .interview, title: "Échange", part: "a", limit: fixed(45)),
      Phase(id: "b-prep", kind: .juryPreparation, title: "Préparation du jury", part: "b", limit: fixed(15)),
      Phase(id: "b-tel", kind: .phone, title: "Relance", part: "b", limit: fixed(10), tells: [1]),
      Phase(id: "b-face", kind: .faceToFace, title: "Face-à-face", part: "b", limit: fixed(35), tells: [2]),
      Phase(id: "final", kind: .finalInterview, title: "Entretien final", limit: fixed(30)),
    ],
    competencies: [("c1", 3), ("c2", 3), ("c3", 3), ("c4", 5), ("c5", 3), ("c6", 3)].map { id, count in
      competency(id, "ntc.\(id).", 1...count)
    },
    changes: ChangeRules(count: 2, target: .proposal, delivery: .told),
    decision: DecisionRule(
      .competencies(
        CompetencyDecision(
          proposals: [
            .init(outcome: .init(id: "titre", title: "Titre"), competencies: ["c1", "c2", "c3", "c4", "c5", "c6"]),
            .init(outcome: .init(id: "ccp1", title: "CP-000343"), competencies: ["c1", "c2", "c3"]),
            .init(outcome: .init(id: "ccp2", title: "CP-000342"), competencies: ["c4", "c5", "c6"]),
          ],
          otherwise: .init(id: "rien", title: "Rien")))))

  /// Simulation and interview share thirty minutes.
  static let nrcE4 = Exam(
    id: "nrc-e4", version: "1", title: "NRC E4", shortTitle: "NRC E4", diploma: "BTS NRC", reference: "arrete-nrc",
    form: .ponctuel, total: TimeLimit(minutes: 40, .fixed),
    allowances: [Allowance(id: "echange", title: "Simulation et entretien", limit: TimeLimit(minutes: 30, .maximum))],
    phases: [
      Phase(id: "prep", kind: .preparation, title: "Préparation", limit: fixed(40)),
      Phase(id: "fiche", kind: .presentation, title: "Présentation", limit: TimeLimit(minutes: 10, .maximum)),
      Phase(
        id: "simulation", kind: .simulation, title: "Simulation", limit: TimeLimit(minutes: nil, .maximum),
        allowance: "echange"),
      Phase(
        id: "entretien", kind: .interview, title: "Entretien", limit: TimeLimit(minutes: nil, .maximum),
        allowance: "echange"),
    ],
    competencies: [competency("C31", "nrc.e4.", 1...2), competency("C32", "nrc.e4.", 3...4)],
    choice: Choice(of: .fiche), changes: ChangeRules(count: nil, target: .fiche, delivery: .preparation),
    decision: DecisionRule(.mark(MarkDecision())))

  /// The last phase takes what the total leaves.
  static let tcE4 = Exam(
    id: "tc-e4", version: "1", title: "TC E4", shortTitle: "TC E4", diploma: "BTS TC", reference: "arrete-tc",
    form: .ponctuel, total: TimeLimit(minutes: 50, .maximum),
    phases: [
      Phase(id: "prep", kind: .preparation, title: "Préparation", limit: fixed(50)),
      Phase(id: "expose", kind: .presentation, title: "Présentation", limit: TimeLimit(minutes: 10, .maximum)),
      Phase(id: "nego", kind: .simulation, title: "Négociation", limit: TimeLimit(minutes: 25, .maximum)),
      Phase(id: "suivi", kind: .interview, title: "Suivi", limit: TimeLimit(minutes: 5, .maximum)),
      Phase(id: "elargi", kind: .interview, title: "Élargissement", limit: TimeLimit(minutes: nil, .rest)),
    ],
    competencies: [competency("C1", "tc.e4.", 1...3)], choice: Choice(of: .fiche),
    decision: DecisionRule(.mark(MarkDecision())))

  /// The centre sets the durations; the proposed mark is never told.
  static let tcE4Ccf = Exam(
    id: "tc-e4-ccf1", version: "1", title: "TC E4 CCF", shortTitle: "CCF", diploma: "BTS TC", reference: "arrete-tc",
    form: .ccf, total: TimeLimit(minutes: nil, .centre),
    phases: [
      Phase(id: "expose", kind: .presentation, title: "Présentation", limit: TimeLimit(minutes: nil, .centre)),
      Phase(id: "entretien", kind: .interview, title: "Entretien", limit: TimeLimit(minutes: nil, .centre)),
    ],
    competencies: [competency("C1", "tc.e4.", 1...2)],
    decision: DecisionRule(.mark(MarkDecision()), markDisclosure: .never))

  /// Two parts, out of 13 and 7; no criteria.
  static let tcEF1 = Exam(
    id: "tc-ef1", version: "1", title: "TC EF1", shortTitle: "EF1", diploma: "BTS TC", reference: "arrete-tc",
    form: .ponctuel, total: TimeLimit(minutes: 20, .fixed),
    phases: [
      Phase(id: "document", kind: .document, title: "Document", limit: TimeLimit(minutes: 10, .about)),
      Phase(id: "stage", kind: .interview, title: "Stage", limit: TimeLimit(minutes: 10, .about)),
    ],
    decision: DecisionRule(.parts(ef1Parts)))

  static let ef1Parts = PartsDecision(
    parts: [
      .init(id: "document", title: "Document", phase: "document", outOf: 13, weight: 13),
      .init(id: "stage", title: "Stage", phase: "stage", outOf: 7, weight: 7),
    ], threshold: 10)

  /// Three equal parts (TC E2).
  static let e2Parts = PartsDecision(
    parts: ["document", "stage", "comparaison"].map { .init(id: $0, title: $0, outOf: 20, weight: 1) })

  /// A centre's circular: four levels with points, weights, and a mark that the definition derives.
  static let weighted: Exam = {
    var exam = tcE4
    exam.scale = Scale(levels: [
      Level(code: "TS", title: "Très satisfaisant", isMet: true, points: 3),
      Level(code: "S", title: "Satisfaisant", isMet: true, points: 2),
      Level(code: "I", title: "Insuffisant", isMet: false, points: 1),
      Level(code: "TI", title: "Très insuffisant", isMet: false, points: 0),
    ])
    exam.competencies[0].criteria[0].weight = 2
    exam.decision = DecisionRule(.mark(MarkDecision(derivation: .weightedMean)))
    return exam
  }()

  static let all = [ntcTitre, nrcE4, tcE4, tcE4Ccf, tcEF1, weighted]

  private static func fixed(_ minutes: Int) -> TimeLimit { TimeLimit(minutes: minutes, .fixed) }

  private static func competency(_ id: String, _ prefix: String, _ numbers: ClosedRange<Int>) -> Competency {
    Competency(
      id: id, title: id,
      criteria: numbers.map { Criterion(id: "\(prefix)\($0)", title: "Critère \($0)", reference: "") })
  }
}

extension Exam {
  /// A grid that gives the same level to every criterion, but for those named.
  func grid(_ level: String, except other: [String: String?] = [:]) -> [String: String] {
    var grid: [String: String] = [:]
    for criterion in criteria { grid[criterion.id] = level }
    for (criterion, level) in other { grid[criterion] = level }
    return grid
  }
}
