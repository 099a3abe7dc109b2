// SPDX-License-Identifier: GPL-3.0-or-later

import Negotiation
import Testing

/// Answers found by others, with other programs: `Reference`.
@Suite struct `Reference domains` {
  @Test(arguments: Reference.names)
  func `the frontier is the reference's, point by point`(name: String) throws {
    let reference = try Reference(name)
    let frontier = try ParetoFrontier(of: reference.domain)
    let rows = reference.answers.pareto
    #expect(frontier.points.map(\.index) == rows.map(\.index))
    #expect(frontier.points.map(\.seller) == rows.map { Utility($0.seller) })
    #expect(frontier.points.map(\.buyer) == rows.map { Utility($0.buyer) })
    #expect(frontier.points.map { reference.domain.values(of: $0.index) } == rows.map(\.values))
    #expect(frontier.points.count == reference.answers.paretoPoints)
    #expect(frontier.outcomes == reference.answers.paretoOutcomes)
    let whole = try ParetoFrontier(of: reference.domain, within: .all)
    #expect(whole.points.count == reference.answers.paretoPointsWholeSpace)
    let best = whole.points.map { $0.seller.units + $0.buyer.units }.max()
    #expect(best == Utility(reference.answers.maxWelfareWholeSpace).units)
  }

  @Test(arguments: Reference.names)
  func `the solutions are the reference's`(name: String) throws {
    let reference = try Reference(name)
    let answers = reference.answers
    let solutions = try Solutions(of: reference.domain)
    #expect(solutions.ties == .searched)
    #expect(solutions.acceptableCount == answers.nAcceptableBoth)
    expect(solutions.nash, are: answers.nash)
    expect(solutions.egalitarian, are: answers.egalitarian)
    expect(solutions.kalaiSmorodinsky, are: answers.ksRationalMaximin)
    #expect(solutions.welfare?.value == answers.maxWelfare.value.map { Utility($0) })
    #expect(solutions.welfare?.count == answers.maxWelfare.nOutcomes)
    let opposition = try #require(solutions.opposition)
    #expect(abs(opposition - (answers.oppositionLevel ?? .nan)) < 1e-9)
  }

  @Test(arguments: Reference.names)
  func `what is counted over all outcomes is the reference's`(name: String) throws {
    let reference = try Reference(name)
    let (domain, answers) = (reference.domain, reference.answers)
    let brute = try Brute(domain)
    #expect(domain.space.count == answers.nOutcomes)
    #expect(brute.points.count { $0.seller >= domain.seller.reservation } == answers.nAcceptableSeller)
    #expect(brute.points.count { $0.buyer >= domain.buyer.reservation } == answers.nAcceptableBuyer)
    #expect(Set(brute.points.map(\.seller)).count == answers.distinctSellerUtilities)
    #expect(Set(brute.points.map(\.buyer)).count == answers.distinctBuyerUtilities)
    let prepared = try PreparedDomain(domain)
    for (role, range) in [(Role.seller, answers.sellerUtilityRange), (.buyer, answers.buyerUtilityRange)] {
      let outcomes = prepared.outcomes(for: role)
      #expect([outcomes.least, outcomes.best.utility] == range.map { Utility($0) })
    }
  }

  /// The variants that the module does not offer, looked for along its frontier.
  @Test(arguments: Reference.names)
  func `the other readings of Kalai and Smorodinsky find what the reference says`(name: String) throws {
    let reference = try Reference(name)
    let answers = reference.answers
    let frontier = try ParetoFrontier(of: reference.domain).points
    let (seller, buyer) = (reference.domain.seller.reservation, reference.domain.buyer.reservation)
    func gains(_ point: OutcomePoint, _ ideal: [Double]) -> (Double, Double) {
      (
        Double(point.seller.units - seller.units) / Double(Utility(ideal[0]).units - seller.units),
        Double(point.buyer.units - buyer.units) / Double(Utility(ideal[1]).units - buyer.units)
      )
    }
    func best(_ ideal: [Double], _ score: (Double, Double) -> Double) -> (value: Double, index: Int?) {
      let scored = frontier.map { point in
        let gains = gains(point, ideal)
        return (index: point.index, score: score(gains.0, gains.1))
      }
      let best = scored.min { $0.score < $1.score }
      return (best?.score ?? .nan, best?.index)
    }
    let gap = { (seller: Double, buyer: Double) in abs(seller - buyer) }
    let least = { (seller: Double, buyer: Double) in -min(seller, buyer) }
    for (ideal, expected, score, sign) in [
      (answers.ksRationalIdeal, answers.ksRationalMingap, gap, 1.0),
      (answers.ksGlobalIdeal, answers.ksGlobalMingap, gap, 1.0),
      (answers.ksRationalIdeal, answers.ksRationalMaximin, least, -1.0),
      (answers.ksGlobalIdeal, answers.ksGlobalMaximin, least, -1.0),
    ] {
      let found = best(ideal, score)
      #expect(abs(found.value * sign - (expected.value ?? .nan)) < 1e-9)
      #expect(expected.points.contains { $0.index == found.index })
    }
    #expect([frontier.first?.seller, frontier.last?.buyer] == answers.ksRationalIdeal.map { Utility($0) })
  }

  private func expect(
    _ points: [OutcomePoint], are expected: Reference.Solution, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(points.map(\.index).sorted() == expected.points.map(\.index).sorted(), sourceLocation: sourceLocation)
    for point in expected.points {
      let same = points.contains { $0.seller == Utility(point.uSeller) && $0.buyer == Utility(point.uBuyer) }
      #expect(same, sourceLocation: sourceLocation)
    }
  }
}

@Suite struct `Reference sessions` {
  @Test(arguments: Reference.names, [PreparedDomain.Preparation.ranked, .halves])
  func `every session ends as the reference's`(name: String, preparation: PreparedDomain.Preparation) throws {
    let reference = try Reference(name)
    let prepared = try PreparedDomain(reference.domain, preparation)
    for row in reference.sessions {
      let result = try session(row, prepared).run()
      let said = Comment("\(row.family) \(row.seller)/\(row.buyer), \(row.first) first, \(row.nSteps) rounds")
      if row.robust {
        #expect((result.agreement == nil ? "timeout" : "agreement") == row.status, said)
        #expect(result.agreement?.proposer.rawValue == row.proposer, said)
        #expect(abs(result.time - row.t) < 1e-12, said)
        if let trace = row.traceIndices { #expect(result.trace == trace, said) }
      }
      let exact = row.exactUtilities
      #expect(result.agreement?.index == (exact.map(\.agreementIndex) ?? row.agreementIndex), said)
      #expect(result.rounds == exact?.rounds ?? row.rounds, said)
      #expect(result.offers == exact?.offers ?? row.offers, said)
      #expect(result.trace.count == result.offers, said)
      #expect(result.agreement?.seller == (exact.map(\.uSeller) ?? row.uSeller).map { Utility($0) }, said)
      #expect(result.agreement?.buyer == (exact.map(\.uBuyer) ?? row.uBuyer).map { Utility($0) }, said)
    }
  }

  private func session(_ row: Reference.SessionRow, _ prepared: PreparedDomain) throws -> Session {
    let tactics = ["boulware": Tactic.boulware, "linear": .linear, "conceder": .conceder]
    return Session(
      prepared, seller: try #require(tactics[row.seller]), buyer: try #require(tactics[row.buyer]),
      first: try #require(Role(rawValue: row.first)), rounds: row.nSteps,
      family: try #require(Family(rawValue: row.family)))
  }
}
