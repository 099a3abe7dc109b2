// SPDX-License-Identifier: GPL-3.0-or-later

/// A case summed up over its samples, beside the same samples without a change. Whole numbers only.
public struct CalibrationTally: Hashable, Sendable {
  public let samples: Int
  /// Samples that have a zone of agreement without a change, and so one that can shrink.
  public let zoned: Int
  /// What is left of the zone, in millionths, over ``zoned``.
  public let zone: Sums
  /// Samples in which some agreement is possible, and found.
  public let possible: Int
  public let agreed: Int
  /// The seller's share of the gain, in millionths.
  public let share: Sums
  /// His share without a change less his share with, in millionths.
  public let loss: Sums
  /// Samples in which neither party is moved at all.
  public let unmoved: Int

  /// A sum, and that of the squares.
  public struct Sums: Hashable, Sendable {
    public let sum: Int
    /// Wider than the sum: a million values of ten million each would overflow it.
    public let squares: Int128

    init(_ values: [Int]) {
      sum = values.reduce(0, +)
      squares = values.reduce(0) { $0 + Int128($1) * Int128($1) }
    }
  }

  /// - Parameter base: the outcomes of the same samples without a change.
  public init(_ outcomes: [CalibrationOutcome], against base: [CalibrationOutcome]) {
    let pairs = Array(zip(outcomes, base))
    let zoned = pairs.filter { $1.zone > 0 }
    samples = pairs.count
    self.zoned = zoned.count
    // A change may widen it; beyond ten times, it is counted for ten.
    zone = Sums(zoned.map { Int(min(Int128($0.zone) * 1_000_000 / Int128($1.zone), 10_000_000)) })
    possible = pairs.count { $0.0.zone > 0 }
    agreed = pairs.count { $0.0.isAgreed }
    share = Sums(pairs.map(\.0.share))
    loss = Sums(pairs.map { $1.share - $0.share })
    unmoved = pairs.count { $0.0.isUnmoved }
  }

  /// What the seller loses of his expected share, in thousandths of it; below 0 when he wins. 0 when he has none.
  public var lost: Int {
    let before = share.sum + loss.sum
    return before > 0 ? Int(Int128(loss.sum) * 1000 / Int128(before)) : 0
  }

  /// ``lost`` in whole per cent, as it is shown: half away from zero.
  public var lostPercent: Int { (abs(lost) + 5) / 10 * lost.signum() }

  /// What there is to say of a case before it is used.
  public enum Finding: String, Hashable, Sendable, CaseIterable {
    /// No sample leaves an agreement.
    case impossible
    /// Fewer than one sample in ten does.
    case nearlyImpossible
    /// It moves nothing that the model measures, in any sample.
    case nothing
  }

  public var finding: Finding? {
    if samples > 0, possible == 0 { return .impossible }
    if possible * 10 < samples { return .nearlyImpossible }
    return unmoved == samples ? .nothing : nil
  }

  /// 1 below a loss of ``mild``, 2 below one of ``hard``, else 3, by the loss as it is shown; 3 as well when an agreement is nearly impossible. `nil`
  /// when it changes nothing: the model then has nothing to say.
  public var severity: Int? {
    switch finding {
    case .nothing: nil
    case .impossible, .nearlyImpossible: 3
    case nil: lostPercent < CalibrationTally.mild ? 1 : lostPercent < CalibrationTally.hard ? 2 : 3
    }
  }

  /// In per cent of the expected share.
  public static let mild = 10
  public static let hard = 30
}
