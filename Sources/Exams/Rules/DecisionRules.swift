// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import FrenchText

extension ExamRule {
  static let decisionRules: [ExamRule] = [proposals, mark, scoredParts]

  /// What may be proposed rests on competencies that exist.
  private static let proposals = ExamRule(reading: ["decision", "competences"]) { exam in
    guard case .competencies(let decision) = exam.decision.kind else { return [] }
    let known = exam.competencies.map(\.id)
    var problems = decision.proposals.enumerated().flatMap { outer, proposal in
      proposal.competencies.enumerated().filter { !known.contains($0.element) }.map { inner, id in
        Diagnostic.contradiction(
          "competence-inconnue", at: "decision.propositions[\(outer)].competences[\(inner)]",
          "La compétence « \(id) » n’est pas définie.", hint: suggestion(for: id, among: known))
      }
    }
    problems += decision.proposals.enumerated().filter { $0.element.competencies.isEmpty }.map { index, proposal in
      .contradiction(
        "proposition", at: "decision.propositions[\(index)].competences",
        "« \(proposal.outcome.id) » ne demande aucune compétence.")
    }
    problems += duplicates(decision.outcomes.map(\.id), "Proposition") { index in
      index < decision.proposals.count ? "decision.propositions[\(index)].id" : "decision.sinon.id"
    }
    return problems
  }

  /// A mark moves by a step that is neither nothing nor more than the whole.
  private static let mark = ExamRule(reading: ["decision"]) { exam in
    let (outOf, step): (Int, Decimal64)
    switch exam.decision.kind {
    case .competencies: return []
    case .mark(let decision): (outOf, step) = (decision.outOf, decision.step)
    case .parts(let decision): (outOf, step) = (decision.outOf, decision.step)
    }
    guard step <= Decimal64(units: 0) || step > Decimal64(units: Int64(outOf)) else { return [] }
    return [
      .contradiction("pas", at: "decision.pas", "Le pas de la note (\(step.french)) n’est pas entre 0 et \(outOf).")
    ]
  }

  /// Parts mark phases that exist, and their points make the mark.
  private static let scoredParts = ExamRule(reading: ["decision", "phases"]) { exam in
    guard case .parts(let decision) = exam.decision.kind else { return [] }
    var problems = duplicates(decision.parts.map(\.id), "Part") { "decision.parts[\($0)].id" }
    for (index, part) in decision.parts.enumerated() {
      guard let phase = part.phase, exam.phase(phase) == nil else { continue }
      problems.append(
        .contradiction(
          "phase-inconnue", at: "decision.parts[\(index)].phase", "La phase « \(phase) » n’est pas définie.",
          hint: suggestion(for: phase, among: exam.phases.map(\.id))))
    }
    // Either the points add up, or each part is marked out of the whole and the weights share it.
    let points = decision.parts.reduce(0) { $0 + $1.outOf }
    if points != decision.outOf, !decision.parts.allSatisfy({ $0.outOf == decision.outOf }) {
      problems.append(
        .contradiction(
          "points", at: "decision.parts",
          "Les parties font \(points) points ensemble, la note est sur \(decision.outOf).",
          hint: "Faites-les s’ajouter à \(decision.outOf), ou notez chacune sur \(decision.outOf) avec des poids."))
    }
    if let threshold = decision.threshold, threshold >= decision.outOf {
      problems.append(
        .contradiction("seuil", at: "decision.seuil", "Le seuil (\(threshold)) atteint le maximum de la note."))
    }
    return problems
  }
}
