// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Negotiation
import Testing

@testable import Rehearsals

@Suite struct DebriefTests {
  private func met(_ texts: [(Int64, String)], bank: [Change] = []) throws -> RehearsedClient {
    var client = try Sample.rehearsal(practice: try Sample.practice(bank: bank)).client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    for (at, text) in texts { _ = client.receive(.typed(text), at: at * 1000) }
    _ = client.receive(.phaseEnded, at: 2_100_000)
    return client
  }

  @Test func `every offer is there with both utilities, the paper first`() throws {
    let client = try met([(10, "prix 47 000"), (900, "garantie 3 ans")])
    let offers = Debrief(client).offers
    #expect(offers.first?.phase == nil)
    #expect(offers.first?.utilities.candidate == .one)
    #expect(offers.filter { $0.author == .candidate }.count == 3)
    #expect(offers.allSatisfy { Utility.zero <= $0.utilities.client && $0.utilities.client <= .one })
  }

  @Test func `what was left on the table is as good for him and better for the candidate`() throws {
    var gains = 0
    var generator = SeededGenerator(seed: 5)
    for code in Sample.codes(80) {
      var client = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate).client()
      _ = client.play(Sample.randomSteps(&generator))
      let debrief = Debrief(client)
      guard let left = debrief.leftOnTable else { continue }
      gains += 1
      #expect(left.better.utilities.client >= left.reached.utilities.client)
      #expect(left.better.utilities.candidate > left.reached.utilities.candidate)
      #expect(left.terms.isEmpty == false)
      // The euros are the price that the candidate's mandate sets on the gain.
      let gain = left.better.utilities.candidate.units - left.reached.utilities.candidate.units
      let price = client.rehearsal.seller.party.stakes[0]
      let euros = Double(gain) / Double(price.weight) * Double(price.ideal - price.worst) / 1e6 / 1e6
      #expect(abs(Double(left.euros ?? -1) - euros) <= 0.5001)
    }
    #expect(gains > 20)
  }

  @Test func `a step with nothing in return is told, one that is traded is not`() throws {
    let given = Debrief(try met([(10, "prix 47 500, acompte 20 %"), (20, "prix 47 000, acompte 30 %")])).freeConcessions
    #expect(given.map(\.term) == ["prix", "acompte"])
    #expect(given.first?.euros == 1000)
    #expect(given.first?.before == .number(Sample.number("48 500")))
  }

  @Test func `what is offered once they have agreed is neither an offer nor a concession`() throws {
    let all = "prix 43 000, livraison 5 semaines, acompte 0 %, garantie 48 mois, formation 2 jours inclus"
    let agreed = try met([(10, all)])
    let after = try met([(10, all), (60, "prix 42 000"), (90, "je vous fais une remise de 5 %")])
    #expect(agreed.outcome.agreement != nil)
    #expect(after.outcome.agreement == agreed.outcome.agreement)
    #expect(Debrief(after).offers == Debrief(agreed).offers)
    #expect(Debrief(after).freeConcessions == Debrief(agreed).freeConcessions)
    #expect(Debrief(after).timeline.contains { $0.text == "prix 42 000" })
  }

  @Test func `changes are taken up by an offer, by words, or not that one can see`() throws {
    let bank = [
      Change(
        id: "a", field: .economic, text: "Notre enveloppe s’arrête à 46 000 €.",
        effects: [.term(id: "prix", .ceiling(Sample.number("46 000")))]),
      Change(
        id: "b", field: .technical, text: "Un incendie a ravagé l’atelier voisin.", effects: [.context("Incendie.")]),
    ]
    func uptakes(_ texts: [(Int64, String)]) throws -> [String: ChangeUptake.Uptake] {
      let debrief = Debrief(try met(texts, bank: bank))
      return Dictionary(uniqueKeysWithValues: debrief.changes.map { ($0.planned.change.id ?? "", $0.uptake) })
    }
    #expect(try uptakes([]) == ["a": .notSeen, "b": .notSeen])
    #expect(try uptakes([(1900, "prix 46 000")])["a"] == .inOffer)
    #expect(try uptakes([(1900, "je comprends pour l'incendie")])["b"] == .mentioned)
    var early = try Sample.rehearsal(practice: try Sample.practice(bank: bank)).client()
    _ = early.receive(.phaseBegan("relance", allotted: 600_000), at: 0)
    #expect(Debrief(early).changes.map(\.uptake) == [.notTold, .notTold])
  }

  @Test func `limits that do not meet are told by the term that keeps them apart`() throws {
    var mandate = Sample.mandate
    mandate.limits[0].limit = .number(Sample.number("47 500"))
    let client = try Sample.rehearsal(mandate: mandate, practice: try Sample.practice()).client()
    #expect(Debrief(client).possible.absence == .apart(term: "prix"))
    #expect(Debrief(client).leftOnTable == nil)
  }

  @Test func `weak criteria bring what to work on`() throws {
    let client = try met([])
    let debrief = Debrief(client, verdicts: ["ntc.c2.3": "N", "ntc.c2.2": "O", "ntc.c1.1": "n", "unknown": "N"])
    #expect(debrief.weakCriteria.map(\.criterion.id) == ["ntc.c1.1", "ntc.c2.3"])
    #expect(debrief.weakCriteria.allSatisfy { !$0.criterion.observations.isEmpty && $0.competency != nil })
    #expect((debrief.met, debrief.evaluated) == (1, 3))
  }

  @Test func `the share of an agreement lies between nothing and all`() throws {
    var generator = SeededGenerator(seed: 21)
    var shares: [Int] = []
    for code in Sample.codes(60) {
      var client = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate).client()
      _ = client.play(Sample.randomSteps(&generator))
      let debrief = Debrief(client)
      #expect((debrief.share == nil) || client.outcome.agreement != nil)
      shares += debrief.share.map { [$0] } ?? []
    }
    #expect(shares.allSatisfy { (0...1000).contains($0) })
    #expect(Set(shares).count > 5)
  }

  @Test func `progress shows the curve, the weak and the field to draw`() throws {
    let code = try Sample.code("K7-42")
    let progress = Progress([
      RehearsalSummary(
        code: code, exam: "ntc-titre", met: 1, evaluated: 4, weakCriteria: ["b", "a"],
        fields: [.init(.human, isTakenUp: false)]),
      RehearsalSummary(code: code, exam: "ntc-titre", met: 0, evaluated: 0),
      RehearsalSummary(
        code: code, exam: "ntc-titre", met: 3, evaluated: 4, share: 400, weakCriteria: ["b"],
        fields: [.init(.human, isTakenUp: false), .init(.economic, isTakenUp: true)]),
    ])
    #expect(progress.scores == [250, 750])
    #expect(progress.shares == [400])
    #expect(progress.weakCriteria.map { "\($0.subject) \($0.weak)/\($0.seen)" } == ["b 2/2", "a 1/2"])
    #expect(progress.fields.first?.subject == .human)
    #expect(progress.fieldWeights == [.human: 5, .economic: 1, .technical: 3, .commercial: 3])
  }

  @Test func `a summary is made of a debrief`() throws {
    let client = try met([(1900, "prix 45 000")])
    let summary = RehearsalSummary(Debrief(client, verdicts: ["ntc.c2.3": "N"]), of: client.rehearsal)
    #expect(summary.weakCriteria == ["ntc.c2.3"])
    #expect(summary.score == 0)
    #expect(summary.fields.count == 2)
  }
}
