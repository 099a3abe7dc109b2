// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText
import Sittings
import Testing

@testable import Archive

@Suite struct `What is masked` {
  /// Every row of up to four cells of 0…9 passages, and rows of ones: what somebody finds who knows the sum, and that
  /// zeros are shown.
  @Test func `no masked number follows from those that are shown and their sum`() {
    var rows = (0..<10_000).map { number in [number % 10, number / 10 % 10, number / 100 % 10, number / 1000] }
    rows += (1...12).map { Array(repeating: 1, count: $0) }
    var masked = 0
    for row in rows {
      // Not shown at all: the whole is small, or all of its cells hold one.
      guard let shown = Masking.row(row, detail: false) else {
        #expect(row.reduce(0, +) < 5 || row.allSatisfy { $0 < 2 }, "\(row)")
        continue
      }
      for (cell, shown) in zip(row, shown) where shown != .masked { #expect(cell == 0 || cell >= 5, "\(row)") }
      let cells = zip(row, shown).filter { $1 == .masked }.map(\.0)
      guard !cells.isEmpty else { continue }
      masked += 1
      // Who sums up knows what the masked ones are together: no small group. Each holds one or more, and may hold more.
      let sum = cells.reduce(0, +)
      #expect(sum >= 5, "\(row)")
      #expect(sum - (cells.count - 1) > 1, "\(row)")
      #expect(cells.count > 1, "\(row)")
    }
    #expect(masked > 5000)
  }

  @Test func `groups that are large enough or empty are shown`() {
    #expect(Masking.row([12, 0, 5], detail: false) == [.exact(12), .exact(0), .exact(5)])
  }

  @Test func `the smallest of the others goes with one that is alone`() {
    #expect(Masking.row([60, 2, 30], detail: false) == [.exact(60), .masked, .masked])
    #expect(Masking.row([60, 2, 30], detail: true) == [.exact(60), .exact(2), .exact(30)])
  }

  /// The number of a part, and every total above it.
  @Test func `a part never tells of the few that it leaves out`() {
    for total in 5...40 {
      for count in 0...total {
        let shown = Masking.part(count, of: [total], detail: false)
        // Everything that would be shown the same.
        let possible = (0...total).filter { Masking.part($0, of: [total], detail: false) == shown }
        guard (1..<5).contains(total - count) || (1..<5).contains(count) else { continue }
        #expect(possible.count > 1, "\(count) of \(total)")
        if case .atLeast(let least) = shown { #expect((5...count).contains(least)) }
      }
    }
    #expect(Masking.part(60, of: [60, 75], detail: false) == .exact(60))
    #expect(Masking.part(58, of: [60, 75], detail: false) == .atLeast(56))
    #expect(Masking.part(58, of: [60], detail: true) == .exact(58))
  }

  private func facts(_ number: Int, award: String?, verdicts: [String: String], exam: String = "ntc-titre")
    -> PassageFacts
  {
    PassageFacts(
      id: "260512-\(number)", exam: .init(id: exam, version: "1", sha256: ""), session: 2026,
      day: Day(daysSince1970: 20_000), candidate: Candidate(number: "\(number)", familyName: "", givenName: ""),
      jury: [], outcome: .held, award: award, mark: nil, isReserved: false,
      verdicts: verdicts.sorted { $0.key < $1.key }.map { .init(criterion: $0.key, level: $0.value) }, met: 0, given: 0,
      phases: [], changes: [], texts: .init(people: "", changes: "", remarks: ""))
  }

  @Test func `what is kept of erased passages tells of no small group`() {
    let passages = (0..<12).map { number in
      facts(
        number, award: number < 10 ? "titre" : "rien",
        verdicts: number < 9 ? ["c1": "O", "c2": number < 3 ? "O" : "N"] : number < 11 ? ["c1": "N"] : [:])
    }
    let few = (20..<24).map { facts($0, award: "titre", verdicts: ["c1": "O"], exam: "ntc-ccp1") }
    let kept = MaskedAggregate.aggregates(of: passages + few) { _ in .ouiNon }
    #expect(kept.count == 1)
    #expect(kept.first?.exam == "ntc-titre")
    #expect(kept.first?.session == 2026)
    #expect(kept.first?.passages == 12)
    // c1: 11 of 12 would tell of one; c2: 9 of 12, of three.
    #expect(kept.first?.criteria == [])
    #expect(kept.first?.awards == [:])
  }

  @Test func `what is kept of many erased passages is exact`() {
    let passages = (0..<30).map { number in
      facts(
        number, award: number < 20 ? "titre" : "rien", verdicts: number < 25 ? ["c1": number < 15 ? "O" : "N"] : [:])
    }
    let kept = MaskedAggregate.aggregates(of: passages) { _ in .ouiNon }
    #expect(kept.first?.criteria == [.init(criterion: "c1", given: 25, met: 15)])
    #expect(kept.first?.awards == ["titre": 20, "rien": 10])
  }
}
