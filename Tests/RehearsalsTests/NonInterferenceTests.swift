// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Rehearsals

/// Nothing hidden is heard before the end.
@Suite struct NonInterferenceTests {
  /// What a line decides: all of it but its words.
  private struct Decision: Hashable {
    var kind: Line.Kind
    var at: Int64
    var offer: Offer?
    var topics: [String]
    var change: Int?

    init(_ line: Line) {
      (kind, at, offer, topics, change) = (line.kind, line.at, line.offer, line.topics, line.change)
    }
  }

  @Test func `another client who decides the same says the same, byte for byte`() throws {
    var generator = SeededGenerator(seed: 2026)
    var whole = 0
    var compared = 0
    for code in Sample.codes(120) {
      let steps = Sample.randomSteps(&generator)
      var other = Sample.role
      other.limits[0].limit = .number(Decimal64(units: Int64(46_000 + generator.pick(in: 0...1400))))
      other.limits[2].limit = .number(Decimal64(units: Int64(generator.pick(in: 20...30))))
      other.priorities = [
        "prix": generator.pick(in: 38...42), "livraison": 20, "acompte": 10, "garantie": 20, "formation": 10,
      ]
      other.fallback = "Acheter d’occasion à 31 250 €."
      other.situation = "Budget secret de 46 700 €."
      other.decisionCircuit = "Le frère signe."
      other.directions = ["Céder à 46 699 €."]
      for index in other.objections.indices { other.objections[index].expected = "\(index) 123 456 €" }
      let papers = try Sample.papers()
      let first = Rehearsal(papers, code: code, mandate: Sample.mandate, practice: try Sample.practice())
      let second = Rehearsal(papers, code: code, mandate: Sample.mandate, practice: try Sample.practice(other))
      #expect(first.changes == second.changes)
      #expect(first.cues == second.cues)
      var (a, b) = (first.client(), second.client())
      let (said, heard) = (a.play(steps), b.play(steps))
      let same = zip(said, heard).prefix { Decision($0) == Decision($1) }
      for (one, two) in same {
        #expect(Array(one.text.utf8) == Array(two.text.utf8))
        #expect(one.hint == two.hint)
        compared += 1
      }
      if same.map(\.0).count == said.count, said.count == heard.count { whole += 1 }
    }
    #expect(whole > 30)
    #expect(compared > 1500)
  }

  @Test func `his words never hold a hidden figure`() throws {
    var generator = SeededGenerator(seed: 99)
    var counters = 0
    for code in Sample.codes(90) {
      for practice in [nil, try Sample.practice()] {
        let rehearsal = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate, practice: practice)
        var client = rehearsal.client()
        for step in Sample.randomSteps(&generator) {
          for line in client.receive(step.input, at: step.at) {
            counters += line.kind == .counterOffer || line.kind == .counterpartAsked ? 1 : 0
            expectNothingHidden(line, client)
          }
        }
      }
    }
    #expect(counters > 300)
  }

  /// A limit may be heard only when the candidate or a change said that value before.
  private func expectNothingHidden(_ line: Line, _ client: RehearsedClient) {
    let rehearsal = client.rehearsal
    let figures = FigureFinder.figures(in: line.text)
    let heard = Set(
      client.exchanges.filter { $0.speaker == .candidate || $0.change != nil }.flatMap {
        FigureFinder.figures(in: $0.text).map(Said.init)
      }
        + client.exchanges.filter { $0.speaker == .candidate }.flatMap { exchange in
          rehearsal.table.terms.compactMap { term in Said(exchange.offer?[term.id], term) }
        } + rehearsal.papers.terms.compactMap { Said($0.offered, $0) })
    for stages in [rehearsal.firstClient, client.client] {
      for (term, stake) in zip(rehearsal.table.terms, stages.party.stakes) {
        guard let limit = stake.limit, let hidden = Said(term.value(at: limit), term), !heard.contains(hidden) else {
          continue
        }
        // Another term may say the same figure only in another unit: in the sample no two share one.
        #expect(!figures.map(Said.init).contains(hidden), "\(line.text) \(term.id)")
      }
    }
    let secret = [rehearsal.firstClient.fallback, rehearsal.firstClient.company].compactMap { $0 }.filter {
      !$0.isEmpty
    }
    #expect(!secret.contains { line.text.contains($0) })
  }

  private struct Said: Hashable {
    var amount: Decimal64
    var dimension: Figure.Dimension

    init(_ figure: Figure) { (amount, dimension) = (figure.amount, figure.dimension) }

    init?(_ value: LimitValue?, _ term: Term) {
      guard case .number(let amount)? = value else { return nil }
      self.init(Figure(amount, unit: term.unit ?? ""))
    }
  }
}
