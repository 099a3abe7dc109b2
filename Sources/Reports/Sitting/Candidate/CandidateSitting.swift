// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
public import Sittings

/// What a candidate may see of a sitting: everything here came through ``Visibility``, and nothing else is kept, so
/// that what is rendered from it cannot reach a secret.
///
/// - The jury's words stay with the jury: why a clock stood still, why time was granted, what an outcome was concluded
///   with. Times show, without a trace of when anything was typed.
/// - Changes are numbered in the order in which they were told: a number of the jury's would tell of the others.
/// - A sitting that is over is `awaitingClosing` until it is closed, decided or not; a suspected fraud reads as an oral
///   that was held.
/// - The grid is the one on which the jury decided, whatever was corrected since.
public struct CandidateSitting: Hashable, Sendable {
  let id: String
  let exam: Exam
  let definition: Opening.ExamReference?
  let session: Int?
  let candidate: Candidate?
  let isRehearsal: Bool
  let opened: Instant?
  let stage: Sitting.Stage
  let outcome: Outcome?
  let phases: [PhaseTimes]
  let changes: [ToldChange]
  /// `nil` while nothing of the evaluation may be seen.
  let grid: [String: String]?
  /// Without its reason; `nil` while it may not be seen.
  let decision: Decision?

  /// - Parameters:
  ///   - centreCommunicates: the centre's setting, whether the evaluation is communicated once the jury has decided.
  ///   - now: up to when a run that goes on is measured.
  public init(_ sitting: Sitting, centreCommunicates: Bool = false, at now: Instant) {
    let state = sitting.state
    let exam = sitting.exam
    let reader = Reader.candidate(decided: state.decision != nil, centreCommunicates: centreCommunicates)
    func sees(_ layer: Layer) -> Bool { Visibility.allows(reader, layer, in: exam) }

    id = sitting.id
    self.exam = exam
    let opening = sees(.identity) ? state.opening : nil
    definition = opening?.exam
    session = opening?.session
    candidate = sees(.identity) ? state.candidate : nil
    isRehearsal = opening?.isRehearsal ?? false
    opened = sees(.timeline) ? sitting.opened : nil
    stage = sitting.stage.toCandidate
    outcome = state.outcome?.value.toCandidate
    phases = sees(.timeline) ? sitting.times(at: now).map(\.withoutWords) : []
    changes = sees(.toldChanges) ? state.toldChanges : []
    grid = sees(.evaluation) ? state.decidedGrid : nil
    decision = state.decision.flatMap { noted in
      sees(noted.value.layer) ? Decision(noted.value.verdict) : nil
    }
  }
}

extension Decision {
  /// The layer to which it belongs.
  var layer: Layer {
    switch verdict {
    case .outcome: .award
    case .mark, .parts: .proposedMark
    }
  }
}

extension PhaseTimes {
  /// The times alone.
  fileprivate var withoutWords: PhaseTimes {
    var result = self
    for index in result.runs.indices { result.runs[index] = result.runs[index].withoutWords }
    return result
  }
}

extension RunTimes {
  fileprivate var withoutWords: RunTimes {
    var result = self
    result.start = Moment(start.effective)
    result.end = end.map { Moment($0.effective) }
    result.pauses = pauses.map { Run.Pause(start: $0.start, end: $0.end) }
    result.reason = nil
    return result
  }
}
