// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Sittings

extension SittingHead {
  /// What a list says of a sitting.
  public init(_ sitting: Sitting) {
    self.init(
      stage: sitting.stage.rawValue, outcome: sitting.state.outcome?.value,
      decision: sitting.state.decision?.value.short(in: sitting.exam), candidate: sitting.state.candidate)
  }
}
