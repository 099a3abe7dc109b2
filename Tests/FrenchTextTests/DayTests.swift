// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Testing

@Suite struct `Days` {
  @Test func `every day from 1895 to 2105 goes to its number and back, one after the other`() throws {
    var number = try #require(Day(year: 1895, month: 1, day: 1)).daysSince1970
    var count = 0
    for year in 1895...2105 {
      for month in 1...12 {
        for day in 1...31 {
          guard let found = Day(year: year, month: month, day: day) else { continue }
          if found.daysSince1970 != number || Day(daysSince1970: number) != found { Issue.record("\(found)") }
          number += 1
          count += 1
        }
      }
    }
    #expect(count == 211 * 365 + 51)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-05-12", 20_585), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896),
  ])
  func `known days`(text: String, number: Int) {
    #expect(Day(text)?.daysSince1970 == number)
    #expect(Day(daysSince1970: number).description == text)
  }

  @Test(arguments: [(Int.min, "0001-01-01"), (-719_163, "0001-01-01"), (2_932_897, "9999-12-31"), (.max, "9999-12-31")])
  func `beyond the calendar, its first or last day`(number: Int, text: String) {
    #expect(Day(daysSince1970: number).description == text)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "10000-01-01", "2026-05",
    "2026-05-12-1", "", "--", "12.05.2026", "2026-+5-12", "٢٠٢٦-05-12",
  ])
  func `days that do not exist are refused`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func `both spellings are read, and French is written`() throws {
    #expect(Day("12/05/2026") == Day("2026-05-12"))
    #expect(Day("1/5/2026")?.french == "1er\u{A0}mai 2026")
    #expect(Day("2024-02-29")?.french == "29\u{A0}février 2024")
    #expect(try #require(Day("2025-12-31")) < (try #require(Day("2026-01-01"))))
  }
}
