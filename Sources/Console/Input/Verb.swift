// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import StyledText

/// A command of the console: French words with one-letter forms, forgiving of accents and case.
enum Verb: String, CaseIterable, Hashable, Sendable {
  case confirmer, pieces, candidat, choix, majoration, suivante, phase, arreter, pause, reprendre, temps, coupure,
    phases
  case effacer, obs, note, grille
  case modif, dite, client, fiche
  case incident, jure, jury, remplacer, roles, reserve, lever
  case issue, continuer, deliberer, decider, clore, corriger
  case voile, defaire, historique, attendre, aide, quitter

  /// Every form, the full one first, the short one second.
  var names: [String] {
    switch self {
    case .confirmer: ["confirmer", "c"]
    case .pieces: ["pièces", "pc", "papiers", "vu"]
    case .candidat: ["candidat", "cd"]
    case .choix: ["choix", "cx", "choisir"]
    case .majoration: ["majoration", "mj", "majorations", "tiers-temps"]
    case .suivante: ["suivante", "s", "suivant"]
    case .phase: ["phase", "ph", "aller"]
    case .arreter: ["arrêter", "ar", "stop", "terminer"]
    case .pause: ["pause", "p"]
    case .reprendre: ["reprendre", "r"]
    case .temps: ["temps", "t", "accorder"]
    case .coupure: ["coupure", "cp"]
    case .phases: ["phases", "ps", "où", "état"]
    case .effacer: ["effacer", "e"]
    case .obs: ["obs", "ob", "observation", "remarque"]
    case .note: ["note", "nt"]
    case .grille: ["grille", "g"]
    case .modif: ["modif", "m", "modification", "modifications"]
    case .dite: ["dite", "d", "dit", "annoncée", "remise"]
    case .client: ["client", "cl", "rôle"]
    case .fiche: ["fiche", "f", "dossier", "proposition", "projet"]
    case .incident: ["incident", "i"]
    case .jure: ["juré", "j"]
    case .jury: ["jury", "jy", "commission"]
    case .remplacer: ["remplacer", "rp"]
    case .roles: ["rôles", "rl"]
    case .reserve: ["réserve", "rs"]
    case .lever: ["lever", "lv"]
    case .issue: ["issue", "is", "conclure"]
    case .continuer: ["continuer", "ct"]
    case .deliberer: ["délibérer", "dl"]
    case .decider: ["décider", "dc", "décision"]
    case .clore: ["clore", "cr", "clôturer"]
    case .corriger: ["corriger", "co"]
    case .voile: ["voile", "v"]
    case .defaire: ["défaire", "u", "annuler"]
    case .historique: ["historique", "h", "journal"]
    case .attendre: ["attendre", "w"]
    case .aide: ["aide", "a", "?"]
    case .quitter: ["quitter", "q"]
    }
  }

  var name: String { names[0] }

  /// How it is typed.
  var usage: String {
    switch self {
    case .confirmer: "confirmer [candidat pièces épreuve choix majorations rôles]"
    case .pieces: "pièces | pièces toutes | pièces aucune | pièces NUMÉRO…"
    case .candidat: "candidat NUMÉRO PRÉNOM NOM"
    case .choix: "choix NUMÉRO…"
    case .majoration: "majoration PHASE=1/3… | majoration aucune"
    case .suivante: "suivante [à HH:MM]"
    case .phase: "phase NOM [à HH:MM] [MOTIF]"
    case .arreter: "arrêter [à HH:MM]"
    case .pause: "pause [depuis HH:MM] [MOTIF]"
    case .reprendre: "reprendre [à HH:MM]"
    case .temps: "temps [PHASE] DURÉE MOTIF"
    case .coupure: "coupure compte | coupure depuis HH:MM"
    case .phases: "phases"
    case .effacer: "effacer CRITÈRES"
    case .obs: "obs [CRITÈRE] TEXTE"
    case .note: "note [CRITÈRE] TEXTE"
    case .grille: "grille [COMPÉTENCE]"
    case .modif:
      "modif [Nº CHAMP TEXTE [=> EFFETS] | Nº banque ID | Nº éditer | Nº supprimer | banque | "
        + "tirer [équitable] [CODE]]"
    case .dite: "dite Nº [à HH:MM]"
    case .client: "client"
    case .fiche: "fiche"
    case .incident: "incident \(IncidentWord.all.map(\.word).joined(separator: "|")) [depuis HH:MM] TEXTE"
    case .jure: "juré NOM"
    case .jury: "jury | jury NOM, NOM"
    case .remplacer: "remplacer NOM par NOM | remplacer NOM (parti)"
    case .roles: "rôles NOM client, NOM observateur"
    case .reserve: "réserve TEXTE"
    case .lever: "lever MOTIF"
    case .issue: "issue \(OutcomeWord.all.map(\.word).joined(separator: "|")) [TEXTE]"
    case .continuer: "continuer [TEXTE]"
    case .deliberer: "délibérer [accords | partiels | NIVEAU CRITÈRES]"
    case .decider: "décider RÉSULTAT [MOTIF] | décider NOTE | décider POINTS POINTS…"
    case .clore: "clore"
    case .corriger: "corriger MOTIF"
    case .voile: "voile"
    case .defaire: "défaire [Nº]"
    case .historique: "historique"
    case .attendre: "attendre DURÉE"
    case .aide: "aide [COMMANDE]"
    case .quitter: "quitter"
    }
  }

  /// What it does, in a few words.
  var purpose: String {
    switch self {
    case .confirmer: "ce qui est vérifié avec le candidat ; seul : tout"
    case .pieces: "les pièces demandées, et celles qui sont vues"
    case .candidat: "corrige le numéro et le nom du candidat"
    case .choix: "la fiche ou le projet que la commission retient"
    case .majoration: "le temps majoré accordé au candidat, à la place de ce qui était dit"
    case .suivante: "passe à la phase suivante ; après la dernière, l’oral est tenu"
    case .phase: "va à une phase, en sautant ou en revenant (avec un motif)"
    case .arreter: "arrête la phase en cours"
    case .pause: "arrête l’horloge"
    case .reprendre: "remet l’horloge en marche"
    case .temps: "accorde du temps à une phase"
    case .coupure: "dit ce que vaut le temps passé sans console"
    case .phases: "montre les phases et leurs temps"
    case .effacer: "rend des critères « non évalués »"
    case .obs: "observation jointe à la grille"
    case .note: "note personnelle, jamais communiquée"
    case .grille: "montre la grille"
    case .modif: "écrit, choisit, tire ou montre les modifications"
    case .dite: "la modification vient d’être annoncée ou remise au candidat"
    case .client: "montre le rôle du client"
    case .fiche: "montre ce que le candidat a remis"
    case .incident: "consigne un incident"
    case .jure: "dit pour quel juré on note (une feuille par juré)"
    case .jury: "montre le jury et les rôles ; avec des noms, les ajoute"
    case .remplacer: "un membre du jury part ou est remplacé"
    case .roles: "qui joue le client, qui observe"
    case .reserve: "pose une réserve (vérification du dossier…)"
    case .lever: "lève la réserve"
    case .issue: "dit comment l’oral se termine"
    case .continuer: "continue un oral interrompu"
    case .deliberer: "montre accords et divergences, fixe l’appréciation commune"
    case .decider: "consigne la décision ou la note proposée"
    case .clore: "clôt le passage après contrôle"
    case .corriger: "rouvre un passage clos, avec un motif"
    case .voile: "cache ou montre tout sauf la phase et l’horloge (aussi F2)"
    case .defaire: "défait la dernière action, ou celle de ce numéro"
    case .historique: "montre ce qui a été consigné"
    case .attendre: "laisse passer le temps (horloge simulée)"
    case .aide: "montre les commandes, ou une seule"
    case .quitter: "quitte la console ; le passage reste tel quel"
    }
  }
}

extension Console {
  /// Takes the verb that begins the line: by any of its names, or by an unambiguous beginning.
  func verb(from words: inout Words) throws(ConsoleError) -> Verb {
    guard let typed = words.next() else { throw .unknownVerb("", nearest: nil) }
    let wanted = typed.folded
    if let exact = Verb.allCases.first(where: { $0.names.contains { $0.folded == wanted } }) { return exact }
    let begun = Verb.allCases.filter { verb in verb.names.contains { $0.folded.hasPrefix(wanted) && wanted.count > 1 } }
    if begun.count == 1, let only = begun.first { return only }
    if begun.count > 1 { throw .ambiguousVerb(typed, begun.map(\.name)) }
    // Neither a long line nor a word of another room is a misspelt command.
    let known = Verb.allCases.filter(isKnownHere).map(\.name)
    throw .unknownVerb(typed, nearest: typed.count > 40 ? nil : nearest(to: typed, among: known))
  }
}
