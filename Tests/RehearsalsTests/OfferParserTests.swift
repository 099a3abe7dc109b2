// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Rehearsals

@Suite struct OfferParserTests {
  private let table = BargainingTable(Sample.terms)

  private func read(_ line: String) -> ParsedOffer {
    OfferParser.parse(line, table: table, standing: table.proposal)
  }

  /// `prix 46 500 €, garantie 36 mois`.
  private func values(_ line: String) -> String {
    let parsed = read(line)
    guard parsed.problems.isEmpty else { return "? \(parsed.problems[0])" }
    return parsed.values.sorted { $0.key < $1.key }.map { index, place in
      table.terms[index].id + " " + table.terms[index].french(at: place)
    }.joined(separator: ", ").folded
  }

  @Test(arguments: [
    ("offre prix 46 500, livraison 6 sem., garantie 3 ans", "prix 46 500 €, livraison 6 semaines, garantie 36 mois"),
    ("OFFRE PRIX 46500 LIVRAISON 6 GARANTIE 36", "prix 46 500 €, livraison 6 semaines, garantie 36 mois"),
    ("46,5 k€", "prix 46 500 €"),
    ("46.5k€", "prix 46 500 €"),
    ("46 500 €", "prix 46 500 €"),
    ("46.500 euros HT", "prix 46 500 €"),
    ("46 500,50 €", "prix 46 500,5 €"),
    ("je vous propose 46\u{A0}500\u{202F}€ HT", "prix 46 500 €"),
    ("-5 %", "prix 46 075 €"),
    ("− 5%", "prix 46 075 €"),
    ("prix -5 %", "prix 46 075 €"),
    ("prix −2 000 €", "prix 46 500 €"),
    ("+2 %", "prix 49 470 €"),
    ("remise de 2 000 €", "prix 46 500 €"),
    ("je vous fais une remise de 4 %", "prix 46 560 €"),
    ("je baisse le prix à 45 000", "prix 45 000 €"),
    ("je baisse l'acompte à 20 %", "acompte 20 %"),
    ("moins 3 %", "prix 47 045 €"),
    ("10 % de moins", "prix 43 650 €"),
    ("quarante-six mille cinq cents euros", "prix 46 500 €"),
    ("offre prix vingt-cinq pour cent de moins, garantie trente-six mois", "prix 36 375 €, garantie 36 mois"),
    ("et si on faisait 5 % de remise", "prix 46 075 €"),
    ("je vous propose donc de livrer en six semaines", "livraison 6 semaines"),
    ("46 mille euros et cinq semaines", "prix 46 000 €, livraison 5 semaines"),
    ("je vous propose 3 ans de garantie", "garantie 36 mois"),
    ("trois ans de garantie", "garantie 36 mois"),
    ("une garantie de 4 ans et un acompte de 10 %", "acompte 10 %, garantie 48 mois"),
    ("garantie de 24 à 36 mois", "garantie 36 mois"),
    ("prix 46 500,garantie 3 ans", "prix 46 500 €, garantie 36 mois"),
    ("prix : 46 500 ; garantie : 36 mois", "prix 46 500 €, garantie 36 mois"),
    ("prix=46500/acompte=10%", "prix 46 500 €, acompte 10 %"),
    ("formation 2 jours", "formation 2 jours inclus"),
    ("2 jours inclus", "formation 2 jours inclus"),
    ("offre formation aucune, prix 45 000", "prix 45 000 €, formation aucune"),
    ("livrer en 6 semaines", "livraison 6 semaines"),
    ("délai 42 jours", "livraison 6 semaines"),
    ("6 semaines", "livraison 6 semaines"),
    ("d'accord pour 46 000", "prix 46 000 €"),
    ("ok si vous prenez l'acompte à 40 %", "acompte 40 %"),
    ("acompte 15,5 %", "acompte 15,5 %"),
    ("prix 46 500 prix 46 500", "prix 46 500 €"),
    ("", ""),
    ("bonjour madame", ""),
    ("offre", ""),
  ])
  func `offers are read as people type them`(line: String, expected: String) {
    #expect(values(line) == expected.folded)
  }

  @Test(arguments: [
    ("prix 46 500, prix 45 000", ParsedOffer.Problem.twice(term: 0)),
    ("46 500 € ou 45 000 €", .twice(term: 0)),
    ("livraison 3-4 semaines", .twice(term: 1)),
    ("prix -46 500", .strange("−46\u{202F}500")),
    ("prix 4", .strange("4")),
    ("prix 99 999 999 999 999 999 999", .strange("99 999 999 999 999 999 999")),
    ("acompte 130 %", .strange("130\u{A0}%")),
    ("acompte -80 %", .strange("−80\u{A0}%")),
    ("livraison 400 semaines", .strange("400\u{A0}semaines")),
    ("livraison 2 mois", .unit(term: 1)),
    ("prix 5 %", .unit(term: 0)),
    ("garantie 300 €", .unit(term: 3)),
    ("formation 12 jours", .choice(term: 4)),
    ("transport 500 €", .unknown("transport")),
    ("7 patates", .unknown("patates")),
    ("500 €", .unnamed("500\u{A0}€")),
  ])
  func `what cannot be an offer is named`(line: String, problem: ParsedOffer.Problem) {
    #expect(read(line).problems.first == problem)
  }

  @Test func `no line is too odd to be read`() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "prix", "offre", "46 500", "€", "%", "-", "−", "+", ",", ";", "garantie", "3", "ans", "\u{A0}", "k€", "livraison",
      "sem.", "et", "ou", "de", "à", "formation", "2 jours", "9", "99999999999999999999", "0", "0,0000001", "/", "?",
      "remise", "moins", "é", "🙂", "\u{301}", "\"", "«", "1/2", "1e9", "inf", "NaN", "\t", "'", "acompte", "au",
    ]
    for _ in 0..<5000 {
      let line = (0..<generator.pick(in: 1...12)).compactMap { _ in generator.pick(pieces) }.joined(
        separator: generator.pick(in: 0...1) == 0 ? " " : "")
      let parsed = read(line)
      for (index, place) in parsed.values {
        #expect(table.issues.indices.contains(index))
        if case .choice(_, let among) = table.terms[index].value { #expect(among.indices.contains(Int(place))) }
      }
    }
  }
}
