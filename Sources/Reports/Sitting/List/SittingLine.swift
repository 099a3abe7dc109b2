// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import Sittings

/// One line of `oral passages`.
public struct SittingLine: Hashable, Sendable {
  public var id: String
  /// The exam's id, and its title for the band.
  public var exam: String
  public var examTitle: String
  public var candidate: Candidate
  public var session: Int?
  /// `nil` for one that was never opened: it stands first in a list.
  public var opened: Instant?
  public var stage: Sitting.Stage
  public var outcome: Outcome?
  /// What was decided, in short: an outcome's id or a mark, such as `13,5/20`. For the jury only.
  public var decision: String?
  public var isRehearsal: Bool

  public init(
    id: String, exam: String, examTitle: String, candidate: Candidate, session: Int? = nil, opened: Instant? = nil,
    stage: Sitting.Stage, outcome: Outcome? = nil, decision: String? = nil, isRehearsal: Bool = false
  ) {
    self.id = id
    self.exam = exam
    self.examTitle = examTitle
    self.candidate = candidate
    self.session = session
    self.opened = opened
    self.stage = stage
    self.outcome = outcome
    self.decision = decision
    self.isRehearsal = isRehearsal
  }

  public init(_ sitting: Sitting) {
    let opening = sitting.state.opening
    self.init(
      id: sitting.id, exam: sitting.exam.id, examTitle: sitting.exam.shortTitle,
      candidate: sitting.state.candidate ?? Candidate(number: "", familyName: "", givenName: ""),
      session: opening?.session, opened: sitting.opened, stage: sitting.stage,
      outcome: sitting.state.outcome?.value, decision: sitting.state.decision?.value.short(in: sitting.exam),
      isRehearsal: opening?.isRehearsal ?? false)
  }

  /// What a candidate may see of it: an oral that is over, decided or not; no decision.
  public var forCandidate: SittingLine {
    var line = self
    line.stage = stage.toCandidate
    line.outcome = outcome?.toCandidate
    line.decision = nil
    return line
  }
}
