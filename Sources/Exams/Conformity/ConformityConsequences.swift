// SPDX-License-Identifier: GPL-3.0-or-later

/// From the exam's own texts to what follows for one dossier. Nothing here says more than they do.
extension AppliedConsequence {
  /// Where the text is silent.
  static let silence = "Le texte ne le dit pas : le centre décide."

  init(_ consequence: Consequence, by control: Control) {
    self.init(
      control: control, effect: consequence.effect, mention: consequence.mention, text: consequence.text,
      reference: consequence.reference)
  }

  /// No dossier: the one case that stops an oral in the room.
  static func absent(_ exam: Exam, by control: Control) -> AppliedConsequence {
    exam.consequences.absent.map { AppliedConsequence($0, by: control) }
      ?? AppliedConsequence(control: control, text: silence)
  }

  /// A dossier that was filed, and does not conform.
  static func nonConforming(_ exam: Exam, by control: Control) -> AppliedConsequence {
    switch control {
    case .authority:
      return exam.consequences.nonConforming.map { AppliedConsequence($0, by: control) }
        ?? AppliedConsequence(control: control, text: silence)
    case .commission:
      // Whatever the exam, a commission questions a candidate whose dossier is before it: a definition that would
      // have it refuse is not followed.
      if let doubt = exam.consequences.doubt, !doubt.effect.stopsOral {
        return AppliedConsequence(doubt, by: control)
      }
      return AppliedConsequence(
        control: control, text: "\(silence) La commission interroge le candidat, puisque son dossier est déposé.")
    }
  }

  /// Formal constraints, where the exam sets them apart.
  static func formal(_ exam: Exam, by control: Control) -> AppliedConsequence? {
    guard let formal = exam.consequences.formal, control == .authority || !formal.effect.stopsOral else { return nil }
    return AppliedConsequence(formal, by: control)
  }
}

extension Consequence.Effect {
  /// Whether the candidate is not questioned.
  public var stopsOral: Bool {
    switch self {
    case .notQuestioned, .notHeld: true
    case .questioned, .questionedPenalised, .questionedUnderReservation: false
    }
  }
}
