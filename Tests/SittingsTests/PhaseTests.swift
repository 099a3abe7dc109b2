// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Sittings
import Testing

@Suite struct `Phases` {
  @Test func `next runs the phases in the order of the exam, then ends the oral`() throws {
    var room = try Room(Fixture.nrcE4)
    #expect(room.sitting.stage == .open)
    for phase in room.exam.phases {
      #expect(room.sitting.nextPhase?.id == phase.id)
      try room.run(.next)
      #expect(room.sitting.currentPhase?.id == phase.id)
      #expect(room.sitting.stage == .held)
      room.wait("5 min")
    }
    #expect(room.sitting.nextPhase == nil)
    let events = try room.run(.next)
    #expect(events.map(\.event) == [.runEnded, .outcome(.held, text: nil)])
    #expect(room.sitting.stage == .awaitingDeliberation)
    #expect(room.sitting.currentPhase == nil)
  }

  @Test func `a phase ends at the very instant at which the next starts`() throws {
    var room = try Room()
    try room.runPhases(50, 7)
    try room.run(.next)
    #expect(room.state.runs.map(\.phase) == ["prep", "expose", "nego"])
    #expect(room.state.runs[1].end == room.state.runs[2].start)
    #expect(room.elapsed("expose") == "07:00")
  }

  @Test func `skipping asks for a reason and names what is skipped`() throws {
    var room = try Room()
    try room.run(.next)
    room.refuses(.go(phase: "suivi", reason: nil), with: .reasonNeeded(.skipping(["Présentation", "Négociation"])))
    room.refuses(.go(phase: "suivi", reason: "  "), with: .reasonNeeded(.skipping(["Présentation", "Négociation"])))
    try room.run(.go(phase: "suivi", reason: "alarme"))
    #expect(room.sitting.currentPhase?.id == "suivi")
    #expect(room.state.runs.last?.reason == "alarme")
    #expect(!room.sitting.hasRun("nego"))
  }

  @Test func `the phase that is due needs no reason`() throws {
    var room = try Room()
    try room.run(.go(phase: "prep", reason: nil))
    try room.run(.go(phase: "expose", reason: nil))
    #expect(room.sitting.currentPhase?.id == "expose")
  }

  @Test(arguments: ["prep", "expose"])
  func `going back, or restarting the phase that runs, asks for a reason`(phase: String) throws {
    var room = try Room()
    try room.runPhases(50, 4)
    let title = try room.phase(phase).title
    room.refuses(.go(phase: phase, reason: nil), with: .reasonNeeded(.goingBack(title)))
    try room.run(.go(phase: phase, reason: "coupure"))
    room.wait("2 min")
    #expect(room.state.runs.count == 3)
    #expect(room.elapsed("expose") == (phase == "expose" ? "06:00" : "04:00"))
    #expect(room.sitting.nextPhase?.id == (phase == "expose" ? "nego" : "expose"))
  }

  @Test func `an unknown phase is refused, with the nearest one`() throws {
    let room = try Room()
    room.refuses(.go(phase: "nego2", reason: nil), with: .unknownPhase("nego2", nearest: "nego"))
    room.refuses(.go(phase: "zzzzzz", reason: nil), with: .unknownPhase("zzzzzz", nearest: nil))
  }

  @Test func `stop ends a phase without starting another, and ends the oral after the last`() throws {
    var room = try Room()
    room.refuses(.stop, with: .noPhaseRuns)
    try room.run(.next)
    try room.run(.stop)
    #expect(room.sitting.currentPhase == nil)
    #expect(room.sitting.stage == .held)
    #expect(room.sitting.nextPhase?.id == "expose")
    try room.run(.go(phase: "elargi", reason: "fin de matinée"))
    try room.run(.stop)
    #expect(room.state.outcome?.value == .held)
  }

  @Test func `nothing starts before the opening, nor a second opening`() throws {
    let unopened = Sitting(exam: Fixture.tcE4)
    #expect(throws: SittingError.notOpened) { try unopened.decide(.next, at: Moment(Clock().now)) }
    let room = try Room()
    room.refuses(.open(.of(room.exam)), with: .alreadyOpened)
  }

  @Test func `after the end next starts nothing, a phase is reopened by its name`() throws {
    var room = try Room()
    try room.runWhole()
    room.refuses(.next, with: .noPhaseLeft)
    room.refuses(.go(phase: "suivi", reason: nil), with: .reasonNeeded(.goingBack("Suivi")))
    try room.run(.go(phase: "suivi", reason: "question oubliée"))
    #expect(room.sitting.stage == .held)
    #expect(room.state.outcome == nil)
  }

  @Test func `an oral concluded early is not started again by a stray next`() throws {
    var room = try Room()
    try room.runPhases(50, 10)
    try room.run(.conclude(.held, text: nil))
    room.refuses(.next, with: .notEvaluated(.held))
    try room.run(.go(phase: "nego", reason: nil))
    #expect(room.sitting.stage == .held)
  }
}
