// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

extension Console {
  /// Carries out a verb with the words that follow it.
  mutating func perform(_ verb: Verb, _ words: Words, at now: Instant) throws(ConsoleError) -> [ConsoleAction] {
    if settings.isPreparationRoom, !verb.isForPreparationRoom { throw .onlyInJuryRoom }
    if settings.isRehearsal, !verb.isForRehearsal { throw .notInRehearsal }
    switch verb {
    case .confirmer: return try confirm(words, at: now)
    case .pieces: return try seePapers(words, at: now)
    case .candidat: return try correctCandidate(words, at: now)
    case .choix: return try choose(words, at: now)
    case .majoration: return try accommodate(words, at: now)
    case .suivante: return try next(words, at: now)
    case .phase: return try goToPhase(words, at: now)
    case .arreter: return try timed(.stop, .arreter, words, at: now)
    case .pause: return try pause(words, at: now)
    case .reprendre: return try timed(.resume, .reprendre, words, at: now)
    case .temps: return try grant(words, at: now)
    case .coupure: return try ruleGap(words, at: now)
    case .phases: return say(phasesView(at: now))

    case .effacer: return try unmark(words, at: now)
    case .obs: return try remark(words, .observation, at: now)
    case .note: return try remark(words, .note, at: now)
    case .grille: return try secret { console throws(ConsoleError) in try console.gridView(words) }

    case .modif: return try changes(words, at: now)
    case .dite: return try tell(words, at: now)
    case .client: return try secret { console throws(ConsoleError) in try console.clientView() }
    case .fiche: return try secret { console throws(ConsoleError) in try console.papersView() }

    case .incident: return try incident(words, at: now)
    case .jure: return try chooseJuror(words)
    case .jury where !words.isEmpty:
      let jurors = words.rest.split(separator: ",").map { Juror(name: $0.trimmed) }
      return try run(.addJurors(jurors), at: Moment(now))
    case .jury: return try secret { console throws(ConsoleError) in console.juryView() }
    case .remplacer: return try replaceJuror(words, at: now)
    case .roles: return try assignParts(words, at: now)
    case .reserve:
      guard let text = words.text else { throw .usage(.reserve) }
      return try run(.reserve(text), at: Moment(now))
    case .lever:
      guard let text = words.text else { throw .usage(.lever) }
      return try run(.liftReservation(text), at: Moment(now))

    case .issue: return try conclude(words, at: now)
    case .continuer: return try run(.continueSitting(text: words.text), at: Moment(now))
    case .deliberer: return try deliberate(words, at: now)
    case .decider: return try decide(words, at: now)
    case .clore: return try close(at: now)
    case .corriger: return try run(.correct(reason: words.rest), at: Moment(now))

    case .voile: return toggleVeil()
    case .defaire: return try undo(words, at: now)
    case .historique: return try secret { console throws(ConsoleError) in console.historyView() }
    case .attendre: return try wait(words)
    case .aide: return try help(words)
    case .quitter: return leave()
    }
  }

  /// What only an unveiled screen shows.
  private func secret(
    _ view: (Console) throws(ConsoleError) -> [StyledLine]
  ) throws(ConsoleError) -> [ConsoleAction] {
    guard !isVeiled else { throw .veiled }
    return say(try view(self))
  }

  private func wait(_ words: Words) throws(ConsoleError) -> [ConsoleAction] {
    guard settings.clockIsSimulated else { throw .onlySimulated }
    var words = words
    let length = try words.takeDuration()
    guard words.isEmpty else { throw .tooMuch(words.rest, .attendre) }
    guard length <= 24 * 3_600_000 else { throw .text("Attendre 24 heures au plus à la fois.") }
    return [.wait(length)]
  }

  /// Hides or shows everything but the phase and the clock.
  public mutating func toggleVeil() -> [ConsoleAction] {
    guard !settings.isPreparationRoom else { return say("La loge n’affiche que l’horloge.") }
    guard !settings.isRehearsal else { return say("En répétition, l’écran est au candidat : il n’y a pas de voile.") }
    veilAsked = !isVeiled
    defer { hiddenRefusal = nil }
    if isVeiled { return [.clear] + say("Voile mis : la saisie ne se voit pas. Le lever : v", .dim) }
    let told = hiddenRefusal.map { "\nDernier refus : \($0)" } ?? ""
    return say("Voile levé : l’écran montre tout." + told, .warning)
  }

  private mutating func leave() -> [ConsoleAction] {
    if case .pending(let count, _) = durability {
      question = .leave
      let what = plural(count, "action non enregistrée", "actions non enregistrées")
      return say("\(what) : quitter les perd. Libérer d’abord le disque.", .overtime)
    }
    guard let run = state.currentRun, !run.isPaused else { return [.leave] }
    question = .leave
    let title = sitting.currentPhase?.title ?? ""
    return say("\(quoted(title)) est en cours et son horloge continuera sans console.", .warning)
  }
}

extension Verb {
  /// Whether it shows something and does nothing.
  var onlyShows: Bool {
    switch self {
    case .phases, .grille, .client, .fiche, .voile, .historique, .aide: true
    default: false
    }
  }

  /// Whether a number may follow it.
  var takesNumber: Bool {
    switch self {
    case .confirmer, .pieces, .candidat, .choix, .phase, .effacer, .modif, .dite, .defaire, .obs, .note, .grille: true
    default: false
    }
  }

  /// What makes sense in the candidate's preparation room.
  var isForPreparationRoom: Bool {
    switch self {
    case .suivante, .pause, .reprendre, .temps, .incident, .dite, .attendre, .aide, .quitter, .phases, .coupure,
      .defaire, .arreter, .confirmer:
      true
    default: false
    }
  }
}
