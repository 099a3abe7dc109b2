// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// The candidate's own wants, from his mandate and his paper.
struct SellerParty: Hashable, Sendable {
  let party: Party
  /// Whether there was no mandate: his limits are then supposed half-way to what the other party likes best (to a
  /// supplier, his paper's value, which is what he is asked), and his weights ordinary. The debrief says so.
  let isSupposed: Bool

  /// - Parameter counterparts: the directions of the other party, term by term: the candidate pulls the other way
  ///   where his mandate does not say.
  init(
    _ mandate: Mandate?, table: BargainingTable, counterparts: [Direction], of counterpart: CandidatePapers.Counterpart
  ) {
    isSupposed = mandate == nil
    let limits = Dictionary((mandate?.limits ?? []).map { ($0.term, $0) }) { first, _ in first }
    var party = Party(
      stakes: zip(table.issues, counterparts).map { issue, direction in
        SellerParty.stake(
          issue, limits[issue.term.id], direction, supposes: mandate == nil ? counterpart : nil)
      })
    let typed = table.terms.map { Int64(mandate?.priorities[$0.id] ?? 0) }
    let ordinary = table.issues.map { Int64($0.nature.ordinaryWeight) }
    let weights = normalizedWeights(typed.contains { $0 > 0 } ? typed : ordinary)
    for index in party.stakes.indices { party.stakes[index].weight = weights[index] }
    party.reservation = party.utilityAtLimits
    self.party = party
  }

  /// - Parameter supposes: who is across the table, when there is no mandate.
  private static func stake(
    _ issue: TermIssue, _ typed: ClientRole.Limit?, _ other: Direction, supposes: CandidatePapers.Counterpart?
  ) -> Stake {
    let term = issue.term
    let direction = Direction(typed, of: term) ?? other.opposite
    let offered = term.offeredPlace
    let (nearEnd, farEnd) = direction == .less ? (issue.low, issue.high) : (issue.high, issue.low)
    let (hope, supposed): (Int64, Int64?) =
      switch supposes {
      case nil: (offered, nil)
      case .supplier: (issue.nearest(to: along(offered, nearEnd, permille: 500)), offered)
      case .buyer, .household, .colleague: (offered, issue.nearest(to: along(offered, farEnd, permille: 500)))
      }
    let ideal = direction.better(typed?.ideal.flatMap(term.place) ?? hope, offered)
    let limit = typed?.limit.flatMap(term.place) ?? supposed
    let worst = direction.worse(direction.worse(farEnd, limit ?? farEnd), ideal)
    return Stake(direction: direction, ideal: ideal, limit: limit, worst: worst)
  }
}
