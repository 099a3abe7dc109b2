// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics

extension ExamRule {
  static let changeRules: [ExamRule] = [toldOnce, targetAsked]

  /// Each change is told once, in one phase, and no other is.
  private static let toldOnce = ExamRule(reading: ["phases", "modifications"]) { exam in
    var problems: [Diagnostic] = []
    var told: Set<Int> = []
    let expected = exam.changes?.delivery == .told ? exam.changes?.count : nil
    for (index, phase) in exam.phases.enumerated() {
      for (place, number) in phase.tells.enumerated() {
        let path = "phases[\(index)].annonce[\(place)]"
        if exam.changes?.delivery != .told {
          problems.append(
            .contradiction(
              "annonce", at: path,
              "Une phase annonce la modification \(number), mais l’épreuve n’en fait annoncer aucune.",
              hint: "Écrivez « modifications: » avec « remise: annonce »."))
        } else if let expected, number > expected {
          problems.append(
            .contradiction(
              "annonce", at: path, "La modification \(number) est annoncée, mais il n’y en a que \(expected)."))
        } else if !told.insert(number).inserted {
          problems.append(.contradiction("annonce", at: path, "La modification \(number) est annoncée deux fois."))
        }
      }
    }
    if let expected, expected > 0 {
      problems += Set(1...expected).subtracting(told).sorted().map {
        .contradiction(
          "annonce", at: "modifications.nombre", "La modification \($0) n’est annoncée dans aucune phase.",
          hint: "Ajoutez son numéro sous « annonce » de la phase où le candidat l’apprend.")
      }
    }
    return problems
  }

  /// What is changed or chosen is among the papers asked for.
  private static let targetAsked = ExamRule(reading: ["pieces", "modifications", "choix"]) { exam in
    var problems: [Diagnostic] = []
    let kinds = exam.papers.map(\.kind)
    if let changes = exam.changes, !kinds.contains(changes.target) {
      problems.append(
        .contradiction("cible", at: "modifications.cible", "La pièce à modifier n’est pas demandée au candidat."))
    }
    if let choice = exam.choice, !kinds.contains(choice.of) {
      problems.append(.contradiction("cible", at: "choix.objet", "La pièce à choisir n’est pas demandée au candidat."))
    }
    return problems
  }
}
