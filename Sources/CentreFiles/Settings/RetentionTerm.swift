// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// How long a centre keeps what says who a candidate is and what the jury wrote, from the day of the passage.
///
/// No text sets it: a centre does (GDPR, article 5 § 1 e: no longer than the purpose needs). ``usual`` is what is held
/// reasonable for a titre professionnel, in Centre Inffo's answer of 2 July 2025.
public struct RetentionTerm: Hashable, Sendable, CustomStringConvertible {
  /// 1…1200
  public let months: Int

  /// Five years.
  public static let usual = RetentionTerm(unchecked: 60)

  private init(unchecked months: Int) { self.months = months }

  /// `nil` unless from one month to a hundred years.
  public init?(months: Int) {
    guard (1...1200).contains(months) else { return nil }
    self.months = months
  }

  /// Reads `5 ans`, `1 an`, `18 mois`; `nil` when the text is none of these.
  public init?(_ text: String) {
    let folded = text.folded
    let digits = folded.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number <= 1200 else { return nil }
    switch folded.dropFirst(digits.count).drop(while: { $0 == " " }) {
    case "an", "ans", "annee", "annees": self.init(months: number * 12)
    case "mois": self.init(months: number)
    default: return nil
    }
  }

  /// `5 ans`, `18 mois`, with a no-break space.
  public var description: String {
    months % 12 == 0 ? plural(months / 12, "an") : plural(months, "mois", "mois")
  }

  /// The first day on which something of that day is past its term.
  public func end(of day: Day) -> Day { day.adding(months: months) }

  /// The last day whose passages are past their term today.
  public func lastDay(pastOn today: Day) -> Day {
    // Months have 28 to 31 days: going back as many is not always the reverse of going forth.
    let near = today.adding(months: -months)
    let days = (-3...3).map { Day(daysSince1970: near.daysSince1970 + $0) }
    return days.last { end(of: $0) <= today } ?? near
  }
}

extension Day {
  /// The same day of another month, or that month's last one; within the years 1…9999.
  fileprivate func adding(months: Int) -> Day {
    let month = min(max(year * 12 + self.month - 1 + months, 12), 9999 * 12 + 11)
    let (year, index) = month.quotientAndRemainder(dividingBy: 12)
    return (28...31).reversed().lazy.compactMap { Day(year: year, month: index + 1, day: min(day, $0)) }.first ?? self
  }
}
