// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
public import StyledText

extension Console {
  /// What may replace the word that is typed: verbs, criteria by id or by a word of their label, and so on.
  public func completions(for request: CompletionRequest) -> [Completion] {
    guard !isVeiled || settings.isPreparationRoom else { return [] }
    var before = Words(request.before)
    guard let first = before.next() else { return verbs(beginning: request.word) }
    // The candidates of the preparation room read what is listed.
    guard !settings.isPreparationRoom else { return [] }
    if exam.scale.level(first) != nil { return criteria(matching: request.word) }
    var copy = Words(first)
    guard let verb = try? self.verb(from: &copy) else { return [] }
    switch verb {
    case .effacer, .deliberer, .obs, .note: return criteria(matching: request.word)
    case .phase, .temps, .majoration:
      return pick(exam.phases.map { ($0.id, $0.title) }, request.word)
    case .incident: return pick(IncidentWord.all.map { ($0.word, nil) }, request.word)
    case .issue: return pick(OutcomeWord.all.map { ($0.word, $0.outcome.french) }, request.word)
    case .jure, .remplacer, .roles: return pick(state.jury.map { ($0.name, $0.part?.french) }, request.word)
    case .grille: return pick(exam.competencies.map { ($0.id, $0.title) }, request.word)
    case .confirmer: return pick(toConfirm.map { ($0.french, nil) }, request.word)
    case .modif: return changeWords(before, request.word)
    case .dite:
      return pick(state.changes.keys.sorted().map { (String($0), state.changes[$0]?.change.text) }, request.word)
    case .aide: return pick(Verb.allCases.map { ($0.name, $0.purpose) }, request.word)
    case .decider:
      guard case .competencies(let rule) = exam.decision.kind else { return [] }
      return pick(rule.outcomes.map { ($0.id, $0.title) }, request.word)
    default: return []
    }
  }

  private func verbs(beginning word: String) -> [Completion] {
    pick(
      Verb.allCases.filter(isKnownHere).map { ($0.name, $0.purpose) },
      word)
  }

  private func criteria(matching word: String) -> [Completion] {
    let wanted = word.folded
    return exam.criteria.filter { criterion in
      let id = criterion.id.folded
      return id.hasPrefix(wanted) || id.contains("." + wanted)
        || criterion.title.foldedWords.contains { $0.hasPrefix(wanted) }
    }
    .map { Completion($0.id, detail: $0.title) }
  }

  private func changeWords(_ before: Words, _ word: String) -> [Completion] {
    var before = before
    guard let number = before.next() else {
      return pick([("1", nil), ("2", nil), ("banque", "la banque du dossier"), ("tirer", "tirer au sort")], word)
    }
    if before.peeked?.matches("banque") == true || number.matches("banque") {
      return pick(dossier?.jury.bank.compactMap { change in change.id.map { ($0, change.text) } } ?? [], word)
    }
    return pick(
      ChangeField.allCases.map { ($0.french, nil) } + [("banque", nil), ("éditer", nil), ("supprimer", nil)], word)
  }

  private func pick(_ candidates: [(String, String?)], _ word: String) -> [Completion] {
    let wanted = word.folded
    return candidates.filter { $0.0.folded.hasPrefix(wanted) }.map { Completion($0.0, detail: $0.1) }
  }
}
