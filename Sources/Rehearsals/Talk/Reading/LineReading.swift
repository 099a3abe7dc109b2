// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What a typed line is, when it is no offer.
enum LineReading: Hashable, Sendable {
  case empty
  case acceptance
  case refusal
  /// `hasDate`: whether it says when.
  case appointment(hasDate: Bool)
  case farewell
  case greeting
  /// About the client's own figures.
  case budgetQuestion
  case question
  case unclear

  static func of(_ line: String) -> LineReading {
    let words = String(line.prefix(OfferToken.longestLine)).foldedWords.map(String.init)
    let text = words.joined(separator: " ")
    func has(_ phrases: [String]) -> Bool { phrases.contains { (" " + text + " ").contains(" " + $0 + " ") } }
    if words.isEmpty { return line.contains("?") ? .question : .empty }
    if let appointment = appointment(line) { return appointment }
    if has(["au revoir", "a bientot", "bonne journee", "bonne fin de journee"]) { return .farewell }
    if line.contains("?") || has(["est ce que", "qu est ce"]) {
      return has(figures) ? .budgetQuestion : .question
    }
    if has(refusals) { return .refusal }
    if has(acceptances) { return .acceptance }
    if has(["bonjour", "bonsoir", "allo"]) { return .greeting }
    return .unclear
  }

  /// Whether a line speaks of meeting again, and whether it says when.
  static func appointment(_ line: String) -> LineReading? {
    let words = String(line.prefix(OfferToken.longestLine)).foldedWords.map(String.init)
    let text = " " + words.joined(separator: " ") + " "
    let hasDay = words.contains { days.contains($0) || $0.hasPrefix("lund") || $0.hasPrefix("mercr") }
    let hasDate = hasDay || text.contains(" semaine prochaine ") && words.contains { $0.last == "h" }
    let asks = words.contains { meetings.contains($0) } || phrases.contains { text.contains(" " + $0 + " ") }
    guard asks || hasDay else { return nil }
    return .appointment(hasDate: hasDate)
  }

  private static let meetings: Set<String> = [
    "rdv", "rendez", "rencontrer", "rencontre", "creneau", "rappelle", "rappeler", "visite", "agenda",
  ]
  private static let phrases = [
    "se voir", "vous voir", "se revoir", "vous revoir", "nous revoir", "nous voir", "on se voit", "passer vous",
    "votre bureau", "de vive voix", "je reviens",
  ]
  private static let days: Set<String> = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "demain", "janvier", "fevrier", "mars", "avril",
    "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
  ]
  private static let figures = [
    "budget", "limite", "maximum", "plafond", "enveloppe", "votre prix", "jusqu ou", "jusqu a combien",
    "combien pouvez vous", "dernier mot", "combien",
  ]
  private static let acceptances = [
    "d accord", "accord", "j accepte", "accepte", "ok", "oui", "marche conclu", "conclu", "entendu", "ca marche",
    "je signe", "topez la", "tope la", "c est bon", "vendu", "parfait", "ca me va",
  ]
  private static let refusals = [
    "non", "refuse", "je ne peux pas", "impossible", "pas possible", "pas d accord", "je ne suis pas d accord",
    "hors de question", "desole", "desolee", "trop", "n accepte pas", "ne peux pas accepter",
  ]
}
