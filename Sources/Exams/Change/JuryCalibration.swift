// SPDX-License-Identifier: GPL-3.0-or-later

/// A calibration as the jury uses it: whether it still speaks of what is there.
public struct JuryCalibration: Hashable, Sendable {
  public let calibrated: Calibrated
  /// Whether the bank, a limit or a term has changed since.
  public let isStale: Bool

  public static let staleness = "La banque, une limite ou une condition a changé depuis le calibrage."

  /// `nil` when the paper that is played is not calibrated.
  public init?(_ jury: JuryPapers, _ situation: Situation) {
    guard let calibrated = jury.calibrated(forFiche: situation.number) else { return nil }
    self.calibrated = calibrated
    let mandate = jury.mandate(forFiche: situation.number)
    isStale = calibrated.fingerprint != Calibrated.fingerprint(of: situation, bank: jury.bank, mandate: mandate)
  }

  /// 1…3; `nil` for a change that the calibration does not know or does not measure.
  public func severity(of change: Change) -> Int? { change.id.flatMap { calibrated.severities[$0] } }
}
