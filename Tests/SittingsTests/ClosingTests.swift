// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Closing` {
  private func decided() throws -> Room {
    var room = try Room()
    try room.runWhole()
    try room.run(.decide(Decision(.mark(Decimal64(units: 12)))))
    return room
  }

  @Test func `it takes a decision, on the grid as it stands`() throws {
    var room = try Room()
    try room.runWhole()
    room.refuses(.close, with: .decisionMissing)
    try room.run(.decide(Decision(.mark(Decimal64(units: 12)))))
    try room.run(.mark("tc.e4.1", as: "N"))
    room.refuses(.close, with: .gridChangedSinceDecision)
    try room.run(.decide(Decision(.mark(Decimal64(units: 12)))))
    try room.run(.close)
    #expect(room.sitting.stage == .closed)
    #expect(room.state.closed == room.now)
  }

  @Test func `closed, it is only opened again with a reason`() throws {
    var room = try decided()
    room.refuses(.correct(reason: "erreur"), with: .notClosed)
    try room.run(.close)
    for command in [Command.close, .next, .remark(Remark("x")), .conclude(.absent, text: nil), .undo(group: nil)] {
      room.refuses(command, with: .closed)
    }
    room.refuses(.correct(reason: " "), with: .reasonNeeded(.correcting))
    try room.run(.correct(reason: "erreur de saisie"))
    #expect(room.sitting.stage == .decided)
    #expect(room.state.corrections.map(\.value) == ["erreur de saisie"])
    try room.run(.mark("tc.e4.1", as: "O"))
    room.refuses(.close, with: .gridChangedSinceDecision)
    try room.run(.decide(Decision(.mark(Decimal64(units: 13)))))
    try room.run(.close)
    #expect(room.sitting.stage == .closed)
  }

  @Test func `sealed, it changes no more`() throws {
    var room = try decided()
    try room.run(.close)
    let next = room.sitting.events.count + 1
    let seal = RecordedEvent(sequence: next, group: next, moment: Moment(room.now), event: .sealed(record: "r-1"))
    room.sitting.apply(seal)
    #expect(room.sitting.stage == .sealed)
    #expect(room.state.sealed == "r-1")
    for command in [Command.correct(reason: "erreur"), .close, .mark("tc.e4.1", as: "O"), .undo(group: nil)] {
      room.refuses(command, with: .sealed)
    }
  }

  @Test func `what is missing is told, never held against the jury`() throws {
    var room = try Room(Fixture.ntcTitre)
    try room.run([.write(1), .reserve("pièce à vérifier"), .next])
    try room.markAll("O")
    try room.run(.unmark(criteria: ["ntc.c6.3"], juror: nil))
    try room.run(.conclude(.held, text: nil))
    #expect(
      room.sitting.closingGaps == [
        .criteriaNotEvaluated(["ntc.c6.3"]), .changesNeverTold([1]), .changesMissing(written: 1, of: 2),
        .phasesNeverStarted(["a-expose", "a-echange", "b-prep", "b-tel", "b-face", "final"]),
        .notConfirmed([.candidate]), .reservationStands(["pièce à vérifier"]),
      ])
    try room.run(.decide(Decision(.outcome("rien"), reason: "oral écourté")))
    try room.run(.close)
    #expect(room.sitting.finalGrid["ntc.c6.3"] == nil)
  }

  @Test func `an exam without criteria misses none`() throws {
    var room = try Room(Fixture.tcEF1)
    try room.run(.confirm([.candidate]))
    try room.runWhole()
    #expect(room.sitting.closingGaps.isEmpty)
  }

  @Test func `nothing is missing from an oral that was not held`() throws {
    var room = try Room(Fixture.ntcTitre)
    try room.run(.conclude(.absent, text: nil))
    #expect(room.sitting.closingGaps.isEmpty)
  }

  @Test func `sealed, nothing follows`() throws {
    var room = try decided()
    try room.run(.close)
    room.refuses(.seal(record: " "), with: .emptyText)
    #expect(try room.run(.seal(record: "260512-K7F")).map(\.event) == [.sealed(record: "260512-K7F")])
    #expect(room.sitting.stage == .sealed)
    for command in [Command.close, .correct(reason: "x"), .seal(record: "x"), .remark(Remark("x"))] {
      room.refuses(command, with: .sealed)
    }
  }

  @Test func `what is decided and not closed is closed by its sealing`() throws {
    var room = try decided()
    let events = try room.run(.seal(record: "260512-K7F"))
    #expect(events.map(\.event) == [.closed, .sealed(record: "260512-K7F")])
    #expect(Set(events.map(\.group)).count == 1)
    #expect(room.state.closed == room.now)
  }

  @Test func `what cannot be closed cannot be sealed`() throws {
    var room = try Room()
    room.refuses(.seal(record: "a"), with: .stillRunning)
    try room.runWhole()
    room.refuses(.seal(record: "a"), with: .decisionMissing)
    try room.run(.decide(Decision(.mark(Decimal64(units: 12)))))
    try room.run(.mark("tc.e4.1", as: "N"))
    room.refuses(.seal(record: "a"), with: .gridChangedSinceDecision)
  }
}
