// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText

/// What lies between the two parties: the terms, each with the values that one may say.
struct BargainingTable: Hashable, Sendable {
  let issues: [TermIssue]

  /// The most outcomes that the table holds: beyond, every other value of the longest term is left out, as often as
  /// it takes, then all but the paper's value of the last terms. Typed values are valued exactly all the same.
  static let mostOutcomes = 1_000_000

  init(_ terms: [Term]) {
    var issues = terms.map(TermIssue.init)
    while BargainingTable.outcomes(issues) > BargainingTable.mostOutcomes {
      guard
        let longest = issues.indices.max(by: { BargainingTable.length(issues[$0]) < BargainingTable.length(issues[$1]) }
        ),
        issues[longest].grid.count > 2
      else { break }
      let before = issues[longest].grid.count
      issues[longest].thin()
      if issues[longest].grid.count == before { break }
    }
    for index in issues.indices.reversed() where BargainingTable.outcomes(issues) > BargainingTable.mostOutcomes {
      issues[index].grid = [issues[index].term.offeredPlace]
    }
    let natures = issues.map(\.nature)
    for index in issues.indices where natures.count(where: { $0 == natures[index] }) > 1 {
      issues[index].noun = quoted(issues[index].term.title)
    }
    self.issues = issues
  }

  /// How many values a term has, those of a price counted for a third: people bargain over it step by step.
  private static func length(_ issue: TermIssue) -> Int {
    issue.nature == .price ? issue.grid.count / 3 : issue.grid.count
  }

  private static func outcomes(_ issues: [TermIssue]) -> Int {
    issues.reduce(1) { product, issue in
      let (value, overflow) = product.multipliedReportingOverflow(by: max(1, issue.grid.count))
      return overflow ? .max : value
    }
  }

  var terms: [Term] { issues.map(\.term) }
  var outcomes: Int { BargainingTable.outcomes(issues) }

  func index(of term: String) -> Int? { issues.firstIndex { $0.term.id == term } }

  /// A value for each term, in places; what an offer leaves out, or says in no way of the term's, is the paper's.
  func bid(_ offer: Offer) -> Bid {
    Bid(issues.map { issue in offer[issue.term.id].flatMap(issue.term.place) ?? issue.term.offeredPlace })
  }

  func offer(_ bid: Bid) -> Offer {
    Offer(
      Dictionary(zip(issues, bid.places).map { issue, place in (issue.term.id, issue.term.value(at: place)) }) {
        first, _ in first
      })
  }

  /// What the candidate's paper offers.
  var proposal: Bid { Bid(issues.map(\.term.offeredPlace)) }
}

/// A value for each term of a table, in places, in the order of its terms.
struct Bid: Hashable, Sendable {
  var places: [Int64]

  init(_ places: [Int64]) { self.places = places }

  subscript(_ index: Int) -> Int64 {
    get { places[index] }
    set { places[index] = newValue }
  }
}
