// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText

extension Exam {
  /// Whether a jury may decide so on that grid (criterion id to level code). Throws `wrongDecisionKind`,
  /// `unknownOutcome`, `markOutOfRange`, `markNotAStep`, `unknownPart`, `missingParts`, and `reasonNeeded` for a
  /// departure from what the grid proposes.
  public func check(_ decision: Decision, on grid: [String: String]) throws(SittingError) {
    let proposal = proposal(for: grid)
    let departs: Bool
    switch (self.decision.kind, decision.verdict) {
    case (.competencies(let rule), .outcome(let id)):
      guard rule.outcomes.contains(where: { $0.id == id }) else {
        throw .unknownOutcome(id, known: rule.outcomes.map(\.id))
      }
      if case .outcome(let proposed) = proposal, proposed.id == id {
        departs = false
      } else {
        departs = rule.requiresReason
      }
    case (.mark(let rule), .mark(let mark)):
      try mark.check(outOf: rule.outOf, step: rule.step)
      departs = proposal != .none && proposal != .mark(mark)
    case (.parts(let rule), .parts(let points)):
      try check(points, rule)
      departs = false
    default: throw .wrongDecisionKind
    }
    if departs, decision.reason?.folded.isEmpty ?? true { throw .reasonNeeded(.departing(from: proposal)) }
  }

  private func check(_ points: [String: Decimal64], _ rule: PartsDecision) throws(SittingError) {
    for id in points.keys.sorted() where !rule.parts.contains(where: { $0.id == id }) { throw .unknownPart(id) }
    let missing = rule.parts.filter { points[$0.id] == nil }
    guard missing.isEmpty else { throw .missingParts(missing.map(\.title)) }
    for part in rule.parts {
      if let given = points[part.id] { try given.check(outOf: part.outOf, step: rule.step) }
    }
  }
}

extension Decimal64 {
  /// Throws `markOutOfRange` unless it lies in 0…`outOf`, `markNotAStep` unless it is a whole number of steps.
  public func check(outOf: Int, step: Decimal64) throws(SittingError) {
    guard Decimal64(units: 0) <= self, self <= Decimal64(units: Int64(outOf)) else {
      throw .markOutOfRange(self, outOf: outOf)
    }
    guard isMultiple(of: step) else { throw .markNotAStep(self, step: step) }
  }
}
