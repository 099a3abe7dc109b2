// SPDX-License-Identifier: GPL-3.0-or-later

import Administration
import Exams
import FrenchText
import Testing

/// Marks are written in tenths: 125 is 12,5.
private func mark(_ tenths: Int64?) -> Decimal64? { tenths.map { Decimal64(units: $0, scale: 1) } }

private func entry(
  hasCCF: Bool = true, _ first: Int64? = nil, _ second: Int64? = nil, weights: [Int]? = [1, 1], reflect: Bool? = nil,
  continuous: Int64? = nil, oneOff: LivretEntry.OneOff? = nil
) -> LivretEntry {
  LivretEntry(
    candidate: Candidate(number: "1", familyName: "Ferrand", givenName: "Lucie"), unit: "E4", hasCCF: hasCCF,
    situations: hasCCF ? [mark(first), mark(second)] : [], weights: weights, situationsReflectLevel: reflect,
    continuous: mark(continuous), oneOff: oneOff)
}

private func oneOff(_ day: Int, isWhole: Bool, _ tenths: Int64?) throws -> LivretEntry.OneOff {
  .init(day: try #require(Day(year: 2020, month: 3, day: day)), isWhole: isWhole, mark: mark(tenths))
}

@Suite struct `Every situation held` {
  @Test func `The weighted mark, to the half point, goes in the first column`() {
    #expect(entry(120, 150).row == LivretRow(.allSituations, first: mark(135)))
    #expect(entry(120, 150, weights: [1, 2]).row == LivretRow(.allSituations, first: mark(140)))
    #expect(entry(120, 125).row.first == mark(125))
  }

  @Test func `Without weights no mark is made up`() {
    #expect(entry(120, 150, weights: nil).row == LivretRow(.allSituations, missing: [.weights]))
  }

  @Test func `Contrôle continu leaves the second column empty`() {
    #expect(entry(120, 150, continuous: 80).row.second == nil)
  }
}

@Suite struct `Some situations held` {
  @Test func `A mark that reflects the level stands alone`() {
    #expect(entry(120, nil, reflect: true, continuous: 80).row == LivretRow(.someSituationsAlone, first: mark(120)))
  }

  @Test func `Otherwise contrôle continu stands for what is missing`() {
    #expect(
      entry(120, nil, weights: [1, 3], reflect: false, continuous: 80).row
        == LivretRow(.someSituationsCompleted, first: mark(90)))
    #expect(entry(nil, 120, reflect: false).row == LivretRow(.someSituationsCompleted, missing: [.continuousMark]))
    #expect(
      entry(nil, 120, weights: nil, reflect: false, continuous: 80).row
        == LivretRow(.someSituationsCompleted, missing: [.weights]))
  }

  @Test func `Somebody must say whether it does`() {
    #expect(entry(120, nil, continuous: 80).row == LivretRow(.someSituationsAlone, missing: [.level]))
  }
}

@Suite struct `No situation held` {
  @Test func `Contrôle continu goes in the second column`() {
    #expect(entry(continuous: 110).row == LivretRow(.noSituation, second: mark(110)))
    #expect(entry().row == LivretRow(.noSituation, missing: [.continuousMark]))
  }
}

@Suite struct `One-off oral` {
  @Test func `Held whole before 16 March, it goes in the first column`() throws {
    let held = try oneOff(15, isWhole: true, 140)
    #expect(entry(hasCCF: false, continuous: 80, oneOff: held).row == LivretRow(.oneOffWhole, first: mark(140)))
    #expect(try entry(oneOff: oneOff(2, isWhole: true, nil)).row == LivretRow(.oneOffWhole, missing: [.oneOffMark]))
  }

  @Test func `Held in part, its mark is the one that the centre completed`() throws {
    #expect(
      try entry(hasCCF: false, continuous: 80, oneOff: oneOff(10, isWhole: false, 120)).row
        == LivretRow(.oneOffPart, first: mark(120)))
    #expect(
      try entry(hasCCF: false, continuous: 80, oneOff: oneOff(10, isWhole: false, nil)).row
        == LivretRow(.oneOffPart, missing: [.completedMark]))
  }

  @Test func `From 16 March on, it is none`() throws {
    let late = try oneOff(16, isWhole: true, 140)
    #expect(entry(hasCCF: false, continuous: 80, oneOff: late).row == LivretRow(.continuousOnly, second: mark(80)))
  }
}

@Suite struct `Livret admission` {
  @Test func `Everything known and right makes it admissible`() {
    let whole = LivretAdmission(hasVisa: true, hasSwornStatement: true, isInTime: true, internshipWeeks: 14)
    #expect(whole.isAdmissible == true)
    #expect(LivretAdmission().isAdmissible == nil)
  }

  @Test func `Each thing that lacks is an obstacle`() {
    let none = LivretAdmission(hasVisa: false, hasSwornStatement: false, isInTime: false, internshipWeeks: 13)
    #expect(none.obstacles == [.visa, .swornStatement, .late, .weeks(done: 13, minimum: 14)])
    #expect(none.isAdmissible == false)
  }

  @Test func `A decision reduces the internship, to no less than nine weeks`() {
    #expect(LivretAdmission(internshipWeeks: 10, reducedMinimum: 10).obstacles.isEmpty)
    #expect(LivretAdmission(internshipWeeks: 8, reducedMinimum: 4).obstacles == [.weeks(done: 8, minimum: 9)])
  }
}
