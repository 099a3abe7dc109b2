// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import FrenchText
import Grids
import Sittings
import Testing

/// A sitting and the clock of its room.
struct Room {
  var sitting: Sitting
  /// 9:00 local time on 2026-05-12.
  var now = Instant(wall: 1_778_569_200_000, boot: 3_600_000, bootID: "boot-1", utcOffset: 120)

  init(_ exam: Exam, _ change: (inout Opening) -> Void = { _ in }) throws {
    sitting = Sitting(exam: exam)
    var opening = Opening(
      id: "260512-K7F", exam: .init(id: exam.id, version: exam.version, sha256: String(repeating: "0", count: 64)),
      session: 2026, candidate: Candidate(number: "0042", familyName: "Ferrand", givenName: "Lucie"),
      jury: [Juror(name: "Anne Roux", part: .client), Juror(name: "Paul Weiss", part: .observer)])
    change(&opening)
    try run(.open(opening))
  }

  static let catalogue = ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })

  static func shipped(_ id: String) throws -> Exam { try #require(catalogue.entry(id)).exam }

  var exam: Exam { sitting.exam }

  mutating func wait(_ duration: String) throws {
    now = now.advanced(by: try #require(FrenchDuration.parse(duration), "\(duration)"))
  }

  @discardableResult
  mutating func run(_ command: Command, at time: String? = nil) throws -> [RecordedEvent] {
    let effective = try time.map { now.latest(try #require(TimeOfDay($0))) }
    let events = try sitting.decide(command, at: Moment(effective: effective ?? now, recorded: now))
    sitting.apply(events)
    return events
  }

  mutating func mark(_ criteria: String..., as level: String, by juror: String? = nil, on basis: Basis = .scene) throws
  {
    try run(.mark(criteria: criteria, level: level, juror: juror, basis: basis))
  }

  /// An event that no command makes, such as the sealing.
  mutating func record(_ event: Event) {
    let sequence = (sitting.events.last?.sequence ?? 0) + 1
    sitting.apply(RecordedEvent(sequence: sequence, group: sequence, moment: Moment(now), event: event))
  }
}
