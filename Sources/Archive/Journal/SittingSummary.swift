// SPDX-License-Identifier: GPL-3.0-or-later

public import Exams
public import FrenchText
public import Sittings

/// One line of a list of sittings.
public struct SittingSummary: Hashable, Sendable {
  public var id: String
  public var exam: Opening.ExamReference
  public var session: Int?
  public var candidate: Candidate
  public var isRehearsal: Bool
  /// When the first event happened.
  public var opened: Instant
  /// When the last event was recorded.
  public var lastRecorded: Instant
  /// Events in the journal, undone ones as well.
  public var eventCount: Int
  /// As its writer last computed it.
  public var head: SittingHead

  public init(
    id: String, exam: Opening.ExamReference, session: Int?, candidate: Candidate, isRehearsal: Bool, opened: Instant,
    lastRecorded: Instant, eventCount: Int, head: SittingHead
  ) {
    self.id = id
    self.exam = exam
    self.session = session
    self.candidate = candidate
    self.isRehearsal = isRehearsal
    self.opened = opened
    self.lastRecorded = lastRecorded
    self.eventCount = eventCount
    self.head = head
  }

  /// The local day of the oral.
  public var day: Day { opened.day }
}

extension Sequence<SittingSummary> {
  /// The last opened first; by id within one instant.
  public func latestFirst() -> [SittingSummary] {
    sorted { ($1.opened.wall, $0.id) < ($0.opened.wall, $1.id) }
  }
}
