// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Sittings
import Testing

@Suite struct `Changes` {
  @Test func `a change is written, then told in the phase that runs`() throws {
    var room = try Room(Fixture.ntcTitre)
    try room.run(.write(1))
    #expect(room.state.changes[1]?.told == nil)
    try room.runPhases(30, 15, 45, 15)
    try room.run(.next)
    try room.run(.tell(number: 1))
    #expect(room.state.changes[1]?.toldIn == "b-tel")
    #expect(room.state.changes[1]?.told == room.now)
  }

  @Test func `the exam says how many`() throws {
    let ntc = try Room(Fixture.ntcTitre)
    for number in [0, -1, 3, .min, .max] {
      ntc.refuses(.write(number), with: .changeNumberOutOfRange(number, count: 2))
    }
    var some = try Room(Fixture.nrcE4)
    try some.run(.write(20))
    some.refuses(.write(21), with: .changeNumberOutOfRange(21, count: nil))
    try Room(Fixture.tcE4).refuses(.write(1), with: .examHasNoChanges)
  }

  @Test(arguments: [0, -4]) func `an exam whose count is nonsense refuses, it does not fall`(count: Int) throws {
    var exam = Fixture.ntcTitre
    exam.changes?.count = count
    try Room(exam).refuses(.write(1), with: .changeNumberOutOfRange(1, count: count))
  }

  @Test func `written again before it is told, it is replaced; told, it stands`() throws {
    var room = try Room(Fixture.ntcTitre)
    try room.run(.write(1, "premier"))
    try room.run(.write(1, "second"))
    #expect(room.state.changes[1]?.change.text == "second")
    try room.run(.tell(number: 1))
    room.refuses(.write(1), with: .changeAlreadyTold(1))
    room.refuses(.drop(number: 1), with: .changeAlreadyTold(1))
    room.refuses(.tell(number: 1), with: .changeAlreadyTold(1))
  }

  @Test func `nothing is told or dropped that was not written`() throws {
    var room = try Room(Fixture.ntcTitre)
    room.refuses(.tell(number: 1), with: .changeNotWritten(1))
    room.refuses(.drop(number: 1), with: .changeNotWritten(1))
    room.refuses(.write(1, " \n"), with: .emptyText)
    try room.run([.write(2), .drop(number: 2)])
    #expect(room.state.changes.isEmpty)
  }

  @Test func `where it comes from is kept`() throws {
    var room = try Room(Fixture.ntcTitre)
    let change = Change(id: "budget-1", field: .economic, kind: .budget, text: "budget −15 %")
    try room.run(.write(number: 1, change, origin: .bank("budget-1")))
    try room.run(.write(number: 2, change, origin: .drawn(code: "7Q2")))
    #expect(room.state.changes[1]?.origin == .bank("budget-1"))
    #expect(room.state.changes[2]?.origin == .drawn(code: "7Q2"))
  }

  @Test func `a change is overdue once the phase that tells it is over`() throws {
    var room = try Room(Fixture.ntcTitre)
    try room.runPhases(30, 15, 45, 15, 10)
    try room.run(.write(1))
    #expect(room.sitting.changesOverdue == [])
    try room.run(.next)
    #expect(room.sitting.changesOverdue == [1])
    try room.run(.tell(number: 1))
    #expect(room.sitting.changesOverdue == [])
  }

  @Test func `a change is overdue, too, when its phase was skipped, and when the oral is over`() throws {
    var room = try Room(Fixture.ntcTitre)
    try room.run([.write(1), .write(2)])
    try room.runPhases(30, 15, 45, 15)
    try room.run(.go(phase: "b-face", reason: "téléphone en panne"))
    #expect(room.sitting.changesOverdue == [1])
    try room.run(.conclude(.abandoned, text: nil))
    #expect(room.sitting.changesOverdue == [1, 2])
  }

  @Test func `a change that two phases may tell is overdue after both`() throws {
    var exam = Fixture.ntcTitre
    exam.phases[5].tells = [1, 2]
    var room = try Room(exam)
    try room.run(.write(1))
    try room.run(.go(phase: "b-tel", reason: "retard"))
    try room.run(.next)
    #expect(room.sitting.changesOverdue == [])
    try room.run(.next)
    #expect(room.sitting.changesOverdue == [1])
  }
}
