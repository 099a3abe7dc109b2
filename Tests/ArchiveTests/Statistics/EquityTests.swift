// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Sittings
import Testing

@testable import Archive

@Suite struct `Equity between candidates` {
  private let exam = StatisticsSample.exam
  private let minute: Int64 = 60_000

  private func passage(
    _ number: Int, presentation: Int64 = 10, faceToFace: Int64 = 29, planned: Int64 = 30,
    changes: [ChangeField] = [
      .economic, .human,
    ], outcome: Outcome = .held, accommodations: [Accommodation] = [], grants: [String: Int64] = [:]
  ) -> EquityPassage {
    EquityPassage(
      id: "260512-\(number)", candidate: Candidate(number: "\(number)", familyName: "", givenName: ""),
      outcome: outcome,
      phases: [
        .init(phase: "presentation", elapsed: presentation * minute, planned: 10 * minute, overtime: 0),
        .init(phase: "face-a-face", elapsed: faceToFace * minute, planned: planned * minute, overtime: 0),
      ], accommodations: accommodations, grants: grants, changes: changes)
  }

  private func signs(_ passages: [EquityPassage], exam: Exam? = nil) -> [[Equity.Sign]] {
    Equity(passages, exam: exam ?? self.exam).passages.map(\.signs)
  }

  @Test func `Like treatment gives no sign`() {
    #expect(signs((0..<4).map { passage($0, faceToFace: 27 + Int64($0)) }) == [[], [], [], []])
  }

  @Test func `A change that was not told is a sign`() {
    let result = signs([passage(0), passage(1, changes: [.economic]), passage(2)])
    #expect(result == [[], [.changes(told: 1, expected: 2)], []])
  }

  @Test func `Without a number in the text, the others are the measure, if there are two`() {
    var free = exam
    free.changes?.count = nil
    #expect(signs([passage(0), passage(1, changes: [])], exam: free) == [[], []])
    #expect(
      signs([passage(0), passage(1, changes: []), passage(2)], exam: free)[1] == [.changes(told: 0, expected: 2)])
  }

  @Test func `Eight minutes less of face-à-face than the others is a sign`() {
    let result = signs([passage(0), passage(1), passage(2, faceToFace: 21), passage(3)])
    #expect(result == [[], [], [.usedLess(phase: "face-a-face", by: 8 * minute)], []])
  }

  @Test func `Time beyond what was foreseen and what the others used is a sign`() {
    let result = signs([passage(0), passage(1), passage(2, faceToFace: 37), passage(3)])
    #expect(result[2] == [.usedMore(phase: "face-a-face", by: 7 * minute)])
  }

  @Test func `A phase set shorter or longer for one is a sign`() {
    let shorter = signs([passage(0), passage(1), passage(2, planned: 25)])
    #expect(shorter[2] == [.grantedLess(phase: "face-a-face", by: 5 * minute)])
    let longer = signs([passage(0), passage(1), passage(2, planned: 35)])
    #expect(longer[2] == [.grantedMore(phase: "face-a-face", by: 5 * minute)])
  }

  @Test func `Time granted after an alarm is no sign`() {
    let granted = passage(2, faceToFace: 39, planned: 40, grants: ["face-a-face": 10 * minute])
    #expect(signs([passage(0), passage(1), granted]) == [[], [], []])
  }

  @Test func `Extra time that is due is no favour, and no yardstick`() throws {
    let third = try #require(Accommodation(target: "face-a-face", numerator: 1, denominator: 3))
    let helped = passage(2, faceToFace: 39, planned: 40, accommodations: [third])
    #expect(signs([passage(0), passage(1), helped, passage(3)]) == [[], [], [], []])
    let others = [passage(4, faceToFace: 39, planned: 40, accommodations: [third]), passage(5, faceToFace: 30)]
    #expect(signs([passage(0, faceToFace: 28), helped] + others) == [[], [], [], []])
  }

  @Test func `Extra time that was not given is a sign`() throws {
    let third = try #require(Accommodation(target: "face-a-face", numerator: 1, denominator: 3))
    let result = signs([passage(0), passage(1), passage(2, accommodations: [third]), passage(3)])
    #expect(result[2] == [.extraMissing(phase: "face-a-face", due: 10 * minute)])
  }

  @Test func `A phase that only one did not have is a sign; an absent candidate is none`() {
    var without = passage(2)
    without.phases.removeFirst()
    #expect(signs([passage(0), passage(1), without])[2] == [.notRun(phase: "presentation")])
    let absent = EquityPassage(
      id: "x", candidate: Candidate(number: "9", familyName: "", givenName: ""), outcome: .absent, phases: [],
      changes: [])
    #expect(signs([passage(0), passage(1), absent]) == [[], [], []])
  }

  @Test func `Of two candidates none is the measure of the other`() {
    #expect(signs([passage(0, faceToFace: 12), passage(1)]) == [[], []])
  }
}
