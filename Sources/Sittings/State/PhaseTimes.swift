// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
import FrenchText

/// A phase of a sitting, with what was planned and what was spent. Times are in milliseconds.
public struct PhaseTimes: Hashable, Sendable {
  public var id: String
  public var title: String
  public var kind: Phase.Kind?
  /// Its own duration with the candidate's extra time and the time granted; `nil` when it has none of its own.
  public var planned: Int64?
  /// The title of the allowance that it draws on.
  public var allowance: String?
  public var runs: [RunTimes]

  public var elapsed: Int64 { runs.reduce(0) { $0.addingSaturated($1.elapsed) } }
  public var overtime: Int64 { runs.reduce(0) { $0.addingSaturated($1.overtime) } }
}

/// One run of a phase, measured.
public struct RunTimes: Hashable, Sendable {
  public var phase: String
  public var start: Moment
  public var end: Moment?
  public var elapsed: Int64
  /// What passed beyond the time that was left to the phase when it ran; 0 when it kept to it.
  public var overtime: Int64
  public var pauses: [Run.Pause]
  public var reason: String?
  public var isPaused: Bool
}

extension Sitting {
  /// The phases in the order of the exam, with their runs.
  public func times(at now: Instant) -> [PhaseTimes] {
    let runs = runTimes(at: now)
    var phases = exam.phases.map { phase in
      PhaseTimes(
        id: phase.id, title: phase.title, kind: phase.kind, planned: allotted(to: phase, at: now),
        allowance: phase.allowance.flatMap(exam.allowance)?.title, runs: runs.filter { $0.phase == phase.id })
    }
    for run in runs where !phases.contains(where: { $0.id == run.phase }) {
      phases.append(PhaseTimes(id: run.phase, title: run.phase, runs: runs.filter { $0.phase == run.phase }))
    }
    return phases
  }

  /// Follows the journal, so that the time left to a run is that of its day: neither the runs that came after it nor
  /// time granted since change it. A gap ruled later does: it says what happened then.
  private func runTimes(at now: Instant) -> [RunTimes] {
    let events = liveEvents.filter { if case .withdrawn = $0.event { false } else { true } }
    let gaps = events.filter { if case .gapRuled = $0.event { true } else { false } }
    var replay = Sitting(exam: exam)
    var result: [RunTimes] = []
    for recorded in events {
      let open = replay.state.currentRun == nil ? nil : replay.state.runs.indices.last
      replay.apply(recorded)
      if let open, let end = replay.state.runs[open].end {
        var then = replay
        then.apply(gaps.filter { $0.sequence > recorded.sequence })
        result[open].end = Moment(effective: end, recorded: recorded.moment.recorded)
        result[open].overtime = then.overtime(ofRun: open, at: end)
      }
      guard replay.state.runs.count > result.count, let run = replay.state.runs.last else { continue }
      result.append(
        RunTimes(
          phase: run.phase, start: Moment(effective: run.start, recorded: recorded.moment.recorded), elapsed: 0,
          overtime: 0, pauses: [], reason: run.reason, isPaused: false))
    }
    for (index, run) in state.runs.enumerated() where result.indices.contains(index) {
      result[index].elapsed = run.elapsed(at: now)
      result[index].pauses = run.pauses
      result[index].isPaused = run.isPaused
      if run.end == nil { result[index].overtime = overtime(ofRun: index, at: now) }
    }
    return result
  }

  /// The overtime of the last run started so far.
  private func overtime(ofRun index: Int, at end: Instant) -> Int64 {
    let run = state.runs[index]
    guard let phase = exam.phase(run.phase), let left = remaining(in: phase, at: end) else { return 0 }
    return min(run.elapsed(at: end), max(0, Int64(0).subtractingSaturated(left)))
  }
}
