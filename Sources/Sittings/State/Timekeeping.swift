// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
import FrenchText

/// Time informs, it never cuts: everything here is computed from the events and an instant that is passed in.
extension Sitting {
  /// The time spent in a phase, over all its runs, in milliseconds.
  public func elapsed(in phase: String, at now: Instant) -> Int64 {
    sum(state.runs.lazy.filter { $0.phase == phase }.map { $0.elapsed(at: now) })
  }

  /// What the phase has of its own, in milliseconds: its duration, the candidate's extra time, the time granted.
  ///
  /// `nil` when it has none of its own: a shared allowance alone counts, or the text and the centre are silent.
  public func allotted(to phase: Phase, at now: Instant) -> Int64? {
    guard let base = base(of: phase, at: now) else { return nil }
    return sum([base, extra(for: phase.id, on: base), state.grants[phase.id, default: 0]])
  }

  /// What is left of an allowance, in milliseconds; negative in overtime; `nil` when nobody says how much it is.
  ///
  /// Time granted to a phase that draws on it comes on top.
  public func remaining(of allowance: Allowance, at now: Instant) -> Int64? {
    guard let minutes = allowance.limit.minutes ?? state.opening?.centreMinutes[allowance.id] else { return nil }
    let base = milliseconds(minutes)
    let members = exam.phases.filter { $0.allowance == allowance.id }
    let granted = sum(members.map { state.grants[$0.id, default: 0] })
    let spent = sum(members.map { elapsed(in: $0.id, at: now) })
    return sum([base, extra(for: allowance.id, on: base), granted]).subtractingSaturated(spent)
  }

  /// What is left to a phase, in milliseconds: the least of its own and of its allowance's; negative in overtime,
  /// `nil` without a limit.
  public func remaining(in phase: Phase, at now: Instant) -> Int64? {
    let own = allotted(to: phase, at: now).map { $0.subtractingSaturated(elapsed(in: phase.id, at: now)) }
    let shared = phase.allowance.flatMap(exam.allowance).flatMap { remaining(of: $0, at: now) }
    return [own, shared].compactMap { $0 }.min()
  }

  /// The base duration, before any extra time, in milliseconds.
  func base(of phase: Phase, at now: Instant) -> Int64? {
    phase.limit.nature == .rest ? rest(for: phase, at: now) : fixedBase(of: phase)
  }

  private func fixedBase(of phase: Phase) -> Int64? {
    switch phase.limit.nature {
    case .rest: nil
    case .centre: state.opening?.centreMinutes[phase.id].map(milliseconds)
    case .maximum, .fixed, .about, .indicative: phase.limit.minutes.map(milliseconds)
    }
  }

  private func extra(for target: String, on base: Int64) -> Int64 {
    sum(state.accommodations.lazy.filter { $0.target == target }.map { $0.extra(on: base) })
  }

  /// What the total leaves to a `rest` phase.
  ///
  /// A phase that is over is charged what it spent: one that ended early leaves its unused time, one that was skipped
  /// leaves it all. One that runs or lies ahead is charged at least its duration. "Ahead" is told from the last run:
  /// after a return, the phases that follow are expected again. Extra and granted time of another phase are its own:
  /// spending them costs the rest nothing, sparing them brings it nothing; what passes them is taken from it. Phases
  /// that have a shared allowance only, and other rests, are charged what they spent.
  private func rest(for phase: Phase, at now: Instant) -> Int64? {
    guard let total = exam.total.minutes ?? state.opening?.centreMinutes["total"] else { return nil }
    let last = state.runs.last.flatMap { run in exam.phases.firstIndex { $0.id == run.phase } } ?? -1
    var left = milliseconds(total)
    for (index, other) in exam.phases.enumerated() where other.id != phase.id && countsInTotal(other) {
      let spent = elapsed(in: other.id, at: now)
      let base = fixedBase(of: other) ?? 0
      let own = sum([base, extra(for: other.id, on: base), state.grants[other.id, default: 0]])
      let charged = min(spent, base).addingSaturated(max(0, spent.subtractingSaturated(own)))
      let isOver = index <= last && state.currentRun?.phase != other.id
      left = left.subtractingSaturated(isOver ? charged : max(charged, base))
    }
    return max(0, left)
  }

  private func countsInTotal(_ phase: Phase) -> Bool {
    exam.totalIncludesPreparation || !phase.kind.isPreparation
  }

  private func milliseconds(_ minutes: Int) -> Int64 { Int64(minutes).multipliedSaturated(by: 60_000) }

  private func sum(_ terms: some Sequence<Int64>) -> Int64 { terms.reduce(0) { $0.addingSaturated($1) } }
}

/// What the clock of the current phase shows.
public struct PhaseClock: Hashable, Sendable {
  /// The phase that runs.
  public var phase: Phase
  /// Milliseconds, over all runs of the phase.
  public var elapsed: Int64
  /// Milliseconds; negative in overtime; `nil` without a limit.
  public var remaining: Int64?
  /// Whether the clock stands still.
  public var isPaused: Bool
  /// The remaining time, in milliseconds, at which the next alert falls.
  public var nextAlert: Int64?

  /// Milliseconds past the time, 0 or more.
  public var overtime: Int64 { max(0, Int64(0).subtractingSaturated(remaining ?? 0)) }

  /// The whole of it, in milliseconds.
  public var allotted: Int64? { remaining.map { $0.addingSaturated(elapsed) } }
}

extension Sitting {
  /// The clock of the current phase, if one runs.
  public func clock(at now: Instant) -> PhaseClock? {
    guard let run = state.currentRun, let phase = currentPhase else { return nil }
    let elapsed = elapsed(in: phase.id, at: now)
    let remaining = remaining(in: phase, at: now)
    let alerts = Alerts.thresholds(for: remaining.map { $0.addingSaturated(elapsed) })
    return PhaseClock(
      phase: phase, elapsed: elapsed, remaining: remaining, isPaused: run.isPaused,
      nextAlert: remaining.flatMap { left in alerts.first { $0 < left } })
  }
}

/// When a countdown warns.
public enum Alerts {
  /// The remaining times, in milliseconds and descending, at which to warn in a phase of that length.
  public static func thresholds(for length: Int64?) -> [Int64] {
    guard let length else { return [] }
    let minutes: [Int64] = length >= 20 * 60_000 ? [5, 1, 0] : length >= 5 * 60_000 ? [2, 1, 0] : [1, 0]
    return minutes.map { $0 * 60_000 }.filter { $0 < length }
  }
}
