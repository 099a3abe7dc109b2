// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Timekeeping` {
  @Test func `a phase counts down from its duration and on into overtime`() throws {
    var room = try Room()
    try room.run(.next)
    #expect(try room.remaining("prep") == "50:00")
    room.wait("49min59")
    #expect(try room.remaining("prep") == "00:01")
    #expect(room.sitting.clock(at: room.now)?.overtime == 0)
    room.wait("2 min")
    #expect(try room.remaining("prep") == "−01:59")
    let clock = try #require(room.sitting.clock(at: room.now))
    #expect(clock.overtime == milliseconds("1min59"))
    #expect(clock.allotted == milliseconds("50 min"))
    #expect(room.sitting.currentPhase?.id == "prep")
  }

  @Test func `two phases share an allowance`() throws {
    var room = try Room(Fixture.nrcE4)
    try room.runPhases(40, 10)
    try room.run(.next)
    #expect(try room.allotted("simulation") == nil)
    #expect(try room.remaining("simulation") == "30:00")
    room.wait("18 min")
    try room.run(.next)
    #expect(try room.remaining("entretien") == "12:00")
    room.wait("14 min")
    #expect(try room.remaining("entretien") == "−02:00")
  }

  @Test func `a restarted run goes on consuming its allowance, unless time is granted`() throws {
    var room = try Room(Fixture.nrcE4)
    try room.runPhases(40, 10, 20)
    try room.run(.go(phase: "simulation", reason: "téléphone en panne"))
    #expect(try room.remaining("simulation") == "10:00")
    try room.run(.grant(milliseconds: milliseconds("5 min"), phase: nil, reason: "panne"))
    #expect(try room.remaining("simulation") == "15:00")
    #expect(try room.remaining("entretien") == "15:00")
    #expect(room.state.grants == ["simulation": milliseconds("5 min")])
  }

  @Test func `a restarted phase goes on consuming its own time`() throws {
    var room = try Room()
    try room.runPhases(50, 4)
    try room.run(.go(phase: "prep", reason: "erreur"))
    room.wait("1 min")
    try room.run(.go(phase: "expose", reason: nil))
    room.wait("2 min")
    #expect(try room.remaining("expose") == "04:00")
    #expect(room.elapsed("expose") == "06:00")
  }

  @Test(arguments: [
    (Int64(0), SittingError.grantOutOfRange), (-60_000, .grantOutOfRange), (999, .grantOutOfRange),
    (14_400_001, .grantOutOfRange), (.max, .grantOutOfRange),
  ])
  func `time is granted within bounds`(milliseconds: Int64, error: SittingError) throws {
    var room = try Room()
    try room.run(.next)
    room.refuses(.grant(milliseconds: milliseconds, phase: nil, reason: "panne"), with: error)
  }

  @Test func `granting time asks for a reason and a phase`() throws {
    let room = try Room()
    room.refuses(.grant(milliseconds: 60_000, phase: nil, reason: "panne"), with: .noPhaseRuns)
    room.refuses(.grant(milliseconds: 60_000, phase: "nego", reason: " "), with: .reasonNeeded(.granting))
    room.refuses(.grant(milliseconds: 60_000, phase: "neg", reason: "x"), with: .unknownPhase("neg", nearest: "nego"))
  }

  @Test func `the centre sets what the text leaves open; else there is no limit`() throws {
    var silent = try Room(Fixture.tcE4Ccf)
    try silent.run(.next)
    silent.wait("90 min")
    #expect(try silent.remaining("expose") == nil)
    #expect(silent.sitting.clock(at: silent.now)?.nextAlert == nil)
    #expect(silent.sitting.clock(at: silent.now)?.overtime == 0)

    var set = try Room(Fixture.tcE4Ccf) { $0.centreMinutes = ["expose": 10] }
    try set.run(.next)
    #expect(try set.remaining("expose") == "10:00")
    #expect(try set.remaining("entretien") == nil)
  }

  @Test func `extra time is a share of the duration, or of the allowance`() throws {
    let third = try #require(Accommodation(target: "fiche", numerator: 1, denominator: 3))
    let shared = try #require(Accommodation(target: "echange", numerator: 1, denominator: 3))
    let room = try Room(Fixture.nrcE4) { $0.accommodations = [third, shared] }
    #expect(try room.allotted("fiche") == "13:20")
    #expect(try room.allotted("prep") == "40:00")
    #expect(try room.remaining("simulation") == "40:00")
  }

  @Test(arguments: [
    (1, 3, Int64(600_000), Int64(200_000)), (1, 3, 600_001, 200_001), (1, 4, 0, 0), (2, 1, 600_000, 1_200_000),
    (Int.max, .max, 600_000, 600_000), (1, 1, .max, .max), (2, 1, .max, .max),
  ])
  func `extra time rounds up, in the candidate's favour`(
    numerator: Int, denominator: Int, base: Int64, extra: Int64
  ) throws {
    let found = try #require(Accommodation(target: "x", numerator: numerator, denominator: denominator))
    #expect(found.extra(on: base) == extra)
  }

  @Test(arguments: [(0, 3), (-1, 3), (1, 0), (1, -3), (7, 3), (Int.max, 3), (.max, .min)])
  func `extra time beyond twice the duration, or none, is no accommodation`(numerator: Int, denominator: Int) {
    #expect(Accommodation(target: "x", numerator: numerator, denominator: denominator) == nil)
  }

  @Test func `more than a third is noticed`() throws {
    #expect(try #require(Accommodation(target: "x", numerator: 1, denominator: 3)).passesThird == false)
    #expect(try #require(Accommodation(target: "x", numerator: 1, denominator: 2)).passesThird)
    #expect(try #require(Accommodation(target: "x", numerator: .max, denominator: .max)).passesThird)
  }

  @Test func `an accommodation whose fields were changed to nonsense gives nothing`() throws {
    var accommodation = try #require(Accommodation(target: "x", numerator: 1, denominator: 3))
    accommodation.denominator = 0
    #expect(accommodation.extra(on: 600_000) == 0)
    accommodation.numerator = .min
    #expect(accommodation.passesThird == false)
    accommodation.denominator = 1
    #expect(accommodation.extra(on: 600_000) == 0)
  }

  // MARK: Clocks

  @Test func `suspend counts, a clock step does not, and the step is written down`() throws {
    var room = try Room()
    try room.run(.next)
    room.wait("10 min")  // Suspended or not, the boot clock goes on.
    room.clock.step(by: milliseconds("1 h"))
    #expect(room.elapsed("prep") == "10:00")
    let events = try room.run(.pause(reason: nil))
    #expect(events.map(\.event) == [.clockDiverged(milliseconds: 3_600_000), .paused(reason: nil)])
    #expect(events.map(\.sequence) == [3, 4])
    #expect(events.map(\.group) == [3, 4])
    #expect(room.state.divergences.map(\.value) == [3_600_000])
    room.wait("1 min")
    #expect(try room.run(.resume).count == 1)
  }

  @Test(arguments: [(Int64(2000), 1), (2001, 2), (-2000, 1), (-2001, 2)])
  func `two seconds of drift are nothing`(drift: Int64, events: Int) throws {
    var room = try Room()
    room.wait("1 min")
    room.clock.step(by: drift)
    #expect(try room.run(.next).count == events)
  }

  @Test func `across a restart of the machine the wall clock measures, segment by segment`() throws {
    var room = try Room()
    try room.runPhases(10)
    room.clock.reboot(after: "3 min")
    #expect(room.elapsed("prep") == "13:00")
    try room.run(.pause(reason: nil))
    room.wait("5 min")
    try room.run(.resume)
    room.clock.step(by: milliseconds("2 h"))
    room.wait("4 min")
    #expect(room.elapsed("prep") == "17:00")
    #expect(room.replayed.elapsed(in: "prep", at: room.now) == room.sitting.elapsed(in: "prep", at: room.now))
  }
}

/// What the total leaves to the last phase: TC E4, 50 minutes after the preparation, 10 + 25 + 5 and the rest.
@Suite struct `Rest` {
  @Test(arguments: [
    ([], "10:00"), ([50], "10:00"), ([90], "10:00"),  // the preparation is outside of the total
    ([50, 10, 25, 5], "10:00"), ([50, 6, 25, 5], "14:00"),  // unused time goes to the rest
    ([50, 12, 25, 5], "08:00"),  // overtime comes from it
    ([50, 30, 30, 5], "00:00"),  // and never leaves less than nothing
  ])
  func `unused time goes to it, overtime comes from it`(minutes: [Int], rest: String) throws {
    var room = try Room()
    for duration in minutes {
      try room.run(.next)
      room.wait("\(duration) min")
    }
    if minutes.count == 4 { try room.run(.next) }
    #expect(try room.allotted("elargi") == rest)
  }

  @Test func `a skipped phase leaves it all`() throws {
    var room = try Room()
    try room.runPhases(50, 10)
    try room.run(.go(phase: "suivi", reason: "fiche absente"))
    room.wait("5 min")
    #expect(try room.allotted("elargi") == "35:00")
  }

  @Test func `a phase that runs keeps its time until it ends`() throws {
    var room = try Room()
    try room.runPhases(50, 4)
    #expect(try room.allotted("elargi") == "10:00")
    try room.run(.stop)
    #expect(try room.allotted("elargi") == "16:00")
    try room.run(.go(phase: "expose", reason: "reprise"))
    #expect(try room.allotted("elargi") == "10:00")
    room.wait("5 min")
    try room.run(.next)
    #expect(try room.allotted("elargi") == "11:00")
  }

  @Test func `after a return, what lies ahead is expected again`() throws {
    var room = try Room()
    try room.runPhases(50, 10, 5)
    try room.run(.go(phase: "expose", reason: "reprise"))
    #expect(try room.allotted("elargi") == "10:00")
    try room.run(.go(phase: "elargi", reason: "fin de matinée"))
    #expect(try room.allotted("elargi") == "35:00")
  }

  @Test func `extra and granted time of another phase neither take from it nor go to it`() throws {
    let third = try #require(Accommodation(target: "expose", numerator: 1, denominator: 3))
    for (spent, rest) in [("13min20", "10:00"), ("10 min", "10:00"), ("8 min", "12:00"), ("14min20", "09:00")] {
      var room = try Room { $0.accommodations = [third] }
      try room.runPhases(50)
      try room.run(.next)
      room.wait(spent)
      try room.run(.next)
      #expect(try room.allotted("elargi") == rest, "\(spent)")
    }
    var room = try Room()
    try room.runPhases(50, 10)
    try room.run(.grant(milliseconds: milliseconds("4 min"), phase: nil, reason: "panne"))
    room.wait("4 min")
    try room.run(.next)
    #expect(try room.allotted("elargi") == "10:00")
  }

  @Test func `extra time on the rest itself is a share of what is left`() throws {
    let third = try #require(Accommodation(target: "elargi", numerator: 1, denominator: 3))
    let room = try Room { $0.accommodations = [third] }
    #expect(try room.allotted("elargi") == "13:20")
  }

  @Test func `two rests share what is left`() throws {
    var exam = Fixture.tcE4
    exam.phases[3].limit = TimeLimit(minutes: nil, .rest)
    var room = try Room(exam)
    try room.runPhases(50, 10, 25, 6)
    try room.run(.next)
    #expect(try room.allotted("elargi") == "09:00")
  }

  @Test func `the total is the centre's when the text leaves it open; else there is no rest to speak of`() throws {
    var exam = Fixture.tcE4
    exam.total = TimeLimit(minutes: nil, .centre)
    #expect(try Room(exam).allotted("elargi") == nil)
    #expect(try Room(exam) { $0.centreMinutes = ["total": 60] }.allotted("elargi") == "20:00")
  }

  @Test func `a preparation within the total counts`() throws {
    var exam = Fixture.tcE4
    exam.total = TimeLimit(minutes: 100, .maximum)
    exam.totalIncludesPreparation = true
    var room = try Room(exam)
    try room.runPhases(55)
    #expect(try room.allotted("elargi") == "05:00")
  }
}

@Suite struct `Alert thresholds` {
  @Test(
    arguments: [
      (nil, []), (Int64(1_800_000), [300_000, 60_000, 0]), (1_200_000, [300_000, 60_000, 0]),
      (1_199_999, [120_000, 60_000, 0]), (300_000, [120_000, 60_000, 0]), (299_999, [60_000, 0]), (60_000, [0]),
      (0, []), (-1, []), (.min, []), (.max, [300_000, 60_000, 0]),
    ] as [(Int64?, [Int64])])
  func `thresholds fit the length of the phase`(length: Int64?, thresholds: [Int64]) {
    #expect(Alerts.thresholds(for: length) == thresholds)
  }

  @Test(
    arguments: [
      ("0 min", 300_000), ("45 min", 60_000), ("44min59", 300_000), ("49 min", 0), ("50 min", nil), ("60 min", nil),
    ] as [(String, Int64?)])
  func `the next alert is the nearest one below what is left`(spent: String, next: Int64?) throws {
    var room = try Room()
    try room.run(.next)
    room.wait(spent)
    #expect(room.sitting.clock(at: room.now)?.nextAlert == next)
  }

  @Test func `under a shared allowance they follow what is left of it`() throws {
    var room = try Room(Fixture.nrcE4)
    try room.runPhases(40, 10, 18)
    try room.run(.next)
    #expect(room.sitting.clock(at: room.now)?.nextAlert == 120_000)
  }
}
