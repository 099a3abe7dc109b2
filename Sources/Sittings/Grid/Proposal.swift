// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText

/// What the grid proposes to the jury, which remains sovereign.
public enum Proposal: Hashable, Sendable {
  /// A competency exam whose grid has holes: nothing is proposed.
  case incomplete(missing: [String])
  case outcome(CompetencyDecision.Outcome)
  /// A mark that the definition says how to derive.
  case mark(Decimal64)
  /// No text derives the decision from the grid.
  case none
}

extension Exam {
  /// What a grid (criterion id to level code) proposes.
  public func proposal(for grid: [String: String]) -> Proposal {
    let missing = criteria.filter { grid[$0.id] == nil }.map(\.id)
    switch decision.kind {
    case .competencies(let rule):
      guard missing.isEmpty else { return .incomplete(missing: missing) }
      let validated = Set(competencies.filter { state(of: $0, in: grid) == .validated }.map(\.id))
      let best = rule.proposals.first { validated.isSuperset(of: $0.competencies) }
      return .outcome(best?.outcome ?? rule.otherwise)
    case .mark(let rule):
      guard rule.derivation == .weightedMean else { return .none }
      guard missing.isEmpty else { return .incomplete(missing: missing) }
      return weightedMean(of: grid, rule).map(Proposal.mark) ?? .none
    case .parts: return .none
    }
  }

  private func weightedMean(of grid: [String: String], _ rule: MarkDecision) -> Decimal64? {
    let best = Int64(scale.levels.compactMap(\.points).max() ?? 0)
    var points: Int64 = 0
    var possible: Int64 = 0
    for criterion in criteria {
      let weight = Int64(criterion.weight ?? 1)
      points += weight * Int64(grid[criterion.id].flatMap { scale.level($0) }?.points ?? 0)
      possible += weight * best
    }
    guard possible > 0 else { return nil }
    return rule.step.nearestMultiple(ofNumerator: points * Int64(rule.outOf), denominator: possible)
  }
}

extension PartsDecision {
  /// The mark that points by part make: Σ points ÷ outOf × weight ÷ Σ weight × `outOf`, rounded to the step, half
  /// away from zero; `nil` while a part has none.
  public func mark(for points: [String: Decimal64]) -> Decimal64? {
    let totalWeight = Int64(parts.reduce(0) { $0 + $1.weight })
    var numerator: Int64 = 0
    var denominator = totalWeight * 100
    for part in parts { denominator *= Int64(part.outOf) }
    guard denominator > 0 else { return nil }
    for part in parts {
      guard let given = points[part.id]?.rescaled(to: 2) else { return nil }
      let others = parts.reduce(Int64(1)) { $1.id == part.id ? $0 : $0 * Int64($1.outOf) }
      numerator += given.units * Int64(part.weight) * others
    }
    return step.nearestMultiple(ofNumerator: numerator * Int64(outOf), denominator: denominator)
  }
}

extension Decimal64 {
  /// The multiple of this step that is nearest to a fraction, halves away from zero. `denominator` > 0.
  func nearestMultiple(ofNumerator numerator: Int64, denominator: Int64) -> Decimal64? {
    guard units > 0 else { return nil }
    let power = (0..<scale).reduce(Int64(1)) { power, _ in power * 10 }
    let steps = (numerator * power).dividedHalfAwayFromZero(by: denominator * units)
    return Decimal64(units: steps * units, scale: scale)
  }

  /// Whether it is a whole number of steps.
  public func isMultiple(of step: Decimal64) -> Bool {
    let scale = max(self.scale, step.scale)
    guard let value = rescaled(to: scale), let step = step.rescaled(to: scale), step.units != 0 else { return false }
    return value.units % step.units == 0
  }
}
