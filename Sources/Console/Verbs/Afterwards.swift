// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

extension Console {
  /// What is worth saying once events are in: what to remember in the phase that starts, what the end leads to.
  func afterwards(_ events: [RecordedEvent], wasVeiled: Bool) -> [ConsoleAction] {
    var lines: [StyledLine] = []
    for recorded in events {
      switch recorded.event {
      case .runStarted(let id, _):
        if isVeiled, !wasVeiled, !settings.isPreparationRoom {
          lines.append(StyledLine("Voile mis : la saisie ne se voit pas, noter marche toujours. Le lever : v", .dim))
        }
        if let phase = exam.phase(id) { lines += reminders(for: phase) }
      case .outcome(let outcome, _) where outcome == .held || !isVeiled: lines += after(outcome)
      case .papersSeen(let papers) where papers.isEmpty && !isVeiled: lines += absentPapers
      case .marked where !isVeiled && state.decision != nil && state.decidedGrid != sitting.finalGrid:
        lines.append(StyledLine("La grille a changé depuis la décision : confirmer par décider.", .warning))
      default: break
      }
    }
    return lines.isEmpty ? [] : say(lines)
  }

  private func reminders(for phase: Phase) -> [StyledLine] {
    var lines: [StyledLine] = []
    if settings.isPreparationRoom {
      return exam.means.map { StyledLine("  · \($0)", .dim) }
    }
    // What an exam recalls at a phase is for its jury.
    if settings.isRehearsal { return [] }
    if !state.confirmed.contains(.candidate) {
      lines.append(StyledLine("Candidat non confirmé : convocation et identité vues\u{202F}? (c)", .warning))
    }
    guard !isVeiled else { return [] }
    lines += phase.reminders.map { StyledLine("  · \($0)", .dim) }
    if phase.kind == .juryPreparation || (exam.changes?.delivery == .preparation && phase.kind == .preparation) {
      lines += missingChanges
    }
    for number in phase.tells {
      let text =
        state.changes[number].map { "\(number) à annoncer : \($0.change.text)" }
        ?? "\(number) à annoncer, non écrite (m \(number) …)"
      lines.append(StyledLine("  · Modification \(text)", .warning))
    }
    return lines
  }

  private var missingChanges: [StyledLine] {
    guard let rules = exam.changes else { return [] }
    let count = rules.count ?? max(1, state.changes.count)
    let missing = (1...count).filter { state.changes[$0] == nil }
    guard !missing.isEmpty else { return [] }
    return [
      StyledLine(
        "  · À écrire : modif \(missing.map(String.init).frenchList()). Par exemple : m \(missing[0]) éco \"…\" ; ou m tirer.",
        .warning)
    ]
  }

  private func after(_ outcome: Outcome) -> [StyledLine] {
    switch outcome {
    case .held where settings.isRehearsal, .abandoned where settings.isRehearsal: []
    case .held:
      [StyledLine("L’oral est terminé. Délibérer (dl), décider (dc), clore (cr), maintenant ou plus tard.", .bold)]
    case .abandoned: [StyledLine("Le jury peut encore délibérer et décider sur ce qu’il a vu.")]
    case .interrupted: [StyledLine("À reprendre un autre jour : oral reprendre \(sitting.id), puis continuer.")]
    case .fraudSuspected:
      [
        StyledLine(
          "Le texte est muet ici : l’oral va en général à son terme, le président du jury est informé. Décision du centre."
        )
      ]
    case .late: [StyledLine("Décision du centre. Pour clore : clore.")]
    case .absent:
      consequence(
        exam.consequences.absent, "Candidat absent : à reporter sur la liste d’émargement. Pour clore : clore.",
        isPaper: false)
    case .openedByMistake: [StyledLine("Passage ouvert par erreur : pour le clore : clore.")]
    case .notHeld: consequence(exam.consequences.absent, "Pour clore : clore.", isPaper: true)
    }
  }

  /// Where nothing was handed in and the text says what follows.
  private var absentPapers: [StyledLine] {
    guard let consequence = exam.consequences.absent else { return [] }
    return self.consequence(
      consequence, "Si le dossier manque en effet : issue non-tenu MOTIF. Sinon : réserve TEXTE.", isPaper: true)
  }

  private func consequence(_ consequence: Consequence?, _ otherwise: String, isPaper: Bool) -> [StyledLine] {
    guard isPaper, let consequence else { return [StyledLine(otherwise)] }
    return [
      StyledLine(
        "Si le dossier est absent, le texte dit : \(consequence.text)"
          + (consequence.reference.map { " (\($0))" } ?? "")),
      StyledLine(otherwise),
    ]
  }
}
