// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Rehearsals

/// What he makes of the words around the offers.
@Suite struct TalkTests {
  /// In a meeting, after an offer that he answered by a demand.
  private func countered() throws -> (client: RehearsedClient, counter: Offer) {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    let lines = client.receive(.typed("offre prix 47 500, garantie 3 ans"), at: 1_500_000)
    return (client, try #require(lines.last?.offer))
  }

  @Test(arguments: [
    "Oui, je vous écoute", "OK, je note", "oui, c'est cher, je comprends", "D'accord, je comprends votre inquiétude",
    "Je suis d'accord avec vous sur la qualité", "on n'est pas loin d'un accord", "Oui ?", "d'accord ?",
  ])
  func `who agrees to something has not signed`(line: String) throws {
    var (client, counter) = try countered()
    let lines = client.receive(.typed(line), at: 1_520_000)
    #expect(client.outcome.agreement == nil)
    #expect(lines.last?.kind == .question)
    #expect(client.receive(.typed("oui"), at: 1_540_000).last?.kind == .acceptance)
    #expect(client.outcome.agreement == counter)
  }

  @Test func `what he asks can be taken in part`() throws {
    var (client, counter) = try countered()
    let asked = client.rehearsal.table.terms.filter { counter[$0.id] != client.standingOffer[$0.id] }.map(\.id)
    try #require(asked.count > 1)
    let before = client.standingOffer
    _ = client.receive(.typed("d'accord pour \(asked[0]), pas pour \(asked[1])"), at: 1_510_000)
    if client.outcome.agreement == nil {
      #expect(client.standingOffer[asked[0]] == counter[asked[0]])
      #expect(client.standingOffer[asked[1]] == before[asked[1]])
    }
    #expect(client.exchanges.contains { $0.speaker == .candidate && $0.offer?[asked[0]] == counter[asked[0]] })
  }

  @Test func `the difference can be split`() throws {
    var (client, counter) = try countered()
    let (price, own) = (client.rehearsal.table.terms[0], client.standingOffer)
    try #require(counter["prix"] != own["prix"])
    _ = client.receive(.typed("On coupe la poire en deux"), at: 1_510_000)
    let offered = try #require(client.exchanges.last { $0.speaker == .candidate }?.offer?["prix"].flatMap(price.place))
    let ends = [counter["prix"], own["prix"]].compactMap { $0.flatMap(price.place) }
    #expect(offered > ends.min() ?? 0 && offered < ends.max() ?? 0)
  }

  @Test func `once they have agreed he is thanked, and nothing is reopened`() throws {
    var (client, _) = try countered()
    _ = client.receive(.typed("d'accord"), at: 1_520_000)
    let agreement = client.outcome.agreement
    for line in ["Merci", "Merci, je vous envoie le bon de commande", "Je ne suis pas d'accord", "blabla", "oui"] {
      let answer = try #require(client.receive(.typed(line), at: 1_530_000).last)
      #expect(answer.kind == .question)
      #expect(answer.hint == nil)
    }
    #expect(client.outcome.agreement == agreement)
  }

  @Test func `he never asks for more than he did`() throws {
    var generator = SeededGenerator(seed: 31)
    var demands = 0
    for code in Sample.codes(60) {
      var client = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate).client()
      var last: (bid: Bid, told: Int)?
      for step in Sample.randomSteps(&generator) {
        let standing = client.offers.last
        for line in client.receive(step.input, at: step.at) where line.kind == .counterOffer {
          let (table, party) = (client.rehearsal.table, client.client.party)
          let bid = table.bid(try #require(line.offer))
          // Where the candidate did not go back.
          if let last, last.told == client.told.count, let standing, let now = client.offers.last,
            party.utility(now) >= party.utility(standing)
          {
            for index in table.issues.indices {
              let stake = party.stakes[index]
              #expect(
                !stake.direction.prefers(bid[index], to: last.bid[index])
                  || stake.direction.prefers(now[index], to: last.bid[index]) || bid[index] == now[index], "\(code)")
              demands += 1
            }
          }
          last = (bid, client.told.count)
        }
      }
    }
    #expect(demands > 50)
  }

  @Test func `asked what he needs, he goes on to the next terms`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    let first = try #require(client.receive(.typed("Quelles sont vos priorités ?"), at: 60_000).last)
    let second = try #require(client.receive(.typed("Et qu'est-ce qui vous gêne ?"), at: 70_000).last)
    #expect(first.topics.count == 2)
    #expect(Set(first.topics).isDisjoint(with: second.topics))
  }

  @Test func `nobody says the same sentence twice running`() throws {
    for code in Sample.codes(20) {
      var client = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate).client()
      _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
      let said = (1...6).map { client.receive(.typed("blabla"), at: Int64($0) * 1000).last?.text }
      #expect(zip(said, said.dropFirst()).allSatisfy { $0 != $1 })
    }
  }

  @Test func `rude words three times and he leaves`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    for _ in 1...2 { #expect(client.receive(.typed("espèce d'idiot"), at: 60_000).last?.kind == .refusal) }
    #expect(client.receive(.typed("imbécile !"), at: 70_000).last?.kind == .walkAway)
  }

  @Test func `a day said with an offer, or declined, is no next step`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    for line in [
      "Je vous offre la formation 2 jours inclus si vous signez avant le 5 décembre", "Je ne suis pas disponible mardi",
      "Racontez-moi l'incident de septembre", "Tant pis, au revoir",
    ] { _ = client.receive(.typed(line), at: 60_000) }
    #expect(!client.outcome.hasNextStep)
    #expect(client.standingOffer["formation"]?.french == "2 jours inclus")
    _ = client.receive(.typed("Je vous rappelle jeudi à 9 h"), at: 70_000)
    #expect(client.outcome.hasNextStep)
  }

  @Test func `on the phone a day is repeated, then there is nothing to add`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("relance", allotted: 600_000), at: 0)
    _ = client.receive(.typed("Quand puis-je passer vous voir ?"), at: 60_000)
    let taken = try #require(client.receive(.typed("jeudi ou vendredi à 14 h ?"), at: 90_000).last)
    #expect(taken.kind == .appointment)
    #expect(taken.text.contains("jeudi"))
    #expect(client.receive(.typed("Parfait"), at: 100_000).last?.kind == .question)
    #expect(client.receive(.typed("À jeudi, au revoir"), at: 110_000).last?.kind == .farewell)
  }

  @Test func `an announced budget is what he has`() throws {
    for code in Sample.codes(80) {
      let rehearsal = Rehearsal(try Sample.papers(), code: code)
      let client = rehearsal.hiddenClient(after: rehearsal.changes.map(\.number))
      // A limit that a change cuts was not below it before.
      for case .term(let id, .ceiling(let amount)) in rehearsal.changes.flatMap(\.change.effects) {
        let index = try #require(rehearsal.table.index(of: id))
        #expect(client.party.stakes[index].limit == rehearsal.table.terms[index].place(.number(amount)), "\(code)")
      }
    }
  }
}
