// SPDX-License-Identifier: GPL-3.0-or-later

internal import ExamFiles
internal import Foundation
internal import Negotiation

/// What `benches/negotiation.py` measures; one line of JSON each.
///
///     negotiation-measure domain ISSUES            a generated domain, as a file of its schema
///     negotiation-measure sessions FILE SECONDS    sessions a second, prepared and cold, and how each ended
///     negotiation-measure frontier FILE SECONDS    the frontier of what both accept, from the definition
///     negotiation-measure growth ISSUES plain|opposed|zeroSum
@main
enum Measure {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("domain", 2): print(GeneratedDomain(issues: Int(arguments[1]) ?? 6, .plain).json)
    case ("sessions", 3): try sessions(domain(arguments[1]), Double(arguments[2]) ?? 1)
    case ("frontier", 3): try frontier(domain(arguments[1]), Double(arguments[2]) ?? 1)
    case ("growth", 3): try growth(Int(arguments[1]) ?? 6, GeneratedDomain.Kind(rawValue: arguments[2]) ?? .plain)
    default: throw Refusal(reason: "wrong arguments")
    }
  }

  struct Refusal: Error { let reason: String }

  private static func domain(_ path: String) throws -> NegotiationDomain {
    let file = DomainFile(Array(try Data(contentsOf: URL(fileURLWithPath: path))), file: path)
    guard let domain = file.domain else { throw Refusal(reason: "\(file.problems)") }
    return domain
  }

  // MARK: Sessions

  private static let tactics: [(name: String, tactic: Tactic)] = [
    ("boulware", .boulware), ("linear", .linear), ("conceder", .conceder),
  ]

  /// Every pair of tactics, each party first in turn, 100 rounds, family tb: the sessions of the reference.
  private static func each(_ body: (_ name: String, _ seller: Tactic, _ buyer: Tactic, _ first: Role) throws -> Void)
    rethrows
  {
    for (seller, sellerTactic) in tactics {
      for (buyer, buyerTactic) in tactics {
        for first in Role.allCases {
          try body("\(seller)/\(buyer)/\(first.rawValue)", sellerTactic, buyerTactic, first)
        }
      }
    }
  }

  private static func sessions(_ domain: NegotiationDomain, _ seconds: Double) throws {
    let prepared = try PreparedDomain(domain)
    var ends: [String] = []
    each { name, seller, buyer, first in
      let result = Session(prepared, seller: seller, buyer: buyer, first: first, rounds: 100).run()
      ends.append(#""\#(name)":[\#(result.agreement.map { "\($0.index)" } ?? "null"),\#(result.rounds)]"#)
    }
    let warm = try rate(seconds) {
      var offers = 0
      each { _, seller, buyer, first in
        offers += Session(prepared, seller: seller, buyer: buyer, first: first, rounds: 100).run().offers
      }
      return offers
    }
    let cold = try rate(seconds) {
      var offers = 0
      try each { _, seller, buyer, first in
        let fresh = try PreparedDomain(domain, .halves)
        offers += Session(fresh, seller: seller, buyer: buyer, first: first, rounds: 100).run().offers
      }
      return offers
    }
    print(#"{"prepared":\#(18 * warm),"cold":\#(18 * cold),"ends":{\#(ends.joined(separator: ","))}}"#)
  }

  // MARK: Frontiers

  private static func frontier(_ domain: NegotiationDomain, _ seconds: Double) throws {
    let frontier = try ParetoFrontier(of: domain)
    let rate = try rate(seconds) { try ParetoFrontier(of: domain).points.count }
    let points = frontier.points.map { "[\($0.seller.plain),\($0.buyer.plain)]" }.joined(separator: ",")
    print(#"{"seconds":\#(1 / rate),"points":[\#(points)]}"#)
  }

  private static func growth(_ issues: Int, _ kind: GeneratedDomain.Kind) throws {
    let domain = try GeneratedDomain(issues: issues, kind).domain()
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let points = try ParetoFrontier(of: domain, within: .all).points.count
      print(#"{"outcomes":\#(domain.space.count),"points":\#(points),"seconds":\#(elapsed(start, clock))}"#)
    } catch {
      // The case's name alone: its payload holds quotes.
      let name = "\(error)".prefix { $0 != "(" }
      print(#"{"outcomes":\#(domain.space.count),"refused":"\#(name)","seconds":\#(elapsed(start, clock))}"#)
    }
  }

  // MARK: Time

  private static func elapsed(_ start: ContinuousClock.Instant, _ clock: ContinuousClock) -> Double {
    let time = start.duration(to: clock.now).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }

  /// How often a second the body runs, over some seconds.
  private static func rate(_ seconds: Double, _ body: () throws -> Int) throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    var (runs, kept) = (0, 0)
    repeat {
      kept &+= try body()
      runs += 1
    } while elapsed(start, clock) < seconds
    // What was computed is used, so that none of it is left out.
    guard kept > 0 else { throw Refusal(reason: "nothing was measured") }
    return Double(runs) / elapsed(start, clock)
  }
}
