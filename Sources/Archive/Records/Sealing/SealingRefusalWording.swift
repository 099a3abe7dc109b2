// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

extension SealingRefusal: CustomStringConvertible {
  /// In French: what is refused and why, then the remedy.
  public var description: String { wording.typographic }

  private var wording: String {
    switch self {
    case .notOpened: "Un journal sans ouverture ne se scelle pas."
    case .rehearsal(let id): "\(id) est une répétition : une répétition n’entre jamais dans l’archive."
    case .openedByMistake(let id):
      "\(id) a été ouvert par erreur : rien n’y a été jugé, il reste au journal et ne se scelle pas."
    case .notDecided(let id, let stage): "\(id) \(stage.whyNotSealed)"
    case .alreadySealed(let id):
      "\(id) est déjà scellé. Une correction est un nouvel enregistrement : oral archive corriger \(id)"
    case .unreadable(let id, .damaged(let detail)):
      "\(id) : son journal est abîmé (\(detail)). Il ne se scelle pas ; restaurez une sauvegarde."
    case .unreadable(let id, _):
      "\(id) : son journal vient d’une version plus récente d’oral. Mettez ce poste à jour, puis scellez."
    case .sitting(let id, let error): "\(id) : \(error.wording)"
    case .otherDefinition(let id, let exam):
      "\(id) suit une autre définition de l’épreuve \(exam) que celle qui est donnée : rien n’est scellé."
    case .unsealable(let id, let field):
      "\(id) contient à « \(field) » une valeur qui ne peut pas être scellée : le journal est abîmé."

    case .wrongKey(let expected):
      "La clé de ce poste n’est pas celle qui signe la chaîne (attendue : \(expected.prefix(8))…). Remettez la bonne "
        + "clé dans le dossier du centre."
    case .damagedHead(let place):
      "Le dernier enregistrement de la chaîne \(place.chain.short) (nº \(place.sequence)) est altéré : rien ne peut le "
        + "suivre. Vérifiez : oral archive verifier"
    case .newerRelease(let what):
      "La chaîne vient d’une version plus récente d’oral (\(what)) : elle se lit, elle ne se complète pas. Mettez ce "
        + "poste à jour."
    case .sameKey: "La nouvelle clé est celle qui signe déjà : rien à changer."
    case .refusedByKey: "La signature a échoué : recommencez, puis vérifiez la clé."

    case .notAPassage(let place):
      "L’enregistrement nº \(place.sequence) de la chaîne \(place.chain.short) n’est pas un passage."
    case .partMissing(let id, let part): "\(id) : \(part.french) a été effacée, rien ne peut plus s’y appuyer."
    case .noReason: "Il manque le motif."
    case .nothingChanges(let id): "\(id) : rien ne change."
    case .noMarkToFix(let id, let exam):
      "\(id) : l’épreuve \(exam) ne se décide pas par une note, il n’y a rien à arrêter."
    case .noReservation(let id): "\(id) : aucune réserve n’est posée."
    case .notCommunicable(let id, .deliberation): "\(id) : la délibération n’est jamais communiquée au candidat."
    case .notCommunicable(let id, let part):
      "\(id) : \(part.french) n’est pas communicable (passage non décidé, ou réglage du centre)."
    case .notOneUnit(let ids, let problem): "\(ids.frenchList()) ne font pas une unité : \(problem.wording)."
    case .nothingToErase: "Il n’y a rien à effacer."
    case .tooManyToErase(let count):
      "\(plural(count, "enregistrement")) d’un coup, c’est trop : au plus \(Erasure.limit) par effacement."
    }
  }
}

extension SealingRefusal.UnitProblem {
  fileprivate var wording: String {
    switch self {
    case .exams(let exams): "il faut les deux situations de l’E4 en CCF, et non \(exams.frenchList())"
    case .candidates(let candidates):
      "ce ne sont pas les mêmes candidats (\(candidates.map { "nº \($0.number)" }.frenchList()))"
    case .sessions: "ce n’est pas la même session"
    case .markMissing(let id): "\(id) n’a pas de note"
    case .weights: "les poids doivent être compris entre 1 et 1000"
    }
  }
}

extension RecordPart {
  /// With its article, in the middle of a sentence: `l’identité`.
  public var french: String {
    switch self {
    case .identity: "l’identité"
    case .evaluation: "l’évaluation"
    case .deliberation: "la délibération"
    }
  }
}

extension Sitting.Stage {
  fileprivate var whyNotSealed: String {
    switch self {
    case .open: "n’a pas commencé : on scelle un passage décidé."
    case .held: "est en cours : on scelle un passage décidé."
    case .interrupted: "est interrompu, à continuer : on scelle un passage décidé."
    case .awaitingDeliberation: "attend sa délibération. Pour délibérer : oral deliberer"
    case .awaitingClosing, .decided, .closed: "n’est pas prêt."
    case .sealed: "est déjà scellé."
    }
  }
}
