// SPDX-License-Identifier: GPL-3.0-or-later

/// One party's outcomes as pairs of combinations of two lists of issues. O(√outcomes) memory.
struct HalvedOutcomes: Sendable {
  /// What each combination of the left issues, then of the right ones, is worth.
  private let left: [Int64]
  private let right: [Int64]
  /// The distinct values of each, increasing, with the lowest number that has them.
  private let rankedLeft: [HalfRank]
  private let rankedRight: [HalfRank]

  private struct HalfRank {
    let units: Int64
    let number: Int
  }

  init(_ party: NegotiationDomain.Party, _ space: OutcomeSpace) {
    let halves = space.halves
    left = PartialSums(party, 0..<halves.cut, count: halves.left).units
    right = PartialSums(party, halves.cut..<space.sizes.count, count: halves.right).units
    rankedLeft = Self.ranked(left)
    rankedRight = Self.ranked(right)
  }

  private static func ranked(_ sums: [Int64]) -> [HalfRank] {
    let ordered = sums.enumerated().map { HalfRank(units: $1, number: $0) }.sorted {
      $0.units != $1.units ? $0.units < $1.units : $0.number < $1.number
    }
    var distinct: [HalfRank] = []
    distinct.reserveCapacity(ordered.count)
    for rank in ordered where distinct.last?.units != rank.units { distinct.append(rank) }
    return distinct
  }

  func utility(of outcome: Int) -> Utility {
    let (number, rest) = outcome.quotientAndRemainder(dividingBy: right.count)
    return Utility(units: left[number] + right[rest])
  }

  var best: PartyOutcomes.Ranked {
    // There is always one: an issue has a value.
    guard let left = rankedLeft.last, let right = rankedRight.last else {
      return PartyOutcomes.Ranked(index: 0, utility: .zero)
    }
    return outcome(left, right)
  }

  private func outcome(_ left: HalfRank, _ right: HalfRank) -> PartyOutcomes.Ranked {
    PartyOutcomes.Ranked(
      index: left.number * self.right.count + right.number, utility: Utility(units: left.units + right.units))
  }

  /// For each left combination, from the least, the two right ones around what completes it: as the left part grows,
  /// they only go down.
  func around(_ level: Int64) -> (above: PartyOutcomes.Ranked?, below: PartyOutcomes.Ranked?) {
    var above: PartyOutcomes.Ranked?
    var below: PartyOutcomes.Ranked?
    // The right combinations from here on reach the level.
    var bound = rankedRight.count
    for first in rankedLeft {
      let wanted = level - first.units
      while bound > 0, rankedRight[bound - 1].units >= wanted { bound -= 1 }
      if bound < rankedRight.count {
        let units = first.units + rankedRight[bound].units
        if above.map({ units <= $0.utility.units }) ?? true {
          let candidate = outcome(first, rankedRight[bound])
          if above.map({ units < $0.utility.units || candidate.index < $0.index }) ?? true { above = candidate }
        }
      }
      if bound > 0 {
        let units = first.units + rankedRight[bound - 1].units
        if below.map({ units >= $0.utility.units }) ?? true {
          let candidate = outcome(first, rankedRight[bound - 1])
          if below.map({ units > $0.utility.units || candidate.index < $0.index }) ?? true { below = candidate }
        }
      }
    }
    return (above, below)
  }
}
