// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Pauses` {
  @Test func `the clock of a phase stands still while it is paused`() throws {
    var room = try Room()
    try room.runPhases(10)
    try room.run(.pause(reason: "alarme"))
    room.wait("7 min")
    #expect(room.elapsed("prep") == "10:00")
    #expect(room.sitting.clock(at: room.now)?.isPaused == true)
    try room.run(.resume)
    room.wait("1 min")
    #expect(room.elapsed("prep") == "11:00")
    let run = try #require(room.state.currentRun)
    #expect(run.paused(at: room.now) == milliseconds("7 min"))
    #expect(run.pauses.map(\.reason) == ["alarme"])
  }

  @Test func `several pauses add up`() throws {
    var room = try Room()
    try room.run(.next)
    for _ in 1...3 {
      room.wait("5 min")
      try room.run(.pause(reason: nil))
      room.wait("1 min")
      try room.run(.resume)
    }
    #expect(room.elapsed("prep") == "15:00")
    #expect(room.state.currentRun?.paused(at: room.now) == milliseconds("3 min"))
  }

  @Test func `a phase that ends in a pause ends its pause`() throws {
    var room = try Room()
    try room.runPhases(10)
    try room.run(.pause(reason: nil))
    room.wait("5 min")
    try room.run(.next)
    room.wait("5 min")
    #expect(room.elapsed("prep") == "10:00")
    #expect(room.state.runs[0].pauses.last?.end == room.state.runs[0].end)
    #expect(room.elapsed("expose") == "05:00")
  }

  @Test func `pausing twice, or resuming what runs, is refused`() throws {
    var room = try Room()
    room.refuses(.pause(reason: nil), with: .noPhaseRuns)
    room.refuses(.resume, with: .noPhaseRuns)
    try room.run(.next)
    room.refuses(.resume, with: .notPaused)
    try room.run(.pause(reason: nil))
    room.refuses(.pause(reason: nil), with: .alreadyPaused)
  }
}

/// What becomes of time during which no console ran.
@Suite struct `Gaps` {
  /// Ten minutes of preparation, then no console for five.
  private func interrupted() throws -> (room: Room, from: Instant) {
    var room = try Room()
    try room.runPhases(10)
    try room.run(.remark(Remark("rien à signaler")))
    let from = room.now
    room.clock.reboot(after: "5 min")
    return (room, from)
  }

  @Test(arguments: [true, false])
  func `the jury says whether it counts`(counts: Bool) throws {
    var (room, from) = try interrupted()
    #expect(room.elapsed("prep") == "15:00")
    try room.run(.ruleGap(from: from, counts: counts))
    #expect(room.elapsed("prep") == (counts ? "15:00" : "10:00"))
    room.wait("1 min")
    #expect(room.elapsed("prep") == (counts ? "16:00" : "11:00"))
    #expect(room.state.gaps.map(\.counts) == [counts])
    #expect(room.sitting.clock(at: room.now)?.isPaused == false)
  }

  @Test func `a gap that began before the pause only takes what came before it`() throws {
    var (room, from) = try interrupted()
    try room.run(.pause(reason: "panne"), at: "9:12")
    room.wait("3 min")
    try room.run(.ruleGap(from: from, counts: false))
    #expect(room.elapsed("prep") == "10:00")
    #expect(room.state.currentRun?.isPaused == true)
    try room.run(.resume)
    room.wait("2 min")
    #expect(room.elapsed("prep") == "12:00")
  }

  @Test func `a gap over a pause that ended counts once`() throws {
    var (room, from) = try interrupted()
    try room.run(.pause(reason: "panne"), at: "9:12")
    try room.run(.resume, at: "9:14")
    room.wait("3 min")
    try room.run(.ruleGap(from: from, counts: false))
    #expect(room.elapsed("prep") == "10:00")
    #expect(room.state.currentRun?.pauses.map(\.reason) == ["interruption", "panne", "interruption"])
    #expect(room.state.currentRun?.paused(at: room.now) == milliseconds("8 min"))
  }

  @Test func `a gap within a pause takes nothing more`() throws {
    var room = try Room()
    try room.runPhases(10)
    try room.run(.pause(reason: nil))
    let from = room.now
    room.clock.reboot(after: "5 min")
    try room.run(.ruleGap(from: from, counts: false))
    #expect(room.elapsed("prep") == "10:00")
    try room.run(.resume)
    room.wait("2 min")
    #expect(room.elapsed("prep") == "12:00")
  }

  @Test func `a gap ruled late is taken from the phase that ran then`() throws {
    var (room, from) = try interrupted()
    try room.run(.next)
    room.wait("4 min")
    try room.run(.ruleGap(from: from, counts: false))
    #expect(room.elapsed("prep") == "10:00")
    #expect(room.elapsed("expose") == "00:00")
  }

  @Test func `a gap ruled wrongly is undone and ruled again`() throws {
    var (room, from) = try interrupted()
    let back = room.now
    try room.run(.ruleGap(from: from, counts: true))
    room.wait("2 min")
    try room.run(.undo(group: nil))
    let moment = Moment(effective: back, recorded: room.now)
    room.sitting.apply(try room.sitting.decide(.ruleGap(from: from, counts: false), at: moment))
    #expect(room.elapsed("prep") == "12:00")
  }

  @Test func `a gap does not start after it ends`() throws {
    var (room, _) = try interrupted()
    let from = room.now
    room.wait("1 min")
    let moment = Moment(effective: from.advanced(by: -1), recorded: room.now)
    #expect(throws: SittingError.inTheFuture(from)) {
      try room.sitting.decide(.ruleGap(from: from, counts: false), at: moment)
    }
  }

  @Test func `between two phases it is noted and takes nothing`() throws {
    var room = try Room()
    try room.runPhases(50)
    try room.run(.stop)
    let from = room.now
    room.clock.reboot(after: "5 min")
    try room.run(.ruleGap(from: from, counts: false))
    #expect(room.state.gaps.count == 1)
    #expect(room.elapsed("prep") == "50:00")
  }
}
