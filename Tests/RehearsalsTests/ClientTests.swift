// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Rehearsals

/// How changes move a client.
@Suite struct ClientTests {
  private func moved(_ effects: [Change.Effect]) throws -> (
    before: HiddenClient, after: HiddenClient, table: BargainingTable
  ) {
    let change = Change(id: "x", field: .economic, text: "Du nouveau.", effects: effects)
    let rehearsal = try Sample.rehearsal(practice: try Sample.practice(bank: [change]))
    let number = try #require(rehearsal.changes.first { $0.change == change }?.number)
    return (rehearsal.firstClient, rehearsal.hiddenClient(after: [number]), rehearsal.table)
  }

  private func shown(_ client: HiddenClient, _ table: BargainingTable, _ index: Int) -> String {
    let (term, stake) = (table.terms[index], client.party.stakes[index])
    return term.french(at: stake.ideal) + " → " + (stake.limit.map(term.french(at:)) ?? "-")
  }

  @Test func `a written client is taken as he is`() throws {
    let rehearsal = try Sample.rehearsal(practice: try Sample.practice())
    let client = rehearsal.firstClient
    #expect(client.isWritten)
    #expect(client.name == "Solenn Lestrohan")
    #expect(
      (0..<5).map { shown(client, rehearsal.table, $0).folded } == [
        "43 000 € → 46 700 €", "5 semaines → 7 semaines", "0 % → 30 %", "48 mois → 24 mois",
        "2 jours inclus → 1 jour inclus",
      ])
    #expect(client.party.stakes.map(\.weight) == [4000, 2000, 1000, 2000, 1000])
    #expect(client.party.reservation == client.party.utilityAtLimits)
  }

  @Test(arguments: [
    (Change.Effect.term(id: "prix", .ceiling(Sample.number("45 000"))), 0, "43 000 € → 45 000 €"),
    (.term(id: "prix", .ceiling(Sample.number("47 000"))), 0, "43 000 € → 46 700 €"),
    (.term(id: "prix", .ceiling(Sample.number("42 000"))), 0, "42 000 € → 42 000 €"),
    (.term(id: "prix", .value(Sample.number("45 500"))), 0, "43 000 € → 45 500 €"),
    (.term(id: "prix", .variation(basisPoints: -1000)), 0, "43 000 € → 45 175 €"),
    (.term(id: "acompte", .value(Sample.number("0"))), 2, "0 % → 0 %"),
    (.term(id: "garantie", .floor(Sample.number("36"))), 3, "48 mois → 36 mois"),
    (.term(id: "livraison", .range(Sample.number("6"), Sample.number("9"))), 1, "6 semaines → 7 semaines"),
    (.term(id: "formation", .choices(["2 jours inclus"])), 4, "2 jours inclus → 2 jours inclus"),
    (.term(id: "formation", .choices(["3 jours inclus"])), 4, "3 jours inclus → 3 jours inclus"),
  ])
  func `effects on terms move his wish and his limit`(effect: Change.Effect, term: Int, expected: String) throws {
    let (_, after, table) = try moved([effect])
    #expect(shown(after, table, term).folded == expected)
  }

  @Test(arguments: [
    // Nobody caps what he would rather have more of: whoever gives it is held.
    (Change.Effect.term(id: "garantie", .ceiling(Sample.number("24"))), 3, "24 mois → 24 mois"),
    (.term(id: "prix", .floor(Sample.number("46 000"))), 0, "48 500 € → 46 000 €"),
    (.term(id: "prix", .value(Sample.number("49 000"))), 0, "49 000 € → 49 000 €"),
    (.term(id: "prix", .variation(basisPoints: 1000)), 0, "53 350 € → 48 675 €"),
    (.term(id: "acompte", .floor(Sample.number("20"))), 2, "30 % → 20 %"),
  ])
  func `what keeps him from his wish is the candidate's own limit`(
    effect: Change.Effect, term: Int, expected: String
  ) throws {
    let change = Change(id: "x", field: .economic, text: "Du nouveau.", effects: [effect])
    let rehearsal = try Sample.rehearsal(practice: try Sample.practice(bank: [change]))
    let (before, table) = (rehearsal.firstClient, rehearsal.table)
    #expect(rehearsal.hiddenClient(after: [1]).party == before.party)
    let seller = rehearsal.seller(after: [1])
    let (stake, said) = (seller.stakes[term], table.terms[term])
    #expect((said.french(at: stake.ideal) + " → " + (stake.limit.map(said.french(at:)) ?? "-")).folded == expected)
    #expect(seller.reservation == seller.utilityAtLimits)
    #expect(rehearsal.seller(after: []) == rehearsal.seller.party)
  }

  @Test func `a date before which nothing can come is his own`() throws {
    let (_, after, table) = try moved([.term(id: "livraison", .floor(Sample.number("6")))])
    #expect(shown(after, table, 1).folded == "6 semaines → 7 semaines")
  }

  @Test func `a rival offer raises what he has without an agreement, and leaves something to win`() throws {
    let (before, after, _) = try moved([.competitor(.init(name: "Ostrelline", price: Sample.number("44 000")))])
    #expect(after.party.reservation > before.party.reservation)
    let (_, cheapest, _) = try moved([.competitor(.init(name: "Ostrelline", price: Sample.number("1 000")))])
    #expect(cheapest.party.reservation < cheapest.party.utilityAtIdeals)
    let (dear, same, _) = try moved([.competitor(.init(name: "Ostrelline", price: Sample.number("49 000")))])
    #expect(same.party.reservation == dear.party.reservation)
    let (_, unpriced, _) = try moved([.competitor(.init(name: "Ostrelline"))])
    #expect(unpriced.party.reservation > before.party.reservation)
  }

  @Test func `a motive shifts the weights`() throws {
    let (before, after, _) = try moved([.motive(.security, weight: 90)])
    #expect(after.party.stakes[3].weight > before.party.stakes[3].weight)
    #expect(after.party.stakes[0].weight < before.party.stakes[0].weight)
    #expect(after.party.stakes.reduce(0) { $0 + $1.weight } == 10_000)
  }

  @Test func `another counterpart brings his name, profile and the motive of his position`() throws {
    let person = Change.Counterpart(name: "Luc Ber", role: "directeur financier", profile: .friendly)
    let (before, after, _) = try moved([.counterpart(person)])
    #expect(after.name == "Luc Ber")
    #expect(after.profile == .friendly)
    #expect(after.motives.first { $0.motive == .money }?.weight == 50)
    #expect(before.name != after.name)
  }

  @Test func `one generated client in five gives back what he receives`() throws {
    let clients = try Sample.codes(1000).map { Rehearsal(try Sample.papers(), code: $0).firstClient }
    #expect((150...250).contains(clients.count { $0.isReciprocal }))
    #expect(try Sample.rehearsal(practice: try Sample.practice()).firstClient.isReciprocal == false)
  }

  @Test func `who gives back what he receives yields to concessions and not to time`() throws {
    for code in Sample.codes(100) {
      let rehearsal = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate)
      let client = rehearsal.firstClient
      guard client.isReciprocal else { continue }
      let paper = rehearsal.table.proposal
      func wants(_ time: Int64, _ prices: [Int64]) -> Int64 {
        client.aspiration(
          at: time,
          after: [paper]
            + prices.map { price in
              var bid = paper
              bid[0] = paper[0] - price * Term.unitPlaces
              return bid
            })
      }
      #expect(wants(5000, []) == wants(995_000, []))
      #expect(wants(5000, [500]) < wants(5000, []))
      #expect(wants(5000, [500, 1500]) < wants(5000, [500]))
      #expect(wants(5000, [500, 0]) > wants(5000, [500]))
      #expect(wants(5000, [1_000_000, 0, 2_000_000]) >= client.party.reservation)
    }
  }

  @Test func `the debrief says that he gave back what he received`() throws {
    let clients = Sample.codes(40).map { code in (try? Sample.papers()).map { Rehearsal($0, code: code).client() } }
    let told = clients.compactMap { $0.map { Debrief($0).client } }
    #expect(told.contains { $0.isReciprocal })
    for client in told { #expect(client.concessionFrench.hasPrefix("donnant-donnant") == client.isReciprocal) }
  }

  @Test func `his patience falls from his best to his reservation`() {
    for patience in Patience.allCases {
      #expect(patience.conceded(at: 0) == 0)
      #expect(patience.conceded(at: 1_000_000) == 1_000_000)
      let curve = stride(from: Int64(0), through: 1_000_000, by: 5_000).map(patience.conceded)
      #expect(curve == curve.sorted())
    }
    #expect(Patience.boulware.conceded(at: 500_000) == 62_500)
    #expect(Patience.linear.conceded(at: 500_000) == 500_000)
    #expect(Patience.conceder.conceded(at: 62_500) == 500_000)
  }
}
