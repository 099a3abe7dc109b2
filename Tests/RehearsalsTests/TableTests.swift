// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Negotiation
import Testing

@testable import Rehearsals

@Suite struct TableTests {
  @Test(arguments: Shipped.situations.indices)
  func `no table passes a million outcomes, and each keeps the paper's values`(index: Int) throws {
    let (folder, number) = Shipped.situations[index]
    let table = BargainingTable(try Shipped.papers(folder, number).terms)
    #expect(table.outcomes <= BargainingTable.mostOutcomes)
    #expect(table.issues.allSatisfy { $0.grid.contains($0.term.offeredPlace) && $0.grid == $0.grid.sorted() })
    #expect(table.bid(table.offer(table.proposal)) == table.proposal)
  }

  @Test func `a great many terms still make a table`() {
    let terms = (0..<20).map { Sample.quantity("t\($0)", "Condition \($0)", "50", "", ("0", "100"), step: "1") }
    #expect(BargainingTable(terms).outcomes <= 1 << 20)
  }

  @Test func `a term without range or step gets usual values`() {
    let price = TermIssue(Sample.quantity("prix", "Prix", "1 000", "EUR", nil, step: nil))
    #expect(price.term.french(at: price.low) == "800\u{A0}€")
    #expect(price.term.french(at: price.high).folded == "1 100 €")
    #expect((10...40).contains(price.grid.count))
    let delay = TermIssue(Sample.quantity("delai", "Délai", "6", "semaines", nil, step: nil))
    #expect(delay.grid.count == 10)
    #expect(TermIssue(Sample.quantity("x", "Divers", "0", "", nil, step: nil)).grid.count == 11)
  }

  @Test func `hostile ranges and steps do no harm`() {
    for (amount, range, step) in [
      ("999999999999999999", ("0", "999999999999999999"), "0,000001"), ("5", ("0", "900000000000"), "0,000001"),
      ("-5", ("-10", "-1"), "1"), ("5", ("5", "5"), "0"), ("50", ("0", "10"), "3"),
    ] {
      let term = Sample.quantity("x", "Divers", amount, "", range, step: step)
      let issue = TermIssue(term)
      #expect(issue.grid.count <= 1003)
      #expect(issue.grid.contains(term.offeredPlace))
    }
  }

  @Test func `values are exact, on the grid or off it`() {
    let stake = Stake(direction: .less, ideal: 43_000_000_000, limit: nil, worst: 50_000_000_000, weight: 10_000)
    #expect(stake.value(43_000_000_000) == 1_000_000)
    #expect(stake.value(46_500_000_000) == 500_000)
    #expect(stake.value(46_499_990_000) == 500_001)
    #expect(stake.value(40_000_000_000) == 1_000_000)
    #expect(stake.value(60_000_000_000) == 0)
    let up = Stake(direction: .more, ideal: 3, limit: 1, worst: 0)
    #expect([0, 1, 2, 3, 4].map(up.value) == [0, 333_333, 666_667, 1_000_000, 1_000_000])
    #expect([0, 1, 2].map(up.isWithinLimit) == [false, true, true])
    #expect([0, 1, 2].map(up.isInsideLimit) == [false, false, true])
  }

  @Test func `weights add up to ten thousand`() {
    #expect(normalizedWeights([1, 1, 1]) == [3334, 3333, 3333])
    #expect(normalizedWeights([0, 0]) == [5000, 5000])
    #expect(normalizedWeights([-5, 10]) == [0, 10_000])
    #expect(normalizedWeights([.max, .max, 1]).reduce(0, +) == 10_000)
    #expect(normalizedWeights([]).isEmpty)
  }

  @Test func `the zone holds every agreement that both could sign, and its frontier the best of them`() throws {
    for code in Sample.codes(6) {
      let rehearsal = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate)
      let client = rehearsal.hiddenClient(after: [1, 2]).party
      let seller = rehearsal.seller.party
      guard let zone = try? Zone(rehearsal.table, seller: seller, client: client) else { continue }
      var all: [(Int64, Int64)] = []
      enumerate(rehearsal.table.issues.map(\.grid)) { places in
        let bid = Bid(places)
        if seller.canAccept(bid), client.canAccept(bid) { all.append((seller.utility(bid), client.utility(bid))) }
      }
      for point in zone.frontier.points {
        let bid = zone.bid(point)
        #expect(seller.canAccept(bid) && client.canAccept(bid))
        #expect((seller.utility(bid), client.utility(bid)) == (point.seller.units, point.buyer.units))
      }
      // No outcome of the grid beats the frontier: what is as good for him is at most as good for the seller.
      for (own, his) in all {
        let best = zone.frontier.best(for: .seller, leavingAtLeast: Utility(units: his))
        #expect((best?.seller.units ?? -1) >= own)
      }
    }
  }

  private func enumerate(_ grids: [[Int64]], _ visit: ([Int64]) -> Void) {
    var bids: [[Int64]] = [[]]
    for grid in grids { bids = bids.flatMap { head in grid.map { head + [$0] } } }
    bids.forEach(visit)
  }
}
