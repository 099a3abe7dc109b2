// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What a typed line is, when it is no offer.
enum LineReading: Hashable, Sendable {
  case empty
  /// The whole line accepts.
  case acceptance
  /// It agrees to something, and says more: nobody has signed.
  case partialAcceptance
  case refusal
  /// The candidate goes no farther.
  case lastWord
  /// He needs a moment, or somebody's leave.
  case deferral
  case appointment(Appointment)
  case farewell
  case thanks
  case greeting
  case rude
  /// Whether the client has a moment.
  case timeRequest
  /// About the client's own figures.
  case budgetQuestion
  /// About what he needs and why.
  case discovery
  case question
  case unclear

  static func of(_ line: String) -> LineReading {
    let spoken = SpokenLine(line)
    if spoken.words.isEmpty { return line.contains("?") ? .question : .empty }
    if spoken.words.contains(where: insults.contains) { return .rude }
    if spoken.has(farewells) { return .farewell }
    if let appointment = Appointment(line) { return .appointment(appointment) }
    if line.contains("?") || spoken.has(["est ce que", "qu est ce"]) { return question(spoken) }
    if spoken.begins(withAnyOf: invitations) { return .discovery }
    if spoken.has(lastWords) { return .lastWord }
    if spoken.has(deferrals) { return .deferral }
    return answer(spoken)
  }

  private static func question(_ spoken: SpokenLine) -> LineReading {
    if spoken.has(moments) { return .timeRequest }
    if spoken.has(figures) { return .budgetQuestion }
    let isOpen = spoken.words.contains { word in
      openings.contains(word) || needs.contains { word.hasPrefix($0) }
    }
    return isOpen ? .discovery : .question
  }

  private static func answer(_ spoken: SpokenLine) -> LineReading {
    let agrees = spoken.has(acceptances)
    if agrees, !spoken.isNegated, spoken.isMade(of: acceptances, and: courtesies) { return .acceptance }
    // « non, c'est trop » ; « d'accord, mais c'est trop cher » agrees to nothing yet.
    if spoken.has(refusals) { return .refusal }
    if agrees { return spoken.isNegated ? .refusal : .partialAcceptance }
    if spoken.words.contains("merci") || spoken.has(["je vous remercie"]) { return .thanks }
    if spoken.has(["bonjour", "bonsoir", "allo"]) { return .greeting }
    return .unclear
  }

  private static let insults: Set<String> = [
    "imbecile", "con", "conne", "connard", "connasse", "idiot", "idiote", "cretin", "debile", "abruti", "abrutie",
    "salaud", "salope", "merde", "foutre", "gueule", "encule", "escroc", "voleur", "voleuse", "bouffon",
  ]
  private static let farewells = [
    "au revoir", "a bientot", "bonne journee", "bonne fin de journee", "je m en vais", "j arrete la",
    "restons en la", "je vous laisse",
  ]
  private static let invitations = ["parlez moi", "racontez", "expliquez", "dites m en", "decrivez", "precisez"]
  private static let moments = [
    "deux minutes", "cinq minutes", "dix minutes", "quelques minutes", "une minute", "un instant", "un moment",
    "deranger", "derange", "du temps", "le temps",
  ]
  private static let figures = [
    "budget", "limite", "maximum", "plafond", "enveloppe", "votre prix", "jusqu ou", "jusqu a combien",
    "combien pouvez", "combien pourriez", "combien seriez", "combien etes", "combien mettez", "combien mettriez",
    "combien comptez", "combien voulez", "combien payez", "combien paieriez", "a combien", "pour combien",
    "dernier mot",
  ]
  private static let openings: Set<String> = [
    "pourquoi", "comment", "combien", "quel", "quelle", "quels", "quelles", "qui", "quoi", "ou", "quand",
  ]
  private static let needs = [
    "besoin", "attente", "attendez", "priorit", "important", "importe", "gene", "souci", "probleme", "frein", "inquiet",
    "cherchez", "souhait", "craign", "motiv", "raison",
  ]
  private static let lastWords = [
    "derniere offre", "dernier mot", "dernier prix", "mon maximum", "mon minimum", "mon dernier", "pas faire mieux",
    "peux pas mieux", "pas faire plus", "pas aller plus loin", "pas descendre plus", "pas plus bas", "pas au dela",
  ]
  private static let deferrals = [
    "en parler a", "voir avec mon", "voir avec ma", "demander a mon", "demander a ma", "laissez moi", "je reflechis",
    "reflechir", "je calcule", "calculer", "un instant", "un moment", "une minute", "deux minutes", "je regarde",
    "je verifie", "verifier",
  ]
  static let acceptances = [
    "d accord", "accord", "j accepte", "accepte", "ok", "okay", "oui", "marche conclu", "conclu", "conclue", "entendu",
    "ca marche", "je signe", "on signe", "signons", "topez la", "tope la", "c est bon", "vendu", "parfait", "ca me va",
    "ca me convient", "cela me convient", "cela me va", "je prends", "volontiers", "banco", "adjuge", "va pour",
    "je valide", "tres bien", "faisons comme ca", "faisons ainsi", "on fait comme ca",
  ]
  private static let refusals = [
    "non", "refuse", "je ne peux pas", "impossible", "pas possible", "pas d accord", "je ne suis pas d accord",
    "hors de question", "desole", "desolee", "trop", "n accepte pas", "ne peux pas accepter", "je retire",
    "ne veux pas",
  ]
  /// What may stand around an acceptance without changing it.
  private static let courtesies: Set<String> = [
    "a", "ah", "affaire", "alors", "absolument", "allez", "allons", "au", "aussi", "aux", "avec", "beaucoup", "bien",
    "bon", "c", "ca", "ce", "cela", "ces", "cette", "comme", "complet", "condition", "conditions", "contre", "d",
    "dans",
    "de", "demande", "demandes", "des", "donc", "du", "eh", "elle", "en", "ensemble", "entierement", "est", "et",
    "faire",
    "fait", "final", "finalement", "grand", "il", "j", "je", "l", "la", "le", "les", "madame", "me", "merci", "moi",
    "monsieur", "mon", "nous", "offre", "oh", "on", "par", "plaisir", "plait", "pleinement", "point", "points", "pour",
    "propose", "proposez", "proposition", "que", "s", "si", "suis", "sur", "sommes", "ta", "telle", "telles",
    "totalement", "tous", "tout", "toute", "toutes", "tres", "va", "vos", "votre", "vous", "voila", "volontiers", "y",
    "remercie", "convient",
  ]
}
