// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams

/// The grid, as far as it is known. "Not evaluated" is the absence of a verdict, never an N.
extension Sitting {
  /// Whether each juror marks apart, so that a deliberation is needed. A jury of one skips it.
  public var needsDeliberation: Bool {
    guard let opening = state.opening, opening.sheet == .perJuror else { return false }
    return Set(state.marks.keys.map(\.juror)).union(state.jury.map(\.name)).count > 1
  }

  /// The jury's verdicts, criterion id to level code: what was deliberated, else the one sheet there is.
  public var finalGrid: [String: String] {
    var grid: [String: String] = [:]
    if !needsDeliberation {
      // In an order of its own, the shared sheet last: a damaged journal, too, gives one grid.
      let named = state.marks.filter { $0.key.juror != nil }.sorted { ($0.key.juror ?? "") < ($1.key.juror ?? "") }
      for (key, mark) in named + state.marks.filter({ $0.key.juror == nil }) { grid[key.criterion] = mark.level }
    }
    return grid.merging(state.deliberated) { _, deliberated in deliberated }
  }

  /// What each juror gave to a criterion, by name.
  public func verdicts(on criterion: String) -> [(juror: String, level: String)] {
    state.marks.compactMap { key, mark in
      key.criterion == criterion ? (juror: key.juror ?? "", level: mark.level) : nil
    }
    .sorted { $0.juror < $1.juror }
  }

  /// Where the jurors stand on a criterion.
  public enum Agreement: Hashable, Sendable {
    /// Nobody marked it.
    case none
    /// Every juror marked it, and all agree on this level.
    case agreed(level: String)
    /// Those who marked it agree on this level; the others, named here, did not mark it.
    case partial(level: String, missing: [String])
    case divergent
  }

  /// Where the jurors stand on a criterion: one who did not mark it is no divergence, and no agreement either. What a
  /// juror gave before being replaced counts for the one who took the place.
  public func agreement(on criterion: String) -> Agreement {
    let verdicts = verdicts(on: criterion)
    let levels = Set(verdicts.map(\.level))
    guard let level = levels.first else { return .none }
    guard levels.count == 1 else { return .divergent }
    guard needsDeliberation else { return .agreed(level: level) }
    let authors = Set(verdicts.map(\.juror))
    let missing = state.jury.map(\.name).filter { name in
      authors.isDisjoint(with: state.predecessors[name, default: []].union([name]))
    }
    return missing.isEmpty ? .agreed(level: level) : .partial(level: level, missing: missing)
  }

  /// The verdicts on which all jurors agree and that were not deliberated yet.
  public var agreedVerdicts: [String: String] {
    waitingVerdicts { if case .agreed(let level) = $0 { level } else { nil } }
  }

  /// The verdicts that only some of the jurors gave, without divergence, and that were not deliberated yet.
  public var partialVerdicts: [String: String] {
    waitingVerdicts { if case .partial(let level, _) = $0 { level } else { nil } }
  }

  private func waitingVerdicts(_ level: (Agreement) -> String?) -> [String: String] {
    var result: [String: String] = [:]
    for criterion in exam.criteria where state.deliberated[criterion.id] == nil {
      if let level = level(agreement(on: criterion.id)) { result[criterion.id] = level }
    }
    return result
  }

  /// The criteria without a common verdict.
  public var missingCriteria: [Criterion] {
    let grid = finalGrid
    return exam.criteria.filter { grid[$0.id] == nil }
  }

  /// Whether a criterion is outside of what the phase that runs evaluates; never a reason to refuse a mark.
  public func isOutOfPhase(_ criterion: String, phase id: String?) -> Bool {
    guard let phase = id.flatMap(exam.phase) else { return false }
    let evaluated = exam.criteria(evaluatedIn: phase)
    return !evaluated.isEmpty && !evaluated.contains { $0.id == criterion }
  }
}

/// Where a competency stands.
public enum CompetencyState: String, Hashable, Sendable, CaseIterable {
  /// Every criterion is met.
  case validated
  /// At least one is not met.
  case notValidated
  /// None is missed, and some are not evaluated.
  case incomplete
}

extension Exam {
  /// A competency is validated when every one of its criteria is met (rc-ntc, said of CP-000342; applied to all).
  public func state(of competency: Competency, in grid: [String: String]) -> CompetencyState {
    let levels = competency.criteria.map { criterion in grid[criterion.id].flatMap { scale.level($0) } }
    if levels.contains(where: { $0?.isMet == false }) { return .notValidated }
    return levels.contains(where: { $0 == nil }) ? .incomplete : .validated
  }
}
