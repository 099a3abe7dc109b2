// SPDX-License-Identifier: GPL-3.0-or-later

import Negotiation
import Testing

/// On four hundred small domains drawn once for all, beside the definitions taken literally.
@Suite struct `Properties of random domains` {
  private static let seeds = 0..<400

  private func each(_ body: (RandomDomain, NegotiationDomain, Brute) throws -> Void) throws {
    for seed in Self.seeds {
      let random = RandomDomain(seed: seed)
      let domain = try random.domain
      try body(random, domain, Brute(domain))
    }
  }

  @Test(arguments: [ParetoFrontier.Region.acceptable, .all])
  func `the frontier is what nothing dominates, each pair once, by its lowest index, all its outcomes counted`(
    region: ParetoFrontier.Region
  ) throws {
    try each { _, domain, brute in
      let found = try ParetoFrontier(of: domain, within: region).points
      #expect(found == brute.frontier(region))
    }
  }

  @Test func `no point of the frontier is dominated, and every acceptable outcome is matched or dominated by one`()
    throws
  {
    try each { _, domain, brute in
      let frontier = try ParetoFrontier(of: domain)
      for point in brute.acceptable {
        #expect(!frontier.points.contains { point.dominates($0) })
        #expect(frontier.points.contains { $0.seller >= point.seller && $0.buyer >= point.buyer })
        let isOne = frontier.points.contains { $0.seller == point.seller && $0.buyer == point.buyer }
        #expect(frontier.holds(point) == isOne)
      }
    }
  }

  @Test func `every solution set holds all its maximisers, one at least on the frontier`() throws {
    var met = (none: 0, several: 0, dominated: 0)
    try each { _, domain, brute in
      let solutions = try Solutions(of: domain)
      #expect(solutions.nash == brute.nash)
      #expect(solutions.egalitarian == brute.egalitarian)
      #expect(solutions.kalaiSmorodinsky == brute.kalaiSmorodinsky)
      #expect(solutions.acceptableCount == brute.acceptable.count)
      let frontier = brute.frontier(.acceptable)
      for set in [solutions.nash, solutions.egalitarian, solutions.kalaiSmorodinsky] {
        #expect(set.isEmpty == frontier.isEmpty)
        #expect(set.isEmpty || set.contains { frontier.contains($0) })
        met.none += set.isEmpty ? 1 : 0
        met.several += set.count > 1 ? 1 : 0
        met.dominated += set.contains { !frontier.contains($0) } ? 1 : 0
      }
    }
    // The domains drawn are worth drawing.
    #expect(met.none > 20 && met.several > 20 && met.dominated > 5)
  }

  @Test func `welfare and opposition are those of all acceptable outcomes`() throws {
    try each { _, domain, brute in
      let solutions = try Solutions(of: domain)
      let sums = brute.acceptable.map { $0.seller.units + $0.buyer.units }
      #expect(solutions.welfare?.value.units == sums.max())
      #expect(solutions.welfare.map(\.count) ?? 0 == sums.count { $0 == sums.max() })
      let least = brute.acceptable.map { point in
        let (seller, buyer) = (1 - point.seller.value, 1 - point.buyer.value)
        return (seller * seller + buyer * buyer).squareRoot()
      }.min()
      #expect((solutions.opposition == nil) == (least == nil))
      #expect(abs((solutions.opposition ?? 0) - (least ?? 0)) < 1e-9)
    }
  }

  @Test func `counting another way a utility changes no solution of Nash or of Kalai and Smorodinsky`() throws {
    try each { random, domain, _ in
      var changed = random
      // u′ = u ÷ 2 + 1/4, for the seller alone.
      changed.seller.tables = random.seller.tables.map { $0.map { $0 / 2 + 250_000 } }
      changed.seller.reservation = random.seller.reservation / 2 + 2_500_000_000
      let (before, after) = (try Solutions(of: domain), try Solutions(of: changed.domain))
      #expect(before.nash.map(\.index) == after.nash.map(\.index))
      #expect(before.kalaiSmorodinsky.map(\.index) == after.kalaiSmorodinsky.map(\.index))
    }
  }

  @Test func `the best for one that leaves enough to the other is found among all outcomes`() throws {
    try each { _, domain, brute in
      let frontier = try ParetoFrontier(of: domain)
      for point in brute.points.prefix(40) {
        for role in Role.allCases {
          let least = point.utility(for: role.other)
          let enough = brute.acceptable.filter { $0.utility(for: role.other) >= least }
          let found = frontier.best(for: role, leavingAtLeast: least)
          #expect(found?.utility(for: role) == enough.map { $0.utility(for: role) }.max())
        }
      }
    }
  }

  @Test func `outcomes around a level are the same ranked, in halves, and one by one`() throws {
    try each { random, domain, brute in
      var generator = Seeded(domain.space.count)
      let ranked = try PreparedDomain(domain, .ranked)
      let halves = try PreparedDomain(domain, .halves)
      for role in Role.allCases {
        let utilities = brute.points.map { $0.utility(for: role) }
        let drawn = (0..<20).map { _ in Utility(units: Int64(generator.number(-1...11_000_000_000))) }
        let levels = utilities.prefix(20) + drawn
        for level in levels {
          let least = utilities.filter { $0 >= level }.min()
          let index = least.flatMap { utilities.firstIndex(of: $0) }
          for prepared in [ranked, halves] {
            let found = prepared.outcomes(for: role).lowest(atLeast: level)
            #expect(found?.utility == least)
            #expect(found?.index == index)
          }
        }
        for prepared in [ranked, halves] {
          let best = prepared.outcomes(for: role).best
          #expect(best.utility == utilities.max())
          #expect(best.index == utilities.firstIndex(of: best.utility))
        }
      }
    }
  }
}
