// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Testing

@Suite struct `Decimals` {
  @Test(
    arguments: [
      ("0", 0, 0), ("48 500", 48_500, 0), ("48\u{202F}500,50", 4_850_050, 2), ("48500.5", 485_005, 1), ("−15", -15, 0),
      ("- 15", -15, 0), ("+3", 3, 0), ("0,000001", 1, 6), ("9223372036854775807", .max, 0), ("007", 7, 0),
    ] as [(String, Int64, Int)])
  func `are read as people type them`(text: String, units: Int64, scale: Int) throws {
    let found = try #require(Decimal64(text))
    #expect(found.units == units)
    #expect(found.scale == scale)
  }

  @Test(arguments: ["", "-", ",5", "5,", "1,2,3", "1.000,50", "0,0000001", "9223372036854775808", "1e3", "12 €", "١"])
  func `what is no number is refused`(text: String) {
    #expect(Decimal64(text) == nil)
  }

  @Test(
    arguments: [
      (125, 2, 1, 13), (-125, 2, 1, -13), (124, 2, 1, 12), (-124, 2, 1, -12), (15, 1, 0, 2), (-15, 1, 0, -2),
      (14, 1, 0, 1), (5, 1, 0, 1), (4, 1, 0, 0), (12, 0, 2, 1200), (.max, 6, 0, 9_223_372_036_855),
    ] as [(Int64, Int, Int, Int64)])
  func `are rescaled half away from zero`(units: Int64, from: Int, to: Int, result: Int64) {
    #expect(Decimal64(units: units, scale: from).rescaled(to: to)?.units == result)
  }

  @Test(
    arguments: [
      (0, 0, "0"), (4_850_050, 2, "48500.50"), (-15, 0, "-15"), (-5, 1, "-0.5"), (1, 6, "0.000001"), (135, 1, "13.5"),
      (.min, 0, "-9223372036854775808"), (.max, 18, "9.223372036854775807"),
    ] as [(Int64, Int, String)])
  func `are spelled plainly for machines`(units: Int64, scale: Int, text: String) {
    #expect(Decimal64(units: units, scale: scale).plain == text)
  }

  @Test func `what does not fit is not rescaled`() {
    #expect(Decimal64(units: .max).rescaled(to: 1) == nil)
    #expect(Decimal64(units: .min).rescaled(to: 1) == nil)
    #expect(Decimal64(units: 1).rescaled(to: 19) == nil)
    #expect(Decimal64(units: 1).rescaled(to: -1) == nil)
  }

  @Test(
    arguments: [
      (7, 2, 4), (-7, 2, -4), (6, 4, 2), (5, 4, 1), (-6, 4, -2), (0, 3, 0), (.max, 2, 4_611_686_018_427_387_904),
      (.min, 1, .min), (.min, 3, -3_074_457_345_618_258_603), (1, .max, 0),
    ] as [(Int64, Int64, Int64)])
  func `division rounds half away from zero`(number: Int64, divisor: Int64, result: Int64) {
    #expect(number.dividedHalfAwayFromZero(by: divisor) == result)
  }

  @Test(
    arguments: [(7, 2, 3, 1), (-7, 2, -4, 1), (-6, 2, -3, 0), (.min, 1000, -9_223_372_036_854_776, 192)]
      as [(Int64, Int64, Int64, Int64)])
  func `floored division leaves no negative remainder`(number: Int64, divisor: Int64, quotient: Int64, rest: Int64) {
    #expect(number.flooredDivision(divisor) == quotient)
    #expect(number.flooredRemainder(divisor) == rest)
  }

  @Test func `saturated arithmetic stops at the bounds`() {
    #expect(Int64.max.addingSaturated(1) == .max)
    #expect(Int64.min.addingSaturated(-1) == .min)
    #expect(Int64.min.subtractingSaturated(1) == .min)
    #expect(Int64(0).subtractingSaturated(.min) == .max)
    #expect(Int64.max.multipliedSaturated(by: -2) == .min)
    #expect(Int64.min.multipliedSaturated(by: -1) == .max)
    #expect(Int64(6).multipliedSaturated(by: -7) == -42)
  }

  @Test func `equal values are equal however they are written`() {
    let short = Decimal64(units: 15, scale: 1)
    let long = Decimal64(units: 1500, scale: 3)
    #expect(short == long)
    #expect(Set([short, long]).count == 1)
    #expect(Decimal64(units: 0, scale: 4) == Decimal64(units: 0))
  }

  @Test(arguments: [
    ("1,5", "1,50001"), ("−2", "−1,5"), ("9223372036855", "9223372036856,1"), ("0,999999", "9223372036854775807"),
    ("9223372036854,775806", "9223372036855"), ("−9223372036855", "−9223372036854,775806"),
  ])
  func `are compared exactly`(less: String, more: String) throws {
    let a = try #require(Decimal64(less))
    let b = try #require(Decimal64(more))
    #expect(a < b)
    #expect(!(b < a))
    #expect(!(a < a))
  }

  @Test(
    arguments: [
      (4_850_050, 2, "48\u{202F}500,50"), (-15, 0, "−15"), (5, 1, "0,5"), (1_234_567, 0, "1\u{202F}234\u{202F}567"),
      (-1, 6, "−0,000001"), (.min, 0, "−9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808"),
    ] as [(Int64, Int, String)])
  func `are written as in French`(units: Int64, scale: Int, text: String) {
    #expect(Decimal64(units: units, scale: scale).french == text)
    if units != .min { #expect(Decimal64(text)?.units == units) }
  }

  @Test(arguments: [-1, 19, Int.max, .min]) func `a scale beyond reason is brought back`(scale: Int) {
    let found = Decimal64(units: 0, scale: scale)
    #expect((0...18).contains(found.scale))
    #expect(found == Decimal64(units: 0))
    _ = (found.french, found < Decimal64(units: .max), found.hashValue)
  }
}
