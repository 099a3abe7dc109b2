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
    let missing = criteria.filter { grid[$0.id].flatMap { scale.level($0) } == nil }.map(\.id)
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
      let given = Int64(grid[criterion.id].flatMap { scale.level($0) }?.points ?? 0)
      points = points.addingSaturated(weight.multipliedSaturated(by: given))
      possible = possible.addingSaturated(weight.multipliedSaturated(by: best))
    }
    guard possible > 0 else { return nil }
    return rule.step.nearestMultiple(ofNumerator: Int128(points) * Int128(rule.outOf), denominator: Int128(possible))
  }
}

extension PartsDecision {
  /// The mark that points by part make: Σ points ÷ outOf × weight ÷ Σ weight × `outOf`, rounded to the step, half
  /// away from zero; `nil` while a part has none, or when the figures pass all reason.
  public func mark(for points: [String: Decimal64]) -> Decimal64? {
    let decimals = max(step.scale, points.values.map(\.scale).max() ?? 0)
    // Over a common denominator: Σ points × weight × (common ÷ outOf) over common × Σ weight × 10^decimals.
    var common: Int128 = 1
    var totalWeight: Int128 = 0
    for part in parts {
      guard part.outOf > 0, part.weight >= 0 else { return nil }
      common *= Int128(part.outOf) / greatestCommonDivisor(common, Int128(part.outOf))
      guard common <= Int128(1 << 40) else { return nil }
      totalWeight += Int128(part.weight)
    }
    guard totalWeight > 0, totalWeight <= Int128(1 << 20), (0...6).contains(decimals) else { return nil }
    var numerator: Int128 = 0
    for part in parts {
      guard let given = points[part.id]?.rescaled(to: decimals), given.units.magnitude <= 1 << 40 else { return nil }
      numerator += Int128(given.units) * Int128(part.weight) * (common / Int128(part.outOf))
    }
    let one = (0..<decimals).reduce(Int128(1)) { power, _ in power * 10 }
    let (scaled, overflow) = numerator.multipliedReportingOverflow(by: Int128(outOf))
    return overflow ? nil : step.nearestMultiple(ofNumerator: scaled, denominator: common * totalWeight * one)
  }

  private func greatestCommonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}

extension Decimal64 {
  /// The multiple of this step that is nearest to a fraction, halves away from zero; `nil` when it does not fit.
  /// `denominator` > 0.
  package func nearestMultiple(ofNumerator numerator: Int128, denominator: Int128) -> Decimal64? {
    guard units > 0 else { return nil }
    let power = (0..<scale).reduce(Int128(1)) { power, _ in power * 10 }
    let (scaled, tooMuch) = numerator.multipliedReportingOverflow(by: power)
    let (divisor, tooFine) = denominator.multipliedReportingOverflow(by: Int128(units))
    guard !tooMuch, !tooFine else { return nil }
    var (steps, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
    if remainder.magnitude >= divisor.magnitude - remainder.magnitude { steps += scaled < 0 ? -1 : 1 }
    let (result, overflow) = steps.multipliedReportingOverflow(by: Int128(units))
    return overflow ? nil : Int64(exactly: result).map { Decimal64(units: $0, scale: scale) }
  }

  /// Whether it is a whole number of steps.
  public func isMultiple(of step: Decimal64) -> Bool {
    let scale = max(self.scale, step.scale)
    guard let value = rescaled(to: scale), let step = step.rescaled(to: scale), step.units > 0 else { return false }
    return value.units % step.units == 0
  }
}
