// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
internal import FrenchText
public import Sittings

/// What is corrected of a sealed passage, and why.
public struct Correction: Hashable, Sendable {
  /// Criterion id to level code; `nil` for one that is not evaluated after all.
  public var verdicts: [String: String?]
  /// The decision as it is to stand: needed whenever a verdict changes under one.
  public var decision: Decision?
  public var candidate: Candidate?
  /// Never blank.
  public var reason: String

  public init(
    verdicts: [String: String?] = [:], decision: Decision? = nil, candidate: Candidate? = nil, reason: String
  ) {
    self.verdicts = verdicts
    self.decision = decision
    self.candidate = candidate
    self.reason = reason
  }
}

extension Sealer {
  /// Seals a passage again, as corrected. The record that was sealed stays.
  ///
  /// - Parameter exam: the definition that the passage follows.
  public mutating func correct(
    _ history: PassageHistory, _ correction: Correction, exam: Exam, using random: inout some RandomNumberGenerator
  ) throws(SealingRefusal) {
    guard !correction.reason.folded.isEmpty else { throw .noReason }
    try history.check(exam)
    let before = try history.whole()
    var after = before
    if let candidate = correction.candidate { after.identity.candidate = candidate }
    do throws(SittingError) {
      guard !after.identity.candidate.name.isEmpty || !after.identity.candidate.number.isEmpty else {
        throw .openingProblems([.noCandidate])
      }
      try after.correct(correction, in: exam)
    } catch {
      throw .sitting(history.id, error)
    }
    guard after != before else { throw .nothingChanges(history.id) }
    after.deliberation.corrections.append(
      .init(correction.reason, PassageContent.Deliberation.Stamp(at: now.iso8601)))
    try add(
      .correction(history.subject, cites: history.citations), sitting: history.id,
      disclosing: RecordPart.allCases.map { ($0, after.json($0)) }, using: &random)
  }
}

extension PassageHistory {
  func check(_ exam: Exam) throws(SealingRefusal) {
    guard exam.id == subject.exam.id else { throw .otherDefinition(id, exam: subject.exam.id) }
  }

  /// The three parts, or which one is missing.
  func whole() throws(SealingRefusal) -> PassageContent {
    guard let identity = content.identity else { throw .partMissing(id, .identity) }
    guard let evaluation = content.evaluation else { throw .partMissing(id, .evaluation) }
    guard let deliberation = content.deliberation else { throw .partMissing(id, .deliberation) }
    return PassageContent(identity: identity, evaluation: evaluation, deliberation: deliberation)
  }
}

extension PassageContent {
  /// The grid, wherever it is: with a decision in the evaluation, without one in the deliberation.
  private var grid: [String: String] {
    deliberation.decision != nil
      ? evaluation.grid : deliberation.grid.reduce(into: [:]) { $0[$1.criterion] = $1.level }
  }

  fileprivate mutating func correct(_ correction: Correction, in exam: Exam) throws(SittingError) {
    let before = grid
    var grid = before
    for (id, typed) in correction.verdicts.sorted(by: { $0.key < $1.key }) {
      guard let criterion = exam.criterion(id) else {
        throw .unknownCriterion(id, nearest: nearest(to: id, among: exam.criteria.map(\.id)))
      }
      guard let typed else {
        grid[criterion.id] = nil
        continue
      }
      guard let level = exam.scale.level(typed) else {
        throw .unknownLevel(typed, levels: exam.scale.levels.map(\.code))
      }
      grid[criterion.id] = level.code
    }
    var decision = deliberation.decision
    if var corrected = correction.decision {
      if let outcome = deliberation.outcome, !outcome.isEvaluated { throw .notEvaluated(outcome) }
      corrected.reason = corrected.reason ?? correction.reason
      try exam.check(corrected, on: grid)
      decision = corrected
    } else if decision != nil, grid != before {
      throw .gridChangedSinceDecision
    }
    set(grid, decision, in: exam)
  }

  private mutating func set(_ grid: [String: String], _ decision: Decision?, in exam: Exam) {
    deliberation.decision = decision
    deliberation.mark = decision?.mark(in: exam)
    deliberation.grid = decision == nil ? exam.verdicts(of: grid).filter { $0.level != nil } : []
    evaluation.verdicts = exam.verdicts(of: decision == nil ? [:] : grid)
    evaluation.award = decision.flatMap { if case .outcome(let id) = $0.verdict { id } else { nil } }
  }
}
