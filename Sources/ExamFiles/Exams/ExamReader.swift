// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

// The keys are asked for in the order in which a definition is written.
extension MappingReader {
  /// The file of an exam definition.
  func exam() -> Exam {
    let allowances = optionalGroups("enveloppes") { $0.allowance() }
    return Exam(
      id: text("id"), version: text("version"), title: text("intitule"), shortTitle: text("abrege"),
      diploma: text("diplome"), reference: text("reference"),
      inForce: optionalGroup("en_vigueur") { $0.validity() } ?? Exam.Validity(),
      form: choice("forme", ExamVocabulary.forms) ?? .ponctuel, coefficient: optionalInteger("coefficient", 1...100),
      coefficientNote: optionalText("coefficient_precision"),
      total: group("total") { $0.timeLimit() } ?? TimeLimit(minutes: nil, .centre),
      totalIncludesPreparation: boolean("total_comprend_preparation", default: false), allowances: allowances,
      parts: optionalGroups("parties") { $0.part() }, phases: groups("phases") { $0.phase(allowances: allowances) },
      scale: optional("echelle")?.list { $0.mapping { $0.level() } }.map(Scale.init) ?? .ouiNon,
      competencies: optionalGroups("competences") { $0.competency() },
      allowsMarksOnFile: boolean("appreciation_sur_dossier", default: false),
      papers: optionalGroups("pieces") { $0.paper() },
      consequences: optionalGroup("consequences") { $0.consequences() } ?? Consequences(),
      choice: optionalGroup("choix") { $0.choice() }, changes: optionalGroup("modifications") { $0.changes() },
      jury: optionalGroup("jury") { $0.jury() } ?? JuryRules(),
      decision: group("decision") { $0.decision() } ?? DecisionRule(.mark(MarkDecision())),
      means: optionalTexts("moyens"), notes: optionalTexts("notes"))
  }

  private func validity() -> Exam.Validity {
    Exam.Validity(
      from: optionalDay("du"), to: optionalDay("au"), firstSession: optionalInteger("session", 1900...2999))
  }

  private func choice() -> Choice {
    Choice(
      of: choice("objet", ExamVocabulary.paperKinds) ?? .fiche,
      several: optionalChoice("nombre", ExamVocabulary.choiceCounts) ?? false,
      by: optionalText("par") ?? "commission")
  }

  private func changes() -> ChangeRules {
    ChangeRules(
      count: optionalInteger("nombre", 1...20), target: choice("cible", ExamVocabulary.paperKinds) ?? .fiche,
      written: boolean("ecrites", default: true),
      delivery: choice("remise", ExamVocabulary.deliveries) ?? .preparation,
      fields: optional("champs")?.list { $0.choice(ExamVocabulary.changeFields) } ?? ChangeField.allCases,
      text: optionalText("texte"))
  }

  private func jury() -> JuryRules {
    JuryRules(
      minimum: optionalInteger("minimum", 1...20),
      members: optionalGroups("membres") { member in
        JuryRules.Member(
          role: member.text("role"), title: member.text("intitule"),
          count: member.optionalInteger("nombre", 1...20) ?? 1, ifAbsent: member.optionalText("si_absent"),
          ifPossible: member.boolean("si_possible", default: false), note: member.optionalText("precision"))
      }, text: optionalText("texte"))
  }
}
