// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

// How an exam is decided: the keys depend on the genre.
extension MappingReader {
  func decision() -> DecisionRule {
    let kind: DecisionRule.Kind
    switch choice("genre", ExamVocabulary.decisions) {
    case .competencies: kind = .competencies(competencyDecision())
    case .mark: kind = .mark(markDecision())
    case .parts: kind = .parts(partsDecision())
    case nil:
      skip([
        "validation", "propositions", "sinon", "motif_si_ecart", "sur", "pas", "calcul", "parts", "seuil",
        "seuil_texte",
      ])
      kind = .mark(MarkDecision())
    }
    return DecisionRule(
      kind, markDisclosure: optionalChoice("note_au_candidat", ExamVocabulary.disclosures) ?? .afterDeliberation,
      sentToJury: optionalTexts("transmis_au_jury"), text: optionalText("texte"))
  }

  private func competencyDecision() -> CompetencyDecision {
    _ = optionalChoice("validation", ExamVocabulary.validations)
    return CompetencyDecision(
      proposals: groups("propositions") {
        CompetencyDecision.Proposal(outcome: $0.outcome(), competencies: $0.list("competences") { $0.text() })
      },
      otherwise: group("sinon") { $0.outcome() } ?? CompetencyDecision.Outcome(id: "", title: ""),
      requiresReason: boolean("motif_si_ecart", default: true))
  }

  private func outcome() -> CompetencyDecision.Outcome {
    CompetencyDecision.Outcome(id: text("id"), title: text("intitule"))
  }

  private func markDecision() -> MarkDecision {
    MarkDecision(
      outOf: optionalInteger("sur", 1...1000) ?? 20, step: step(),
      derivation: optionalGroup("calcul") { $0.choice("genre", ExamVocabulary.derivations) } ?? nil)
  }

  private func partsDecision() -> PartsDecision {
    PartsDecision(
      outOf: optionalInteger("sur", 1...1000) ?? 20, step: step(),
      parts: groups("parts") { part in
        let points = part.integer("sur", 1...1000)
        return PartsDecision.ScoredPart(
          id: part.text("id"), title: part.text("intitule"), phase: part.optionalText("phase"), outOf: points,
          weight: part.optionalInteger("poids", 1...1000) ?? points)
      },
      threshold: optionalInteger("seuil", 0...1000), thresholdText: optionalText("seuil_texte"))
  }

  private func step() -> Decimal64 { optionalDecimal("pas") ?? Decimal64(units: 5, scale: 1) }
}
