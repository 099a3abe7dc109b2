// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

/// Random sequences of commands, sensible or not, from fixed seeds.
@Suite struct `Properties` {
  /// Plays commands at moments that wait, are late, restart the machine; calls `check` after each.
  private func play(
    _ exam: Exam, seed: UInt64, steps: Int = 150, restarts: Bool = false,
    _ check: (_ before: Sitting, _ after: Sitting, _ events: [RecordedEvent], _ now: Instant) throws -> Void
  ) throws {
    var room = try Room(exam) { if seed % 2 == 1 { $0.sheet = .perJuror } }
    var generator = CommandGenerator(exam, seed: seed)
    for step in 0..<steps {
      if restarts && generator.random.chance(3) { room.clock.reboot(after: "5 min", as: "boot-\(step)") }
      if restarts && generator.random.chance(5) {
        room.clock.step(by: generator.random.pick([-60_000, 3000, 7_200_000]))
      }
      room.clock.now = room.now.advanced(by: Int64.random(in: 0...400_000, using: &generator.random))
      let late = generator.random.chance(20) ? -Int64.random(in: 0...600_000, using: &generator.random) : 0
      let command = generator.command(at: room.now)
      let before = room.sitting
      let events: [RecordedEvent]
      do throws(SittingError) {
        let moment = Moment(effective: room.now.advanced(by: late), recorded: room.now)
        events = try room.sitting.decide(command, at: moment)
      } catch {
        #expect(!error.wording.isEmpty)
        continue
      }
      #expect(room.sitting == before)
      room.sitting.apply(events)
      try check(before, room.sitting, events, room.now)
    }
  }

  private static let cases: [(Int, UInt64)] = Fixture.all.indices.flatMap { exam in (1...4).map { (exam, $0) } }

  @Test(arguments: cases)
  func `sequences are contiguous and a replayed journal gives an equal sitting`(exam: Int, seed: UInt64) throws {
    var last = Sitting(exam: Fixture.all[exam])
    try play(Fixture.all[exam], seed: seed, restarts: true) { before, after, events, _ in
      #expect(events.map(\.sequence) == Array(before.events.count + 1..<after.events.count + 1))
      last = after
    }
    #expect(last.events.map(\.sequence) == Array(1..<last.events.count + 1))
    #expect(Sitting(exam: last.exam, events: last.events) == last)
  }

  @Test(arguments: cases)
  func `elapsed time is never negative, never decreases, and fits in the wall's`(exam: Int, seed: UInt64) throws {
    try play(Fixture.all[exam], seed: seed) { _, sitting, _, now in
      let later = now.advanced(by: 90_000)
      var total: Int64 = 0
      for phase in sitting.exam.phases {
        let elapsed = sitting.elapsed(in: phase.id, at: now)
        #expect(elapsed >= 0)
        let running = sitting.state.currentRun.map { $0.phase == phase.id && !$0.isPaused } ?? false
        #expect(sitting.elapsed(in: phase.id, at: later) - elapsed == (running ? 90_000 : 0))
        total += elapsed
      }
      if let start = sitting.state.runs.first?.start { #expect(total <= now.since(start)) }
      for run in sitting.state.runs {
        #expect(run.elapsed(at: now) + run.paused(at: now) == (run.end ?? now).since(run.start))
      }
    }
  }

  @Test(arguments: cases)
  func `across restarts and steps elapsed time never goes back`(exam: Int, seed: UInt64) throws {
    try play(Fixture.all[exam], seed: seed, restarts: true) { _, sitting, _, now in
      for phase in sitting.exam.phases {
        let elapsed = sitting.elapsed(in: phase.id, at: now)
        #expect(elapsed >= 0)
        #expect(sitting.elapsed(in: phase.id, at: now.advanced(by: 1000)) >= elapsed)
      }
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `an allowance is consumed by its members, and by nothing else`(seed: UInt64) throws {
    let exam = Fixture.nrcE4
    let allowance = try #require(exam.allowance("echange"))
    try play(exam, seed: seed) { _, sitting, _, now in
      let members = ["simulation", "entretien"]
      let spent = members.reduce(0) { $0 + sitting.elapsed(in: $1, at: now) }
      let granted = members.reduce(0) { $0 + sitting.state.grants[$1, default: 0] }
      #expect(sitting.remaining(of: allowance, at: now) == 1_800_000 + granted - spent)
    }
  }

  @Test(arguments: cases)
  func `an undo gives back the state before the command`(exam: Int, seed: UInt64) throws {
    try play(Fixture.all[exam], seed: seed) { before, after, events, now in
      guard let group = events.last?.group, after.undoableGroups.first == group else { return }
      guard let withdrawn = try? after.decide(.undo(group: nil), at: Moment(now)) else { return }
      var undone = after
      undone.apply(withdrawn)
      var expected = before
      expected.apply(events.filter { $0.group != group })
      #expect(undone.state == expected.state)
    }
  }

  @Test(arguments: cases)
  func `nothing follows the closing but a correction`(exam: Int, seed: UInt64) throws {
    try play(Fixture.all[exam], seed: seed, steps: 200) { before, _, events, _ in
      guard before.state.closed != nil else { return }
      #expect(events.allSatisfy { if case .corrected = $0.event { true } else { false } })
    }
  }

  @Test(arguments: cases)
  func `only a decision on the grid as it stands lets a held oral close`(exam: Int, seed: UInt64) throws {
    try play(Fixture.all[exam], seed: seed, steps: 200) { before, after, events, _ in
      guard events.contains(where: { $0.event == .closed }), before.state.outcome?.value == .held else { return }
      #expect(after.state.decision != nil)
      #expect(after.state.decidedGrid == after.finalGrid)
    }
  }

  @Test(arguments: Fixture.all.indices, 1...8 as ClosedRange<UInt64>)
  func `any events in any order are taken into account, and every question answered`(exam: Int, seed: UInt64) {
    let exam = Fixture.all[exam]
    var generator = EventGenerator(exam, seed: seed)
    var commands = CommandGenerator(exam, seed: seed)
    var sitting = Sitting(exam: exam)
    for step in 0..<120 {
      sitting.apply(generator.recorded())
      guard step % 4 == 0 else { continue }
      let now = generator.instant()
      _ = (now.day, now.clock, now.latest(.midnight), sitting.stage, sitting.nextPhase, sitting.closingGaps)
      _ = (sitting.finalGrid, sitting.agreedVerdicts, sitting.undoableGroups, sitting.changesOverdue)
      _ = exam.proposal(for: sitting.finalGrid)
      _ = sitting.clock(at: now).map { ($0.overtime, $0.allotted, $0.nextAlert) }
      for phase in exam.phases {
        #expect(sitting.elapsed(in: phase.id, at: now) >= 0)
        _ = (sitting.allotted(to: phase, at: now), sitting.remaining(in: phase, at: now))
      }
      for run in sitting.state.runs { _ = (run.paused(at: now), run.isPaused) }
      let moment = Moment(effective: generator.instant(), recorded: now)
      _ = try? sitting.decide(commands.command(at: now), at: moment)
    }
    #expect(Sitting(exam: exam, events: sitting.events) == sitting)
  }
}
