// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Sittings
import Testing

@Suite struct `Incidents` {
  @Test func `an alarm noticed ten minutes late stops the clock when it rang`() throws {
    var room = try Room()
    try room.runPhases(30)
    let events = try room.run(.incident(Incident(.alarm, "évacuation"), pausesClock: true), at: "9:20")
    #expect(events.map(\.event) == [.incident(Incident(.alarm, "évacuation")), .paused(reason: "évacuation")])
    #expect(room.elapsed("prep") == "20:00")
    #expect(room.state.incidents.first?.moment.recorded == room.now)
    room.wait("5 min")
    try room.run(.resume)
    #expect(room.elapsed("prep") == "20:00")
  }

  @Test func `one that stops nothing is only noted, wherever it falls`() throws {
    var room = try Room()
    try room.run(.incident(Incident(.lateArrival, "10 min"), pausesClock: true))
    try room.run(.next)
    try room.run(.incident(Incident(.meansChanged, "téléphone en panne"), pausesClock: false))
    try room.run(.pause(reason: nil))
    try room.run(.incident(Incident(.alarm, ""), pausesClock: true))
    #expect(room.state.incidents.count == 3)
    #expect(room.state.currentRun?.pauses.count == 1)
    room.refuses(.incident(Incident(.other, " "), pausesClock: false), with: .emptyText)
  }

  @Test func `a juror replaced midway leaves earlier marks to their author`() throws {
    var room = try Room(Fixture.ntcTitre) { $0.sheet = .perJuror }
    try room.run(.next)
    try room.run(.mark("ntc.c3.1", as: "O", by: "Paul Weiss"))
    try room.run(.replaceJuror(leaving: "paul weiss", arriving: Juror(name: "Zoé Kern")))
    #expect(room.state.jury.map(\.name) == ["Anne Roux", "Zoé Kern"])
    #expect(room.state.jury[1].part == .observer)
    #expect(room.state.opening?.jury.map(\.name) == ["Anne Roux", "Paul Weiss"])
    try room.run(.mark("ntc.c3.1", as: "N", by: "Zoé Kern"))
    #expect(room.sitting.verdicts(on: "ntc.c3.1").map(\.juror) == ["Paul Weiss", "Zoé Kern"])
    #expect(room.sitting.agreement(on: "ntc.c3.1") == .divergent)
    room.refuses(
      .mark("ntc.c3.1", as: "O", by: "Paul Weiss"), with: .unknownJuror("Paul Weiss", nearest: nil))
    #expect(room.state.incidents.map(\.value) == [Incident(.jurorReplaced, "Paul Weiss → Zoé Kern")])
  }

  @Test func `a juror who leaves is not always replaced`() throws {
    var room = try Room()
    try room.run(.replaceJuror(leaving: "Paul Weiss", arriving: nil))
    #expect(room.state.jury.map(\.name) == ["Anne Roux"])
    #expect(room.state.incidents.map(\.value.kind) == [.jurorLeft])
    room.refuses(.replaceJuror(leaving: "Paul Weiss", arriving: nil), with: .unknownJuror("Paul Weiss", nearest: nil))
  }

  @Test func `nobody sits twice`() throws {
    let room = try Room()
    room.refuses(
      .replaceJuror(leaving: "Paul Weiss", arriving: Juror(name: "ANNE ROUX")),
      with: .openingProblems([.jurorTwice("ANNE ROUX")]))
    room.refuses(.replaceJuror(leaving: "Paul Weiss", arriving: Juror(name: " ")), with: .emptyText)
  }

  @Test func `roles given before the oral are a choice, swapped during it an incident`() throws {
    var room = try Room()
    try room.run(.assign(["Anne Roux": .observer, "Paul Weiss": .client]))
    #expect(room.state.incidents.isEmpty)
    try room.run(.next)
    try room.run(.assign(["anne roux": .client, "paul weiss": .observer]))
    #expect(
      room.state.incidents.map(\.value)
        == [Incident(.partsSwapped, "Anne Roux : client, Paul Weiss : observateur")])
    #expect(room.state.jury.map(\.part) == [.client, .observer])
    try room.run(.assign(["Anne Roux": .client]))
    #expect(room.state.incidents.count == 1)
    room.refuses(.assign(["Zoé": .client]), with: .unknownJuror("Zoé", nearest: nil))
  }

  @Test func `a reservation stands until it is lifted`() throws {
    var room = try Room()
    room.refuses(.liftReservation("pièce reçue"), with: .noReservation)
    room.refuses(.reserve(" "), with: .emptyText)
    try room.run(.reserve("fiche 2 à vérifier"))
    #expect(room.state.standingReservations == ["fiche 2 à vérifier"])
    room.refuses(.liftReservation(""), with: .emptyText)
    try room.run(.liftReservation("pièce reçue"))
    #expect(room.state.standingReservations.isEmpty)
    #expect(room.state.reservations.count == 1)
    #expect(room.state.liftedReservations.map(\.value) == ["pièce reçue"])
  }
}
