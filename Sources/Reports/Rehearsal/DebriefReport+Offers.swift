// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Negotiation
internal import Rehearsals

// Offers, what was possible, what was left.
extension DebriefReport {
  var offers: [Block] {
    guard rehearsal.hasTerms, !rehearsal.options.isSilent else { return [] }
    var blocks: [Block] = [.heading("Les offres")]
    blocks.append(.table(offerTable))
    if debrief.offers.count > 1 || !debrief.possible.frontier.isEmpty {
      blocks.append(.plot(Plot(debrief, table: frontierTable)))
    }
    switch debrief.possible.absence {
    case .apart(let id)?:
      let title = term(id)?.title ?? id
      blocks.append(
        .note(
          "Dans \(ownLimits), aucun accord n’était possible : sur \(quoted(title)), elles ne touchent pas les siennes."
            .typographic))
    case .tooLarge?: blocks.append(.note("Les accords possibles sont trop nombreux pour être comparés."))
    case .noTerms?, nil: break
    }
    return blocks
  }

  /// What the candidate conceded beyond his own limits; `nil` when he kept them.
  var overstep: String? {
    guard !debrief.beyondLimits.isEmpty else { return nil }
    let passed = debrief.beyondLimits.map { one in
      let term = self.term(one.term)
      let (value, limit) = (term?.french(one.value) ?? one.value.french, term?.french(one.limit) ?? one.limit.french)
      return "\((term?.title ?? one.term).typeset), \(value) (limite : \(limit))"
    }.joined(separator: " ; ")
    let isSigned = debrief.outcome.agreement != nil
    let start = isSigned ? "Vous avez signé au-delà" : "Votre dernière offre va au-delà"
    let lesson =
      switch (isSigned, debrief.mandate.isSupposed) {
      case (true, false): " Mieux valait ne pas conclure."
      case (false, false): ""
      case (_, true): " mandat.yaml dirait les vraies."
      }
    return "\(start) \(beyond) : \(passed).\(lesson)"
  }

  private var beyond: String { debrief.mandate.isSupposed ? "des limites que l’on vous suppose" : "de vos limites" }
  private var ownLimits: String { debrief.mandate.isSupposed ? "les limites que l’on vous suppose" : "vos limites" }

  private var offerTable: Table {
    let paper = debrief.offers.first?.offer
    let marks = Plot.signs(of: debrief.offers).map(String.init)
    let agreement = debrief.outcome.agreement
    let lastAgreed = debrief.offers.lastIndex { $0.offer == agreement }
    let rows = debrief.offers.enumerated().map { index, point in
      let wording = index == 0 ? "votre proposition écrite" : wording(of: point.offer, instead: paper)
      let isAgreed = index == lastAgreed ? " (accord)" : ""
      return [
        marks[index], point.phase.map { place($0, point.at) } ?? "", point.author == .candidate ? "vous" : "client",
        (wording.isEmpty ? "comme votre proposition" : wording) + isAgreed, percent(point.utilities.candidate),
        percent(point.utilities.client),
      ]
    }
    return Table(
      columns: [
        .init(""), .init("Quand"), .init("Qui"), .init("Offre (ce qui change)"), .init("Pour vous", .trailing),
        .init("Pour lui", .trailing),
      ], rows: rows)
  }

  /// Of the frontier at most a dozen points, the ends among them.
  private var frontierTable: Table {
    let points = debrief.possible.frontier
    let step = max(1, (points.count + 10) / 11)
    let kept = points.enumerated().filter { $0.offset % step == 0 || $0.offset == points.count - 1 }.map(\.element)
    return Table(
      columns: [.init("Meilleurs accords possibles : pour vous", .trailing), .init("pour lui", .trailing)],
      rows: kept.map { [percent($0.candidate), percent($0.client)] })
  }

  var left: [Block] {
    guard rehearsal.hasTerms, debrief.possible.absence == nil else { return [] }
    var items: [String] = []
    if let left = debrief.leftOnTable {
      let gain = left.euros.map { ", l’équivalent de \(euros($0))" } ?? ""
      let reached = debrief.outcome.agreement == nil ? "votre dernière offre" : "l’accord"
      items.append(
        "Pour lui identique à \(reached), vous gagniez davantage\(gain) : \(wording(of: left.better.offer, instead: left.reached.offer))."
      )
    } else if debrief.outcome.agreement != nil, debrief.beyondLimits.isEmpty {
      items.append("Rien sur la table : aucun accord aussi bon pour lui ne valait mieux pour vous.")
    }
    let paper = debrief.offers.first?.offer
    if let best = debrief.possible.bestForCandidate {
      items.append(
        "Le mieux pour vous que le client aurait encore signé : \(listed(best, paper)) (pour vous \(percent(best.utilities.candidate)), pour lui \(percent(best.utilities.client)))."
      )
    }
    if let nash = debrief.possible.nash {
      items.append(
        "Le partage le plus équilibré (Nash) : \(listed(nash, paper)) (pour vous \(percent(nash.utilities.candidate)), pour lui \(percent(nash.utilities.client)))."
      )
    }
    return items.isEmpty ? [] : [.heading("Ce qui était possible"), .list(items.map(\.typographic))]
  }

  private func listed(_ point: OfferPoint, _ paper: Offer?) -> String {
    let text = wording(of: point.offer, instead: paper)
    return text.isEmpty ? "votre proposition telle quelle" : text
  }

  var concessions: [Block] {
    guard !debrief.freeConcessions.isEmpty else { return [] }
    let items = debrief.freeConcessions.map { concession in
      let term = self.term(concession.term)
      let before = term?.french(concession.before) ?? concession.before.french
      let after = term?.french(concession.after) ?? concession.after.french
      let cost = concession.euros.map { $0 > 0 ? ", l’équivalent de \(euros($0))" : "" } ?? ""
      return
        "\((term?.title ?? concession.term).typeset) : de \(before) à \(after)\(cost) (\(place(concession.phase, concession.at)))."
        .typographic
    }
    return [.heading("Concessions sans contrepartie"), .list(items)]
  }

  private func euros(_ amount: Int64) -> String { Quantity(Decimal64(units: amount), "EUR").french }

  // MARK: The other party

  var otherParty: [Block] {
    let client = debrief.client
    var facts = [Fact("Client", "\(client.name), \(client.role)")]
    facts.append(Fact("Profil", "\(client.profile.french), \(client.concessionFrench)"))
    let motives = client.motives.map { "\($0.motive.french) \($0.weight)" }
    if !motives.isEmpty { facts.append(Fact("Motivations", motives.joined(separator: ", "))) }
    if let fallback = client.fallback { facts.append(Fact("Sans accord", fallback)) }
    guard rehearsal.hasTerms else { return [.heading("Qui était en face"), .facts(facts)] }
    let own = debrief.mandate
    let rows = zip(client.terms, own.terms).map { his, yours in
      let term = his.term
      return [
        term.title.typeset, term.french(his.ideal), his.limit.map { term.french($0) } ?? "aucune",
        percent(weight: his.weight),
        yours.limit.map { term.french($0) } ?? "aucune", percent(weight: yours.weight),
      ]
    }
    let table = Table(
      columns: [
        .init("Condition"), .init("Son idéal", .trailing), .init("Sa limite", .trailing), .init("Poids", .trailing),
        .init("Votre limite", .trailing), .init("Poids", .trailing),
      ], rows: rows)
    let note: [Block] =
      own.isSupposed
      ? [.note("Sans mandat, vos limites et vos poids sont supposés : mandat.yaml les dirait.".typographic)] : []
    return [.heading("Qui était en face"), .facts(facts), .table(table)] + note
  }

  /// From ten-thousandths.
  private func percent(weight: Int64) -> String { "\((weight + 50) / 100)\u{A0}%" }
}

extension Patience {
  /// As shown to users.
  var french: String {
    switch self {
    case .boulware: "tient jusqu’au bout"
    case .firm: "ferme"
    case .linear: "cède pas à pas"
    case .flexible: "souple"
    case .conceder: "cède vite"
    }
  }
}
