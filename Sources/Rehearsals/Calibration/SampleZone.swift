// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
internal import Negotiation

/// What both parties of one sample could sign: for each term the values within both limits; of their combinations, those
/// that are worth the client's while when he has a rival offer.
struct SampleZone {
  private let places: [[Int64]]
  private let seller: Party
  private let client: Party

  init(_ places: [[Int64]], seller: Party, client: Party) {
    self.places = places.enumerated().map { index, places in
      places.filter { seller.stakes[index].isWithinLimit($0) && client.stakes[index].isWithinLimit($0) }
    }
    self.seller = seller
    self.client = client
  }

  /// The most combinations that half of the terms may have. Filtered by limits, terms only have fewer: then so does the
  /// larger of the best halves.
  static let mostInHalf = 100_000

  /// Where to cut a list of terms, of so many values each, so that the larger half has the fewest combinations; how many
  /// it has, ``mostInHalf`` + 1 for more.
  static func halves(_ sizes: [Int]) -> (cut: Int, larger: Int) {
    let products = { (sizes: [Int]) in
      sizes.reduce(into: [1]) { $0.append(min($0[$0.count - 1] * $1, mostInHalf + 1)) }
    }
    let (left, right) = (products(sizes), Array(products(sizes.reversed()).reversed()))
    let larger = zip(left, right).map { max($0, $1) }
    let cut = larger.indices.min { larger[$0] < larger[$1] } ?? 0
    return (cut, larger[cut])
  }

  /// How many agreements there are. O(√combinations × log) when a rival offer cuts some off, else O(terms).
  var count: Int {
    let all = places.reduce(1) { $0 * $1.count }
    guard all > 0, client.reservation > client.utilityAtLimits else { return all }
    // Both halves of the terms, one of them sorted: for each of the others, how many complete it.
    let cut = SampleZone.halves(places.map(\.count)).cut
    let first = sums(0..<cut)
    let second = sums(cut..<places.count).sorted()
    return first.reduce(0) { total, sum in
      var (low, high) = (0, second.count)
      while low < high {
        let middle = (low + high) / 2
        if sum + second[middle] >= client.reservation { high = middle } else { low = middle + 1 }
      }
      return total + second.count - low
    }
  }

  /// What each combination of some terms is worth to the client.
  private func sums(_ terms: Range<Int>) -> [Int64] {
    terms.reduce([0]) { sums, index in
      let stake = client.stakes[index]
      let worths = places[index].map { stake.weight * stake.value($0) }
      return sums.flatMap { sum in worths.map { sum + $0 } }
    }
  }

  /// What is negotiated; `nil` when some term has no value that both could sign.
  var domain: NegotiationDomain? {
    guard places.allSatisfy({ !$0.isEmpty }) else { return nil }
    let issues = places.enumerated().map { index, places in
      Issue(name: "\(index)", kind: .categorical, values: places.map(String.init))
    }
    do {
      return try NegotiationDomain(issues: issues, seller: preferences(seller), buyer: preferences(client))
    } catch {
      // Parties made here keep every rule of a domain.
      return nil
    }
  }

  private func preferences(_ party: Party) -> Preferences {
    Preferences(
      weights: party.stakes.map { Decimal64(units: $0.weight, scale: 4) },
      tables: zip(party.stakes, places).map { stake, places in
        places.map { Decimal64(units: stake.value($0), scale: 6) }
      },
      reservation: Decimal64(units: party.reservation, scale: 10))
  }
}
