// SPDX-License-Identifier: GPL-3.0-or-later

import Administration
import Diagnostics
import ExamFiles
import FrenchText
import Testing

/// One line of a livret: a unit, its situations and their weights.
private func read(_ unit: String, _ marks: [String], weights: String = "", count: String = "", hasCCF: Bool = true)
  -> LivretFile
{
  let marks = (marks + ["", "", "", ""]).prefix(4).joined(separator: ";")
  let text =
    "numéro;nom;prénom;unité;situation 1;situation 2;situation 3;situation 4;poids;situations;reflète;CC\n"
    + "0101;Ferrand;Lucie;\(unit);\(marks);\(weights);\(count);non;8\n"
  return LivretFile(Array(text.utf8), file: "livret.csv", hasCCF: hasCCF)
}

private func row(_ file: LivretFile) throws -> LivretRow { try #require(file.entries.first).row }

private func mark(_ tenths: Int64) -> Decimal64 { Decimal64(units: tenths, scale: 1) }

@Suite struct `The situations of a livret` {
  @Test func `E6 has one: its mark is the whole mark of CCF`() throws {
    let file = read("E6", ["14"])
    #expect(file.problems.isEmpty)
    #expect(try row(file) == LivretRow(.allSituations, first: Decimal64(units: 14)))
  }

  @Test func `E1 has four, which weigh the same`() throws {
    #expect(try row(read("E1", ["12", "14", "10", "16"])) == LivretRow(.allSituations, first: mark(130)))
    #expect(try row(read("E1", ["12", "14", "10"])) == LivretRow(.someSituationsCompleted, first: mark(110)))
  }

  @Test func `Those of E4 weigh as the centre declares`() throws {
    #expect(try row(read("E4", ["12", "15"], weights: "1:2")) == LivretRow(.allSituations, first: mark(140)))
    #expect(try row(read("E4", ["12", "15"])).missing == [.weights])
  }

  @Test(arguments: [
    ("E6", ["14", "12"], "", "", "livret.situation-de-trop"),
    ("E4", ["14", "12", "9"], "", "", "livret.situation-de-trop"),
    ("E6", ["14"], "1:1", "", "livret.poids"), ("E1", ["14"], "1:1", "", "livret.poids"),
    ("E5", ["14"], "", "", "livret.unite"), ("E6", ["14"], "", "2", "livret.situations"),
    ("E5", ["14"], "", "9", "livret.situations"),
  ])
  func `What a unit does not have is refused`(
    unit: String, marks: [String], weights: String, count: String, code: String
  ) {
    let file = read(unit, marks, weights: weights, count: count)
    #expect(file.problems.map(\.code) == [code])
    #expect(file.entries.isEmpty)
  }

  @Test func `Those of another unit are declared`() throws {
    let file = read("E5", ["14", "10", "12"], weights: "1:1:1", count: "3")
    #expect(file.problems.isEmpty)
    #expect(try row(file) == LivretRow(.allSituations, first: mark(120)))
  }

  @Test func `A centre without CCF needs none, whatever the unit`() throws {
    #expect(try row(read("E5", [], hasCCF: false)) == LivretRow(.continuousOnly, second: Decimal64(units: 8)))
    #expect(read("E4", ["", "12"], hasCCF: false).problems.map(\.code) == ["livret.sans-ccf"])
  }
}
