// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics

extension ExamRule {
  static let referenceRules: [ExamRule] = [evaluated, groups, everyCriterionEvaluated]

  /// What a part or a phase evaluates exists.
  private static let evaluated = ExamRule(reading: ["competences", "parties", "phases"]) { exam in
    let known = exam.competencies.map(\.id) + exam.criteria.map(\.id)
    let places =
      exam.parts.enumerated().map { ("parties[\($0.offset)]", $0.element.evaluates) }
      + exam.phases.enumerated().map { ("phases[\($0.offset)]", $0.element.evaluates) }
    return places.flatMap { path, ids in
      ids.enumerated().filter { !known.contains($0.element) }.map { index, id in
        .contradiction(
          "critere-inconnu", at: "\(path).evalue[\(index)]",
          "« \(id) » n’est ni une compétence ni un critère de l’épreuve.",
          hint: suggestion(for: id, among: known))
      }
    }
  }

  /// The part and the allowance of a phase exist.
  private static let groups = ExamRule(reading: ["phases", "parties", "enveloppes"]) { exam in
    exam.phases.enumerated().flatMap { index, phase in
      var problems: [Diagnostic] = []
      if let part = phase.part, exam.part(part) == nil {
        problems.append(
          .contradiction(
            "partie-inconnue", at: "phases[\(index)].partie", "La partie « \(part) » n’est pas définie.",
            hint: suggestion(for: part, among: exam.parts.map(\.id))))
      }
      if let allowance = phase.allowance, exam.allowance(allowance) == nil {
        problems.append(
          .contradiction(
            "enveloppe-inconnue", at: "phases[\(index)].enveloppe", "L’enveloppe « \(allowance) » n’est pas définie.",
            hint: suggestion(for: allowance, among: exam.allowances.map(\.id))))
      }
      return problems
    }
  }

  /// Where criteria are tied to phases, each one is evaluated somewhere.
  private static let everyCriterionEvaluated = ExamRule(reading: ["competences", "parties", "phases"]) { exam in
    let evaluated = Set(exam.phases.flatMap { exam.criteria(evaluatedIn: $0) }.map(\.id))
    guard !evaluated.isEmpty else { return [] }
    return exam.competencies.enumerated().flatMap { outer, competency in
      competency.criteria.enumerated().filter { !evaluated.contains($0.element.id) }.map { inner, criterion in
        .oddity(
          "critere-jamais-evalue", at: "competences[\(outer)].criteres[\(inner)].id",
          "Aucune phase n’évalue le critère « \(criterion.id) ».")
      }
    }
  }
}
