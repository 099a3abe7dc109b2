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

/// What follows from the records of a passage, to hold tables to it.
struct ExpectedFacts: Hashable, Sendable {
  var facts: PassageFacts
  /// Parts that are gone from the passage or from a record linked to it. A store that had the whole passage first may
  /// have blanked more than what the rest says, never less.
  var gone: Set<RecordPart> = []

  /// What a store holds otherwise. Verdicts and phases in any order, texts by their folded words.
  func differences(_ found: PassageFacts) -> [FactsField] {
    FactsField.allCases.filter { !isRight($0, found) }
  }

  private func isRight(_ field: FactsField, _ found: PassageFacts) -> Bool {
    let isSecretGone = gone.contains(.deliberation)
    switch field {
    case .id: return facts.id == found.id
    case .exam: return facts.exam == found.exam
    case .session: return facts.session == found.session
    case .day: return facts.day == found.day
    case .candidate:
      let isBlank = found.candidate == Candidate(number: "", familyName: "", givenName: "")
      return facts.candidate == found.candidate || gone.contains(.identity) && isBlank
    case .jury: return facts.jury == found.jury || isSecretGone && found.jury.isEmpty
    case .outcome:
      return facts.outcome == found.outcome || isSecretGone && facts.outcome == found.outcome?.toCandidate
    case .award: return facts.award == found.award
    case .mark: return facts.mark == found.mark || isSecretGone && found.mark == nil
    case .fixedMark: return facts.fixedMark == found.fixedMark || isSecretGone && found.fixedMark == nil
    case .reservation: return facts.isReserved == found.isReserved || isSecretGone && !found.isReserved
    case .verdicts: return areRight(found.verdicts)
    case .counts: return facts.met == found.met && facts.given == found.given
    case .phases: return facts.phases.byName(\.phase) == found.phases.byName(\.phase)
    case .changes: return facts.changes == found.changes
    case .texts: return areRight(found.texts)
    }
  }

  private func areRight(_ verdicts: [PassageFacts.Verdict]) -> Bool {
    let expected = facts.verdicts.byName(\.criterion)
    let found = verdicts.byName(\.criterion)
    guard gone.contains(.deliberation) else { return expected == found }
    // A criterion that only jurors marked may have stayed, without a level.
    return expected.allSatisfy { found[$0.key]?.level == $0.value.level }
      && found.allSatisfy { $0.value.jurors.isEmpty && expected[$0.key]?.level == $0.value.level }
  }

  private func areRight(_ texts: PassageFacts.Texts) -> Bool {
    let pairs = [
      (facts.texts.people, texts.people), (facts.texts.changes, texts.changes), (facts.texts.remarks, texts.remarks),
    ]
    return pairs.allSatisfy { expected, found in
      let (expected, found) = (expected.foldedWords, found.foldedWords)
      return gone.isEmpty ? expected == found : Set(found).isSubset(of: expected)
    }
  }
}

extension Array {
  /// The first of each name.
  fileprivate func byName(_ name: KeyPath<Element, String>) -> [String: Element] {
    Dictionary(map { ($0[keyPath: name], $0) }) { first, _ in first }
  }
}
