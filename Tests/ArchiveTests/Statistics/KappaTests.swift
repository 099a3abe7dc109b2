// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Archive

@Suite struct `Agreement between jurors` {
  private func near(_ value: Double?, _ expected: Double, _ precision: Double) -> Bool {
    value.map { abs($0 - expected) < precision } ?? false
  }

  private func error(_ kappa: Kappa) -> Double? { kappa.interval.map { ($0.high - $0.low) / 2 / Interval.normal95 } }

  private func cohen(_ table: [[Int]]) -> Kappa {
    let levels = ["a", "b", "c", "d", "e"]
    return Kappa([
      .cohen(
        table.indices.flatMap { row in
          table[row].indices.map { (first: levels[row], second: levels[$0], count: table[row][$0]) }
        })
    ])
  }

  private func fleiss(_ subjects: [[Int]]) -> Kappa { Kappa([stratum(subjects)]) }

  private func stratum(_ subjects: [[Int]]) -> Kappa.Stratum {
    .fleiss(
      subjects.map { counts in
        let given = counts.enumerated().filter { $1 > 0 }.map { ("niveau \($0)", $1) }
        return (levels: Dictionary(uniqueKeysWithValues: given), count: 1)
      })
  }

  // MARK: Cohen

  @Test func `Fifty grants read by two readers agree by 0.4`() {
    let kappa = cohen([[20, 5], [10, 15]])
    #expect(kappa.units == 50)
    #expect(kappa.observed == 0.7)
    #expect(near(kappa.value, 0.4, 1e-12))
  }

  /// SAS, PROC FREQ: κ 0.4842, ASE 0.1380, limits 0.2137 and 0.7547.
  @Test func `Cohen’s error is that of SAS`() {
    let kappa = cohen([[0, 4, 1], [0, 8, 0], [0, 1, 5]])
    #expect(near(kappa.value, 0.4842, 0.00005))
    #expect(near(error(kappa), 0.1380, 0.00005))
    #expect(near(kappa.interval?.low, 0.2137, 0.00005))
    #expect(near(kappa.interval?.high, 0.7547, 0.00005))
  }

  /// Gwet's irrCAC: `kappa2.table(cont3x3abstractors)`.
  @Test func `Cohen’s error is that of irrCAC`() {
    let kappa = cohen([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
    #expect(near(kappa.value, 0.7964094, 1e-7))
    #expect(near(error(kappa), 0.05891072, 1e-8))
  }

  @Test func `Who always agrees on one level agrees no more than chance does, which is nothing that can be computed`() {
    let kappa = cohen([[12]])
    #expect(kappa.observed == 1)
    #expect(kappa.value == nil)
    #expect(kappa.interval == nil)
  }

  @Test func `Who never disagreed has a kappa of 1 and no interval`() {
    let kappa = cohen([[6, 0], [0, 6]])
    #expect(near(kappa.value, 1, 1e-12))
    #expect(kappa.interval == nil)
  }

  @Test func `Who disagrees more than chance would has a negative kappa`() {
    #expect(near(cohen([[0, 5], [5, 0]]).value, -1, 1e-12))
  }

  // MARK: Fleiss

  /// Fleiss 1971, table 1: thirty patients, six psychiatrists, five diagnoses.
  static let psychiatrists = [
    "444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555", "144444",
    "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555", "555555", "244444",
    "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555",
  ].map { row in (1...5).map { level in row.count { $0.wholeNumberValue == level } } }

  @Test func `Fleiss’ psychiatrists agree by 0.430`() {
    let kappa = fleiss(Self.psychiatrists)
    #expect(kappa.units == 30)
    #expect(near(kappa.observed, 0.5556, 0.00005))
    #expect(near(kappa.value, 0.4302445, 1e-7))
  }

  /// irrCAC: `fleiss.kappa.dist(distrib.6raters)`, the first fifteen patients.
  @Test func `Fleiss’ error is that of irrCAC`() {
    let kappa = fleiss(Array(Self.psychiatrists.prefix(15)))
    #expect(near(kappa.value, 0.4139265, 1e-7))
    #expect(near(error(kappa), 0.08119291, 1e-8))
  }

  /// Wikipedia's worked example: ten subjects, fourteen raters.
  @Test func `Wikipedia’s raters agree by 0.210`() {
    let kappa = fleiss([
      [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ])
    #expect(near(kappa.observed, 0.378, 0.0005))
    #expect(near(kappa.value, 0.210, 0.0005))
  }

  @Test func `Jurors who never differ leave nothing to compute`() {
    #expect(fleiss([[3, 0], [3, 0], [3, 0]]).value == nil)
  }

  @Test func `One juror is no agreement`() {
    let kappa = fleiss([[1, 0], [0, 1]])
    #expect(kappa.units == 0)
    #expect(kappa.value == nil)
  }

  // MARK: Pooling

  @Test func `A stratum twice has the same kappa, and an error the narrower for it`() throws {
    let one = fleiss(Self.psychiatrists)
    let twice = Kappa([stratum(Self.psychiatrists), stratum(Self.psychiatrists)])
    #expect(near(twice.value, try #require(one.value), 1e-12))
    let (wide, narrow) = (try #require(error(one)), try #require(error(twice)))
    #expect(near(narrow * 2.0.squareRoot(), wide, 0.001))
    // The same passages seen twice tell no more than once.
    let shared = Kappa([stratum(Self.psychiatrists), stratum(Self.psychiatrists)], sharing: 2)
    #expect(near(error(shared), narrow * 2.0.squareRoot(), 1e-12))
  }

  /// Two criteria, one that all pass and one that all fail, each judged at random around it: put in one table they would
  /// seem to agree.
  @Test func `Criteria of different difficulty do not agree for that`() {
    let easy =
      [[9, 9]].flatMap { _ in Array(repeating: [2, 0], count: 81) + Array(repeating: [1, 1], count: 18) }
      + [[0, 2]]
    let hard = easy.map { Array($0.reversed()) }
    let apart = Kappa([stratum(easy), stratum(hard)])
    let together = Kappa([stratum(easy + hard)])
    #expect(near(apart.value, 0, 0.001))
    #expect((together.value ?? 0) > 0.6)
  }

  @Test func `Passages that three jurors marked and passages that two did are compared apart`() {
    let three = stratum([[3, 0], [0, 3], [2, 1], [1, 2]])
    let two = stratum([[2, 0], [1, 1], [0, 2]])
    let pooled = Kappa([three, two])
    #expect(pooled.units == 7)
    // Expected is 1/2 in both: (4/7·(2/3 − 1/2) + 3/7·(2/3 − 1/2)) ÷ 1/2.
    #expect(near(pooled.value, 1.0 / 3, 1e-12))
  }
}
