// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
public import Negotiation

/// What `oral negociation analyser` shows: what two parties could agree on, and what theory would have them agree on.
public struct AnalysisReport: Sendable {
  private let domain: NegotiationDomain
  private let frontier: ParetoFrontier
  private let solutions: Solutions

  /// - Parameter frontier: within what both accept.
  public init(_ domain: NegotiationDomain, frontier: ParetoFrontier, solutions: Solutions) {
    self.domain = domain
    self.frontier = frontier
    self.solutions = solutions
  }

  /// `{outcomes, acceptableBoth, pareto, nash, ks, egalitarian, welfare: {value, count}, opposition}`; `ties` besides when
  /// solutions were looked for on the frontier only.
  public var json: JSONValue {
    func list(_ points: [OutcomePoint]) -> JSONValue { .array(points.map(\.json)) }
    let welfare = solutions.welfare
    var members: [JSONValue.Member] = [
      .init("outcomes", .int(Int64(domain.space.count))),
      .init("acceptableBoth", JSONValue(solutions.acceptableCount)),
      .init("pareto", list(frontier.points)), .init("nash", list(solutions.nash)),
      .init("ks", list(solutions.kalaiSmorodinsky)), .init("egalitarian", list(solutions.egalitarian)),
      .init("welfare", ["value": welfare?.value.json ?? .null, "count": .int(Int64(welfare?.count ?? 0))]),
      .init("opposition", solutions.opposition.map { .number("\($0)") } ?? .null),
    ]
    if solutions.ties == .frontierOnly { members.append(.init("ties", "frontier")) }
    return .object(members)
  }

  public var document: ReportDocument {
    let head = [domain.id, "\(domain.space.count.french) accords possibles"].filter { !$0.isEmpty }
    return ReportDocument(
      title: domain.heading, subtitles: [head.joined(separator: " · ")],
      blocks: frontier.points.isEmpty ? [facts, .note(Self.nothing)] : [facts] + concepts + points)
  }

  private static let nothing =
    "Aucun accord n’atteint les limites des deux\u{A0}: mieux vaut, pour l’un au moins, ne pas conclure."

  private var facts: Block {
    let limits = "vendeur \(domain.seller.reservation.french), client \(domain.buyer.reservation.french)"
    var facts = [
      Fact("Limites", limits),
      Fact("Acceptables", solutions.acceptableCount.map(\.french) ?? "trop pour être comptés"),
    ]
    if let welfare = solutions.welfare, let opposition = solutions.opposition {
      facts += [
        Fact("Frontière", "\(plural(frontier.points.count, "point")), \(plural(frontier.outcomes, "accord"))"),
        Fact("Somme la plus grande", "\(welfare.value.french) (\(plural(welfare.count, "accord")))"),
        Fact("Opposition", Utility(units: Int64((opposition * 1e10).rounded())).french),
      ]
    }
    return .facts(facts)
  }

  // MARK: Solutions

  /// Enough to see that they tie.
  private static let mostListed = 5

  private var named: [(name: String, sign: Character, points: [OutcomePoint])] {
    [
      ("Nash (1950)", "N", solutions.nash),
      ("Kalai et Smorodinsky (1975)", "K", solutions.kalaiSmorodinsky),
      ("Égalitaire, Kalai (1977)", "E", solutions.egalitarian),
    ]
  }

  private var concepts: [Block] {
    let rows = named.flatMap { name, _, points in
      points.prefix(Self.mostListed).enumerated().map { number, point in
        [
          number == 0 ? name : "", point.seller.french, point.buyer.french, "n°\u{A0}\(point.index)",
          domain.wording(of: point.index),
        ]
      } + (points.count > Self.mostListed ? [["", "", "", "", "et \(points.count - Self.mostListed) à égalité"]] : [])
    }
    let table = Table(
      columns: [
        .init("Solution"), .init("Vendeur", .trailing), .init("Client", .trailing), .init("Accord", .trailing),
        .init("Termes"),
      ], rows: rows)
    let note = Block.note(
      "Les accords à égalité hors de la frontière n’ont pas été cherchés\u{A0}: ils sont trop nombreux.")
    return [.heading("Solutions"), .table(table)] + (solutions.ties == .frontierOnly ? [note] : [])
  }

  // MARK: Frontier

  private static let mostPoints = 12

  private var points: [Block] {
    let shown = frontier.points.spread(Self.mostPoints)
    let rows = shown.map { point in
      [point.seller.french, point.buyer.french, "n°\u{A0}\(point.index)", domain.wording(of: point.index)]
    }
    let table = Table(
      columns: [
        .init("Vendeur", .trailing), .init("Client", .trailing), .init("Accord", .trailing), .init("Termes"),
      ], rows: rows)
    let count = frontier.points.count
    let title = shown.count < count ? "Frontière (\(shown.count) points sur \(count.french))" : "Frontière"
    let marks =
      frontier.points.spread(2_000).map { $0.mark("·") }
      + named.reversed().flatMap { named in
        named.points.map { $0.mark(named.sign) }
      }
    let plot = Plot(
      horizontal: .utility("utilité du vendeur"), vertical: .utility("utilité du client"), marks: marks,
      legend: [.init("·", "frontière")] + named.map { .init(String($0.sign), $0.name) })
    return [.heading(title), .table(table), .plot(plot)]
  }
}

extension Array {
  /// At most `count` of them, evenly spread, the first and the last among them.
  func spread(_ count: Int) -> [Element] {
    guard self.count > count, count > 1 else { return self }
    return (0..<count).map { self[$0 * (self.count - 1) / (count - 1)] }
  }
}
