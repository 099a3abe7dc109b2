// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Negotiation

/// What both parties could sign: the table's values within the limits of both, the limits among them, as a
/// ``NegotiationDomain`` whose utilities are those of the rehearsal, exactly.
struct Zone: Hashable, Sendable {
  let table: BargainingTable
  let seller: Party
  let client: Party
  /// The values of each term that are looked at, in rising order.
  private let places: [[Int64]]
  let frontier: ParetoFrontier
  let solutions: Solutions

  enum Absence: Error, Hashable {
    /// There is no term to bargain over.
    case noTerms
    /// The limits of both leave some term no value, by its place in the table.
    case apart(term: Int)
    /// The frontier has too many points to be looked at.
    case tooLarge
  }

  /// - Parameter extras: bids whose values are looked at too, when both could sign them.
  init(_ table: BargainingTable, seller: Party, client: Party, extras: [Bid] = []) throws(Absence) {
    guard !table.issues.isEmpty else { throw .noTerms }
    self.table = table
    self.seller = seller
    self.client = client
    var places: [[Int64]] = []
    for (index, issue) in table.issues.enumerated() {
      let (own, other) = (seller.stakes[index], client.stakes[index])
      let candidates = Set(issue.grid + [own.limit, other.limit].compactMap { $0 } + extras.map { $0[index] })
      let kept = candidates.filter { own.isWithinLimit($0) && other.isWithinLimit($0) }.sorted()
      guard !kept.isEmpty else { throw .apart(term: index) }
      places.append(kept)
    }
    self.places = places
    let issues = zip(table.issues, places).enumerated().map { index, pair in
      Issue(name: "\(index)", kind: .integerGrid, values: pair.1.map(String.init))
    }
    do {
      let domain = try NegotiationDomain(
        issues: issues, seller: Zone.preferences(seller, places), buyer: Zone.preferences(client, places))
      frontier = try ParetoFrontier(of: domain)
      solutions = Solutions(of: domain, frontier: frontier)
    } catch {
      // Parties made here keep every rule of a domain: only its size can be refused.
      throw .tooLarge
    }
  }

  private static func preferences(_ party: Party, _ places: [[Int64]]) -> Preferences {
    Preferences(
      weights: party.stakes.map { Decimal64(units: $0.weight, scale: 4) },
      tables: zip(party.stakes, places).map { stake, places in
        places.map { Decimal64(units: stake.value($0), scale: 6) }
      },
      reservation: Decimal64(units: party.reservation, scale: 10))
  }

  /// The values of an outcome.
  func bid(_ point: OutcomePoint) -> Bid {
    var rest = point.index
    var bid = table.proposal
    for index in places.indices.reversed() {
      bid[index] = places[index][rest % places[index].count]
      rest /= places[index].count
    }
    return bid
  }

  /// The best for the candidate among what the client holds worth as much as a bid; `nil` when there is none.
  func sameForClient(as bid: Bid) -> Bid? {
    frontier.best(for: .seller, leavingAtLeast: Utility(units: client.utility(bid))).map(self.bid)
  }

  /// The Nash agreement; the first, for the candidate the best, of several.
  var nash: Bid? { solutions.nash.first.map(bid) }
}
