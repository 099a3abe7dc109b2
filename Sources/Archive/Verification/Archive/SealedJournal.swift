// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Sittings

/// What a station's journal keeps of a sitting, to be held to the record that sealed it.
public struct SealedJournal: Sendable {
  /// Its events, in order.
  public var events: [StoredEvent]
  /// The sitting as lists show it.
  public var summary: SittingSummary
  /// What its events make of it; `nil` when this release cannot tell.
  public var head: SittingHead?

  public init(events: [StoredEvent], summary: SittingSummary, head: SittingHead?) {
    self.events = events
    self.summary = summary
    self.head = head
  }
}

extension SealedJournal {
  /// What is wrong with it; `nil` when it is the journal of that record, sealed by it and by nothing else.
  func fault(_ content: RecordContent, sealed: JournalDigest) -> RecordProblem.Reason? {
    // A payload that is not JSON any more has no digest.
    let found = (try? JournalDigest(of: events)) ?? JournalDigest(events: events.count, sha256: "")
    if found != sealed { return .journal(sealed: sealed, found: found) }
    guard case .passage(let subject) = content.payload.content else { return nil }
    if !isSealed(by: content.payload) { return .journalSealing }
    return isSummaryRight(subject, content.identity?.candidate) ? nil : .journalSummary
  }

  /// Whether the last event, and no other, is the sealing: of this record, at its time, in a command of its own or right
  /// after the closing that went with it.
  private func isSealed(by payload: RecordPayload) -> Bool {
    guard let last = events.last, case .event(let event) = EventCodec.current.decode(last),
      case .sealed(let record) = event.event, record == payload.sittingID, last.sequence == events.count,
      events.count(where: { $0.type == SealedPayload.type }) == 1
    else { return false }
    let moment = last.moment
    let closing = events.dropLast().last
    let isOneCommand = last.group == closing?.group && moment == closing?.moment
    return moment.recorded == moment.effective && moment.recorded.wall.flooredDivision(1000) == payload.issued
      && (isOneCommand || last.group == last.sequence)
  }

  private func isSummaryRight(_ subject: RecordPayload.Subject, _ candidate: Candidate?) -> Bool {
    guard summary.exam == subject.exam, summary.session == subject.session, !summary.isRehearsal else { return false }
    guard let head else { return candidate == nil || summary.candidate == candidate }
    return summary.head.stage == head.stage && summary.head.outcome == head.outcome
      && summary.head.decision == head.decision && head.candidate.map { $0 == summary.candidate } ?? true
  }
}
