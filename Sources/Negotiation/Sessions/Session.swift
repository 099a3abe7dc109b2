// SPDX-License-Identifier: GPL-3.0-or-later

/// A negotiation by alternating offers (A. Rubinstein, "Perfect equilibrium in a bargaining model", *Econometrica* 50,
/// 1982) with a limited number of rounds.
///
/// In each round both act once, the same one first. The first action proposes; every other one accepts the standing offer
/// or replaces it. Both see the same time in round r of 1…`rounds`: r / (`rounds` + 1). The last counter-offer gets no
/// answer.
public struct Session: Sendable {
  public let seller: Negotiator
  public let buyer: Negotiator
  public let first: Role
  /// 1 or more.
  public let rounds: Int

  /// Fewer than one round are taken as one.
  public init(seller: Negotiator, buyer: Negotiator, first: Role, rounds: Int) {
    self.seller = seller
    self.buyer = buyer
    self.first = first
    self.rounds = max(1, rounds)
  }

  public init(
    _ prepared: PreparedDomain, seller: Tactic, buyer: Tactic, first: Role = .seller, rounds: Int,
    family: Family = .timeBased
  ) {
    self.init(
      seller: Negotiator(prepared, as: .seller, seller, family),
      buyer: Negotiator(prepared, as: .buyer, buyer, family), first: first, rounds: rounds)
  }

  /// Runs it to its end. O(offers), each in the time that ``PreparedDomain`` promises.
  ///
  /// - Parameter recordsTrace: whether every offer is kept.
  public func run(recordsTrace: Bool = true) -> SessionResult {
    var leading = first == .seller ? seller : buyer
    var following = first == .seller ? buyer : seller
    var standing: Int?
    var offers = 0
    var trace: [Int] = []
    if recordsTrace { trace.reserveCapacity(min(rounds, 5_000) * 2) }
    for round in 1...rounds {
      let time = Double(round) / Double(rounds + 1)
      for isLeading in [true, false] {
        let move = isLeading ? leading.act(on: standing, at: time) : following.act(on: standing, at: time)
        switch move {
        case .propose(let outcome):
          standing = outcome
          offers += 1
          if recordsTrace { trace.append(outcome) }
        case .accept:
          guard let standing else { continue }
          let proposer = isLeading ? following.role : leading.role
          let agreement = SessionResult.Agreement(
            index: standing, seller: seller.outcomes.utility(of: standing),
            buyer: buyer.outcomes.utility(of: standing), proposer: proposer)
          return SessionResult(agreement: agreement, rounds: round, time: time, offers: offers, trace: trace)
        }
      }
    }
    return SessionResult(
      agreement: nil, rounds: rounds, time: Double(rounds) / Double(rounds + 1), offers: offers, trace: trace)
  }
}

/// How a session ended.
public struct SessionResult: Hashable, Sendable {
  /// `nil` when the rounds were over first.
  public let agreement: Agreement?
  /// Rounds begun.
  public let rounds: Int
  /// The time of the last one, 0…1.
  public let time: Double
  /// Offers made.
  public let offers: Int
  /// Every offer in order, the proposers alternating from the first; empty when it was not recorded.
  public let trace: [Int]

  public struct Agreement: Hashable, Sendable {
    public let index: Int
    public let seller: Utility
    public let buyer: Utility
    /// Who made the offer that was accepted.
    public let proposer: Role

    public var point: OutcomePoint { OutcomePoint(index: index, seller: seller, buyer: buyer, outcomes: 1) }
  }
}
