// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Testing

@testable import Rehearsals

@Suite struct DeterminismTests {
  @Test(arguments: ["K7-42", "3F-9A"])
  func `a code gives the same rehearsal for ever`(code: String) throws {
    let rehearsal = try Sample.rehearsal(code)
    var client = rehearsal.client()
    let lines = client.play(Sample.usual)
    let wants = zip(rehearsal.table.terms, client.client.party.stakes).map { term, stake in
      "\(term.id)\u{A0}: \(term.french(at: stake.ideal)) → \(stake.limit.map(term.french(at:)) ?? "-"), \(stake.weight)\n"
    }
    try expectGolden(lines.transcript + wants.joined(), "\(code).txt")
  }

  @Test func `how often the clock is looked at changes nothing`() throws {
    for code in Sample.codes(20) {
      let rehearsal = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate)
      var seldom = rehearsal.client()
      let lines = seldom.play(Sample.usual)
      var often = rehearsal.client()
      var steps: [Step] = []
      for step in Sample.usual {
        if let last = steps.last, last.at < step.at {
          steps += stride(from: last.at, to: step.at, by: 1000).map { Step(input: .time, at: $0) }
        }
        steps.append(step)
      }
      #expect(often.play(steps) == lines)
      #expect(often.exchanges == seldom.exchanges)
    }
  }

  @Test func `the moment announced is that of the next line`() throws {
    var client = try Sample.rehearsal().client()
    _ = client.receive(.phaseBegan("face-a-face", allotted: 2_100_000), at: 0)
    var said = 0
    while let next = client.nextMoment, said < 50 {
      #expect(client.receive(.time, at: next - 1).isEmpty)
      let lines = client.receive(.time, at: next)
      #expect(lines.first?.at == next)
      said += 1
    }
    #expect(client.outcome.hasLeft)
    #expect(said > 4)
  }

  @Test func `the mandate of the candidate moves neither the changes nor their times`() throws {
    for code in Sample.codes(30) {
      let with = Rehearsal(try Sample.papers(), code: code, mandate: Sample.mandate)
      let without = Rehearsal(try Sample.papers(), code: code)
      #expect(with.changes == without.changes)
      #expect(with.firstClient == without.firstClient)
    }
  }

  @Test func `streams never change`() throws {
    let code = try Sample.code("K7-42")
    let first = Stream.allCases.map { stream in
      var generator = stream.generator(code)
      return generator.next()
    }
    #expect(Set(first).count == Stream.allCases.count)
    #expect(
      first == [
        10_264_340_068_826_641_515, 3_471_992_223_760_606_385, 12_316_239_828_501_572_564,
        9_567_916_995_568_140_400, 1_847_013_740_952_106_924, 786_532_851_113_766_472,
      ])
  }
}
