// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// How a rehearsal is wanted.
public struct RehearsalOptions: Hashable, Sendable {
  /// `--muet`: the client's lines appear as prompts at their time, and nothing is answered.
  public var isSilent: Bool
  /// Weights of the fields in the draw, 1 or more each; a field that is absent weighs 1. `nil` for an even draw.
  ///
  /// ``Progress/fieldWeights`` gives those that lean towards the weak fields.
  public var fieldWeights: [ChangeField: Int]?

  public init(isSilent: Bool = false, fieldWeights: [ChangeField: Int]? = nil) {
    self.isSilent = isSilent
    self.fieldWeights = fieldWeights
  }
}
