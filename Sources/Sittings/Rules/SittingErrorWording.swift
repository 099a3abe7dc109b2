// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

extension SittingError {
  /// What is refused and why, then how to go on: one or two short French sentences.
  public var wording: String {
    switch self {
    case .notOpened: "Le passage n’est pas ouvert."
    case .alreadyOpened: "Le passage est déjà ouvert."
    case .closed: "Le passage est clos. Pour le modifier : corriger MOTIF."
    case .sealed: "Le passage est scellé : il ne se modifie plus, une correction est un nouvel enregistrement."
    case .notClosed: "Le passage n’est pas clos : il se modifie directement."
    case .openingProblems(let problems): problems.map(\.wording).joined(separator: "\n")

    case .inTheFuture(let instant): "\(instant.clock) n’est pas encore passé."
    case .beforeBoundary(let boundary):
      "Trop tôt : la phase ou la pause en cours date de \(boundary.timeOfDay). Donner une heure postérieure, "
        + "ou défaire d’abord."
    case .unknownPhase(let typed, let nearest): unknown("Phase inconnue", typed, nearest, "Voir : phases.")
    case .typistsNotTwo: "Un passage tenu sur papier se saisit deux fois, par deux personnes."
    case .noPhaseRuns: "Aucune phase n’est en cours. Pour commencer : suivante."
    case .noPhaseLeft: "Toutes les phases sont terminées. Pour délibérer : délibérer."
    case .reasonNeeded(let purpose): purpose.wording
    case .alreadyPaused: "L’horloge est déjà en pause. Pour repartir : reprendre."
    case .notPaused: "L’horloge n’est pas en pause."
    case .grantOutOfRange: "Le temps accordé doit être compris entre 1 seconde et 4 heures."
    case .notEvaluated(let outcome): "Le passage est terminé : \(outcome.french). Pour revenir dessus : défaire."
    case .interrupted: "Le passage est interrompu. Pour le continuer : continuer."

    case .examHasNoChanges: "Cette épreuve ne prévoit pas de modification par le jury."
    case .changeNumberOutOfRange(let number, let count):
      count.map { "Il n’y a pas de modification \(number) : l’épreuve en prévoit \($0), numérotées de 1 à \($0)." }
        ?? "Il n’y a pas de modification \(number) : numéroter de 1 à 20."
    case .changeNotWritten(let number): "La modification \(number) n’est pas écrite. Pour l’écrire : modif \(number) …"
    case .changeAlreadyTold(let number):
      "La modification \(number) est déjà annoncée au candidat. Si c’est une erreur : défaire."
    case .emptyText: "Il manque le texte."

    case .notStarted: "Le passage n’a pas commencé : les appréciations s’ouvrent avec la première phase (suivante)."
    case .unknownCriterion(let typed, let nearest): unknown("Critère inconnu", typed, nearest, "Voir : grille.")
    case .unknownLevel(let typed, let levels):
      "\(quoted(typed)) n’est pas un niveau de l’échelle : \(levels.frenchList("ou"))."
    case .nothingToUnmark(let criteria):
      "Rien à effacer : \(criteria.frenchList()) \(criteria.count > 1 ? "n’ont" : "n’a") pas d’appréciation ici."
    case .jurorNeeded: "Chaque juré a sa feuille : dire pour qui (juré NOM), puis noter."
    case .sharedSheet: "La feuille est commune : l’appréciation ne porte pas de nom."
    case .unknownJuror(let typed, let nearest): unknown("Membre du jury inconnu", typed, nearest, "Voir : jury.")

    case .nothingToUndo: "Rien à défaire."
    case .cannotUndo(let group): "L’action nº\u{A0}\(group) ne peut pas être défaite."
    case .laterTimeline(let group):
      "Défaire d’abord l’action nº\u{A0}\(group), qui a suivi et s’appuie sur elle."

    case .stillRunning: "L’oral n’est pas terminé. Finir les phases (suivante) ou conclure : issue absent, abandon…"
    case .notInterrupted: "Le passage n’est pas interrompu."
    case .noReservation: "Aucune réserve n’est posée."
    case .unknownOutcome(let typed, let known):
      "Décision inconnue : \(quoted(typed)). Au choix : \(known.frenchList("ou"))."
    case .wrongDecisionKind: "Cette épreuve ne se décide pas ainsi. Voir : aide décider."
    case .markOutOfRange(let mark, let outOf): "\(mark.french) n’est pas compris entre 0 et \(outOf)."
    case .markNotAStep(let mark, let step): "\(mark.french) n’est pas un multiple de \(step.french)."
    case .missingParts(let parts): "Il manque les points de \(parts.map { quoted($0) }.frenchList())."
    case .unknownPart(let id): "Partie inconnue : \(quoted(id))."
    case .decisionMissing: "Le jury n’a pas encore décidé. Pour décider : décider."
    case .gridChangedSinceDecision: "La grille a changé depuis la décision. Confirmer la décision : décider."
    }
  }

  private func unknown(_ what: String, _ typed: String, _ nearest: String?, _ otherwise: String) -> String {
    "\(what) : \(quoted(typed)). " + (nearest.map { "Vouliez-vous dire \(quoted($0))\u{202F}?" } ?? otherwise)
  }
}

extension SittingError.ReasonFor {
  var wording: String {
    switch self {
    case .skipping(let titles):
      "Cela saute \(titles.map { quoted($0) }.frenchList()). Donner un motif : phase ID MOTIF."
    case .goingBack(let title): "\(quoted(title)) est déjà passée. Pour y revenir, donner un motif : phase ID MOTIF."
    case .granting: "Donner le motif du temps accordé : temps DURÉE MOTIF."
    case .departing(.incomplete(let missing)):
      "La grille n’est pas complète (\(plural(missing.count, "critère non évalué", "critères non évalués"))) : "
        + "rien n’est proposé. Le jury peut décider en donnant un motif."
    case .departing(.outcome(let outcome)):
      "La grille propose \(quoted(outcome.title)). Le jury peut s’en écarter en donnant un motif."
    case .departing(.mark(let mark)): "La grille donne \(mark.french). Le jury peut s’en écarter en donnant un motif."
    case .departing(.none): "Donner un motif."
    case .correcting: "Donner le motif de la correction : corriger MOTIF."
    }
  }
}

extension SittingError.OpeningProblem {
  /// What is wrong, and how to mend it where that is not plain: one short French sentence or two.
  public var wording: String {
    switch self {
    case .noCandidate: "Il manque le candidat : son numéro ou son nom."
    case .otherExam(let id): "Le passage est d’une autre épreuve : \(quoted(id))."
    case .noJuror: "Une feuille par juré demande le nom de chaque membre du jury."
    case .jurorTwice(let name): "\(name) figure deux fois dans le jury."
    case .unknownTarget(let id, let nearest):
      "Phase inconnue : \(quoted(id))." + (nearest.map { " Vouliez-vous dire \(quoted($0))\u{202F}?" } ?? "")
    case .targetWithoutTime(let id, let allowance):
      "La phase \(quoted(id)) n’a pas de durée propre à majorer."
        + (allowance.map { " Majorer l’enveloppe \(quoted($0))." } ?? " Fixer d’abord sa durée.")
    case .juryTimeExtended: "La préparation du jury ne se majore pas."
    case .choiceNotOffered: "Cette épreuve ne prévoit pas de choix de la commission."
    case .severalChosen: "La commission n’en choisit qu’un."
    case .centreSetsNothing(let id): "La durée de \(quoted(id)) est fixée par le texte : le centre ne la change pas."
    case .minutesOutOfRange(let id): "La durée de \(quoted(id)) doit être comprise entre 1 et 600 minutes."
    }
  }
}

extension Outcome {
  /// As shown to the jury.
  public var french: String {
    switch self {
    case .held: "oral tenu"
    case .absent: "candidat absent"
    case .late: "candidat en retard, non admis"
    case .abandoned: "abandon du candidat"
    case .interrupted: "interrompu, à continuer"
    case .fraudSuspected: "suspicion de fraude"
    case .notHeld: "oral non tenu"
    case .openedByMistake: "ouvert par erreur"
    }
  }
}
