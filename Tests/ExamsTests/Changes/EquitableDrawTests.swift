// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import Testing

@Suite struct EquitableDrawTests {
  private let exam = Sample.exam()
  /// Severities of 1…3 in each field.
  private let bank = ChangeField.allCases.flatMap { field in
    (1...3).map { Change(id: "\(field.rawValue)-\($0)", field: field, text: "\(field.rawValue) \($0)") }
  }
  private var severities: [String: Int] {
    Dictionary(
      uniqueKeysWithValues: bank.compactMap { change in change.id.map { ($0, Int(String($0.suffix(1))) ?? 0) } })
  }

  private func codes(_ count: Int) -> [DrawCode] {
    var generator = SeededGenerator(seed: 11)
    return (0..<count).map { _ in DrawCode.fresh(using: &generator) }
  }

  @Test func `every code gives the same total, and fields that differ`() throws {
    var seen: Set<[Change]> = []
    for code in codes(300) {
      let result = ChangeDraw.equitable(code, from: bank, severities: severities, for: exam)
      #expect(result.total == 4)
      #expect(result.changes.reduce(0) { $0 + ($1.id.flatMap { severities[$0] } ?? 0) } == 4)
      #expect(Set(result.changes.map(\.field)).count == 2)
      // What is recorded of a change does not tell its severity.
      #expect(result.changes.allSatisfy { $0.severity == nil })
      seen.insert(result.changes)
    }
    #expect(seen.count > 30)
  }

  @Test func `the order of the bank's file does not matter`() {
    for code in codes(40) {
      let one = ChangeDraw.equitable(code, from: bank, severities: severities, for: exam)
      let other = ChangeDraw.equitable(code, from: bank.reversed(), severities: severities, for: exam)
      #expect(one == other)
    }
  }

  @Test func `a change already chosen counts in the total`() {
    let chosen = bank.filter { $0.id == "economic-3" }
    for code in codes(40) {
      let result = ChangeDraw.equitable(code, from: bank, severities: severities, for: exam, besides: chosen)
      #expect(result.changes.compactMap(\.id).map { severities[$0] } == [1])
      #expect(result.changes.first?.field != .economic)
    }
  }

  @Test func `where no pair has the middling total, the nearest is for all`() {
    let few = bank.filter { ["economic-1", "technical-1", "human-3"].contains($0.id) }
    let totals = Set(codes(60).map { ChangeDraw.equitable($0, from: few, severities: severities, for: exam).total })
    #expect(totals == [2])
    let apart = bank.filter { ["economic-3", "economic-2", "technical-3"].contains($0.id) }
    #expect(
      Set(codes(20).map { ChangeDraw.equitable($0, from: apart, severities: severities, for: exam).total }) == [5])
  }

  @Test func `what leaves no agreement is not drawn, alone or together`() {
    let impossible: Set<Set<String>> = [["economic-2"], ["technical-1", "human-3"]]
    for code in codes(300) {
      let drawn = ChangeDraw.equitable(code, from: bank, severities: severities, impossible: impossible, for: exam)
      let ids = Set(drawn.changes.compactMap(\.id))
      #expect(!impossible.contains { $0.isSubset(of: ids) })
      #expect(drawn.total == 4)
    }
    // The jury's own choice is kept, and does not stop the draw.
    let chosen = bank.filter { $0.id == "economic-2" }
    for code in codes(20) {
      let drawn = ChangeDraw.equitable(
        code, from: bank, severities: severities, impossible: impossible, for: exam, besides: chosen)
      #expect(drawn.changes.compactMap(\.id).map { severities[$0] } == [2])
    }
  }

  @Test func `what leaves no agreement is drawn when nothing else is left`() {
    let few = bank.filter { ["economic-1", "technical-1"].contains($0.id) }
    for code in codes(20) {
      let drawn = ChangeDraw.equitable(
        code, from: few, severities: severities, impossible: [["economic-1"], ["technical-1"]], for: exam)
      #expect(drawn.changes.count == 2)
      #expect(drawn.total == 2)
    }
  }

  @Test func `a bank of one field is drawn as usual, and says so`() {
    let one = bank.filter { $0.field == .economic }
    for code in codes(5) {
      let result = ChangeDraw.equitable(code, from: one, severities: severities, for: exam)
      #expect(result == ChangeDraw.draw(code, from: one, for: exam))
      #expect(!result.diagnostics.isEmpty)
    }
  }

  @Test func `without a calibrated severity, the jury's own counts, else the middling one`() {
    var typed = bank
    for index in typed.indices { typed[index].severity = typed[index].id == "human-1" ? 1 : nil }
    for code in codes(10) {
      #expect(ChangeDraw.equitable(code, from: typed, severities: [:], for: exam).total == 4)
    }
  }
}
