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
  case tooMuch(String, Verb)
  case unknownCriterion(String, nearest: String?)
  case criterionOutOfRange(String, count: Int)
  case ambiguousCriterion(String, [Criterion])
  case notATime(String)
  case notADuration(String)
  case notANumber(String)
  case unknownWord(String, known: [String])
  case ambiguousWord(String, [String])
  case noDossier(String)
  case onlySimulated
  case onlyInJuryRoom
  case notInRehearsal
  case veiled
  case text(String)

  var wording: String {
    switch self {
    case .refused(let error): error.wording
    case .unknownVerb(let typed, let nearest):
      "Commande inconnue : \(shown(typed)). \(suggestion(nearest))Toutes les commandes : aide."
    case .ambiguousVerb(let typed, let verbs): "\(shown(typed)) peut être \(verbs.frenchList("ou"))."
    case .usage(let verb): "Il manque quelque chose. Écrire : \(verb.usage)"
    case .tooMuch(let typed, let verb): "\(shown(typed)) est de trop. Écrire : \(verb.usage)"
    case .unknownCriterion(let typed, let nearest):
      "Critère inconnu : \(shown(typed)). \(suggestion(nearest))Tous les critères : grille."
    case .criterionOutOfRange(let typed, let count):
      "Pas de critère \(shown(typed)) : ils vont de 1 à \(count). Tous les critères : grille."
    case .ambiguousCriterion(let typed, let criteria):
      "\(shown(typed)) désigne plusieurs critères :\n"
        + criteria.map { "    \($0.id)  \($0.title)" }.joined(separator: "\n")
    case .notATime(let typed): "\(shown(typed)) n’est pas une heure. Par exemple : 10:42."
    case .notADuration(let typed): "\(shown(typed)) n’est pas une durée. Par exemple : 5min, 1h30, 90s."
    case .notANumber(let typed): "\(shown(typed)) n’est pas un nombre."
    case .unknownWord(let typed, let known):
      "\(shown(typed)) n’est pas connu ici. Au choix : \(known.frenchList("ou"))."
    case .ambiguousWord(let typed, let found): "\(shown(typed)) peut être \(found.frenchList("ou"))."
    case .noDossier(let what): "Pas de \(what) : aucun dossier n’est ouvert avec ce passage."
    case .onlySimulated: "« attendre » ne vaut qu’avec l’horloge simulée (--horloge simulee)."
    case .onlyInJuryRoom: "En loge, on ne note pas : cette commande est à la console du jury."
    case .notInRehearsal: "En répétition, il n’y a pas de jury : cette commande n’y sert pas."
    case .veiled: "Le voile est mis : le lever d’abord (v)."
    case .text(let text): text
    }
  }

  /// Whether it may be told under the veil: it says nothing of the evaluation, nor of what was typed for it.
  var isNeutral: Bool {
    switch self {
    case .veiled, .onlyInJuryRoom, .onlySimulated: true
    default: false
    }
  }

  /// Whether it tells which changes the jury wrote: not in the preparation room.
  var tellsOfChanges: Bool {
    switch self {
    case .refused(.changeNotWritten), .refused(.changeAlreadyTold), .refused(.changeNumberOutOfRange): true
    case .usage(.dite): true
    default: false
    }
  }

  private func suggestion(_ nearest: String?) -> String {
    nearest.map { "Vouliez-vous dire \(quoted($0))\u{202F}? " } ?? ""
  }

  /// What was typed, in quotes: a long line is cut, what a terminal would obey is not repeated.
  private func shown(_ typed: String) -> String {
    let text = typed.printable
    return quoted(text.count > 40 ? text.prefix(39) + "…" : text)
  }
}
