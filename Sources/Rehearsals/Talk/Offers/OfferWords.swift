// SPDX-License-Identifier: GPL-3.0-or-later

/// The words around the names and values of an offer; all folded.
extension OfferParser {
  static let announcements: Set<String> = ["offre", "propose", "proposition", "contre", "offrir"]
  static let reductions: Set<String> = [
    "remise", "rabais", "ristourne", "reduction", "baisse", "baisser", "geste", "escompte",
  ]
  /// Those of the small ones that tie a word to the value after it: `transport à 500 €`.
  static let links: Set<String> = ["a", "de", "d", "du", "pour"]
  static let units: Set<String> = [
    "jour", "jours", "j", "semaine", "semaines", "sem", "mois", "an", "ans", "annee", "annees", "heure", "heures", "h",
    "ke", "keur", "keuros", "k€", "€",
  ]
  /// Words that say nothing of what a value is about.
  static let small: Set<String> = [
    "a", "au", "aux", "de", "d", "du", "des", "la", "le", "l", "les", "un", "une", "en", "sur", "sous", "pour", "par",
    "je", "j", "vous", "nous", "on", "me", "m", "c", "ce", "est", "ca", "si", "alors", "disons", "soit", "ok", "oui",
    "avec", "contre", "ht", "ttc", "net", "nets", "hors", "taxes", "offre", "propose", "proposition", "peux", "peut",
    "fais", "faire", "fait", "passe", "passer", "descends", "descendre", "monte", "monter", "donne", "accorde",
    "accepte", "mets", "met", "dis", "dirais", "allez", "accord", "maximum", "minimum", "max", "min", "environ",
    "seulement", "mon", "ma", "mes", "votre", "vos", "notre", "nos", "ou", "tout", "compris", "inclus", "incluse",
    "commande", "chose", "que", "qu", "ferme", "final", "dernier", "derniere", "arrive", "serait", "sera", "bien",
    "faut", "faudrait", "faudra", "reste", "restons", "moins", "voulez", "souhaitez", "cherchez", "donc", "madame",
    "monsieur", "desormais", "maintenant", "deja", "encore", "vraiment", "simplement", "juste", "meme", "aussi",
    "fasse", "fassions", "faisons", "faisais", "faisait", "faisions", "ferai", "ferais", "ferait", "ferons",
    "mettons", "mettais", "mettait", "mettre", "donner", "donnais", "donnait", "donnons", "offre", "offrais", "offrait",
    "offrons", "proposer", "proposais", "proposait", "proposons", "accorder", "accordais", "accordait", "accordons",
    "passais", "passait", "passerait", "passions", "passons", "descendais", "descendait", "descendons", "descendrait",
    "montais", "montait", "montons", "arrivait", "arriverait", "arrondir", "arrondis", "arrondit", "consens",
    "consentir", "reviens", "revenir", "revient", "va", "vais", "aller", "pourrais", "pourrait", "pourrions",
    "voudrais",
    "prends", "prendre", "garde", "garder", "tiens", "tenir", "compte", "comme",
  ]
}
