// SPDX-License-Identifier: GPL-3.0-or-later

/// The outcomes as one party sees them: what each is worth to it, and those just above and just below a level.
public struct PartyOutcomes: Sendable {
  /// Its best outcome, the lowest index of those that tie.
  public let best: Ranked
  /// The least that an outcome is worth to it.
  public let least: Utility
  private let halves: HalvedOutcomes
  /// `nil` when levels are searched in the halves.
  private let ranking: RankedOutcomes?

  /// An outcome and what it is worth.
  public struct Ranked: Hashable, Sendable {
    public let index: Int
    public let utility: Utility

    public init(index: Int, utility: Utility) {
      self.index = index
      self.utility = utility
    }
  }

  init(_ party: NegotiationDomain.Party, _ space: OutcomeSpace, ranked: Bool) {
    halves = HalvedOutcomes(party, space)
    ranking = ranked ? RankedOutcomes(party, space) : nil
    best = halves.best
    least = Utility(units: party.contributions.reduce(0) { $0 + ($1.min() ?? 0) })
  }

  /// What an outcome of the domain is worth. O(1).
  /// - Precondition: 0 ≤ `outcome` < the number of outcomes.
  public func utility(of outcome: Int) -> Utility { halves.utility(of: outcome) }

  /// The lowest outcome worth at least `level` units of ``Utility``, and the highest worth less; `nil` where there is
  /// none. Of outcomes that tie, the lowest index. O(1) on average once ranked, else O(√outcomes).
  func around(_ level: Double) -> (above: Ranked?, below: Ranked?) {
    // Levels beyond any utility are brought back beside them: the answer is the same.
    let level = Int64(min(max(level.rounded(.up), -1), 2e10))
    return ranking?.around(level) ?? halves.around(level)
  }

  /// The outcome of lowest utility that still reaches `level`, or `nil`.
  public func lowest(atLeast level: Utility) -> Ranked? { around(Double(level.units)).above }
}

/// A domain made ready for sessions: prepare it once, negotiate as often as wanted.
public struct PreparedDomain: Sendable {
  public let domain: NegotiationDomain
  private let seller: PartyOutcomes
  private let buyer: PartyOutcomes

  public enum Preparation: Hashable, Sendable {
    /// Ranks the distinct utilities of each party, for many sessions: O(n log n) once, n being the outcomes, or the
    /// distinct utilities where many tie; then an offer takes constant time. Beyond ``PreparedDomain/mostRanked``
    /// outcomes, as ``halves``.
    case ranked
    /// Only halves of the issues, for one session or for domains of up to some 10¹² outcomes: O(√n log n) once and O(√n)
    /// an offer.
    case halves
  }

  /// The most outcomes that are ranked.
  public static let mostRanked = 1 << 22

  /// - Throws: ``PreparationError`` when even half of the issues have more combinations than ``HalfSpaces/mostPoints``.
  public init(_ domain: NegotiationDomain, _ preparation: Preparation = .ranked) throws(PreparationError) {
    let halves = domain.space.halves
    guard max(halves.left, halves.right) <= HalfSpaces.mostPoints else {
      throw .tooManyOutcomes(domain.space.count)
    }
    let ranked = preparation == .ranked && domain.space.count <= Self.mostRanked
    self.init(
      domain, PartyOutcomes(domain.seller, domain.space, ranked: ranked),
      PartyOutcomes(domain.buyer, domain.space, ranked: ranked))
  }

  private init(_ domain: NegotiationDomain, _ seller: PartyOutcomes, _ buyer: PartyOutcomes) {
    self.domain = domain
    self.seller = seller
    self.buyer = buyer
  }

  public func outcomes(for role: Role) -> PartyOutcomes { role == .seller ? seller : buyer }

  /// The same with other reservations; nothing is prepared again.
  public func withReservations(seller: Utility, buyer: Utility) -> PreparedDomain {
    PreparedDomain(domain.withReservations(seller: seller, buyer: buyer), self.seller, self.buyer)
  }
}

/// Why a domain cannot be negotiated.
public enum PreparationError: Error, Hashable {
  /// Some 4 × 10¹² outcomes are too many, fewer when one issue has most of them.
  case tooManyOutcomes(Int)
}
