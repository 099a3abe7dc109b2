// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText

/// Exams small enough to be read at a glance, one for each way of deciding.
public enum SampleExam {
  /// Competencies; two changes told in role.
  public static let ntc = Exam(
    id: "ntc-titre", version: "1.0", title: "Titre NTC", shortTitle: "NTC", diploma: "Titre NTC", reference: "rc-ntc",
    form: .titre, total: TimeLimit(minutes: 55, .fixed),
    phases: [
      Phase(id: "expose", kind: .presentation, title: "Exposé", limit: minutes(10)),
      Phase(id: "tel", kind: .phone, title: "Relance", limit: minutes(10), tells: [1]),
      Phase(id: "face", kind: .faceToFace, title: "Face-à-face", limit: minutes(35), tells: [2]),
    ],
    competencies: [
      competency("c1", ["ntc.c1.1", "ntc.c1.2", "ntc.c1.10"]), competency("c2", ["ntc.c2.1", "ntc.c2.2"]),
    ],
    allowsMarksOnFile: true, changes: ChangeRules(count: 2, target: .proposal, delivery: .told),
    decision: DecisionRule(
      .competencies(
        CompetencyDecision(
          proposals: [
            .init(outcome: .init(id: "titre", title: "Titre"), competencies: ["c1", "c2"]),
            .init(outcome: .init(id: "ccp1", title: "CCP 1"), competencies: ["c1"]),
          ], otherwise: .init(id: "rien", title: "Rien")))))

  /// A mark that the jury of the diploma fixes.
  public static let bts = Exam(
    id: "tc-e4", version: "1.0", title: "TC E4", shortTitle: "TC E4", diploma: "BTS TC", reference: "arrete-tc",
    form: .ponctuel, total: TimeLimit(minutes: 30, .maximum),
    phases: [
      Phase(id: "expose", kind: .presentation, title: "Présentation", limit: minutes(10)),
      Phase(id: "nego", kind: .simulation, title: "Négociation", limit: minutes(20)),
    ],
    competencies: [competency("C1", ["tc.e4.1", "tc.e4.2", "tc.e4.3"])], decision: DecisionRule(.mark(MarkDecision())))

  /// The two situations of an E4 in CCF; their marks are never told.
  public static let ccf1 = ccf("tc-e4-ccf1", ["tc.e4.1", "tc.e4.2"])
  public static let ccf2 = ccf("tc-e4-ccf2", ["tc.e4.3"])

  /// Points by part.
  public static let parts = Exam(
    id: "tc-ef1", version: "1.0", title: "TC EF1", shortTitle: "EF1", diploma: "BTS TC", reference: "arrete-tc",
    form: .ponctuel, total: TimeLimit(minutes: 20, .maximum),
    phases: [Phase(id: "entretien", kind: .interview, title: "Entretien", limit: minutes(20))],
    competencies: [competency("L", ["tc.ef1.1"])],
    decision: DecisionRule(
      .parts(
        PartsDecision(parts: [
          .init(id: "ecrit", title: "Écrit", outOf: 10, weight: 1),
          .init(id: "oral", title: "Oral", outOf: 10, weight: 1),
        ]))))

  public static let all = [ntc, bts, ccf1, ccf2, parts]

  private static func ccf(_ id: String, _ criteria: [String]) -> Exam {
    Exam(
      id: id, version: "1.0", title: id, shortTitle: id, diploma: "BTS TC", reference: "arrete-tc", form: .ccf,
      total: TimeLimit(minutes: nil, .centre),
      phases: [Phase(id: "entretien", kind: .interview, title: "Entretien", limit: TimeLimit(minutes: nil, .centre))],
      competencies: [competency("C1", criteria)],
      decision: DecisionRule(.mark(MarkDecision()), markDisclosure: .never))
  }

  private static func minutes(_ minutes: Int) -> TimeLimit { TimeLimit(minutes: minutes, .fixed) }

  private static func competency(_ id: String, _ criteria: [String]) -> Competency {
    Competency(id: id, title: id, criteria: criteria.map { Criterion(id: $0, title: $0, reference: "") })
  }
}
