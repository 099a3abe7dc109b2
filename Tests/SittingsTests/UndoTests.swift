// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Undo` {
  @Test func `it withdraws a whole command and gives back the state before`() throws {
    var room = try Room(Fixture.ntcTitre)
    try room.run(.next)
    let before = room.state
    try room.run(.mark("ntc.c1.1", "ntc.c1.2", "ntc.c1.3", as: "O"))
    let events = try room.run(.undo(group: nil))
    #expect(events.map(\.event) == [.withdrawn(group: 3)])
    #expect(room.state == before)
    #expect(room.sitting.events.count == 6)
    #expect(room.replayed == room.sitting)
  }

  @Test func `repeated, it goes back command by command, down to the opening`() throws {
    var room = try Room()
    let opened = room.state
    try room.run([.confirm([.candidate]), .next, .pause(reason: nil), .resume, .remark(Remark("bien")), .next])
    for _ in 1...6 { try room.run(.undo(group: nil)) }
    #expect(room.state == opened)
    room.refuses(.undo(group: nil), with: .nothingToUndo)
    room.refuses(.undo(group: 1), with: .cannotUndo(1))
    room.refuses(.undo(group: 99), with: .cannotUndo(99))
  }

  @Test func `what was undone is not undone twice, nor is an undo`() throws {
    var room = try Room()
    try room.run(.confirm([.papers]))
    try room.run(.undo(group: 2))
    room.refuses(.undo(group: 2), with: .cannotUndo(2))
    room.refuses(.undo(group: 3), with: .cannotUndo(3))
  }

  @Test func `an earlier command is undone under later ones that do not rest on it`() throws {
    var room = try Room()
    try room.run(.next)
    let wrong = try room.run(.mark("tc.e4.1", as: "N"))[0].group
    try room.run(.mark("tc.e4.2", as: "O"))
    try room.run(.undo(group: wrong))
    #expect(room.sitting.finalGrid == ["tc.e4.2": "O"])
  }

  @Test func `a clock is not unwound under what relied on it`() throws {
    var room = try Room()
    let start = try room.run(.next)[0].group
    room.wait("5 min")
    let pause = try room.run(.pause(reason: nil))[0].group
    room.refuses(.undo(group: start), with: .laterTimeline(pause))
    try room.run(.undo(group: pause))
    try room.run(.undo(group: start))
    #expect(room.state.runs.isEmpty)
  }

  @Test func `a phase that ended too soon runs on as if it never had`() throws {
    var room = try Room()
    try room.runPhases(10)
    try room.run(.next)
    room.wait("2 min")
    try room.run(.undo(group: nil))
    #expect(room.sitting.currentPhase?.id == "prep")
    #expect(room.elapsed("prep") == "12:00")
  }

  @Test func `the end of the oral is undone: the last phase runs on`() throws {
    var room = try Room()
    try room.runWhole()
    room.wait("3 min")
    try room.run(.undo(group: nil))
    #expect(room.sitting.stage == .held)
    #expect(room.elapsed("elargi") == "04:00")
  }

  @Test func `the end of the oral is not undone under a decision`() throws {
    var room = try Room()
    try room.runWhole()
    let end = try #require(room.sitting.undoableGroups.first)
    let decided = try room.run(.decide(Decision(.mark(Decimal64(units: 12)))))[0].group
    room.refuses(.undo(group: end), with: .laterTimeline(decided))
    try room.run([.undo(group: decided), .undo(group: end)])
    #expect(room.sitting.currentPhase?.id == "elargi")
  }

  @Test func `a divergence of the clocks is a group of its own and stays`() throws {
    var room = try Room()
    room.clock.step(by: 10_000)
    let events = try room.run(.next)
    #expect(events.map(\.group) == [2, 3])
    try room.run(.undo(group: nil))
    #expect(room.state.runs.isEmpty)
    #expect(room.state.divergences.map(\.value) == [10_000])
    room.refuses(.undo(group: 2), with: .cannotUndo(2))
  }

  @Test func `going on after an interruption is undone whole, or not at all`() throws {
    var room = try Room()
    try room.runPhases(10)
    try room.run(.conclude(.interrupted, text: "alarme"))
    let interrupted = room.state
    let group = try room.run(.continueSitting(text: nil))[0].group
    room.refuses(.undo(group: group - 2), with: .laterTimeline(group))
    try room.run(.undo(group: nil))
    #expect(room.state == interrupted)
    #expect(room.sitting.stage == .interrupted)
  }

  @Test func `a change that was told is untold before it is unwritten`() throws {
    var room = try Room(Fixture.ntcTitre)
    let written = try room.run(.write(1))[0].group
    let told = try room.run(.tell(number: 1))[0].group
    room.refuses(.undo(group: written), with: .laterTimeline(told))
    try room.run([.undo(group: told), .undo(group: written)])
    #expect(room.state.changes.isEmpty)
  }

  @Test func `a juror who marked is not unmade`() throws {
    var room = try Room(Fixture.ntcTitre) { $0.sheet = .perJuror }
    try room.run(.next)
    let replaced = try room.run(.replaceJuror(leaving: "Paul Weiss", arriving: Juror(name: "Zoé Kern")))[0].group
    let marked = try room.run(.mark("ntc.c1.1", as: "O", by: "Zoé Kern"))[0].group
    room.refuses(.undo(group: replaced), with: .laterTimeline(marked))
  }

  @Test func `undoing a mark after the decision is noticed at the closing`() throws {
    var room = try Room(Fixture.ntcTitre)
    try room.run(.next)
    try room.markAll("O")
    try room.run(.conclude(.held, text: nil))
    let again = try room.run(.mark("ntc.c1.1", as: "N"))[0].group
    try room.run(.undo(group: again))
    try room.run(.decide(Decision(.outcome("titre"))))
    let correction = try room.run(.mark("ntc.c1.1", as: "N"))[0].group
    room.refuses(.close, with: .gridChangedSinceDecision)
    try room.run(.undo(group: correction))
    let c12 = try #require(room.sitting.events.first { $0.event.isMark(of: "ntc.c1.2") }).group
    try room.run(.undo(group: c12))
    room.refuses(.close, with: .gridChangedSinceDecision)
    #expect(room.replayed == room.sitting)
  }

  @Test func `nothing is undone once closed`() throws {
    var room = try Room()
    try room.run(.conclude(.absent, text: nil))
    try room.run(.close)
    room.refuses(.undo(group: nil), with: .closed)
  }
}

extension Event {
  fileprivate func isMark(of criterion: String) -> Bool {
    if case .marked(criterion, _, _, _) = self { true } else { false }
  }
}
