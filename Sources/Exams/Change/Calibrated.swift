// SPDX-License-Identifier: GPL-3.0-or-later

/// What a calibration found of the bank for one fiche. Jury only, and never in a record: a help to the jury that chooses.
public struct Calibrated: Hashable, Sendable {
  /// From 1; `nil` for the only paper.
  public var fiche: Int?
  /// Of all that was calibrated: another one says that the bank, or a limit, has changed since.
  public var fingerprint: String
  /// What the samples were drawn from.
  public var code: String
  public var samples: Int
  /// 1…3, by the id of a change; those that the model does not measure are absent.
  public var severities: [String: Int]
  /// Ids of changes, alone or in pairs, with which no sample left an agreement.
  public var impossible: Set<Set<String>>

  public init(
    fiche: Int? = nil, fingerprint: String, code: String, samples: Int, severities: [String: Int],
    impossible: Set<Set<String>> = []
  ) {
    self.fiche = fiche
    self.fingerprint = fingerprint
    self.code = code
    self.samples = samples
    self.severities = severities
    self.impossible = impossible
  }
}

extension JuryPapers {
  /// The calibration of a fiche (from 1), or of the only paper.
  public func calibrated(forFiche fiche: Int?) -> Calibrated? { calibrations.first { $0.fiche == fiche } }

  /// The mandate for a fiche (from 1), or the only one.
  public func mandate(forFiche fiche: Int?) -> Mandate? {
    mandates.first { $0.fiche == fiche } ?? mandates.first { $0.fiche == nil }
  }
}
