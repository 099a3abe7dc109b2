// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import FrenchText
import Testing

@testable import Negotiation

@Suite struct `A domain` {
  private let issues = [
    Negotiation.Issue(name: "prix", kind: .integerGrid, unit: "EUR", values: ["100", "110", "120"]),
    Negotiation.Issue(name: "garantie", kind: .categorical, values: ["non", "oui"]),
  ]

  private func decimals(_ texts: [String]) throws -> [Decimal64] {
    try texts.map { try #require(Decimal64($0)) }
  }

  private func preferences(
    _ weights: [String] = ["0.7", "0.3"], _ tables: [[String]] = [["0", "0.5", "1"], ["1", "0"]],
    _ limit: String = "0.4"
  ) throws -> Preferences {
    Preferences(
      weights: try decimals(weights), tables: try tables.map(decimals), reservation: try #require(Decimal64(limit)))
  }

  private func problems(_ issues: [Negotiation.Issue], _ seller: Preferences, _ buyer: Preferences) -> [String] {
    do throws(DomainRefusal) {
      _ = try NegotiationDomain(issues: issues, seller: seller, buyer: buyer)
      return []
    } catch {
      return error.problems.map { "\($0.path): \($0.diagnostic.code)" }
    }
  }

  @Test func `its outcomes are numbered row by row, the last issue fastest`() throws {
    let domain = try NegotiationDomain(issues: issues, seller: preferences(), buyer: preferences())
    #expect(domain.space.count == 6)
    let positions = (0..<6).compactMap { domain.space.positions(of: $0) }
    #expect(positions == [[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1]])
    #expect(positions.map { domain.space.index(of: $0) } == [0, 1, 2, 3, 4, 5])
    #expect(domain.values(of: 3) == ["110", "oui"])
    #expect(domain.space.positions(of: 6) == nil)
    #expect(domain.space.positions(of: -1) == nil)
    #expect(domain.space.index(of: [0, 2]) == nil)
    #expect(domain.space.index(of: [0]) == nil)
    #expect(domain.utility(of: 6, for: .seller) == nil)
  }

  @Test func `utilities are exact sums`() throws {
    let third = try preferences(["0.3333", "0.6667"], [["0.333333", "0.1", "1"], ["0.000001", "1"]])
    let domain = try NegotiationDomain(issues: issues, seller: third, buyer: preferences())
    // 3333 × 333333 + 6667 × 1
    #expect(domain.utility(of: 0, for: .seller) == Utility(units: 1_111_005_556))
    #expect(domain.utility(of: 0, for: .seller)?.plain == "0.1111005556")
    #expect(domain.utility(of: 2, for: .buyer)?.plain == "0.65")
    #expect(Utility.one.plain == "1")
    #expect(Utility(units: -25).plain == "-0.0000000025")
    #expect(Utility.zero.plain == "0")
  }

  @Test func `all that is wrong is told at once, with its place`() throws {
    let wrong = [
      Negotiation.Issue(name: "", kind: .integerGrid, values: ["1", "deux", "01"]),
      Negotiation.Issue(name: "délai", kind: .categorical, values: []),
      Negotiation.Issue(name: "délai", kind: .categorical, values: ["a", "a"]),
    ]
    let seller = try preferences(["0.5", "0.6", "-0.1"], [["0", "0.5", "1.5"], [], ["1"]], "7")
    let buyer = try preferences(["0.5", "0.6"], [["0", "0.5", "1"], []])
    #expect(
      problems(wrong, seller, buyer) == [
        "issues[0].name: negociation.nom", "issues[0].values[1]: negociation.valeurs",
        "issues[0].values[2]: negociation.valeurs", "issues[1].values: negociation.valeurs",
        "issues[2].name: negociation.nom", "issues[2].values[1]: negociation.valeurs",
        "parties[0].weights[2]: negociation.plage", "parties[0].value_functions[0].values[2]: negociation.plage",
        "parties[0].value_functions[2].values: negociation.baremes", "parties[0].reservation: negociation.limite",
        "parties[1].weights: negociation.poids", "parties[1].value_functions: negociation.baremes",
      ])
    #expect(try problems([], preferences([], []), preferences([], [])) == ["issues: negociation.objets"])
  }

  @Test func `weights sum to 1, and no number is more precise than what is computed exactly`() throws {
    #expect(
      try problems(issues, preferences(["0.7", "0.2999"]), preferences(["0.70001", "0.29999"])) == [
        "parties[0].weights: negociation.poids", "parties[1].weights[0]: negociation.decimales",
        "parties[1].weights[1]: negociation.decimales",
      ])
    let fine = Preferences(
      weights: [Decimal64(units: 70_000_000, scale: 8), Decimal64(units: 30, scale: 2)],
      tables: try preferences().tables, reservation: Decimal64(units: 12_345_678_901, scale: 11))
    #expect(try problems(issues, fine, preferences()) == ["parties[0].reservation: negociation.decimales"])
  }

  @Test func `more outcomes than can be numbered are refused`() throws {
    let many = (0..<20).map { Negotiation.Issue(name: "\($0)", kind: .integerGrid, values: (0..<10).map(String.init)) }
    let weights = (0..<20).map { _ in Decimal64(units: 5, scale: 2) }
    let tables = many.map { _ in (0..<10).map { Decimal64(units: $0, scale: 1) } }
    let party = Preferences(weights: weights, tables: tables, reservation: Decimal64(units: 0))
    #expect(problems(many, party, party) == ["issues: negociation.trop"])
    #expect(OutcomeSpace(sizes: Array(repeating: 10, count: 18))?.count == 1_000_000_000_000_000_000)
    #expect(OutcomeSpace(sizes: Array(repeating: 10, count: 19)) == nil)
    #expect(OutcomeSpace(sizes: [3, 0]) == nil)
  }

  @Test func `it is cut where both halves are about as large`() throws {
    let halves = { (sizes: [Int]) in
      try #require(OutcomeSpace(sizes: sizes)).halves
    }
    #expect(try halves([65, 10, 4, 5, 2, 4]) == (2, 650, 160))
    #expect(try halves([201]) == (0, 1, 201))
    #expect(try halves([10, 10, 10, 10]) == (2, 100, 100))
    #expect(try halves([1, 1, 1]) == (0, 1, 1))
  }
}
