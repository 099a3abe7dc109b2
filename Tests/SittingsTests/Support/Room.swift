// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

/// Two clocks that a test moves by hand.
struct Clock {
  /// 9:00 local time on 2026-05-12, one hour after the machine started.
  var now = Instant(wall: 1_778_569_200_000, boot: 3_600_000, bootID: "boot-1", utcOffset: 120)

  /// Time passes, on both clocks.
  mutating func wait(_ duration: String) { now = now.advanced(by: milliseconds(duration)) }

  /// The wall clock is set, forwards or back; the machine's does not notice.
  mutating func step(by milliseconds: Int64) { now.wall += milliseconds }

  /// The machine restarts: the boot clock starts again from 20 s, the wall clock goes on.
  mutating func reboot(after duration: String, as bootID: String = "boot-2") {
    wait(duration)
    now.boot = 20_000
    now.bootID = bootID
  }
}

/// A room in which an oral takes place: a sitting and a clock.
struct Room {
  var sitting: Sitting
  var clock = Clock()

  /// Opened, unless told otherwise.
  init(_ exam: Exam = Fixture.tcE4, _ change: (inout Opening) -> Void = { _ in }) throws {
    sitting = Sitting(exam: exam)
    var opening = Opening.of(exam)
    change(&opening)
    try run(.open(opening))
  }

  var state: SittingState { sitting.state }
  var now: Instant { clock.now }
  var exam: Exam { sitting.exam }

  mutating func wait(_ duration: String) { clock.wait(duration) }

  /// Decides and applies; `time`, such as `10:42`, makes it a late entry.
  @discardableResult
  mutating func run(_ command: Command, at time: String? = nil) throws -> [RecordedEvent] {
    let events = try sitting.decide(command, at: moment(time))
    sitting.apply(events)
    return events
  }

  mutating func run(_ commands: [Command]) throws {
    for command in commands { try run(command) }
  }

  /// Expects a refusal, that leaves no trace.
  func refuses(
    _ command: Command, at time: String? = nil, with error: SittingError,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: error, sourceLocation: sourceLocation) { try sitting.decide(command, at: moment(time)) }
  }

  private func moment(_ time: String?) -> Moment {
    guard let time, let typed = TimeOfDay(time) else { return Moment(now) }
    return Moment(effective: now.latest(typed), recorded: now)
  }

  /// Runs the phases one after the other, so many minutes each, up to the end of the last one named.
  mutating func runPhases(_ minutes: Int...) throws {
    for duration in minutes {
      try run(.next)
      wait("\(duration) min")
    }
  }

  /// From the opening to the deliberation: every phase lasts a minute.
  mutating func runWhole() throws {
    for _ in exam.phases {
      try run(.next)
      wait("1 min")
    }
    try run(.next)
  }

  mutating func markAll(_ level: String, except: [String: String] = [:]) throws {
    for criterion in exam.criteria {
      try run(.mark(criteria: [criterion.id], level: except[criterion.id] ?? level, juror: nil, basis: .scene))
    }
  }

  func phase(_ id: String) throws -> Phase { try #require(exam.phase(id)) }

  /// Minutes, as decimals would only blur a test: `12.5` is written `12:30`.
  func elapsed(_ phase: String) -> String { FrenchDuration.stopwatch(sitting.elapsed(in: phase, at: now)) }

  func remaining(_ id: String) throws -> String? {
    sitting.remaining(in: try phase(id), at: now).map(FrenchDuration.countdown)
  }

  func allotted(_ id: String) throws -> String? {
    sitting.allotted(to: try phase(id), at: now).map(FrenchDuration.countdown)
  }

  /// The same sitting, replayed from its journal.
  var replayed: Sitting { Sitting(exam: exam, events: sitting.events) }
}

extension Opening {
  static func of(_ exam: Exam) -> Opening {
    Opening(
      id: "260512-K7F", exam: .init(id: exam.id, version: exam.version, sha256: "00"), session: 2026,
      candidate: Candidate(number: "0042", familyName: "Ferrand", givenName: "Lucie"),
      jury: [Juror(name: "Anne Roux", part: .client), Juror(name: "Paul Weiss", part: .observer)])
  }
}

extension Command {
  static func mark(_ criteria: String..., as level: String, by juror: String? = nil) -> Command {
    .mark(criteria: criteria, level: level, juror: juror, basis: .scene)
  }

  static func write(_ number: Int, _ text: String = "budget ramené à 41 000 €") -> Command {
    .write(number: number, Change(field: .economic, text: text), origin: .written)
  }
}

/// `2 min 30`, in milliseconds; a test that cannot be read fails.
func milliseconds(_ duration: String) -> Int64 {
  guard let parsed = FrenchDuration.parse(duration) else {
    Issue.record("not a duration: \(duration)")
    return 0
  }
  return parsed
}
