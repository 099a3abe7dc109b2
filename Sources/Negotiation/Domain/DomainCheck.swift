// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText

/// Holds the parts of a domain to its rules and notes all that is wrong, each under the path that it has in a domain's
/// file (`parties[1].value_functions[0].values[3]`).
struct DomainCheck {
  private(set) var problems: [DomainProblem] = []

  private mutating func note(_ path: String, _ kind: DomainProblem.Kind) {
    problems.append(DomainProblem(path: path, kind: kind))
  }

  mutating func hold(_ issues: [Issue]) {
    if issues.isEmpty { note("issues", .noIssue) }
    var names: Set<String> = []
    for (position, issue) in issues.enumerated() {
      let path = "issues[\(position)]"
      if issue.name.isEmpty {
        note("\(path).name", .noName)
      } else if !names.insert(issue.name).inserted {
        note("\(path).name", .repeatedName(issue.name))
      }
      if issue.values.isEmpty { note("\(path).values", .noValue) }
      var values: Set<String> = []
      for (place, value) in issue.values.enumerated() {
        // 07 and 7 are one value of a grid.
        let whole = issue.kind == .integerGrid ? Int64(value) : nil
        if issue.kind == .integerGrid, whole == nil {
          note("\(path).values[\(place)]", .notWhole(value))
        } else if !values.insert(whole.map(String.init) ?? value).inserted {
          note("\(path).values[\(place)]", .repeatedValue(value))
        }
      }
    }
  }

  /// `nil`, and noted, when the outcomes are too many to be numbered.
  mutating func space(_ issues: [Issue]) -> OutcomeSpace? {
    let sizes = issues.map(\.values.count)
    if let space = OutcomeSpace(sizes: sizes) { return space }
    if !sizes.contains(0) { note("issues", .tooManyOutcomes) }
    return nil
  }

  /// A placeholder when something is noted.
  mutating func party(_ role: Role, _ wanted: Preferences, _ issues: [Issue]) -> NegotiationDomain.Party {
    let path = "parties[\(role == .seller ? 0 : 1)]"
    let weights = self.weights(wanted.weights, "\(path).weights", count: issues.count)
    if wanted.tables.count != issues.count {
      note("\(path).value_functions", .tableCount(wanted.tables.count, expected: issues.count))
    }
    let tables = zip(wanted.tables, issues).enumerated().map { position, pair in
      table(pair.0, "\(path).value_functions[\(position)].values", count: pair.1.values.count)
    }
    let reservation = self.reservation(wanted.reservation, "\(path).reservation")
    let contributions = zip(weights, tables).map { weight, table in table.map { weight * $0 } }
    return NegotiationDomain.Party(contributions: contributions, reservation: reservation)
  }

  /// In ten-thousandths.
  private mutating func weights(_ wanted: [Decimal64], _ path: String, count: Int) -> [Int64] {
    if wanted.count != count { note(path, .weightCount(wanted.count, expected: count)) }
    let weights = wanted.enumerated().map { share($1, "\(path)[\($0)]", decimals: 4) }
    guard weights.allSatisfy({ $0 != nil }), wanted.count == count, count > 0 else { return [] }
    let units = weights.compactMap { $0 }
    let sum = units.reduce(0, +)
    if sum != 10_000 { note(path, .weightSum(Decimal64(units: sum, scale: 4))) }
    return units
  }

  /// In millionths.
  private mutating func table(_ wanted: [Decimal64], _ path: String, count: Int) -> [Int64] {
    if wanted.count != count { note(path, .valueCount(wanted.count, expected: count)) }
    return wanted.enumerated().map { share($1, "\(path)[\($0)]", decimals: 6) ?? 0 }
  }

  /// A number of 0…1 in units of 10^−`decimals`; `nil`, and noted, when it is none.
  private mutating func share(_ number: Decimal64, _ path: String, decimals: Int) -> Int64? {
    let one = Decimal64(units: 1)
    guard number >= Decimal64(units: 0), number <= one else {
      note(path, .notShare(number))
      return nil
    }
    return exact(number, path, decimals: decimals)
  }

  private mutating func reservation(_ number: Decimal64, _ path: String) -> Utility {
    guard number >= Decimal64(units: -1), number <= Decimal64(units: 2) else {
      note(path, .reservationRange(number))
      return .zero
    }
    return Utility(units: exact(number, path, decimals: Utility.decimals) ?? 0)
  }

  private mutating func exact(_ number: Decimal64, _ path: String, decimals: Int) -> Int64? {
    guard let rounded = number.rescaled(to: decimals), rounded == number else {
      note(path, .tooPrecise(number, decimals: decimals))
      return nil
    }
    return rounded.units
  }
}
