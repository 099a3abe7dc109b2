// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Negotiation
import Testing

@Suite struct `Large domains` {
  /// `count` issues of ten values; with `opposed`, what one wins the other loses.
  private func domain(_ count: Int, opposed: Bool = false, reservation: Int64 = 3) throws -> NegotiationDomain {
    var generator = Seeded(count)
    let weights = (0..<count).map { $0 == 0 ? 10_000 - 700 * (count - 1) : 700 }.map {
      Decimal64(units: Int64($0), scale: 4)
    }
    func table() -> [Int64] { (0..<10).map { _ in Int64(generator.number(0...1_000_000)) }.sorted() }
    func party(_ tables: [[Int64]], _ weights: [Decimal64]) -> Preferences {
      Preferences(
        weights: weights, tables: tables.map { $0.map { Decimal64(units: $0, scale: 6) } },
        reservation: Decimal64(units: reservation, scale: 1))
    }
    let tables = (0..<count).map { _ in table() }
    let others = opposed ? tables.map { $0.map { 1_000_000 - $0 } } : tables.map { _ in table().reversed() }
    return try NegotiationDomain(
      issues: (0..<count).map {
        Negotiation.Issue(name: "\($0)", kind: .integerGrid, values: (0..<10).map(String.init))
      },
      seller: party(tables, weights), buyer: party(others, opposed ? weights : weights.reversed()))
  }

  @Test func `a thousand billion outcomes have their frontier`() throws {
    let domain = try domain(12)
    #expect(domain.space.count == 1_000_000_000_000)
    let frontier = try ParetoFrontier(of: domain)
    #expect(frontier.points.count > 50)
    for point in frontier.points {
      let same = try #require(domain.point(of: point.index))
      #expect(same.seller == point.seller && same.buyer == point.buyer)
      #expect(point.seller >= domain.seller.reservation && point.buyer >= domain.buyer.reservation)
    }
    for (above, below) in zip(frontier.points, frontier.points.dropFirst()) {
      #expect(above.seller > below.seller && above.buyer < below.buyer)
    }
  }

  @Test func `a frontier of too many points is refused by name`() throws {
    let domain = try domain(6, opposed: true, reservation: 0)
    #expect(throws: FrontierError.tooManyPoints(limit: 5_000, issue: "3")) {
      try ParetoFrontier(of: domain, limit: 5_000)
    }
  }

  @Test func `beyond what halves can hold, the solutions are those of the frontier, and say so`() throws {
    let domain = try domain(13)
    let frontier = try ParetoFrontier(of: domain)
    let solutions = Solutions(of: domain, frontier: frontier)
    #expect(solutions.ties == .frontierOnly)
    #expect(solutions.acceptableCount == nil)
    for set in [solutions.nash, solutions.kalaiSmorodinsky, solutions.egalitarian] {
      #expect(!set.isEmpty && set.allSatisfy { frontier.points.contains($0) })
    }
    #expect(throws: PreparationError.tooManyOutcomes(10_000_000_000_000)) { try PreparedDomain(domain) }
  }

  @Test func `of an outcome, what each could have had with the other no worse off`() throws {
    let domain = try Reference("d4_integratif").domain
    let frontier = try ParetoFrontier(of: domain)
    // The agreement of two boulware parties.
    let point = try #require(domain.point(of: 7_687))
    let left = try #require(frontier.leftOnTheTable(by: point))
    #expect(left.forSeller.index == 7_687 && left.forBuyer.index == 7_687)
    #expect(frontier.holds(point))
    let poor = try #require(domain.point(of: 3_399))
    let better = try #require(frontier.leftOnTheTable(by: poor))
    #expect(better.forSeller.seller > poor.seller && better.forSeller.buyer >= poor.buyer)
    #expect(better.forBuyer.buyer > poor.buyer && better.forBuyer.seller >= poor.seller)
    #expect(!frontier.holds(poor))
  }
}
