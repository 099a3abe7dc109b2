// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Archive

@Suite struct `The figures of statistics` {
  /// Newcombe 1998, table I, method 3.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
  ])
  func `Wilson’s interval is that of Newcombe’s table`(met: Int, count: Int, low: Double, high: Double) throws {
    let interval = try #require(Interval.wilson(Double(met) / Double(count), count: Double(count)))
    #expect(abs(interval.low - low) < 0.00005)
    #expect(abs(interval.high - high) < 0.00005)
  }

  @Test func `Wilson’s interval says nothing of nothing and stays between 0 and 1`() throws {
    #expect(Interval.wilson(0, count: 0) == nil)
    let all = try #require(Interval.wilson(1, count: 5))
    #expect(all.high == 1)
    #expect(all.low < 0.6)
  }

  /// R and SciPy: `qt(1 - p/2, df)`.
  @Test(
    arguments: [
      (0.05, 1, 12.706204736174705), (0.05, 2, 4.302652729749464), (0.05, 4, 2.7764451051977943),
      (0.05, 4.37, 2.686148100040886), (0.05, 10, 2.2281388519862753), (0.05, 30, 2.042272456301238),
      (0.05, 1e5, 1.95998770753461), (0.001, 7.5, 5.207725655800546), (0.05 / 24, 5, 5.839661196010191),
    ] as [(Double, Double, Double)])
  func `Student’s critical values are those of the tables`(probability: Double, freedom: Double, value: Double) {
    let critical = StudentT.critical(probability, freedom: freedom)
    #expect(abs(critical - value) < 1e-8 * value)
    #expect(abs(StudentT.twoSided(critical, freedom: freedom) - probability) < 1e-10)
  }

  @Test(
    arguments: [
      (0.3, 2.5, 0.5, 0.018927124071945658), (0.999, 500, 0.5, 0.31731044730971725),
      (0.01, 0.5, 4, 0.21657559374999993),
      (0, 1, 1, 0), (1, 3, 2, 1),
    ] as [(Double, Double, Double, Double)])
  func `The incomplete beta function is SciPy’s`(x: Double, a: Double, b: Double, value: Double) {
    #expect(abs(StudentT.incompleteBeta(x, a, b) - value) < 1e-12)
  }

  @Test func `A sample gives its mean, deviation and quartiles as a spreadsheet does`() throws {
    let sample = Sample([(value: 12, count: 2), (value: 8, count: 1), (value: 15, count: 1)])
    #expect(sample.count == 4)
    #expect(sample.mean == 11.75)
    #expect(abs(try #require(sample.variance) - 8.25) < 1e-12)
    #expect(sample.quantile(0.25) == 11)
    #expect(sample.quantile(0.5) == 12)
    #expect(sample.quantile(0.75) == 12.75)
    #expect(sample.extremes == Interval(low: 8, high: 15))
    let interval = try #require(sample.interval)
    #expect(abs(interval.low - (11.75 - 3.182446305284263 * (8.25 / 4).squareRoot())) < 1e-9)
  }

  @Test func `One value has no deviation, and no value has no mean to tell`() {
    #expect(Sample([(value: 12, count: 1)]).variance == nil)
    #expect(Sample([(value: 12, count: 1)]).interval == nil)
    #expect(Sample([(value: 12, count: 0)]).count == 0)
    #expect(Sample([]).quantile(0.5) == nil)
  }

  /// 0.1 added many times is no longer a multiple of 0.1.
  @Test func `Values that are all alike vary by exactly nothing`() {
    #expect(Sample([(value: 0.1, count: 7)]).variance == 0)
    #expect(Sample([(value: 0.1, count: 7)]).mean == 0.1)
  }

  /// SciPy: `ttest_ind(own, others, equal_var=False)`.
  @Test func `Welch’s interval is SciPy’s`() throws {
    let own = [10, 11, 9, 12, 13, 14, 8, 10.5, 11, 12.5, 9, 10].map { (value: $0, count: 1) }
    let others = [14, 15, 15, 16, 12, 13.5].map { (value: $0, count: 1) }
    let welch = try #require(Welch(Sample(own), Sample(others)))
    let interval = welch.interval(risk: 0.05)
    #expect(abs(welch.freedom - 12.613242058798985) < 1e-9)
    #expect(abs(interval.low + 5.089118707867747) < 1e-8)
    #expect(abs(interval.high + 1.7442146254655855) < 1e-8)
    let probability = StudentT.twoSided(welch.difference / welch.standardError, freedom: welch.freedom)
    #expect(abs(probability - 0.0007330067349924726) < 1e-12)
  }

  @Test func `A few passages that happen to be alike do not narrow the interval`() throws {
    let others = Sample([(value: 8, count: 10), (value: 12, count: 10), (value: 16, count: 10)])
    let alike = try #require(Welch(Sample([(value: 14, count: 6)]), others))
    let varied = try #require(Welch(Sample([(value: 10, count: 3), (value: 18, count: 3)]), others))
    #expect(alike.interval(risk: 0.05).contains(0))
    #expect(abs(alike.standardError - (others.variance.map { $0 / 6 + $0 / 30 } ?? 0).squareRoot()) < 1e-12)
    #expect(varied.standardError > alike.standardError)
  }
}
