// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
public import Exams
public import Sittings

extension SittingHead {
  /// What a list says of a sitting.
  public init(_ sitting: Sitting) {
    self.init(
      stage: sitting.stage.rawValue, outcome: sitting.state.outcome?.value,
      decision: sitting.state.decision?.value.short(in: sitting.exam), candidate: sitting.state.candidate)
  }
}

extension SealedJournal {
  /// What a journal kept of a sitting.
  ///
  /// - Parameter exam: the definition that it followed; `nil` when that cannot be read.
  public init(_ summary: SittingSummary, _ stored: [StoredEvent], exam: Exam?) {
    let entries = stored.map(EventCodec.current.decode)
    let head = entries.isWritable ? exam.map { SittingHead(Sitting(exam: $0, events: entries.events)) } : nil
    self.init(events: stored, summary: summary, head: head)
  }
}
