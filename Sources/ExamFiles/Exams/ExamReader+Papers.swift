// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

// Papers, and what follows when they are missing or wrong.
extension MappingReader {
  func paper() -> PaperRequirement {
    let isOptional = boolean("facultatif", default: false)
    let minimum = optionalInteger("minimum", 0...100)
    if isOptional, let minimum, minimum > 0 {
      report(
        "epreuve.piece", "Une pièce facultative ne peut être demandée au moins \(minimum) fois.",
        hint: "Retirez « minimum » ou « facultatif ».")
    }
    return PaperRequirement(
      id: text("id"), kind: choice("genre", ExamVocabulary.paperKinds) ?? .file, title: text("intitule"),
      minimum: minimum ?? (isOptional ? 0 : 1), maximum: optionalInteger("maximum", 1...100),
      types: optionalGroups("types") {
        PaperRequirement.TypeRequirement(type: $0.text("type"), minimum: $0.optionalInteger("minimum", 1...100) ?? 1)
      },
      rubrics: optionalGroups("rubriques") {
        Rubric(
          id: $0.text("id"), title: $0.text("intitule"), contents: $0.optionalTexts("contenus"),
          variants: $0.optionalTexts("variantes"))
      },
      maximumAnnexPages: optionalGroup("annexes") { $0.integer("pages_max", 0...1000) },
      hidesClient: boolean("identite_client_masquee", default: false),
      substitute: optionalGroup("remplace") {
        PaperRequirement.Substitute(
          kind: $0.choice("par", ExamVocabulary.paperKinds) ?? .experience,
          maximumPages: $0.optionalInteger("pages_max", 1...1000))
      },
      note: optionalText("precision"))
  }

  func consequences() -> Consequences {
    Consequences(
      absent: optionalGroup("absent") { $0.consequence() },
      nonConforming: optionalGroup("non_conforme") { $0.consequence() },
      doubt: optionalGroup("doute") { $0.consequence() }, formal: optionalGroup("forme") { $0.consequence() })
  }

  private func consequence() -> Consequence {
    Consequence(
      effect: choice("effet", ExamVocabulary.effects) ?? .questioned, mention: optionalText("mention"),
      excludesDiploma: boolean("diplome_exclu", default: false),
      tellsCandidate: boolean("dire_au_candidat", default: false),
      informsPresident: boolean("informer_president", default: false), text: text("texte"),
      reference: optionalText("reference"))
  }
}
