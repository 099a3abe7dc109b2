// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Negotiation

/// Reads a debrief out of what was said.
struct DebriefReading {
  private let client: RehearsedClient
  private let rehearsal: Rehearsal
  private let table: BargainingTable
  private let seller: Party
  private let other: Party
  private let zone: Result<Zone, Zone.Absence>
  let offers: [OfferPoint]
  /// Whether each of them was said with a condition.
  private let asksInReturn: [Bool]

  init(_ client: RehearsedClient) {
    self.client = client
    rehearsal = client.rehearsal
    let table = rehearsal.table
    self.table = table
    seller = rehearsal.seller(after: client.told)
    other = client.client.party
    let agreed = client.outcome.agreement.map(table.bid)
    let last = client.offers.last ?? table.proposal
    let (own, his) = (seller, other)
    zone = Result { () throws(Zone.Absence) in
      try Zone(table, seller: own, client: his, extras: [agreed ?? last])
    }
    var points = [DebriefReading.point(table.proposal, nil, 0, .candidate, table, own, his)]
    var asking = [false]
    for exchange in client.exchanges {
      guard let offer = exchange.offer else { continue }
      let author: OfferPoint.Author
      switch exchange.speaker {
      case .candidate: author = .candidate
      case .client(.counterOffer), .client(.counterpartAsked): author = .client
      default: continue
      }
      asking.append(exchange.text.asksInReturn)
      points.append(DebriefReading.point(table.bid(offer), exchange.phase, exchange.at, author, table, own, his))
    }
    offers = points
    asksInReturn = asking
  }

  private static func point(
    _ bid: Bid, _ phase: String?, _ at: Int64, _ author: OfferPoint.Author, _ table: BargainingTable, _ seller: Party,
    _ client: Party
  ) -> OfferPoint {
    OfferPoint(
      phase: phase, at: at, author: author, offer: table.offer(bid),
      utilities: UtilityPoint(
        candidate: Utility(units: seller.utility(bid)), client: Utility(units: client.utility(bid))))
  }

  private func point(_ bid: Bid) -> OfferPoint {
    DebriefReading.point(bid, nil, 0, .candidate, table, seller, other)
  }

  // MARK: Who wanted what

  var revealedClient: RevealedClient {
    let hidden = client.client
    return RevealedClient(
      name: hidden.name, role: hidden.role, profile: hidden.profile, motives: hidden.motives,
      patience: hidden.patience, isReciprocal: hidden.isReciprocal, fallback: hidden.fallback,
      isWritten: hidden.isWritten, terms: other.revealed(table),
      reservation: Utility(units: other.reservation))
  }

  var revealedMandate: RevealedMandate {
    RevealedMandate(
      isSupposed: rehearsal.seller.isSupposed, terms: seller.revealed(table),
      reservation: Utility(units: seller.reservation))
  }

  var possible: Possible {
    let reservations = UtilityPoint(
      candidate: Utility(units: seller.reservation), client: Utility(units: other.reservation))
    switch zone {
    case .failure(let absence):
      let told: Possible.Absence =
        switch absence {
        case .noTerms: .noTerms
        case .apart(let index): .apart(term: table.terms[index].id)
        case .tooLarge: .tooLarge
        }
      return Possible(absence: told, frontier: [], nash: nil, bestForCandidate: nil, reservations: reservations)
    case .success(let zone):
      return Possible(
        absence: nil, frontier: zone.frontier.points.map { UtilityPoint(candidate: $0.seller, client: $0.buyer) },
        nash: zone.nash.map(point), bestForCandidate: zone.frontier.points.first.map { point(zone.bid($0)) },
        reservations: reservations)
    }
  }

  // MARK: What was left, what was given

  func leftOnTable() -> LeftOnTable? {
    guard case .success(let zone) = zone else { return nil }
    let agreed = client.outcome.agreement.map(table.bid)
    guard let reached = agreed ?? lastOffer, let better = zone.sameForClient(as: reached) else { return nil }
    let gain = seller.utility(better) - seller.utility(reached)
    guard gain > 0 else { return nil }
    let terms = table.issues.indices.filter { better[$0] != reached[$0] }.map { table.terms[$0].id }
    return LeftOnTable(reached: point(reached), better: point(better), euros: euros(gain), terms: terms)
  }

  /// The candidate's last offer; `nil` when he made none but his paper.
  private var lastOffer: Bid? { client.offers.count > 1 ? client.offers.last : nil }

  func beyondLimits() -> [Overstep] {
    guard let reached = client.outcome.agreement.map(table.bid) ?? lastOffer else { return [] }
    return zip(table.terms, seller.stakes).enumerated().compactMap { index, pair in
      let (term, stake) = pair
      guard let limit = stake.limit, !stake.isWithinLimit(reached[index]) else { return nil }
      return Overstep(term: term.id, limit: term.value(at: limit), value: term.value(at: reached[index]))
    }
  }

  /// What a gain of the candidate, in 10^−10, is worth in whole euros of price.
  private func euros(_ gain: Int64) -> Int64? {
    guard let index = table.price(rehearsal.papers) else { return nil }
    let stake = seller.stakes[index]
    let span = abs(Int128(stake.ideal) - Int128(stake.worst))
    guard stake.weight > 0, span > 0 else { return nil }
    let places = Int128(gain) * span / (Int128(stake.weight) * 1_000_000)
    let unit = Int128(Term.unitPlaces)
    return Int64(clamping: (places + unit / 2) / unit)
  }

  /// Steps of the candidate that brought him nothing: in the same offer no other term rises for him, he asked for nothing
  /// in return, and the client's last counter-offer is not better for him than the one before.
  func freeConcessions() -> [Concession] {
    var result: [Concession] = []
    var standing = table.proposal
    var counters: [Int64] = []
    var isAnswered = false
    for (point, asksInReturn) in zip(offers, asksInReturn).dropFirst() {
      let bid = table.bid(point.offer)
      guard point.author == .candidate else {
        let utility = seller.utility(bid)
        isAnswered = counters.last.map { utility > $0 } ?? false
        counters.append(utility)
        continue
      }
      let changes = seller.stakes.indices.map {
        seller.stakes[$0].value(bid[$0]) - seller.stakes[$0].value(standing[$0])
      }
      if !isAnswered, !asksInReturn, !changes.contains(where: { $0 > 0 }) {
        for (index, change) in changes.enumerated() where change < 0 {
          let term = table.terms[index]
          result.append(
            Concession(
              phase: point.phase ?? "", at: point.at, term: term.id, before: term.value(at: standing[index]),
              after: term.value(at: bid[index]), euros: euros(-change * seller.stakes[index].weight)))
        }
      }
      standing = bid
      isAnswered = false
    }
    return result
  }
}
