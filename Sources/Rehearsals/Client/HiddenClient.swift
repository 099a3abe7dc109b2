// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText
internal import Negotiation

/// The client that a rehearsal plays. All of it is hidden from the candidate until the debrief, but for his name, his
/// position and what he says.
public struct HiddenClient: Hashable, Sendable {
  /// Empty when nobody named him.
  public internal(set) var name: String
  public internal(set) var role: String
  public internal(set) var company: String
  public internal(set) var profile: ClientRole.Profile
  public internal(set) var motives: [ClientRole.WeightedMotive]
  /// In the order in which he raises them.
  public internal(set) var objections: [ClientRole.Objection]
  /// The places of the objections that question the paper's value of a term, with that term's id: once the candidate
  /// has offered another value they are not raised.
  var objectionTerms: [Int: String] = [:]
  /// What he does without an agreement; `nil` when nobody wrote it.
  public internal(set) var fallback: String?
  public internal(set) var patience: Patience
  /// Whether he gives back what he receives (donnant-donnant) instead of yielding with time; his patience then plays no
  /// part.
  public internal(set) var isReciprocal = false
  /// Whether a teacher wrote him, or the code drew him.
  public internal(set) var isWritten: Bool
  /// The price of each rival offer that he told of; `nil` for one without a price.
  var rivals: [Decimal64?] = []
  var party: Party
}

extension HiddenClient {
  /// What he has without an agreement: all his limits at once, or the best rival offer if that is more. A rival counts
  /// for three fifths of the way to his best at most, so that something is always left to win.
  mutating func settleReservation(_ table: BargainingTable, price: Int?) {
    let floor = party.utilityAtLimits
    let most = floor + (party.utilityAtIdeals - floor) / 5 * 3
    var reservation = floor
    for rival in rivals {
      guard let price, let amount = rival, let place = table.issues[price].term.place(.number(amount)) else {
        reservation = max(reservation, floor + (party.utilityAtIdeals - floor) / 20)
        continue
      }
      var bid = Bid(party.stakes.map { $0.limit ?? $0.worst })
      bid[price] = party.stakes[price].direction.better(place, bid[price])
      reservation = max(reservation, party.utility(bid))
    }
    party.reservation = min(reservation, max(floor, most))
  }

  /// The least that he accepts, in 10^−10, at a share of the time in millionths, after these offers of the candidate,
  /// the paper first. Who gives back what he receives looks at the offers alone, each as he values it now.
  func aspiration(at time: Int64, after offers: [Bid]) -> Int64 {
    guard isReciprocal else { return aspiration(at: time) }
    let ceiling = max(party.reservation, party.utilityAtIdeals)
    var reciprocation = Reciprocation(.absolute, lag: 1, floor: party.reservation, ceiling: ceiling)
    for bid in offers {
      reciprocation.receive(party.utility(bid))
      reciprocation.offered(reciprocation.level)
    }
    return reciprocation.level
  }

  /// The least that time makes him accept, in 10^−10, at a share of it in millionths.
  func aspiration(at time: Int64) -> Int64 {
    let span = Int128(max(0, party.utilityAtIdeals - party.reservation))
    return party.reservation + Int64(span * Int128(1_000_000 - patience.conceded(at: time)) / 1_000_000)
  }
}
