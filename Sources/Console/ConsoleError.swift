// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import StyledText

/// Why a typed line was not carried out. The wording for people is below.
enum ConsoleError: Error, Hashable, Sendable {
  case refused(SittingError)
  case unknownVerb(String, nearest: String?)
  case ambiguousVerb(String, [String])
  case usage(Verb)
  case unknownCriterion(String, nearest: String?)
  case ambiguousCriterion(String, [String])
  case notATime(String)
  case notADuration(String)
  case notANumber(String)
  case unknownWord(String, known: [String])
  case noDossier(String)
  case onlySimulated
  case onlyInJuryRoom
  case veiled
  case text(String)

  var wording: String {
    switch self {
    case .refused(let error): error.wording
    case .unknownVerb(let typed, let nearest):
      "Commande inconnue : \(quoted(typed)). "
        + (nearest.map { "Vouliez-vous dire \(quoted($0))\u{202F}? " } ?? "") + "Toutes les commandes : aide."
    case .ambiguousVerb(let typed, let verbs): "\(quoted(typed)) peut être \(verbs.frenchList("ou"))."
    case .usage(let verb): "Il manque quelque chose. \(verb.usage)"
    case .unknownCriterion(let typed, let nearest):
      "Critère inconnu : \(quoted(typed)). "
        + (nearest.map { "Vouliez-vous dire \(quoted($0))\u{202F}? " } ?? "") + "Tous les critères : grille."
    case .ambiguousCriterion(let typed, let ids): "\(quoted(typed)) désigne plusieurs critères : \(ids.frenchList())."
    case .notATime(let typed): "\(quoted(typed)) n’est pas une heure. Par exemple : 10:42."
    case .notADuration(let typed): "\(quoted(typed)) n’est pas une durée. Par exemple : 5min, 1h30, 90s."
    case .notANumber(let typed): "\(quoted(typed)) n’est pas un nombre."
    case .unknownWord(let typed, let known):
      "\(quoted(typed)) n’est pas connu ici. Au choix : \(known.frenchList("ou"))."
    case .noDossier(let what): "Pas de \(what) : le passage a été ouvert sans dossier."
    case .onlySimulated: "« attendre » ne vaut qu’avec l’horloge simulée (--horloge simulee)."
    case .onlyInJuryRoom: "En loge, on ne note pas : cette commande est à la console du jury."
    case .veiled: "Le voile est mis : lever d’abord le voile (v)."
    case .text(let text): text
    }
  }
}
