// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import Negotiation

/// What a calibration does not know, and between which bounds it is drawn. Part of ``Calibration/method``.
public enum CalibrationRanges {
  /// Each term's weight is multiplied by so many thousandths, then the weights are brought to their total again.
  public static let weight = 750...1250
  /// Each limit moves by so many thousandths of the way to the wish, then to the nearest value that people say: below 0
  /// it gives more. Named values are too few to move so.
  public static let limit = -150...150
  /// Exponents of concession curves, in hundredths. One party in four follows each, or gives back what it receives.
  public static let boulware = 200...800
  public static let linear = 80...125
  public static let conceder = 12...50
  /// The offers that each makes at most: a meeting has no more.
  public static let rounds = 12
}

extension RandomNumberGenerator {
  /// One of four kinds of tactic, each as likely; then its exponent, or which tit for tat.
  mutating func pickTactic() -> Tactic {
    let kind = pick(in: 0...3)
    switch kind {
    case 0: return .timeDependent(exponent: Double(pick(in: CalibrationRanges.boulware)) / 100)
    case 1: return .timeDependent(exponent: Double(pick(in: CalibrationRanges.linear)) / 100)
    case 2: return .timeDependent(exponent: Double(pick(in: CalibrationRanges.conceder)) / 100)
    default: return .titForTat(pick(in: 0...1) == 0 ? .absolute : .relative)
    }
  }
}
