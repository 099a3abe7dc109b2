// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Negotiation

@Suite struct Tactics {
  @Test(arguments: [0.01, 0.25, 0.3, 0.5, 1, 1.7, 2, 4, 9.9, 40, 100])
  func `a power is that of the system's library, to fifteen decimals`(exponent: Double) {
    for step in 1..<200 {
      let time = Double(step) / 200
      #expect(abs(Power.of(time, exponent) - pow(time, exponent)) < 1e-15)
    }
    #expect(Power.of(0, exponent) == 0)
    #expect(Power.of(1, exponent) == 1)
  }

  @Test func `a power is the same to the last bit on any machine`() {
    #expect(Power.of(0.3, 2.7).bitPattern == 4_585_744_714_716_698_894)
    #expect(Power.of(0.87, 0.6).bitPattern == 4_606_460_387_595_677_036)
    #expect(Power.of(0.5, 3) == 0.125)
    #expect(Power.of(0.01, 500) == 0)
  }

  @Test func `an exponent that is none is taken as 1`() {
    for exponent in [0, -1, .infinity, .nan] as [Double] { #expect(Power.of(0.3, exponent) == 0.3) }
    #expect(Power.of(.nan, 2) == 0)
    #expect(Power.of(7, 2) == 1)
  }

  @Test func `a firm party asks for more than an even one, and that one for more than one that yields, all the time`()
    throws
  {
    let prepared = try PreparedDomain(Reference("d4_integratif").domain)
    let parties = [Tactic.boulware, .linear, .conceder].map { Negotiator(prepared, as: .buyer, $0) }
    var last = parties.map { _ in Double.infinity }
    for round in 1...100 {
      let thresholds = parties.map { $0.threshold(at: Double(round) / 101) }
      #expect(thresholds[0] >= thresholds[1] && thresholds[1] >= thresholds[2])
      #expect(zip(thresholds, last).allSatisfy { $0 <= $1 })
      last = thresholds
    }
    for party in parties { #expect(party.threshold(at: 1) == Double(party.reservation.units)) }
  }
}

@Suite struct `Tit for tat` {
  private func state(_ kind: Tactic.Reciprocity, lag: Int = 1) -> Reciprocation {
    Reciprocation(kind, lag: lag, floor: 4_000, ceiling: 10_000)
  }

  private func levels(_ received: [Int64], _ state: Reciprocation) -> [Int64] {
    var state = state
    return received.map { worth in
      state.receive(worth)
      // It proposes exactly its level.
      state.offered(state.level)
      return state.level
    }
  }

  @Test func `it gives back the amount that it received, and takes back what was taken back`() {
    #expect(levels([1_000, 1_500, 1_500, 1_200, 3_000], state(.absolute)) == [10_000, 9_500, 9_500, 9_800, 8_000])
  }

  @Test func `or the proportion, half a unit never given away`() {
    // 10 000 × 1000 ÷ 1500, rounded up.
    #expect(levels([1_000, 1_500, 1_500, 0, 3_000], state(.relative)) == [10_000, 6_667, 6_667, 6_667, 4_000])
  }

  @Test func `it looks as far back as it is told to`() {
    #expect(levels([1_000, 1_500, 1_700, 1_800], state(.absolute, lag: 2)) == [10_000, 10_000, 9_300, 9_000])
    #expect(levels([1_000, 2_000], state(.absolute, lag: -3)) == [10_000, 9_000])
  }

  @Test func `it never goes below its floor nor above its best`() {
    #expect(levels([0, 9_000, 0, 0], state(.absolute)) == [10_000, 4_000, 10_000, 10_000])
  }

  @Test func `it ends with an agreement against a party that concedes with time`() throws {
    let prepared = try PreparedDomain(Reference("d4_integratif").domain)
    for kind in [Tactic.Reciprocity.absolute, .relative] {
      let session = Session(prepared, seller: .titForTat(kind), buyer: .linear, rounds: 100)
      let result = session.run()
      let agreement = try #require(result.agreement)
      #expect(agreement.seller >= prepared.domain.seller.reservation)
      // It concedes only after the other: it repeats its best offer first.
      #expect(result.trace[0] == result.trace[2])
    }
  }

  @Test func `two of them wait for each other`() throws {
    let prepared = try PreparedDomain(Reference("d1_prix_seul").domain)
    let result = Session(prepared, seller: .titForTat(.absolute), buyer: .titForTat(.absolute), rounds: 10).run()
    #expect(result.agreement == nil)
    #expect(result.trace == (0..<10).flatMap { _ in [200, 0] })
  }
}
