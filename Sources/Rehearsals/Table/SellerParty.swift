// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// The candidate's own wants, from his mandate and his paper.
struct SellerParty: Hashable, Sendable {
  let party: Party
  /// Whether there was no mandate: his limits are then supposed half-way to what the other party likes best, and his
  /// weights ordinary. The debrief says so.
  let isSupposed: Bool

  /// - Parameter counterparts: the directions of the other party, term by term: the candidate pulls the other way
  ///   where his mandate does not say.
  init(_ mandate: Mandate?, table: BargainingTable, counterparts: [Direction]) {
    isSupposed = mandate == nil
    let limits = Dictionary((mandate?.limits ?? []).map { ($0.term, $0) }) { first, _ in first }
    var party = Party(
      stakes: zip(table.issues, counterparts).map { issue, counterpart in
        SellerParty.stake(issue, limits[issue.term.id], counterpart, isSupposed: mandate == nil)
      })
    let typed = table.terms.map { Int64(mandate?.priorities[$0.id] ?? 0) }
    let ordinary = table.terms.map { Int64($0.nature.ordinaryWeight) }
    let weights = normalizedWeights(typed.contains { $0 > 0 } ? typed : ordinary)
    for index in party.stakes.indices { party.stakes[index].weight = weights[index] }
    party.reservation = party.utilityAtLimits
    self.party = party
  }

  private static func stake(
    _ issue: TermIssue, _ typed: ClientRole.Limit?, _ counterpart: Direction, isSupposed: Bool
  ) -> Stake {
    let term = issue.term
    let direction = Direction(typed, of: term) ?? counterpart.opposite
    let offered = term.offeredPlace
    let ideal = direction.better(typed?.ideal.flatMap(term.place) ?? offered, offered)
    let farEnd = direction == .less ? issue.high : issue.low
    let supposed = isSupposed ? issue.nearest(to: offered + (farEnd - offered) / 2) : nil
    let limit = typed?.limit.flatMap(term.place) ?? supposed
    let worst = direction.worse(direction.worse(farEnd, limit ?? farEnd), ideal)
    return Stake(direction: direction, ideal: ideal, limit: limit, worst: worst)
  }
}
