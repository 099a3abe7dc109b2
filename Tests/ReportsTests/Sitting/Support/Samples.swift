// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

/// Passages rich enough to show every part of a report.
enum Sample {
  /// A titre with a sheet per juror: a pause, time granted, a late entry, a gap, a divergence, both changes, a juror
  /// replaced, a reservation lifted; decided against the proposal.
  static func titre() throws -> Room {
    var room = try Room(Room.shipped("ntc-titre")) { opening in
      opening.sheet = .perJuror
      opening.accommodations = [Accommodation(target: "preparation", numerator: 1, denominator: 3)].compactMap { $0 }
      opening.papersSeen = ["proposition", "dspp"]
    }
    try prepare(&room)
    try negotiate(&room)
    try deliberate(&room)
    return room
  }

  private static func prepare(_ room: inout Room) throws {
    try room.run(.confirm([.candidate, .exam]))
    try room.run(.reserve("le DSPP n’est pas signé"))
    try room.run(.next)
    try room.wait("10 min")
    try room.run(.pause(reason: "alarme"), at: "09:05")
    try room.wait("2 min")
    try room.run(.resume)
    try room.run(.incident(Incident(.alarm, "évacuation du bâtiment B"), pausesClock: false))
    try room.run(
      .write(
        number: 1,
        Change(
          field: .economic, kind: .budget, text: "Le budget est ramené à 41 000 €.",
          effects: [.term(id: "prix", .ceiling(Decimal64(units: 41_000)))], expected: "Propose un échelonnement."),
        origin: .bank("eco-1")))
    try room.run(
      .write(
        number: 2, Change(field: .human, kind: .counterpart, text: "Le directeur financier se joint à vous."),
        origin: .written))
    try room.wait("40 min")
    try room.run(.next)
    try room.run(.liftReservation("DSPP signé devant le jury"))
    try room.wait("15 min")
    try room.run(.next)
  }

  private static func negotiate(_ room: inout Room) throws {
    try room.wait("20 min")
    for criterion in room.exam.criteria.prefix(12) {
      try room.mark(criterion.id, as: "O", by: "Anne Roux")
      try room.mark(criterion.id, as: criterion.id == "ntc.c2.3" ? "N" : "O", by: "Paul Weiss")
    }
    try room.mark("ntc.c3.2", as: "O", by: "Anne Roux", on: .file)
    try room.run(.remark(Remark("cède sans contrepartie", criterion: "ntc.c2.3", juror: "Paul Weiss")))
    try room.run(.remark(Remark("très à l’aise", juror: "Anne Roux", kind: .note)))
    try room.run(.grant(milliseconds: 300_000, phase: nil, reason: "téléphone en panne"))
    room.now.wall += 65_000
    try room.wait("10 min")
    try room.run(.ruleGap(from: room.now.advanced(by: -120_000), counts: false))
    for number in 1...room.exam.phases.count where room.sitting.nextPhase != nil {
      try room.run(.next)
      for change in room.sitting.currentPhase?.tells ?? [] { try room.run(.tell(number: change)) }
      try room.wait("\(number * 4) min 30")
    }
    try room.run(.replaceJuror(leaving: "Paul Weiss", arriving: Juror(name: "Marc Petit", part: .observer)))
    try room.run(.next)
  }

  private static func deliberate(_ room: inout Room) throws {
    try room.wait("5 min")
    try room.run(.deliberate(room.sitting.agreedVerdicts))
    try room.run(.deliberate(["ntc.c2.3": "O"]))
    try room.run(
      .decide(Decision(.outcome("cp-000343"), reason: "les trois compétences du premier bloc sont acquises")))
    try room.run(.close)
    try room.run(.correct(reason: "une observation à ajouter"))
  }
}
