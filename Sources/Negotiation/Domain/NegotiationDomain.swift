// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// What two parties negotiate, and what each outcome is worth to each.
///
/// An outcome gives every issue one of its values. Its utility for a party is Σ weight × value of the table (linear
/// additive utility, no bias), exact in multiples of 10⁻¹⁰: see ``Utility``. An outcome is acceptable to a party when
/// its utility reaches the party's reservation, bound included.
public struct NegotiationDomain: Hashable, Sendable {
  public let id: String
  public let title: String
  public let issues: [Issue]
  public let space: OutcomeSpace
  public let seller: Party
  public let buyer: Party

  /// - Throws: ``DomainRefusal`` with everything that is wrong.
  public init(
    id: String = "", title: String = "", issues: [Issue], seller: Preferences, buyer: Preferences
  ) throws(DomainRefusal) {
    var check = DomainCheck()
    check.hold(issues)
    let sellerParty = check.party(.seller, seller, issues)
    let buyerParty = check.party(.buyer, buyer, issues)
    guard let space = check.space(issues), check.problems.isEmpty else { throw DomainRefusal(problems: check.problems) }
    self.id = id
    self.title = title
    self.issues = issues
    self.space = space
    self.seller = sellerParty
    self.buyer = buyerParty
  }

  private init(_ other: NegotiationDomain, seller: Party, buyer: Party) {
    id = other.id
    title = other.title
    issues = other.issues
    space = other.space
    self.seller = seller
    self.buyer = buyer
  }

  public func party(_ role: Role) -> Party { role == .seller ? seller : buyer }

  /// What an outcome is worth to a party; `nil` when there is no such outcome. O(issues).
  public func utility(of outcome: Int, for role: Role) -> Utility? {
    space.positions(of: outcome).map { positions in
      let contributions = party(role).contributions
      return Utility(units: positions.indices.reduce(0) { $0 + contributions[$1][positions[$1]] })
    }
  }

  /// Both utilities of an outcome; `nil` when there is no such outcome. O(issues).
  public func point(of outcome: Int) -> OutcomePoint? {
    guard let seller = utility(of: outcome, for: .seller), let buyer = utility(of: outcome, for: .buyer) else {
      return nil
    }
    return OutcomePoint(index: outcome, seller: seller, buyer: buyer, outcomes: 1)
  }

  /// The value of each issue, as it is written; `nil` when there is no such outcome.
  public func values(of outcome: Int) -> [String]? {
    space.positions(of: outcome).map { positions in zip(issues, positions).map { $0.values[$1] } }
  }

  /// The same domain with other limits: nothing of what was prepared for it changes.
  public func withReservations(seller: Utility, buyer: Utility) -> NegotiationDomain {
    NegotiationDomain(
      self, seller: self.seller.withReservation(seller), buyer: self.buyer.withReservation(buyer))
  }

  /// One side, once its preferences were held to the rules.
  public struct Party: Hashable, Sendable {
    /// For each issue and value, weight × value, in units of ``Utility``.
    public let contributions: [[Int64]]
    public let reservation: Utility

    fileprivate func withReservation(_ reservation: Utility) -> Party {
      Party(contributions: contributions, reservation: reservation)
    }
  }
}
