// SPDX-License-Identifier: GPL-3.0-or-later

/// What a passage's record tells, in the three parts that are disclosed apart.
///
/// A part that may be given to the candidate holds nothing that the candidate may not know: a change of any secret
/// changes no byte of ``identity`` and ``evaluation``.
public struct PassageContent: Hashable, Sendable {
  public var identity: Identity
  public var evaluation: Evaluation
  public var deliberation: Deliberation

  public init(identity: Identity, evaluation: Evaluation, deliberation: Deliberation) {
    self.identity = identity
    self.evaluation = evaluation
    self.deliberation = deliberation
  }

  /// The value that the disclosure of that name holds.
  public func json(_ part: RecordPart) -> CanonicalJSON {
    switch part {
    case .identity: identity.json
    case .evaluation: evaluation.json
    case .deliberation: deliberation.json
    }
  }
}
