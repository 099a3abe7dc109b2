// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

/// One of the things that tables hold of a passage.
public enum FactsField: Hashable, Sendable, CaseIterable {
  case id, exam, session, day, candidate, jury, outcome, award, mark, fixedMark, reservation, verdicts, counts, phases
  case changes, texts

  /// In French, after "les tables diffèrent de l’enregistrement :".
  public var name: String {
    switch self {
    case .id: "l’identifiant"
    case .exam: "l’épreuve"
    case .session: "la session"
    case .day: "le jour"
    case .candidate: "le candidat"
    case .jury: "le jury"
    case .outcome: "l’issue"
    case .award: "la décision"
    case .mark: "la note proposée"
    case .fixedMark: "la note arrêtée"
    case .reservation: "la réserve"
    case .verdicts: "les appréciations"
    case .counts: "le nombre d’acquis"
    case .phases: "les temps"
    case .changes: "les modifications"
    case .texts: "les textes à chercher"
    }
  }
}

extension FactsField {
  /// In what a store's facts differ from those that follow from the records, both in their stored form.
  static func differences(_ first: PassageFacts, _ second: PassageFacts) -> [FactsField] {
    first == second ? [] : allCases.filter { !$0.isSame(first, second) }
  }

  private func isSame(_ first: PassageFacts, _ second: PassageFacts) -> Bool {
    switch self {
    case .id: first.id == second.id
    case .exam: first.exam == second.exam
    case .session: first.session == second.session
    case .day: first.day == second.day
    case .candidate: first.candidate == second.candidate
    case .jury: first.jury == second.jury
    case .outcome: first.outcome == second.outcome
    case .award: first.award == second.award
    case .mark: first.mark == second.mark
    case .fixedMark: first.fixedMark == second.fixedMark
    case .reservation: first.isReserved == second.isReserved
    case .verdicts: first.verdicts == second.verdicts
    case .counts: first.met == second.met && first.given == second.given
    case .phases: first.phases == second.phases
    case .changes: first.changes == second.changes
    case .texts: first.texts == second.texts
    }
  }
}
