// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Marks` {
  private func perJuror(_ exam: Exam = Fixture.ntcTitre) throws -> Room {
    var room = try Room(exam) { $0.sheet = .perJuror }
    try room.run(.next)
    return room
  }

  @Test func `marks open with the first phase and stay open until the closing`() throws {
    var room = try Room()
    room.refuses(.mark("tc.e4.1", as: "O"), with: .notStarted)
    try room.runWhole()
    try room.run(.mark("tc.e4.1", as: "O"))
    try room.run(.decide(Decision(.mark(Decimal64(units: 12)))))
    try room.run(.mark("tc.e4.2", as: "N"))
    try room.run(.decide(Decision(.mark(Decimal64(units: 11)))))
    try room.run(.close)
    room.refuses(.mark("tc.e4.1", as: "O"), with: .closed)
  }

  @Test(arguments: ["o", "O", " o "]) func `a level is recognised whatever its case`(typed: String) throws {
    var room = try Room()
    try room.run(.next)
    try room.run(.mark("tc.e4.1", as: typed))
    #expect(room.sitting.finalGrid == ["tc.e4.1": "O"])
  }

  @Test func `one command marks several criteria, all of them or none`() throws {
    var room = try Room()
    try room.run(.next)
    let events = try room.run(.mark("tc.e4.1", "tc.e4.2", as: "O"))
    #expect(Set(events.map(\.group)).count == 1)
    room.refuses(
      .mark("tc.e4.3", "tc.e4.9", as: "O"), with: .unknownCriterion("tc.e4.9", nearest: "tc.e4.1"))
    room.refuses(.mark("tc.e4.3", as: "X"), with: .unknownLevel("X", levels: ["O", "N"]))
    #expect(room.sitting.finalGrid.count == 2)
    #expect(room.sitting.missingCriteria.map(\.id) == ["tc.e4.3"])
  }

  @Test func `a mark is changed, and taken back`() throws {
    var room = try Room()
    try room.run(.next)
    room.refuses(.unmark(criteria: ["tc.e4.1"], juror: nil), with: .nothingToUnmark(["tc.e4.1"]))
    try room.run([.mark("tc.e4.1", as: "O"), .mark("tc.e4.1", as: "N")])
    #expect(room.sitting.finalGrid == ["tc.e4.1": "N"])
    try room.run(.unmark(criteria: ["tc.e4.1", "tc.e4.2"], juror: nil))
    #expect(room.sitting.finalGrid.isEmpty)
  }

  @Test func `the shared sheet bears no name`() throws {
    var room = try Room()
    try room.run(.next)
    room.refuses(.mark("tc.e4.1", as: "O", by: "Anne Roux"), with: .sharedSheet)
    try room.run(.mark("tc.e4.1", as: "O"))
    #expect(room.state.marks.keys.map(\.juror) == [nil])
  }

  @Test func `a sheet per juror asks for whom, and knows them whatever the accents`() throws {
    var room = try perJuror()
    room.refuses(.mark("ntc.c1.1", as: "O"), with: .jurorNeeded)
    room.refuses(.mark("ntc.c1.1", as: "O", by: "Ann Roux"), with: .unknownJuror("Ann Roux", nearest: "Anne Roux"))
    try room.run(.mark("ntc.c1.1", as: "O", by: "anne roux"))
    try room.run(.mark("ntc.c1.1", as: "N", by: "PAUL WEISS"))
    #expect(room.sitting.verdicts(on: "ntc.c1.1").map(\.juror) == ["Anne Roux", "Paul Weiss"])
    #expect(room.sitting.verdicts(on: "ntc.c1.1").map(\.level) == ["O", "N"])
    try room.run(.unmark(criteria: ["ntc.c1.1"], juror: "Anne Roux"))
    #expect(room.sitting.verdicts(on: "ntc.c1.1").map(\.juror) == ["Paul Weiss"])
  }

  @Test func `a jury of one needs no name and no deliberation`() throws {
    var room = try Room { opening in
      opening.sheet = .perJuror
      opening.jury = [Juror(name: "Anne Roux")]
    }
    try room.run(.next)
    try room.run(.mark("tc.e4.1", as: "O"))
    #expect(room.state.marks.keys.map(\.juror) == ["Anne Roux"])
    #expect(!room.sitting.needsDeliberation)
    #expect(room.sitting.finalGrid == ["tc.e4.1": "O"])
  }

  @Test func `a mark says whether it rests on the scene or on the file`() throws {
    var room = try Room(Fixture.ntcTitre)
    try room.run(.next)
    try room.run(.mark(criteria: ["ntc.c3.1"], level: "O", juror: nil, basis: .file))
    #expect(room.state.marks[.init(criterion: "ntc.c3.1")]?.basis == .file)
  }

  @Test(
    arguments: [
      ("ntc.c3.1", "a-expose", false), ("ntc.c1.1", "a-expose", true), ("ntc.c5.3", "a-echange", true),
      ("ntc.c5.3", "b-tel", false), ("ntc.c5.1", "b-face", true), ("ntc.c1.1", "final", false),
      ("ntc.c1.1", nil, false), ("ntc.c1.1", "inconnue", false),
    ] as [(String, String?, Bool)])
  func `a mark outside of what its phase evaluates is labelled, never refused`(
    criterion: String, phase: String?, outside: Bool
  ) throws {
    var room = try Room(Fixture.ntcTitre)
    #expect(room.sitting.isOutOfPhase(criterion, phase: phase) == outside)
    if let phase, room.exam.phase(phase) != nil {
      try room.run(.go(phase: phase, reason: "test"))
      try room.run(.mark(criterion, as: "O"))
    }
  }

  @Test func `where no text ties a criterion to a phase, none is outside`() throws {
    let room = try Room(Fixture.tcE4)
    for phase in room.exam.phases { #expect(!room.sitting.isOutOfPhase("tc.e4.1", phase: phase.id)) }
  }

  @Test func `remarks keep their words, their criterion and their author`() throws {
    var room = try Room()
    room.refuses(.remark(Remark("  ")), with: .emptyText)
    room.refuses(.remark(Remark("bien", criterion: "tc.e4.8")), with: .unknownCriterion("tc.e4.8", nearest: "tc.e4.1"))
    try room.run(.remark(Remark("bien", criterion: "tc.e4.1", juror: "Anne Roux", kind: .note)))
    #expect(room.state.remarks.map(\.value.kind) == [.note])
  }
}
