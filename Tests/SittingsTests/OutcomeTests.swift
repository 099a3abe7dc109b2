// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Outcomes` {
  @Test(arguments: [
    (Outcome.absent, Sitting.Stage.awaitingClosing), (.late, .awaitingClosing), (.notHeld, .awaitingClosing),
    (.abandoned, .awaitingDeliberation), (.fraudSuspected, .awaitingDeliberation), (.interrupted, .interrupted),
  ])
  func `before the first phase`(outcome: Outcome, stage: Sitting.Stage) throws {
    var room = try Room()
    try room.run(.conclude(outcome, text: "motif"))
    #expect(room.sitting.stage == stage)
    #expect(room.state.outcomeText == "motif")
    #expect(room.sitting.closingGaps.isEmpty == !outcome.isEvaluated)
  }

  @Test(arguments: Outcome.allCases) func `during a phase, that ends with it`(outcome: Outcome) throws {
    var room = try Room()
    try room.runPhases(10)
    let events = try room.run(.conclude(outcome, text: nil))
    room.wait("1 h")
    #expect(room.elapsed("prep") == "10:00")
    #expect(events.map(\.event).last == .outcome(outcome, text: nil))
    #expect((room.sitting.currentPhase == nil) == (outcome != .interrupted))
  }

  @Test func `nothing is held that did not start`() throws {
    try Room().refuses(.conclude(.held, text: nil), with: .notStarted)
  }

  @Test(arguments: [Outcome.absent, .late, .notHeld, .abandoned, .fraudSuspected])
  func `what ended does not go on, nor end again`(outcome: Outcome) throws {
    var room = try Room()
    try room.runPhases(10)
    try room.run(.conclude(outcome, text: nil))
    for command in [
      Command.next, .go(phase: "nego", reason: "motif"), .conclude(.held, text: nil), .conclude(outcome, text: nil),
    ] { room.refuses(command, with: .notEvaluated(outcome)) }
    room.refuses(.continueSitting(text: nil), with: .notInterrupted)
    try room.run(.undo(group: nil))
    #expect(room.sitting.currentPhase?.id == "prep")
  }

  @Test func `an absence closes without a decision`() throws {
    var room = try Room()
    try room.run(.conclude(.absent, text: nil))
    room.refuses(.decide(Decision(.mark(Decimal64(units: 0)))), with: .notEvaluated(.absent))
    room.refuses(.deliberate([:]), with: .notEvaluated(.absent))
    try room.run(.close)
    #expect(room.sitting.stage == .closed)
  }

  @Test(arguments: [Outcome.abandoned, .fraudSuspected])
  func `the jury may decide, and need not`(outcome: Outcome) throws {
    var room = try Room()
    try room.runPhases(50, 3)
    try room.run(.conclude(outcome, text: nil))
    var undecided = room
    try undecided.run(.close)
    #expect(undecided.sitting.stage == .closed)
    try room.run(.decide(Decision(.mark(Decimal64(units: 4)))))
    #expect(room.sitting.stage == .decided)
    try room.run(.close)
  }

  @Test func `a fraud comes to light once the oral was held, and the jury decides again`() throws {
    var room = try Room()
    try room.runWhole()
    try room.run(.decide(Decision(.mark(Decimal64(units: 14)))))
    room.refuses(.conclude(.held, text: nil), with: .notEvaluated(.held))
    try room.run(.conclude(.fraudSuspected, text: "téléphone"))
    #expect(room.sitting.stage == .awaitingDeliberation)
    #expect(room.state.decision == nil)
  }

  @Test func `a phase reopened after the decision asks for another decision`() throws {
    var room = try Room()
    try room.runWhole()
    try room.run(.decide(Decision(.mark(Decimal64(units: 14)))))
    try room.run(.go(phase: "elargi", reason: "question oubliée"))
    room.refuses(.close, with: .stillRunning)
    room.wait("2 min")
    try room.run(.next)
    #expect(room.sitting.stage == .awaitingDeliberation)
    room.refuses(.close, with: .decisionMissing)
    try room.run([.undo(group: nil), .undo(group: nil)])
    #expect(room.sitting.stage == .decided)
  }
}

@Suite struct `Interruptions` {
  /// Interrupted after twenty minutes of preparation.
  private func interrupted() throws -> Room {
    var room = try Room()
    try room.runPhases(20)
    try room.run(.conclude(.interrupted, text: "coupure de courant"))
    return room
  }

  @Test func `continued another day, the phase goes on where it stood`() throws {
    var room = try interrupted()
    #expect(room.sitting.stage == .interrupted)
    room.clock.reboot(after: "26 h")
    #expect(room.elapsed("prep") == "20:00")
    try room.run(.continueSitting(text: "le lendemain"))
    room.wait("5 min")
    #expect(room.sitting.stage == .held)
    #expect(room.elapsed("prep") == "25:00")
    #expect(try room.remaining("prep") == "25:00")
    #expect(room.replayed == room.sitting)
  }

  @Test func `while it is interrupted no clock is touched`() throws {
    let room = try interrupted()
    for command in [
      Command.next, .go(phase: "nego", reason: "motif"), .stop, .resume, .pause(reason: nil), .deliberate([:]),
      .decide(Decision(.mark(Decimal64(units: 1)))), .close,
    ] { room.refuses(command, with: .interrupted) }
  }

  @Test func `a pause that stood when it was interrupted ends when it goes on`() throws {
    var room = try Room()
    try room.runPhases(20)
    try room.run(.pause(reason: "alarme"))
    room.wait("5 min")
    let events = try room.run(.conclude(.interrupted, text: nil))
    #expect(events.count == 1)
    room.wait("1 h")
    try room.run(.continueSitting(text: nil))
    #expect(room.elapsed("prep") == "20:00")
    #expect(room.sitting.clock(at: room.now)?.isPaused == false)
  }

  @Test func `interrupted between two phases, the next one is still due`() throws {
    var room = try Room()
    try room.runPhases(50)
    try room.run([.stop, .conclude(.interrupted, text: nil), .continueSitting(text: nil), .next])
    #expect(room.sitting.currentPhase?.id == "expose")
  }

  @Test func `interrupted before the first phase, it is open again`() throws {
    var room = try Room()
    try room.run([.conclude(.interrupted, text: nil), .continueSitting(text: nil)])
    #expect(room.sitting.stage == .open)
  }

  @Test(arguments: [Outcome.abandoned, .absent, .held, .notHeld])
  func `one who does not come back ends it without starting a clock`(outcome: Outcome) throws {
    var room = try interrupted()
    room.wait("24 h")
    room.refuses(.conclude(.interrupted, text: nil), with: .interrupted)
    try room.run(.conclude(outcome, text: nil))
    #expect(room.state.outcome?.value == outcome)
    #expect(room.sitting.currentPhase == nil)
    #expect(room.elapsed("prep") == "20:00")
  }

  @Test func `it does not go on before it was interrupted`() throws {
    var room = try interrupted()
    let boundary = room.now
    room.wait("10 min")
    room.refuses(.continueSitting(text: nil), at: "9:19", with: .beforeBoundary(boundary))
    try room.run(.continueSitting(text: nil), at: "9:25")
    #expect(room.elapsed("prep") == "25:00")
  }
}
