// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
public import Negotiation

/// What `oral negociation jouer` shows: how a negotiation between two tactics went.
public struct NegotiationSessionReport: Sendable {
  private let domain: NegotiationDomain
  private let session: Session
  private let result: SessionResult
  private let frontier: ParetoFrontier?

  /// - Parameter frontier: over all outcomes; `nil` when it has too many points to be drawn.
  public init(_ domain: NegotiationDomain, _ session: Session, _ result: SessionResult, frontier: ParetoFrontier?) {
    self.domain = domain
    self.session = session
    self.result = result
    self.frontier = frontier
  }

  /// `{status, index, seller, buyer, rounds, proposer, trace}`; `status` is `agreement` or `timeout`, `proposer` `seller` or
  /// `buyer`; `null` where there is no agreement.
  public var json: JSONValue {
    let agreement = result.agreement
    return [
      "status": agreement == nil ? "timeout" : "agreement", "index": JSONValue(agreement?.index),
      "seller": agreement?.seller.json ?? .null, "buyer": agreement?.buyer.json ?? .null,
      "rounds": .int(Int64(result.rounds)), "proposer": JSONValue(agreement?.proposer.rawValue),
      "trace": .array(result.trace.map { .int(Int64($0)) }),
    ]
  }

  public var document: ReportDocument {
    ReportDocument(
      title: domain.heading, subtitles: [subtitle],
      blocks: [.facts(ending), .heading("Offres"), offers] + (frontier.map { [plot($0)] } ?? []))
  }

  private var subtitle: String {
    [
      "vendeur \(session.seller.tactic.french)", "client \(session.buyer.tactic.french)",
      "le \(session.first.french) commence", plural(session.rounds, "tour"),
    ].joined(separator: " · ")
  }

  private var ending: [Fact] {
    guard let agreement = result.agreement else {
      return [Fact("Issue", "pas d’accord après \(plural(result.offers, "offre"))")]
    }
    let accepter = agreement.proposer.other.french
    return [
      Fact(
        "Issue",
        "accord au tour \(result.rounds)\u{A0}: le \(accepter) accepte la \(result.offers)ᵉ offre"),
      Fact("Accord n°\u{A0}\(agreement.index)", domain.wording(of: agreement.index)),
      Fact("Utilités", "vendeur \(agreement.seller.french), client \(agreement.buyer.french)"),
    ] + left(by: agreement.point)
  }

  private func left(by point: OutcomePoint) -> [Fact] {
    guard let frontier, let better = frontier.leftOnTheTable(by: point) else { return [] }
    if frontier.holds(point) { return [Fact("Restait", "rien\u{A0}: l’accord est sur la frontière")] }
    func fact(_ role: Role, _ other: OutcomePoint) -> Fact? {
      guard other.utility(for: role) > point.utility(for: role) else { return nil }
      let gain = Utility(units: other.utility(for: role).units - point.utility(for: role).units)
      return Fact(
        "Restait au \(role.french)",
        "\(gain.french), l’autre n’y perdant rien\u{A0}: \(domain.wording(of: other.index))")
    }
    return [fact(.seller, better.forSeller), fact(.buyer, better.forBuyer)].compactMap { $0 }
  }

  // MARK: Offers

  private static let mostOffers = 12

  private var points: [OutcomePoint] { result.trace.compactMap { domain.point(of: $0) } }

  private func proposer(of number: Int) -> Role { number.isMultiple(of: 2) ? session.first : session.first.other }

  private var offers: Block {
    let shown = Array(points.enumerated()).spread(Self.mostOffers)
    let rows = shown.map { number, point in
      [
        "\(number + 1)", proposer(of: number).french, point.seller.french, point.buyer.french,
        domain.wording(of: point.index),
      ]
    }
    return .table(
      Table(
        columns: [
          .init("Offre", .trailing), .init("De"), .init("Vendeur", .trailing), .init("Client", .trailing),
          .init("Termes"),
        ], rows: rows))
  }

  private func plot(_ frontier: ParetoFrontier) -> Block {
    let offers = points.enumerated().map { number, point in
      point.mark(proposer(of: number) == .seller ? "v" : "c")
    }
    return .plot(
      Plot(
        horizontal: .utility("utilité du vendeur"), vertical: .utility("utilité du client"),
        marks: frontier.points.spread(2_000).map { $0.mark("·") } + offers
          + (result.agreement.map { [$0.point.mark("A")] } ?? []),
        legend: [
          .init("·", "frontière"), .init("v", "offre du vendeur"), .init("c", "offre du client"), .init("A", "accord"),
        ]
      ))
  }
}

extension Tactic {
  /// `ferme (boulware)`…
  fileprivate var french: String {
    switch self {
    case .boulware: "boulware"
    case .linear: "linéaire"
    case .conceder: "conciliant"
    case .timeDependent(let exponent): "d’exposant \("\(exponent)".split(separator: ".").joined(separator: ","))"
    case .titForTat: "donnant-donnant"
    }
  }
}
