// SPDX-License-Identifier: GPL-3.0-or-later

import CentreFiles
import FrenchText
import Testing

@Suite struct `A retention term` {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test(arguments: [
    ("5 ans", 60), ("1 an", 12), ("18 mois", 18), ("24 mois", 24), ("5ans", 60), ("10\u{A0}ANS", 120), ("2 années", 24),
    ("100 ans", 1200),
  ])
  func `is read as people write it`(text: String, months: Int) {
    #expect(RetentionTerm(text)?.months == months)
  }

  @Test(arguments: [
    "", "ans", "5", "5 jours", "0 mois", "101 ans", "-1 an", "1.5 an", "99999999999999999999 ans", "1201 mois",
  ])
  func `is refused when it is none`(text: String) {
    #expect(RetentionTerm(text) == nil)
  }

  @Test(arguments: [(60, "5 ans"), (12, "1 an"), (18, "18 mois"), (1, "1 mois")])
  func `is said in years when it can be`(months: Int, text: String) throws {
    let term = try #require(RetentionTerm(months: months))
    #expect(term.description == text.typographicNumber)
    #expect(RetentionTerm(term.description) == term)
  }

  @Test func `ends on the same day of its month, or on that month's last`() throws {
    #expect(RetentionTerm.usual.end(of: try day("2021-05-12")) == (try day("2026-05-12")))
    #expect(try #require(RetentionTerm("1 mois")).end(of: day("2026-01-31")) == day("2026-02-28"))
    #expect(try #require(RetentionTerm("4 ans")).end(of: day("2024-02-29")) == day("2028-02-29"))
    #expect(try #require(RetentionTerm("1 an")).end(of: day("2024-02-29")) == day("2025-02-28"))
  }

  @Test func `tells the last day that is past it: that day is, the next is not`() throws {
    for text in ["1 mois", "18 mois", "5 ans"] {
      let term = try #require(RetentionTerm(text))
      let start = try day("2023-12-01").daysSince1970
      for offset in 0..<500 {
        let today = Day(daysSince1970: start + offset)
        let last = term.lastDay(pastOn: today)
        #expect(term.end(of: last) <= today, "\(text), \(today)")
        #expect(term.end(of: Day(daysSince1970: last.daysSince1970 + 1)) > today, "\(text), \(today)")
      }
    }
  }
}

extension String {
  /// With the no-break space between a number and its unit.
  var typographicNumber: String { split(separator: " ").joined(separator: "\u{A0}") }
}
