// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Sittings
import Testing

@Suite struct `Deliberation` {
  /// Two jurors with a sheet each, the oral held.
  private func held(_ marks: [(String, String, String)]) throws -> Room {
    var room = try Room { $0.sheet = .perJuror }
    try room.run(.next)
    for (criterion, level, juror) in marks { try room.run(.mark(criterion, as: level, by: juror)) }
    room.refuses(.deliberate(["tc.e4.1": "O"]), with: .stillRunning)
    try room.run(.conclude(.held, text: nil))
    return room
  }

  @Test func `it shows agreements and divergences`() throws {
    let room = try held([
      ("tc.e4.1", "O", "Anne Roux"), ("tc.e4.1", "O", "Paul Weiss"), ("tc.e4.2", "O", "Anne Roux"),
      ("tc.e4.2", "N", "Paul Weiss"),
    ])
    #expect(room.sitting.needsDeliberation)
    #expect(room.sitting.agreement(on: "tc.e4.1") == .agreed(level: "O"))
    #expect(room.sitting.agreement(on: "tc.e4.2") == .divergent)
    #expect(room.sitting.agreement(on: "tc.e4.3") == .none)
    #expect(room.sitting.agreedVerdicts == ["tc.e4.1": "O"])
    #expect(room.sitting.finalGrid.isEmpty)
  }

  @Test func `the common verdicts are what the jury says`() throws {
    var room = try held([("tc.e4.1", "O", "Anne Roux"), ("tc.e4.1", "N", "Paul Weiss")])
    try room.run(.deliberate(["tc.e4.1": "n"]))
    #expect(room.sitting.finalGrid == ["tc.e4.1": "N"])
    #expect(room.sitting.agreedVerdicts == [:])
    #expect(room.sitting.missingCriteria.map(\.id) == ["tc.e4.2", "tc.e4.3"])
    room.refuses(.deliberate(["tc.e4.9": "O"]), with: .unknownCriterion("tc.e4.9", nearest: "tc.e4.1"))
    room.refuses(.deliberate(["tc.e4.1": "Z"]), with: .unknownLevel("Z", levels: ["O", "N"]))
  }

  @Test func `when only one of two marked, the sheets are still apart`() throws {
    var room = try held([("tc.e4.1", "O", "Anne Roux")])
    #expect(room.sitting.needsDeliberation)
    #expect(room.sitting.finalGrid.isEmpty)
    #expect(room.sitting.agreement(on: "tc.e4.1") == .partial(level: "O", missing: ["Paul Weiss"]))
    #expect(room.sitting.agreedVerdicts.isEmpty)
    try room.run(.deliberate(room.sitting.partialVerdicts))
    #expect(room.sitting.finalGrid == ["tc.e4.1": "O"])
    #expect(room.sitting.partialVerdicts.isEmpty)
  }

  @Test func `a juror's sheet changed afterwards leaves the common verdict, and shows`() throws {
    var room = try held([("tc.e4.1", "O", "Anne Roux"), ("tc.e4.1", "O", "Paul Weiss")])
    try room.run(.deliberate(room.sitting.agreedVerdicts))
    try room.run(.mark("tc.e4.1", as: "N", by: "Paul Weiss"))
    #expect(room.sitting.finalGrid == ["tc.e4.1": "O"])
    #expect(room.sitting.agreement(on: "tc.e4.1") == .divergent)
  }

  @Test func `on the shared sheet the last word holds`() throws {
    var room = try Room()
    try room.run(.next)
    try room.run(.mark("tc.e4.1", "tc.e4.2", as: "O"))
    try room.run(.conclude(.held, text: nil))
    #expect(!room.sitting.needsDeliberation)
    try room.run(.deliberate(["tc.e4.1": "N", "tc.e4.2": "N"]))
    #expect(room.sitting.finalGrid == ["tc.e4.1": "N", "tc.e4.2": "N"])
    try room.run(.mark("tc.e4.1", as: "O"))
    try room.run(.unmark(criteria: ["tc.e4.2"], juror: nil))
    #expect(room.sitting.finalGrid == ["tc.e4.1": "O"])
  }

  @Test func `after a juror was replaced both authors count`() throws {
    var room = try Room { ($0.sheet, $0.jury) = (.perJuror, [Juror(name: "Anne Roux")]) }
    try room.run(.next)
    try room.run(.mark("tc.e4.1", as: "O"))
    try room.run(.replaceJuror(leaving: "Anne Roux", arriving: Juror(name: "Zoé Kern")))
    try room.run(.mark("tc.e4.2", as: "O"))
    #expect(room.sitting.needsDeliberation)
    #expect(room.sitting.agreedVerdicts == ["tc.e4.1": "O", "tc.e4.2": "O"])
  }
}
