// SPDX-License-Identifier: GPL-3.0-or-later

import Negotiation
import Testing

@Suite struct `Properties of sessions` {
  private static let tactics: [Tactic] = [
    .boulware, .linear, .conceder, .timeDependent(exponent: 2.7), .titForTat(.absolute), .titForTat(.relative, lag: 2),
  ]

  private func each(_ body: (NegotiationDomain, Session, SessionResult) throws -> Void) throws {
    for seed in 0..<120 {
      let domain = try RandomDomain(seed: seed).domain
      let prepared = try PreparedDomain(domain, seed % 2 == 0 ? .ranked : .halves)
      for (number, tactic) in Self.tactics.enumerated() {
        let session = Session(
          prepared, seller: tactic, buyer: Self.tactics[(number + seed) % Self.tactics.count],
          first: seed % 3 == 0 ? .buyer : .seller, rounds: 1 + seed % 30,
          family: seed % 5 == 0 ? .aspiration : .timeBased)
        try body(domain, session, session.run())
      }
    }
  }

  @Test func `what is accepted is never worth less than the reservation of who accepts it`() throws {
    var agreements = 0
    try each { domain, _, result in
      guard let agreement = result.agreement else { return }
      agreements += 1
      let accepter = agreement.proposer.other
      #expect(agreement.point.utility(for: accepter) >= domain.party(accepter).reservation)
    }
    #expect(agreements > 100)
  }

  @Test func `who can be satisfied proposes nothing a millionth below its reservation`() throws {
    try each { domain, session, result in
      for (number, offer) in result.trace.enumerated() {
        let role = number.isMultiple(of: 2) ? session.first : session.first.other
        let negotiator = role == .seller ? session.seller : session.buyer
        let reservation = domain.party(role).reservation
        guard negotiator.outcomes.best.utility >= reservation else {
          #expect(offer == negotiator.outcomes.best.index)
          continue
        }
        #expect(negotiator.outcomes.utility(of: offer).units >= reservation.units - 10_000)
      }
    }
  }

  @Test func `a session is as long as its offers, and its agreement is the last of them`() throws {
    try each { domain, session, result in
      #expect(result.trace.count == result.offers)
      #expect((1...session.rounds).contains(result.rounds))
      #expect(result.trace.allSatisfy { (0..<domain.space.count).contains($0) })
      if let agreement = result.agreement {
        #expect(agreement.index == result.trace.last)
        #expect(agreement.proposer == (result.offers.isMultiple(of: 2) ? session.first.other : session.first))
        #expect(domain.point(of: agreement.index) == agreement.point)
      } else {
        #expect(result.offers == 2 * session.rounds)
      }
      var quiet = session.run(recordsTrace: false)
      #expect(quiet.trace.isEmpty)
      quiet = session.run()
      #expect(quiet == result)
    }
  }

  @Test func `the same limits, given apart or in the domain, end a session alike`() throws {
    try each { domain, session, _ in
      let limits = (seller: Utility(units: 3_000_000_000), buyer: Utility(units: 2_500_000_000))
      let inDomain = try PreparedDomain(domain.withReservations(seller: limits.seller, buyer: limits.buyer))
      let afterwards = try PreparedDomain(domain).withReservations(seller: limits.seller, buyer: limits.buyer)
      let results = [inDomain, afterwards].map {
        Session($0, seller: session.seller.tactic, buyer: session.buyer.tactic, rounds: 12).run()
      }
      #expect(results[0] == results[1])
    }
  }
}
