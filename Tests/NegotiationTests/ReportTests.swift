// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Negotiation
import Reports
import Testing

@Suite struct `Reports of a negotiation` {
  private func analysis(_ domain: NegotiationDomain) throws -> AnalysisReport {
    let frontier = try ParetoFrontier(of: domain)
    return AnalysisReport(domain, frontier: frontier, solutions: Solutions(of: domain, frontier: frontier))
  }

  @Test func `an analysis is the contract's, its utilities spelled exactly`() throws {
    let json = try analysis(Reference("d5_nombres_ronds").domain).json.compact
    #expect(
      json.hasPrefix(#"{"outcomes":104000,"acceptableBoth":48597,"pareto":[{"index":102435,"seller":0.8,"buyer":0.4},"#)
    )
    // The last digit of a square root is nobody's contract.
    #expect(
      json.dropLast(2).hasSuffix(
        #""nash":[{"index":102437,"seller":0.64,"buyer":0.6}],"ks":[{"index":99237,"seller":0.6275,"buyer":0.609375}],"#
          + #""egalitarian":[{"index":96037,"seller":0.615,"buyer":0.61875}],"welfare":{"value":1.24,"count":2},"#
          + #""opposition":0.538144961882948"#))
  }

  @Test func `where nothing suits both, every set is empty and nothing is invented`() throws {
    let one = Utility.one
    let domain = try Reference("d1_prix_seul").domain.withReservations(seller: one, buyer: one)
    let report = try analysis(domain)
    #expect(
      report.json.compact
        == #"{"outcomes":201,"acceptableBoth":0,"pareto":[],"nash":[],"ks":[],"egalitarian":[],"#
        + #""welfare":{"value":null,"count":0},"opposition":null}"#)
    #expect(TextRenderer(width: 60).render(report.document).contains("Aucun accord n’atteint les limites des deux"))
  }

  @Test func `a session is the contract's, with an agreement and without`() throws {
    let domain = try Reference("d1_prix_seul").domain
    let prepared = try PreparedDomain(domain)
    func json(_ rounds: Int) -> String {
      let session = Session(prepared, seller: .linear, buyer: .conceder, rounds: rounds)
      return NegotiationSessionReport(domain, session, session.run(), frontier: nil).json.compact
    }
    #expect(
      json(1)
        == #"{"status":"timeout","index":null,"seller":null,"buyer":null,"rounds":1,"proposer":null,"trace":[130,109]}"#
    )
    #expect(json(100).hasPrefix(#"{"status":"agreement","index":115,"seller":0.575,"buyer":0.425,"rounds":62,"#))
  }

  @Test(arguments: [40, 80, 120])
  func `text fits the page`(width: Int) throws {
    let domain = try Reference("d4_integratif").domain
    let session = Session(try PreparedDomain(domain), seller: .boulware, buyer: .linear, rounds: 100)
    let frontier = try ParetoFrontier(of: domain, within: .all)
    let documents = [
      try analysis(domain).document,
      NegotiationSessionReport(domain, session, session.run(), frontier: frontier).document,
    ]
    for document in documents {
      let text = TextRenderer(width: width).render(document)
      #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= width && !$0.hasSuffix(" ") })
    }
  }

  @Test func `a plot shows each point at its place, the last over the others, borders for what is beyond`() {
    let plot = Plot(
      horizontal: .utility("x"), vertical: .utility("y"),
      marks: [
        .init(x: 0, y: 0, "a"), .init(x: 1, y: 1, "b"), .init(x: 0.5, y: 0.5, "c"), .init(x: 0.5, y: 0.5, "d"),
        .init(x: -3, y: 9, "e"),
      ], legend: [.init("d", "dernier")])
    let text = TextRenderer(width: 40).render(ReportDocument(title: "t", blocks: [.plot(plot)]))
    let lines = text.split(separator: "\n").dropFirst(2)
    #expect(lines.first == "y")
    #expect(lines.dropFirst().first == "1,0 ┤e                               b")
    #expect(lines.contains("0,5 ┤                d"))
    #expect(lines.contains("0,0 ┤a"))
    #expect(!text.contains("c"))
    #expect(lines.last == "d\u{A0}dernier")
  }

  @Test func `a dashed line on each axis goes under the points; who hears the page gets the table instead`() {
    var plot = Plot(
      horizontal: .percents("x", holding: [0.4, 0.5]), vertical: .percents("y", holding: [0.995, 1]),
      marks: [.init(x: 0.45, y: 0.94, "a")], threshold: .init(x: 0.45, y: 0.97), legend: [],
      table: Table(["les points"], rows: [["a"]]))
    func text(isLinear: Bool) -> String {
      TextRenderer(width: 40, isLinear: isLinear)
        .render(ReportDocument(title: "t", blocks: [.plot(plot), .paragraph("suite")]))
    }
    let lines = text(isLinear: false).split(separator: "\n")
    #expect(lines.contains("100\u{A0}% ┤               ¦"))
    #expect(lines.contains(" 97\u{A0}% ┤---------------+---------------"))
    #expect(lines.contains(" 94\u{A0}% ┤               a"))
    #expect(lines.contains("       40\u{A0}%         45\u{A0}%          50\u{A0}%"))
    #expect(text(isLinear: true) == "t\n═\n\nles points\n──────────\na\n\nsuite\n")
    plot.table = nil
    #expect(text(isLinear: true) == "t\n═\n\nsuite\n")
  }
}
