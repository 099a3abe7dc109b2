// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import CentreFiles
import Exams
import FrenchText
import Rehearsals
import Sittings

/// The client at a desk: what happens in the sitting and what is typed reach him, each noted durably.
///
/// The notes hold what reached him, in order; the sitting's journal holds the phases. After a crash between the two,
/// ``follow(_:at:)`` gives him what he missed.
final class RehearsalPlay {
  let id: String
  let head: RehearsalHead
  private let notes: any RehearsalNotes
  private(set) var client: RehearsedClient
  /// The run of the sitting that he is in.
  private var run: RunKey?
  /// How many lines the disk has.
  private var written = 1
  /// Noted, not yet on the disk.
  private var unwritten: [CanonicalJSON] = []
  /// Why the disk does not take the notes.
  private(set) var refusal: String?
  var evaluation: SelfEvaluation?
  /// Whether the candidate is done with his own evaluation.
  var isOver = false

  private struct RunKey: Equatable {
    let phase: String
    let start: Instant
  }

  /// A rehearsal that begins: its first line is durable before anything is shown.
  init(beginning id: String, _ head: RehearsalHead, of exam: Exam, dossier: Dossier?, in notes: any RehearsalNotes)
    throws
  {
    self.id = id
    self.head = head
    self.notes = notes
    client = head.rehearsal(of: exam, dossier).client()
    try saying { try notes.create(id, head.json) }
  }

  /// A rehearsal that is taken up again: everything that reached the client reaches him again.
  ///
  /// - Parameter lastSign: when its console last gave sign; what was due by then was said.
  init(resuming kept: KeptRehearsal, _ sitting: Sitting, lastSign: Instant?, in notes: any RehearsalNotes) {
    id = kept.id
    head = kept.head
    self.notes = notes
    client = kept.client(of: sitting.exam)
    written = kept.lineCount
    guard case .phaseBegan(let phase, _)? = kept.inputs.last(where: { $0.input.isBoundary })?.input else { return }
    let runs = sitting.state.runs.filter { $0.phase == phase }
    run = runs.last.map { RunKey(phase: phase, start: $0.start) }
    guard let lastSign, sitting.state.currentRun?.phase == phase else { return }
    _ = client.receive(.time, at: sitting.elapsed(in: phase, at: lastSign))
  }

  var exam: Exam { client.rehearsal.papers.exam }

  /// Whether he is there to be spoken to: a phase of negotiation runs, and he has not left.
  func isListening(_ sitting: Sitting) -> Bool {
    guard let current = sitting.state.currentRun, !current.isPaused, !head.isSilent else { return false }
    return exam.phase(current.phase)?.kind.isTalk == true && !client.outcome.hasLeft
  }

  // MARK: What reaches him

  /// A line was said to him.
  func say(_ text: String, _ sitting: Sitting, at now: Instant) -> [Line] {
    guard let phase = sitting.state.currentRun?.phase else { return [] }
    return receive(.typed(text), at: sitting.elapsed(in: phase, at: now), now)
  }

  /// Ends the run that he is in, if it is over.
  func leave(_ sitting: Sitting, at now: Instant) -> [Line] {
    guard let key = run else { return [] }
    if let current = sitting.state.currentRun, current.phase == key.phase, current.start == key.start { return [] }
    run = nil
    return receive(.phaseEnded, at: sitting.elapsed(in: key.phase, at: now), now)
  }

  /// Begins the run that the sitting is in, if he is not in it yet, and lets him say what is due.
  func follow(_ sitting: Sitting, at now: Instant) -> [Line] {
    guard let current = sitting.state.currentRun else { return [] }
    var lines: [Line] = []
    if run == nil {
      run = RunKey(phase: current.phase, start: current.start)
      let allotted = sitting.clock(at: now)?.allotted
      let start = sitting.elapsed(in: current.phase, at: current.start)
      lines += receive(.phaseBegan(current.phase, allotted: allotted), at: start, now)
    }
    if !current.isPaused { lines += client.receive(.time, at: sitting.elapsed(in: current.phase, at: now)) }
    return lines
  }

  /// Notes what was said until the screen is left, so that nothing is said twice.
  func leaveScreen(_ sitting: Sitting, at now: Instant) {
    guard let run, sitting.state.currentRun?.phase == run.phase, !isOver else { return }
    _ = receive(.time, at: sitting.elapsed(in: run.phase, at: now), now)
  }

  /// How long before he says something by himself, in milliseconds; `nil` when nothing comes.
  func untilNextLine(_ sitting: Sitting, at now: Instant) -> Int64? {
    guard let run, let moment = client.nextMoment, sitting.state.currentRun?.isPaused == false else { return nil }
    let left = moment.subtractingSaturated(sitting.elapsed(in: run.phase, at: now))
    return left > 0 ? left : nil
  }

  private func receive(_ input: RehearsedClient.Input, at elapsed: Int64, _ now: Instant) -> [Line] {
    note([RehearsalInput(input, at: max(0, elapsed), recorded: now).json])
    return client.receive(input, at: max(0, elapsed))
  }

  // MARK: Notes

  /// Makes lines durable; what the disk refuses waits, with what follows.
  func note(_ lines: [CanonicalJSON]) {
    unwritten += lines
    flush()
  }

  /// Tries again to write what waits.
  func flush() {
    guard !unwritten.isEmpty else { return }
    do throws(CentreError) {
      try notes.append(unwritten, to: id, after: written)
      written += unwritten.count
      unwritten = []
      refusal = nil
    } catch {
      refusal = error.description
    }
  }

  /// The phase that the client is in, as the screen told it.
  var phaseShown: String? { run?.phase }

}

extension Phase.Kind {
  /// Whether the client is there.
  var isTalk: Bool { self == .phone || self == .faceToFace || self == .simulation }
}

extension RehearsedClient.Input {
  fileprivate var isBoundary: Bool {
    switch self {
    case .phaseBegan, .phaseEnded: true
    case .typed, .time: false
    }
  }
}
