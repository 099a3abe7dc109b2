// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Reports
import Sittings
import Testing

@Suite struct `The report of a passage` {
  @Test(arguments: [40, 80, 120])
  func `The jury reads everything`(width: Int) throws {
    let room = try Sample.titre()
    let text = TextRenderer(width: width).render(SittingReport(room.sitting, at: room.now).document)
    try expectSnapshot(text, "titre-jury-\(width).txt")
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
  }

  @Test func `Scripts read everything`() throws {
    let room = try Sample.titre()
    try expectSnapshot(SittingJSON(room.sitting, at: room.now).value.pretty + "\n", "titre-jury.json")
  }

  @Test func `The keys of the contract are all there, for the jury and for a candidate`() throws {
    let room = try Sample.titre()
    let contract = [
      "id", "exam", "state", "outcome", "candidate", "phases", "changes", "marks", "final", "decision", "remarks",
      "incidents",
    ]
    let view = CandidateSitting(room.sitting, at: room.now)
    for value in [SittingJSON(room.sitting, at: room.now).value, CandidateJSON(view).value] {
      #expect(contract.filter { value.member($0) == nil } == [])
    }
  }

  @Test func `A passage just opened is told in few lines`() throws {
    let room = try Room(Room.shipped("tc-e2")) { $0.jury = [] }
    try expectSnapshot(TextRenderer().render(SittingReport(room.sitting, at: room.now).document), "ouvert.txt")
  }

  @Test func `What changed since the opening is told as it stands`() throws {
    let third = try #require(Accommodation(target: "presentation", numerator: 1, denominator: 3))
    let quarter = try #require(Accommodation(target: "negociation", numerator: 1, denominator: 4))
    var room = try Room(Room.shipped("tc-e4")) {
      $0.chosen = [1]
      $0.accommodations = [third]
    }
    try room.run(.choose([2]))
    try room.run(.accommodate([quarter]))
    try room.run(.addJurors([Juror(name: "Inès Caron")]))

    let text = TextRenderer(width: 120).render(SittingReport(room.sitting, at: room.now).document)
    func fact(_ label: String) -> String? {
      text.split(separator: "\n").first { $0.hasPrefix(label + " ") }
        .map { $0.dropFirst(label.count).drop { $0 == " " } }.map(String.init)
    }
    #expect(fact("Choisi") == "fiche 2")
    #expect(fact("Majorations") == "Négociation simulée +1/4")
    #expect(text.contains("Inès Caron"))

    let json = SittingJSON(room.sitting, at: room.now).value
    #expect(json.member("chosen") == [.int(2)])
    #expect(json.member("accommodations") == [["target": "negociation", "extra": "1/4"]])
    #expect(
      json.member("jury") == [
        ["name": "Anne Roux", "seat": nil, "part": "client"], ["name": "Paul Weiss", "seat": nil, "part": "observer"],
        ["name": "Inès Caron", "seat": nil, "part": nil],
      ])
  }

  @Test func `Somebody who did not come leaves no grid`() throws {
    var room = try Room(Room.shipped("tc-e4"))
    try room.run(.conclude(.absent, text: "pas d’appel"))
    try room.run(.close)
    try expectSnapshot(TextRenderer().render(SittingReport(room.sitting, at: room.now).document), "absent.txt")
  }

  @Test(arguments: ["nrc-e6", "tc-e2", "tc-e4-ccf2", "tc-e1-ccf4"])
  func `Every form of decision is told`(id: String) throws {
    let room = try Layers(seed: 4).sitting(of: Room.shipped(id), .closedInSilence)
    let document = SittingReport(room.sitting, at: room.now).document
    try expectSnapshot(TextRenderer().render(document), "decide-\(id).txt")
  }
}

@Suite struct `The overtime of a run` {
  /// Seconds beyond, for each run of a phase.
  private func overtimes(_ room: Room, _ phase: String) -> [JSONValue?] {
    guard case .array(let phases) = SittingJSON(room.sitting, at: room.now).value.member("phases"),
      case .array(let runs) = phases.first(where: { $0.member("id") == .string(phase) })?.member("runs")
    else { return [] }
    return runs.map { $0.member("overtimeSeconds") }
  }

  @Test func `It is what passed beyond the time left when the run took place`() throws {
    var room = try Room(Room.shipped("tc-e4"))
    try room.run(.go(phase: "presentation", reason: "préparation en loge"))
    try room.wait("12 min")
    #expect(overtimes(room, "presentation") == [120])
    try room.run(.next)
    try room.wait("5 min")
    try room.run(.go(phase: "presentation", reason: "question oubliée"))
    try room.wait("1 min")
    #expect(overtimes(room, "presentation") == [120, 60])
    #expect(overtimes(room, "negociation") == [0])
  }

  @Test func `Time granted later does not undo it`() throws {
    var room = try Room(Room.shipped("tc-e4"))
    try room.run(.go(phase: "presentation", reason: "préparation en loge"))
    try room.wait("12 min")
    try room.run(.next)
    try room.run(.grant(milliseconds: 600_000, phase: "presentation", reason: "reprise"))
    try room.run(.go(phase: "presentation", reason: "reprise"))
    try room.wait("3 min")
    #expect(overtimes(room, "presentation") == [120, 0])
  }

  @Test func `A gap ruled out afterwards takes it back`() throws {
    var room = try Room(Room.shipped("tc-e4"))
    try room.run(.go(phase: "presentation", reason: "préparation en loge"))
    try room.wait("4 min")
    let from = room.now
    try room.wait("8 min")
    try room.run(.next)
    #expect(overtimes(room, "presentation") == [120])
    room.record(.gapRuled(from: from, to: room.now, counts: false))
    #expect(overtimes(room, "presentation") == [0])
  }

  @Test func `A moment of another day is said as French says it`() throws {
    var room = try Room(Room.shipped("tc-e4"))
    try room.run(.next)
    try room.wait("50min")
    try room.run(.conclude(.held, text: nil))
    try room.wait("24h")
    try room.run(.incident(Incident(.other, "bruit"), pausesClock: false), at: "23:00")
    try room.run(.decide(Decision(.mark(Decimal64(units: 13)))))
    let text = TextRenderer(width: 120).render(SittingReport(room.sitting, at: room.now).document)
    #expect(text.contains("oral tenu, à 09:50") && !text.contains("à 13/05"))
    #expect(text.contains("23:00 (saisi le 13/05 à 09:50)"))
    #expect(text.contains("Prise le") && text.contains("13/05 à 09:50"))
  }

  @Test func `A candidate is called by what is known`() {
    func label(_ number: String, _ family: String, _ given: String) -> String {
      Candidate(number: number, familyName: family, givenName: given).shortLabel
    }
    #expect(label("0042", "Ferrand", "Lucie") == "Lucie Ferrand (0042)")
    #expect(label("", "Lucie", "") == "Lucie")
    #expect(label("0042", "", "") == "nº\u{A0}0042")
  }
}
