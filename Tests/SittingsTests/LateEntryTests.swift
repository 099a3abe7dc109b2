// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

/// The clock of a room opens at 9:00.
@Suite struct `Late entry` {
  @Test func `a phase started late counts from when it happened, and the record shows both instants`() throws {
    var room = try Room()
    try room.run(.next)
    room.wait("60 min")
    let events = try room.run(.next, at: "9:50")
    #expect(events.map(\.moment.effective.clock) == ["09:50", "09:50"])
    #expect(events.map(\.moment.recorded.clock) == ["10:00", "10:00"])
    #expect(room.elapsed("prep") == "50:00")
    #expect(room.elapsed("expose") == "10:00")
  }

  @Test func `a pause that was forgotten starts when it is said to have`() throws {
    var room = try Room()
    try room.run(.next)
    room.wait("30 min")
    try room.run(.pause(reason: "alarme"), at: "9:20")
    room.wait("5 min")
    #expect(room.elapsed("prep") == "20:00")
    try room.run(.resume, at: "9:32")
    #expect(room.elapsed("prep") == "23:00")
  }

  @Test func `the future is refused`() throws {
    let room = try Room()
    let soon = room.now.advanced(by: 1000)
    #expect(throws: SittingError.inTheFuture(soon)) {
      try room.sitting.decide(.next, at: Moment(effective: soon, recorded: room.now))
    }
  }

  @Test func `nothing is entered before the last start or stop of a clock`() throws {
    var room = try Room()
    try room.run(.next)
    room.wait("20 min")
    let start = try #require(room.state.runs.first?.start)
    room.refuses(.next, at: "8:59", with: .beforeBoundary(start))

    try room.run(.pause(reason: nil))
    let pause = room.now
    room.wait("10 min")
    for command in [Command.resume, .next, .stop, .conclude(.abandoned, text: nil)] {
      room.refuses(command, at: "9:19", with: .beforeBoundary(pause))
    }
    // While it is paused, a phase may have ended at any time since.
    try room.run(.next, at: "9:25")
    #expect(room.elapsed("prep") == "20:00")
    #expect(room.elapsed("expose") == "05:00")
    #expect(room.state.runs[0].isPaused == false)
  }

  @Test func `a phase that ended bounds what follows`() throws {
    var room = try Room()
    try room.runPhases(50)
    try room.run(.stop)
    let end = room.now
    room.wait("5 min")
    room.refuses(.next, at: "9:49", with: .beforeBoundary(end))
    room.refuses(.conclude(.abandoned, text: nil), at: "9:49", with: .beforeBoundary(end))
    try room.run(.next, at: "9:52")
    #expect(room.elapsed("expose") == "03:00")
  }

  @Test func `what is typed as it happens is never refused for a wall clock that went back across a restart`() throws {
    var room = try Room()
    try room.run(.next)
    room.wait("10 min")
    room.clock.reboot(after: "1 min")
    room.clock.now.wall -= 3_600_000
    let events = try room.run(.next)
    #expect(room.sitting.currentPhase?.id == "expose")
    #expect(events.first?.event == .clockDiverged(milliseconds: -2_940_000))
    #expect(room.elapsed("prep") == "00:00")
  }

  @Test func `a mark belongs to the phase that ran when it was given`() throws {
    var room = try Room()
    try room.runPhases(50, 10)
    try room.run(.next)
    room.wait("5 min")
    try room.run(.mark("tc.e4.1", as: "O"), at: "9:55")
    try room.run(.mark("tc.e4.2", as: "O"))
    #expect(room.state.marks[.init(criterion: "tc.e4.1")]?.phase == "expose")
    #expect(room.state.marks[.init(criterion: "tc.e4.2")]?.phase == "nego")
  }

  @Test func `a phase entered late takes the marks and changes that fell in it`() throws {
    var room = try Room(Fixture.ntcTitre)
    try room.run(.write(1))
    try room.run(.next)
    room.wait("40 min")
    try room.run(.mark("ntc.c3.1", as: "O"))
    try room.run(.tell(number: 1))
    #expect(room.state.marks[.init(criterion: "ntc.c3.1")]?.phase == "a-prep")
    room.wait("2 min")
    try room.run(.next, at: "9:30")
    #expect(room.state.marks[.init(criterion: "ntc.c3.1")]?.phase == "a-expose")
    #expect(room.state.changes[1]?.toldIn == "a-expose")
    #expect(room.replayed == room.sitting)
  }

  @Test func `a mark given while no phase runs belongs to none`() throws {
    var room = try Room()
    try room.runPhases(50)
    try room.run(.stop)
    try room.run(.mark("tc.e4.1", as: "O"))
    room.wait("1 min")
    try room.run(.next)
    try room.run(.mark("tc.e4.2", as: "O"), at: "9:20")
    #expect(room.state.marks[.init(criterion: "tc.e4.1")]?.phase == nil)
    #expect(room.state.marks[.init(criterion: "tc.e4.2")]?.phase == "prep")
  }

  @Test(arguments: [
    // now, typed, the day and time that it means
    ("09:00:30.250", "09:00", "2026-05-12 09:00"), ("09:00:30.250", "08:59:59", "2026-05-12 08:59:59"),
    ("09:00:30.250", "09:00:30", "2026-05-12 09:00:30"), ("00:05:00.000", "23:58", "2026-05-11 23:58"),
    ("00:05:00.000", "00:05", "2026-05-12 00:05"), ("00:05:00.000", "00:06", "2026-05-11 00:06"),
    ("23:59:59.999", "00:00", "2026-05-12 00:00"),
  ])
  func `a time of day means the last moment at which the clock showed it`(now: String, typed: String, means: String)
    throws
  {
    let time = try #require(TimeOfDay(String(now.prefix(8))))
    let fraction = try #require(Int64(now.suffix(3)))
    let nine = Clock().now
    let instant = nine.advanced(by: Int64(time.secondsSinceMidnight - 9 * 3600) * 1000 + fraction)
    let found = instant.latest(try #require(TimeOfDay(typed)))
    #expect("\(found.day) \(found.timeOfDay)" == means)
    #expect(instant.since(found) >= 0)
    #expect(instant.since(found) < 86_400_000)
    #expect(instant.drift(since: found) == 0)
  }
}
