// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
public import Sittings

extension PassageContent {
  /// What a sitting, replayed from its journal, leaves; `nil` when it never opened.
  public init?(sitting: Sitting, journal: JournalDigest) {
    guard let opening = sitting.state.opening, let opened = sitting.opened else { return nil }
    identity = Identity(opening, sitting.state)
    evaluation = Evaluation(sitting, opened: opened)
    deliberation = Deliberation(sitting, opening, journal)
  }
}

extension PassageContent.Identity {
  fileprivate init(_ opening: Opening, _ state: SittingState) {
    self.init(
      candidate: state.candidate ?? opening.candidate,
      dossier: opening.dossier.map { Dossier(sha256: $0.sha256, conforming: $0.conforming) },
      accommodations: state.accommodations, chosen: state.chosen)
  }
}

extension PassageContent.Evaluation {
  /// Built of what ``Visibility`` lets a candidate see after the decision: without one, no verdict is final.
  fileprivate init(_ sitting: Sitting, opened: Instant) {
    let exam = sitting.exam
    let decision = sitting.state.decision?.value
    var award: String?
    if case .outcome(let id) = decision?.verdict { award = id }
    self.init(
      day: opened.day, opened: opened.clock, outcome: sitting.state.outcome?.value.toCandidate,
      scale: Dictionary(exam.scale.levels.map { ($0.code, $0.isMet) }) { first, _ in first },
      verdicts: exam.verdicts(of: decision == nil ? [:] : sitting.finalGrid), phases: sitting.phaseTimes,
      changes: sitting.state.toldChanges.map { change in
        Change(
          number: change.number, field: change.field, text: change.text, toldIn: change.phase, at: change.told.iso8601)
      },
      award: award)
  }
}

extension Exam {
  /// Every criterion in its order, then those of the grid that the definition does not have.
  func verdicts(of grid: [String: String]) -> [PassageContent.Evaluation.Verdict] {
    let known = criteria.map(\.id)
    let others = Set(grid.keys).subtracting(known).sorted()
    return (known + others).map { PassageContent.Evaluation.Verdict($0, grid[$0]) }
  }
}

extension Sitting {
  /// When a clock that was left running is read.
  private var end: Instant? { events.last?.moment.effective }

  fileprivate var phaseTimes: [PassageFacts.PhaseTime] {
    guard let end else { return [] }
    return times(at: end).filter { !$0.runs.isEmpty }.map {
      PassageFacts.PhaseTime(phase: $0.id, elapsed: $0.elapsed, planned: $0.planned, overtime: $0.overtime)
    }
  }

  /// In the order in which they were started.
  fileprivate var sealedRuns: [PassageContent.Deliberation.Run] {
    guard let end else { return [] }
    let runs = times(at: end).flatMap(\.runs).sorted { $0.start.effective.since($1.start.effective) < 0 }
    return runs.map { run in
      PassageContent.Deliberation.Run(
        phase: run.phase, start: .init(run.start), end: run.end.map { .init($0) },
        pauses: run.pauses.map {
          .init(start: $0.start.iso8601, end: $0.end?.iso8601, reason: $0.reason)
        }, reason: run.reason)
    }
  }
}

extension PassageContent.Deliberation {
  fileprivate init(_ sitting: Sitting, _ opening: Opening, _ journal: JournalDigest) {
    let state = sitting.state
    let told = state.toldChanges
    self.init(
      jury: state.jury.map { juror in
        Member(
          name: juror.name, seat: juror.seat, part: juror.part,
          predecessors: state.predecessors[juror.name, default: []].sorted())
      },
      sheet: opening.sheet,
      marks: sitting.orderedMarks.map { key, mark in
        Mark(criterion: key.criterion, juror: key.juror, level: mark.level, basis: mark.basis)
      },
      grid: state.decision == nil ? sitting.exam.verdicts(of: sitting.finalGrid).filter { $0.level != nil } : [],
      decision: state.decision?.value, mark: state.decision?.value.mark(in: sitting.exam),
      outcome: state.outcome?.value, outcomeText: state.outcomeText,
      untold: state.changes.sorted { $0.key < $1.key }.filter { $0.value.told == nil }.map { number, written in
        Change(number: number, field: written.change.field, kind: written.change.kind, text: written.change.text)
      },
      told: told.map(\.written), remarks: state.remarks.map { Note($0.value, Stamp($0.moment)) },
      incidents: state.incidents.map { Happening($0.value, Stamp($0.moment)) },
      reservations: Reservations(
        made: state.reservations.map { Words($0.value, Stamp($0.moment)) },
        lifted: state.liftedReservations.map { Words($0.value, Stamp($0.moment)) },
        standing: state.standingReservations),
      runs: sitting.sealedRuns,
      grants: sitting.grants.map {
        Grant(phase: $0.phase, milliseconds: $0.milliseconds, reason: $0.reason, stamp: Stamp($0.moment))
      },
      gaps: state.gaps.map { Gap(from: $0.from.iso8601, to: $0.to.iso8601, counts: $0.counts) },
      divergences: state.divergences.map { Divergence(milliseconds: $0.value, at: $0.moment.recorded.iso8601) },
      corrections: state.corrections.map { Words($0.value, Stamp($0.moment)) },
      confirmed: state.confirmed.sorted { $0.wireName < $1.wireName }, papers: state.papersSeen,
      transcription: state.transcription.map { Origin($0.value, at: $0.moment.recorded) }, journal: journal)
  }
}

extension Decision {
  /// The mark that is proposed: its own, or what its points by part make.
  func mark(in exam: Exam) -> Decimal64? {
    switch (verdict, exam.decision.kind) {
    case (.mark(let mark), _): mark
    case (.parts(let points), .parts(let rule)): rule.mark(for: points)
    default: nil
    }
  }
}
