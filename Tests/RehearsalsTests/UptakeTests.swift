// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Rehearsals

@Suite struct UptakeTests {
  private static let deposit = Change(
    id: "a", field: .commercial, text: "Désormais, c’est 10 % d’acompte au plus, pour tout le monde.",
    effects: [.term(id: "acompte", .ceiling(Sample.number("10")))])
  private static let fire = Change(
    id: "b", field: .technical, text: "Un incendie a ravagé l’atelier voisin.", effects: [.context("Incendie.")])

  private func debrief(_ bank: [Change], _ typed: [String]) throws -> Debrief {
    var client = try Sample.rehearsal(practice: try Sample.practice(bank: bank)).client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    for (index, text) in typed.enumerated() {
      _ = client.receive(.typed(text), at: 1_900_000 + Int64(index) * 10_000)
    }
    return Debrief(client)
  }

  private func uptake(_ id: String, _ bank: [Change], _ typed: [String]) throws -> ChangeUptake.Uptake? {
    try debrief(bank, typed).changes.first { $0.planned.change.id == id }?.uptake
  }

  private func uptake(_ typed: String...) throws -> ChangeUptake.Uptake? {
    try uptake("a", [UptakeTests.deposit, UptakeTests.fire], typed)
  }

  @Test func `an offer takes up a change when it goes towards what is asked, not away from it`() throws {
    #expect(try uptake("acompte 40 %") == .notSeen)
    #expect(try uptake("acompte 40 %", "acompte 30 %") == .notSeen)
    #expect(try uptake("acompte 20 %") == .inOffer)
    #expect(try uptake("prix 47 000") == .notSeen)
  }

  @Test func `what the client asks and the candidate signs is in the agreement, not in an offer`() throws {
    let bank = [UptakeTests.deposit, UptakeTests.fire]
    let debrief = try debrief(bank, ["prix 46 000, livraison 6 semaines, garantie 48 mois", "d'accord"])
    let agreement = try #require(debrief.outcome.agreement)
    #expect(agreement["acompte"] == .number(Sample.number("10")))
    #expect(debrief.changes.first { $0.planned.change.id == "a" }?.uptake == .inAgreement)
  }

  @Test func `every kind of request has its way`() {
    let term = Sample.terms[0]
    func goes(_ effect: Change.TermEffect, _ before: String, _ after: String) -> Bool {
      guard let from = term.place(.number(Sample.number(before))), let to = term.place(.number(Sample.number(after)))
      else { return false }
      return effect.isApproached(from: from, to: to, of: term)
    }
    let amount = Sample.number("46 000")
    #expect(goes(.ceiling(amount), "48 500", "47 000"))
    #expect(!goes(.ceiling(amount), "45 000", "44 000"))
    #expect(goes(.floor(amount), "45 000", "45 500"))
    #expect(!goes(.floor(amount), "45 000", "44 000"))
    #expect(goes(.value(amount), "45 000", "47 000"))
    #expect(goes(.range(Sample.number("47 000"), amount), "48 500", "46 500"))
    #expect(goes(.variation(basisPoints: -500), "48 500", "48 000"))
    #expect(!goes(.variation(basisPoints: -500), "46 000", "45 000"))
    #expect(!goes(.choices(["1 an"]), "48 500", "48 000"))
    let training = Sample.terms[4]
    #expect(Change.TermEffect.choices(["2 jours inclus"]).isApproached(from: 1, to: 2, of: training) == true)
    #expect(Change.TermEffect.choices(["2 jours inclus"]).isApproached(from: 2, to: 1, of: training) == false)
  }

  @Test func `a change is spoken of with words of its own alone`() throws {
    let bank = [UptakeTests.deposit, UptakeTests.fire]
    #expect(try uptake("b", bank, ["je comprends pour les incendies"]) == .mentioned)
    // A word of the papers, or of the other change, is not its own.
    #expect(try uptake("b", bank, ["parlez-moi de votre atelier", "c'est pour tout le monde"]) == .notSeen)
    let heard = Change(id: "b", field: .technical, text: "La garantie, les palettes : un souci d’usinage.")
    #expect(try uptake("b", [UptakeTests.deposit, heard], ["et la garantie des palettes ?"]) == .mentioned)
    #expect(try uptake("b", [UptakeTests.deposit, heard], ["et la garantie ?", "le centre d'usinage"]) == .notSeen)
  }

  @Test(arguments: [
    (
      "Solenn est retenue à l'atelier par une panne. Je suis son frère Mikaël, je m'occupe des chantiers ; c'est avec moi que vous allez voir ça aujourd'hui.",
      [
        "Bonjour Monsieur Guéhenneux", "parlez-moi de votre atelier : combien de personnes l'utilisent ?",
        "Si vous signez aujourd'hui, je baisse", "c'est d'accord pour 171 500 ?",
      ]
    ),
    (
      "Madame Cazaubielh est à la chambre de commerce : son père, le président, vous reçoit lui-même. Il n'a pas suivi le dossier.",
      ["Bonjour madame, ravi de vous rencontrer", "Madame Cazaubielh, merci", "c'est dans mon dossier"]
    ),
    (
      "La direction veut en faire une vitrine. Il faut que cela se voie, et que l’on parle de nous.",
      ["Parlez-moi de votre besoin", "Vous me disiez que le budget a baissé ; j'en tiens compte"]
    ),
    (
      "Notre calendrier s’est resserré. Au-delà de 6 semaines, je perds la saison.",
      ["c'est notre dernière offre", "voici notre calendrier", "cela fait six semaines"]
    ),
    (
      "Le trimestre a été mauvais. À présent, c’est le coût qui commande, et lui seul.",
      ["30 % à la commande", "je vous présente", "Monsieur, comment allez-vous ?"]
    ),
    (
      "Pascal Guéhenneux, notre chef d'atelier, assiste à l'entretien. Je vous préviens : il tient à ses habitudes, il veut d'abord que le travail reste simple pour ses gars.",
      ["je vous appelle au sujet de notre proposition", "et votre demande sur les conditions, je la prends en compte"]
    ),
  ])
  func `ordinary words and names claim nothing`(text: String, typed: [String]) throws {
    let change = Change(id: "b", field: .human, text: text, effects: [.context("")])
    #expect(try uptake("b", [UptakeTests.deposit, change], typed) == .notSeen)
  }

  @Test func `progress counts what was seen to be taken up`() throws {
    let bank = [UptakeTests.deposit, UptakeTests.fire]
    func fields(_ typed: String...) throws -> [ChangeField: Bool] {
      let debrief = try debrief(bank, typed)
      let rehearsal = try Sample.rehearsal(practice: try Sample.practice(bank: bank))
      let summary = RehearsalSummary(debrief, of: rehearsal)
      return Dictionary(uniqueKeysWithValues: summary.fields.map { ($0.field, $0.isTakenUp) })
    }
    #expect(try fields("acompte 40 %") == [.commercial: false, .technical: false])
    #expect(try fields("acompte 10 %") == [.commercial: true, .technical: false])
    let signed = try fields("prix 46 000, livraison 6 semaines, garantie 48 mois", "d'accord")
    #expect(signed == [.commercial: true, .technical: false])
  }
}
