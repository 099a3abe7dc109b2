// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// How the terms of a table may be called in a typed line.
struct OfferNames: Hashable, Sendable {
  /// The place of a term by a word that only it has: of its id, of its title, or usual for its nature.
  private var places: [String: Int] = [:]
  /// Names of values, as folded words, longest first.
  let choices: [(term: Int, name: Int, words: [String])]

  init(_ table: BargainingTable) {
    var owners: [String: Set<Int>] = [:]
    for (index, term) in table.terms.enumerated() {
      for word in term.title.foldedWords where word.count >= 4 && !OfferNames.vague.contains(String(word)) {
        owners[String(word), default: []].insert(index)
      }
    }
    for (word, terms) in owners where terms.count == 1 { places[word] = terms.first }
    let natures = table.issues.map(\.nature)
    for (index, nature) in natures.enumerated() where natures.count(where: { $0 == nature }) == 1 {
      for word in OfferNames.usual[nature] ?? [] { places[word] = index }
    }
    for (index, term) in table.terms.enumerated().reversed() { places[term.id.foldedWordText] = index }
    choices = table.terms.enumerated().flatMap { index, term -> [(term: Int, name: Int, words: [String])] in
      guard case .choice(_, let among) = term.value else { return [] }
      return among.enumerated().map { (index, $0, OfferNames.words(of: $1)) }
    }.sorted { ($1.words.count, $0.term, $0.name) < ($0.words.count, $1.term, $1.name) }
  }

  /// The words of a text as a typed line is cut: letters and digits apart.
  static func words(of text: String) -> [String] {
    text.foldedWords.map(String.init)
  }

  /// The term that a word names; a beginning of three letters or more is enough when only one id has it.
  func term(_ word: String) -> Int? {
    if let place = places[word] { return place }
    if word.count > 3, word.hasSuffix("s"), let place = places[String(word.dropLast())] { return place }
    guard word.count >= 3 else { return nil }
    let beginnings = Set(places.filter { $0.key.hasPrefix(word) }.values)
    return beginnings.count == 1 && word.count >= 4 ? beginnings.first : nil
  }

  /// Words that titles have and that name nothing.
  private static let vague: Set<String> = [
    "delai", "apres", "avec", "sans", "pour", "dans", "solde", "commande", "hors", "taxes", "total", "nombre", "duree",
    "inclus", "incluse", "compris", "jours", "semaine", "semaines", "mois", "annee", "annees", "heures", "offre",
    "annuel", "ensemble", "solution", "pieces", "oeuvre", "main",
  ]

  private static let usual: [TermNature: [String]] = [
    .price: ["prix", "tarif", "montant", "budget"],
    .delay: ["delai", "livraison", "livre", "livres", "livrer", "livrons", "livrerai", "livrerons"],
    .deposit: ["acompte", "arrhes"],
    .payment: ["paiement", "reglement", "payer", "payable", "payez", "paierez", "regler"],
    .warranty: ["garantie", "garanti", "garantir", "garantis", "garantissons"],
    .training: ["formation", "former", "formons"],
    .tradeIn: ["reprise"],
    .maintenance: ["maintenance", "entretien"],
    .rebate: ["remise", "ristourne", "rabais"],
    .volume: ["volume"],
    .instalments: ["echeances", "echeance", "mensualites"],
    .assistance: ["astreinte", "intervention"],
    .bonus: ["prime"],
    .penalty: ["penalite", "penalites"],
  ]

  static func == (first: OfferNames, second: OfferNames) -> Bool { first.places == second.places }
  func hash(into hasher: inout Hasher) { hasher.combine(places) }
}
