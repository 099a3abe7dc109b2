// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

extension ExamRule {
  static let scaleRules: [ExamRule] = [levels, points]

  /// A scale has two levels or more, told apart by what is typed, one of which means that the criterion is met.
  private static let levels = ExamRule(reading: ["echelle"]) { exam in
    let levels = exam.scale.levels
    var problems: [Diagnostic] = []
    if levels.count < 2 {
      problems.append(.contradiction("echelle", at: "echelle", "Une échelle a au moins deux niveaux."))
    }
    if !levels.isEmpty, levels.allSatisfy({ !$0.isMet }) {
      problems.append(
        .contradiction(
          "echelle", at: "echelle", "Aucun niveau de l’échelle ne vaut acquis.",
          hint: "Mettez « acquis: true » à l’un d’eux."))
    }
    for (index, level) in levels.enumerated() {
      let path = "echelle[\(index)].code"
      if level.code.count > 3 || !level.code.allSatisfy({ $0.isLetter || $0.isNumber }) {
        problems.append(
          .contradiction("echelle", at: path, "Le code « \(level.code) » n’a pas d’une à trois lettres ou chiffres."))
      }
      if levels[..<index].contains(where: { $0.code.matches(level.code) }) {
        problems.append(.contradiction("echelle", at: path, "Le code « \(level.code) » sert à deux niveaux."))
      }
    }
    return problems
  }

  /// A derived mark needs points on every level; weights serve nothing without it.
  private static let points = ExamRule(reading: ["echelle", "competences", "decision"]) { exam in
    let levels = exam.scale.levels
    let withPoints = levels.filter { $0.points != nil }
    var problems: [Diagnostic] = []
    if !withPoints.isEmpty, withPoints.count < levels.count {
      let index = levels.firstIndex { $0.points == nil } ?? 0
      problems.append(
        .contradiction("valeurs", at: "echelle[\(index)]", "Ce niveau n’a pas de valeur, d’autres en ont."))
    }
    if exam.decision.derivation == .weightedMean {
      if withPoints.isEmpty {
        problems.append(
          .contradiction(
            "valeurs", at: "decision.calcul", "La note se calcule, mais les niveaux de l’échelle n’ont pas de valeur.",
            hint: "Ajoutez « valeur » à chaque niveau."))
      } else if withPoints.allSatisfy({ $0.points == 0 }) {
        problems.append(
          .contradiction("valeurs", at: "echelle", "Tous les niveaux valent 0 : aucune note ne s’en tire."))
      }
    } else if let (outer, inner) = exam.firstWeight {
      problems.append(
        .oddity(
          "poids", at: "competences[\(outer)].criteres[\(inner)].poids",
          "Des critères ont un poids, mais rien ne calcule de note.",
          hint: "Ajoutez « calcul: { genre: moyenne_ponderee } » à la décision, ou retirez les poids."))
    }
    return problems
  }
}

extension DecisionRule {
  fileprivate var derivation: MarkDecision.Derivation? {
    if case .mark(let mark) = kind { mark.derivation } else { nil }
  }
}

extension Exam {
  /// Where the first weight is: competency, criterion.
  fileprivate var firstWeight: (Int, Int)? {
    for (outer, competency) in competencies.enumerated() {
      if let inner = competency.criteria.firstIndex(where: { $0.weight != nil }) { return (outer, inner) }
    }
    return nil
  }
}
