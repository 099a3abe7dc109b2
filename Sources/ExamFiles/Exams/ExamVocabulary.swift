// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

/// The French words of an exam definition. The first word of a value is the one to write; a second is understood.
enum ExamVocabulary {
  static let forms: Vocabulary<Exam.Form> = Vocabulary([
    "ponctuel": .ponctuel, "ccf": .ccf, "titre": .titre, "ccp": .ccp,
  ])

  static let natures: Vocabulary<TimeLimit.Nature> = Vocabulary([
    "max": .maximum, "fixe": .fixed, "environ": .about, "indicative": .indicative, "reste": .rest, "centre": .centre,
  ])

  static let phaseKinds: Vocabulary<Phase.Kind> = Vocabulary([
    "preparation": .preparation, "preparation_jury": .juryPreparation, "presentation": .presentation,
    "document": .document, "simulation": .simulation, "telephone": .phone, "face_a_face": .faceToFace,
    "entretien": .interview, "entretien_final": .finalInterview, "echange": .interview,
  ])

  static let paperKinds: Vocabulary<PaperKind> = Vocabulary([
    "fiche": .fiche, "proposition": .proposal, "projet": .project, "attestation": .certificate, "dspp": .dspp,
    "resultats": .results, "dossier": .file, "experience": .experience,
  ])

  static let effects: Vocabulary<Consequence.Effect> = Vocabulary([
    "non_interroge": .notQuestioned, "oral_non_tenu": .notHeld,
    "interroge_sous_reserve": .questionedUnderReservation, "interroge_penalise": .questionedPenalised,
    "interroge": .questioned,
  ])

  static let deliveries: Vocabulary<ChangeRules.Delivery> = Vocabulary(["annonce": .told, "preparation": .preparation])

  static let changeFields: Vocabulary<ChangeField> = Vocabulary([
    "economique": .economic, "technique": .technical, "humain": .human, "commercial": .commercial,
  ])

  /// Whether several may be chosen.
  static let choiceCounts: Vocabulary<Bool> = Vocabulary(["1": false, "plusieurs": true])

  static let decisions: Vocabulary<Decision> = Vocabulary([
    "competences": .competencies, "note": .mark, "parties": .parts,
  ])

  enum Decision { case competencies, mark, parts }

  /// A competency is validated when every criterion is met: the only rule that the texts know.
  static let validations: Vocabulary<Bool> = Vocabulary(["tous": true])

  static let disclosures: Vocabulary<DecisionRule.MarkDisclosure> = Vocabulary([
    "jamais": .never, "apres_deliberation": .afterDeliberation,
  ])

  static let derivations: Vocabulary<MarkDecision.Derivation> = Vocabulary(["moyenne_ponderee": .weightedMean])
}
