// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Exams

@Suite struct DrawTests {
  private let bank: [Change] = (1...10).map { index in
    Change(
      id: "m\(index < 10 ? "0" : "")\(index)", field: ChangeField.allCases[index % 4], text: "Texte \(index)",
      fiche: index == 7 ? 2 : nil)
  }

  private func code(_ text: String) throws -> DrawCode { try #require(DrawCode(text)) }

  // MARK: Generator

  @Test(
    arguments: [
      (0, [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F, 0xF88B_B8A8_724C_81EC]),
      (1_234_567, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]),
    ] as [(UInt64, [UInt64])])
  func `the generator is the published SplitMix64`(seed: UInt64, expected: [UInt64]) {
    var generator = SeededGenerator(seed: seed)
    #expect(expected.map { _ in generator.next() } == expected)
  }

  /// Gives the numbers that it is told to.
  private struct Scripted: RandomNumberGenerator {
    var numbers: [UInt64]
    mutating func next() -> UInt64 { numbers.isEmpty ? 0 : numbers.removeFirst() }
  }

  @Test func `a bounded number rejects what would favour some of them`() {
    // 2^64 = 3·k + 1: of all the numbers only 0 falls below the threshold 1.
    var generator = Scripted(numbers: [0, .max, 0, 1])
    #expect(generator.unbiased(below: 3) == 2)
    #expect(generator.unbiased(below: 3) == 0)
    #expect(generator.numbers.isEmpty)
    #expect(generator.unbiased(below: 0) == 0)
    #expect(generator.unbiased(below: 1) == 0)
  }

  @Test func `bounded numbers and shuffles never change`() {
    var generator = SeededGenerator(seed: 42)
    #expect((0..<10).map { _ in generator.unbiased(below: 10) } == [7, 1, 2, 3, 0, 8, 2, 8, 3, 6])
    #expect(generator.shuffled(Array(0..<8)) == [1, 4, 5, 2, 6, 3, 0, 7])
  }

  // MARK: Codes

  @Test(arguments: [
    ("K7-42", "K7-42"), ("k742", "K7-42"), (" k7 42 ", "K7-42"), ("oOiL", "00-11"), ("k7–4u", "K7-4V"),
    ("zz-zz", "ZZ-ZZ"),
  ])
  func `a code is read as people type it`(typed: String, shown: String) {
    #expect(DrawCode(typed)?.description == shown)
  }

  @Test(arguments: ["", "K7", "K7-423", "K7-4!", "K7-4é", "----"])
  func `what is no code is refused`(typed: String) { #expect(DrawCode(typed) == nil) }

  @Test func `every code is read back, and a fresh one comes from the randomness passed in`() throws {
    for value in stride(from: UInt32(0), to: DrawCode.count, by: 997) {
      let code = try #require(DrawCode(value: value))
      #expect(DrawCode(code.description) == code)
    }
    #expect(DrawCode(value: DrawCode.count) == nil)
    var generator = SeededGenerator(seed: 7)
    #expect(DrawCode.fresh(using: &generator).description == "CF-5Y")
  }

  // MARK: Draws

  @Test(arguments: [("K7-42", ["m07", "m10"]), ("00-00", ["m09", "m03"]), ("ZZ-ZZ", ["m08", "m06"])])
  func `a code draws the same changes for ever`(typed: String, ids: [String]) throws {
    let drawn = ChangeDraw.draw(try code(typed), from: bank, for: Sample.exam())
    #expect(drawn.changes.map(\.id) == ids)
    #expect(ChangeDraw.draw(try code(typed), from: bank.reversed(), for: Sample.exam()) == drawn)
    #expect(ChangeDraw.draw(try code(typed), from: bank + bank, for: Sample.exam()) == drawn)
    #expect(drawn.diagnostics.isEmpty)
  }

  @Test func `fields differ by default, and may be the same when asked`() throws {
    var same = 0
    for value in UInt32(0)..<200 {
      let code = try #require(DrawCode(value: value))
      let drawn = ChangeDraw.draw(code, from: bank, for: Sample.exam())
      #expect(Set(drawn.changes.map(\.field)).count == 2)
      let free = ChangeDraw.draw(code, from: bank, for: Sample.exam(), allowsSameField: true)
      if Set(free.changes.map(\.field)).count == 1 { same += 1 }
    }
    #expect(same > 0)
  }

  @Test func `every change of the bank is drawn sooner or later, about as often`() throws {
    var drawn: [String: Int] = [:]
    for value in UInt32(0)..<2000 {
      let code = try #require(DrawCode(value: value))
      for change in ChangeDraw.draw(code, from: bank, for: Sample.exam(), allowsSameField: true).changes {
        drawn[change.id ?? "", default: 0] += 1
      }
    }
    #expect(drawn.count == 10)
    #expect(drawn.values.allSatisfy { (320...480).contains($0) })
  }

  @Test func `only changes of the fiche and of the exam's fields are drawn`() throws {
    let exam = Sample.exam(
      changes: ChangeRules(count: nil, target: .fiche, delivery: .preparation, fields: [.commercial]))
    let code = try code("K7-42")
    #expect(Set(ChangeDraw.draw(code, from: bank, for: exam, fiche: 1, count: 9).changes.map(\.id)) == ["m03"])
    #expect(Set(ChangeDraw.draw(code, from: bank, for: exam, fiche: 2, count: 9).changes.map(\.id)) == ["m03", "m07"])
  }

  @Test func `a draw completes what the jury already has`() throws {
    let code = try code("K7-42")
    let chosen = [bank[6]]
    let drawn = ChangeDraw.draw(code, from: bank, for: Sample.exam(), besides: chosen)
    #expect(drawn.changes.map(\.id) == ["m08"])
    #expect(drawn.changes.allSatisfy { $0.field != chosen[0].field })
    #expect(ChangeDraw.draw(code, from: bank, for: Sample.exam(), besides: Array(bank.prefix(2))).changes.isEmpty)
  }

  @Test func `too few fields or changes is told, and what there is is given`() throws {
    let code = try code("K7-42")
    let one = Array(bank.filter { $0.field == .human }.prefix(2))
    let sameField = ChangeDraw.draw(code, from: one, for: Sample.exam())
    #expect(sameField.changes.count == 2)
    #expect(sameField.diagnostics.map(\.code) == ["tirage.champs-insuffisants"])
    let short = ChangeDraw.draw(code, from: Array(one.prefix(1)), for: Sample.exam())
    #expect(short.changes.count == 1)
    #expect(short.diagnostics.map(\.code) == ["tirage.banque-insuffisante"])
    #expect(ChangeDraw.draw(code, from: [], for: Sample.exam()).diagnostics.map(\.severity) == [.warning])
  }
}
