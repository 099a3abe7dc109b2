// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams

/// The French words of a dossier's files, beside those of ``ExamVocabulary``.
enum DossierVocabulary {
  static let motives: Vocabulary<Motive> = Vocabulary([
    "securite": .security, "orgueil": .pride, "nouveaute": .novelty, "confort": .comfort, "argent": .money,
    "sympathie": .sympathy,
  ])

  static let profiles: Vocabulary<ClientRole.Profile> = Vocabulary([
    "formel": .formal, "presse": .busy, "amical": .friendly,
  ])

  static let changeKinds: Vocabulary<ChangeKind> = Vocabulary([
    "budget": .budget, "financement": .financing, "besoin": .need, "ecologique": .ecology,
    "interlocuteur": .counterpart, "motivation": .motive, "concurrence": .competitor, "achat": .purchasing,
  ])

  /// When an objection is raised: in a phase of some kind, or whenever.
  static let moments: Vocabulary<Phase.Kind?> = Vocabulary([
    "toujours": nil, "presentation": .presentation, "document": .document, "simulation": .simulation,
    "telephone": .phone, "face_a_face": .faceToFace, "entretien": .interview, "entretien_final": .finalInterview,
  ])

  /// How a paper without a file is there.
  static let handedOver: Vocabulary<Bool> = Vocabulary(["papier": true])
}
