// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Rehearsals

@Suite struct OfferedTextTests {
  private func prices(_ line: String) throws -> (offer: Int64?, lines: [Line]) {
    var client = try Sample.rehearsal(practice: try Sample.practice()).client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    let lines = client.receive(.typed(line), at: 10_000)
    let isOffer = client.exchanges.contains { $0.speaker == .candidate && $0.offer != nil }
    return (isOffer ? client.offers.last?[0] : nil, lines)
  }

  @Test(arguments: [
    "Pourquoi 46 000 ?", "pourquoi 46 000", "Pourquoi voulez-vous descendre à 46 000 € ?", "prix 46 000 ?", "46 000 ?",
    "D'où vient ce chiffre de 46 000 ?", "comment arrivez-vous à 46 000 ?", "Et votre budget, c'est 46 000 ?",
    "chez votre concurrent c'est 46 000", "la concurrence est à 46 000 €", "vous m'avez dit 46 000",
    "vous demandez 46 000", "l'an dernier c'était 46 000", "ailleurs on vous a fait 46 000",
    "pas à 46 000", "Non, pas 46 000 €.", "je ne peux pas descendre à 46 000", "jamais à 46 000 !",
    "ni 46 000, ni 45 000", "non pas à 46 000 ; c'est trop bas",
  ])
  func `a figure that is asked about, reported or refused is no offer`(line: String) throws {
    let (offer, lines) = try prices(line)
    #expect(offer == nil)
    #expect(lines.map(\.kind) == [.question])
    #expect(lines.first?.hint?.hasPrefix("Non lu comme une offre") == true)
  }

  @Test(arguments: [
    "si je descends à 46 000, signez-vous ?", "Et si je vous fais 46 000 ?", "Que diriez-vous de 46 000 ?",
    "46 000, ça vous va ?", "Pourquoi pas 46 000 ?", "acceptez-vous 46 000 € ?", "je vous propose 46 000, d'accord ?",
    "pas à 45 000 mais à 46 000", "Pas 45 000, je propose 46 000.", "Pourquoi 45 000 ? Je vous propose 46 000.",
    "chez votre concurrent c'est 45 000, je vous fais 46 000", "je m'aligne sur votre concurrent à 46 000",
    "46 000 au lieu de 48 500", "je passe à 46 000 plutôt que 48 500", "pas de problème pour 46 000",
    "vous demandez 45 000, je descends à 46 000", "46 000 !",
  ])
  func `an offer is read among the other figures`(line: String) throws {
    #expect(try prices(line).offer == Sample.rehearsal().table.terms[0].place(.number(Sample.number("46 000"))))
  }

  @Test(arguments: [
    "offre prix 46 500, livraison 6 sem., garantie 3 ans", "prix 46.500,50 €", "46,5 k€",
    "prix : 46 500 ; garantie : 36",
  ])
  func `a plain offer loses nothing`(line: String) throws {
    let table = BargainingTable(Sample.terms)
    func values(_ text: String) -> [Int: Int64] {
      OfferParser.parse(text, table: table, standing: table.proposal).values
    }
    #expect(!values(line).isEmpty)
    #expect(values(OfferedText.of(line)) == values(line))
  }
}
