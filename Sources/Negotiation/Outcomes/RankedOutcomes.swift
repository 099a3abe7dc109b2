// SPDX-License-Identifier: GPL-3.0-or-later

/// One party's distinct utilities, increasing, each with the lowest outcome that gives it; and where to begin looking for
/// a level.
struct RankedOutcomes: Sendable {
  private let utilities: [Int64]
  private let indices: [Int32]
  /// For each stretch of 2^`shift` units, the first rank that reaches its beginning.
  private let starts: [Int32]
  private let shift: Int

  /// Bits that hold an outcome's index while ranking: utilities need 34 of the 64.
  private static let indexBits = 29

  /// - Precondition: fewer outcomes than 2²⁹.
  init(_ party: NegotiationDomain.Party, _ space: OutcomeSpace) {
    let ranked = Self.ranked(party, space)
    utilities = ranked.map { Int64($0 >> Self.indexBits) }
    indices = ranked.map { Int32(truncatingIfNeeded: $0 & (1 << Self.indexBits - 1)) }
    let greatest = utilities.last ?? 0
    // About as many stretches as utilities.
    var shift = 0
    while greatest >> shift > utilities.count { shift += 1 }
    self.shift = shift
    var starts: [Int32] = []
    for (rank, units) in utilities.enumerated() {
      while starts.count <= Int(units >> shift) { starts.append(Int32(rank)) }
    }
    self.starts = starts
  }

  /// Distinct utilities with their lowest index in one word each, increasing. Issue by issue: where many combinations tie,
  /// as with round weights, only few are ever held.
  private static func ranked(_ party: NegotiationDomain.Party, _ space: OutcomeSpace) -> [UInt64] {
    var ranked: [UInt64] = [0]
    for (contributions, stride) in zip(party.contributions, space.strides) {
      var sums: [UInt64] = []
      sums.reserveCapacity(ranked.count * contributions.count)
      for (position, contribution) in contributions.enumerated() {
        let step = UInt64(contribution) << indexBits + UInt64(position * stride)
        for word in ranked { sums.append(word + step) }
      }
      sums.sort()
      var distinct = 0
      for word in sums where distinct == 0 || sums[distinct - 1] >> indexBits != word >> indexBits {
        sums[distinct] = word
        distinct += 1
      }
      sums.removeLast(sums.count - distinct)
      ranked = sums
    }
    return ranked
  }

  func around(_ level: Int64) -> (above: PartyOutcomes.Ranked?, below: PartyOutcomes.Ranked?) {
    let stretch = Int(max(0, level) >> shift)
    var rank = stretch < starts.count ? Int(starts[stretch]) : utilities.count
    while rank < utilities.count, utilities[rank] < level { rank += 1 }
    return (
      rank < utilities.count ? outcome(rank) : nil,
      rank > 0 ? outcome(rank - 1) : nil
    )
  }

  private func outcome(_ rank: Int) -> PartyOutcomes.Ranked {
    PartyOutcomes.Ranked(index: Int(indices[rank]), utility: Utility(units: utilities[rank]))
  }
}
