// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import Sittings

/// One passage as `archive equite` sets it beside the others; milliseconds.
public struct EquityPassage: Hashable, Sendable {
  public var id: String
  public var candidate: Candidate
  public var outcome: Outcome?
  /// Phases that ran, in the order of the exam.
  public var phases: [PassageFacts.PhaseTime]
  /// Extra time of this candidate, by phase or allowance.
  public var accommodations: [Accommodation]
  /// Time granted on the day, such as after an alarm, by phase.
  public var grants: [String: Int64]
  /// The fields of the changes that were told, in their order.
  public var changes: [ChangeField]

  public init(
    id: String, candidate: Candidate, outcome: Outcome?, phases: [PassageFacts.PhaseTime],
    accommodations: [Accommodation] = [], grants: [String: Int64] = [:], changes: [ChangeField]
  ) {
    self.id = id
    self.candidate = candidate
    self.outcome = outcome
    self.phases = phases
    self.accommodations = accommodations
    self.grants = grants
    self.changes = changes
  }
}

/// The time granted and the changes told across the candidates of one jury and day, exam by exam.
///
/// Signs are for what anyone would see who looks at the table; they accuse nobody. Extra time that a candidate has a
/// right to is never one, and such a candidate is no yardstick for the others in that phase.
public struct Equity: Hashable, Sendable {
  public var exam: Exam
  public var passages: [Passage]

  /// Used time is a sign from so far off the others' median, and a fifth of it.
  public static let usedThreshold: Int64 = 5 * 60_000
  /// Granted time is one from so far off.
  public static let grantedThreshold: Int64 = 60_000

  public struct Passage: Hashable, Sendable {
    public var passage: EquityPassage
    public var signs: [Sign]
  }

  /// What stands out.
  public enum Sign: Hashable, Sendable {
    /// So many changes told, where the definition wants so many, or else where all others had so many.
    case changes(told: Int, expected: Int)
    /// Less time was foreseen, extra time and grants left out, than for the others.
    case grantedLess(phase: String, by: Int64)
    case grantedMore(phase: String, by: Int64)
    /// Less time was used than the others did (median).
    case usedLess(phase: String, by: Int64)
    /// More time was used, beyond what was foreseen for this candidate.
    case usedMore(phase: String, by: Int64)
    /// The others had that phase.
    case notRun(phase: String)
    /// Extra time that is due was not in the time foreseen.
    case extraMissing(phase: String, due: Int64)
  }

  /// Passages of one exam, in the order in which they are to stand. Nothing is compared with a passage that was not held.
  public init(_ passages: [EquityPassage], exam: Exam) {
    self.exam = exam
    let held = passages.filter { $0.outcome?.isEvaluated ?? true }
    self.passages = passages.map { passage in
      let isHeld = passage.outcome?.isEvaluated ?? true
      let others = held.filter { $0.id != passage.id }
      return Passage(passage: passage, signs: isHeld ? Self.signs(passage, others, exam) : [])
    }
  }

  private static func signs(_ passage: EquityPassage, _ others: [EquityPassage], _ exam: Exam) -> [Sign] {
    var signs: [Sign] = []
    if let rules = exam.changes {
      let counts = Set(others.map(\.changes.count))
      // Two others at least: of two passages, none is the measure of the other.
      let common = others.count > 1 && counts.count == 1 ? counts.first : nil
      if let expected = rules.count ?? common, passage.changes.count != expected {
        signs.append(.changes(told: passage.changes.count, expected: expected))
      }
    }
    return signs + exam.phases.flatMap { Self.signs($0, passage, others, exam) }
  }

  private static func signs(_ phase: Phase, _ passage: EquityPassage, _ others: [EquityPassage], _ exam: Exam) -> [Sign]
  {
    let reference = others.filter { !$0.hasExtra(in: phase) }.compactMap { EquityTime($0, phase, exam) }
    guard let own = EquityTime(passage, phase, exam) else {
      return passage.outcome == .held && reference.count > 1 ? [.notRun(phase: phase.id)] : []
    }
    var signs: [Sign] = []
    if let due = own.missing {
      signs.append(.extraMissing(phase: phase.id, due: due))
    } else if phase.limit.nature != .rest, let base = own.base {
      // What the others leave to a phase is granted by nobody.
      let bases = reference.compactMap(\.base)
      if let usual = median(bases), bases.count > 1 {
        if usual - base >= grantedThreshold { signs.append(.grantedLess(phase: phase.id, by: usual - base)) }
        if base - usual >= grantedThreshold, !passage.hasExtra(in: phase) {
          signs.append(.grantedMore(phase: phase.id, by: base - usual))
        }
      }
    }
    let used = reference.map(\.elapsed)
    if let usual = median(used), used.count > 1 {
      let threshold = max(usedThreshold, usual / 5)
      let beyond = own.elapsed - max(usual, own.planned ?? usual)
      if usual - own.elapsed >= threshold { signs.append(.usedLess(phase: phase.id, by: usual - own.elapsed)) }
      let isOwed = phase.allowance != nil && passage.hasExtra(in: phase)
      if beyond >= threshold, !isOwed { signs.append(.usedMore(phase: phase.id, by: beyond)) }
    }
    return signs
  }

  static func median(_ values: [Int64]) -> Int64? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}

/// A phase of a passage; milliseconds.
private struct EquityTime {
  var elapsed: Int64
  var planned: Int64?
  /// What was foreseen without what is this candidate's own: extra time and grants.
  var base: Int64?
  /// Extra time that is due and was not foreseen.
  var missing: Int64?

  /// `nil` when the phase did not run.
  init?(_ passage: EquityPassage, _ phase: Phase, _ exam: Exam) {
    guard let time = passage.phases.first(where: { $0.phase == phase.id }) else { return nil }
    elapsed = time.elapsed
    planned = time.planned
    let extras = passage.accommodations.filter { $0.target == phase.id }
    guard let foreseen = time.planned.map({ $0 - (passage.grants[phase.id] ?? 0) }) else { return }
    guard let minutes = phase.limit.minutes else {
      // Set by the centre: with extra time, the base is what gives what was foreseen.
      let share = extras.reduce(1.0) { $0 + Double($1.numerator) / Double($1.denominator) }
      base = Int64((Double(foreseen) / share).rounded())
      return
    }
    let due = extras.reduce(0) { $0 + $1.extra(on: Int64(minutes) * 60_000) }
    base = foreseen - due
    if due > 0, foreseen - Int64(minutes) * 60_000 < due - 1000 { missing = due }
  }
}

extension EquityPassage {
  /// Whether extra time of the candidate touches a phase.
  public func hasExtra(in phase: Phase) -> Bool {
    accommodations.contains { $0.target == phase.id || $0.target == phase.allowance }
  }
}
