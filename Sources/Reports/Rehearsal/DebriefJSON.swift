// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
internal import Negotiation
internal import Rehearsals
internal import Sittings

// `oral repeter --debrief ID --json`: the shape is documented in Scripts.md.
extension DebriefReport {
  public var json: JSONValue {
    .object([
      .init("id", .string(head.id)), .init("code", .string(rehearsal.code.description)),
      .init("exam", .string(rehearsal.papers.exam.id)), .init("day", JSONValue(head.day?.description)),
      .init("percent", .int(Int64(head.percent))), .init("outcome", outcome),
      .init("self", .object([.init("met", JSONValue(debrief.met)), .init("evaluated", JSONValue(debrief.evaluated))])),
      .init("share", JSONValue(debrief.share)),
      .init(
        "phases",
        .array(
          debrief.phases.map { phase in
            .object([
              .init("id", .string(phase.id)), .init("elapsed", .int(phase.elapsed)),
              .init("planned", phase.planned.map { .int($0) } ?? .null), .init("overtime", .int(phase.overtime)),
            ])
          })),
      .init("changes", .array(debrief.changes.map(change))),
      .init("offers", .array(debrief.offers.map(offer))),
      .init("possible", possible), .init("leftOnTable", debrief.leftOnTable.map(left) ?? .null),
      .init("beyondLimits", .array(debrief.beyondLimits.map(overstep))),
      .init("freeConcessions", .array(debrief.freeConcessions.map(concession))),
      .init("weakCriteria", JSONValue(debrief.weakCriteria.map(\.criterion.id))),
      .init("timeline", .array(debrief.timeline.map(exchange))),
    ])
  }

  private var outcome: JSONValue {
    let outcome = debrief.outcome
    return .object([
      .init("agreement", outcome.agreement.map(values) ?? .null), .init("appointment", .bool(outcome.hasAppointment)),
      .init("nextStep", .bool(outcome.hasNextStep)), .init("left", .bool(outcome.hasLeft)),
    ])
  }

  private var possible: JSONValue {
    let possible = debrief.possible
    let absence: JSONValue =
      switch possible.absence {
      case nil: .null
      case .noTerms?: "noTerms"
      case .apart?: "apart"
      case .tooLarge?: "tooLarge"
      }
    return .object([
      .init("absence", absence), .init("reservations", utilities(possible.reservations)),
      .init("best", possible.bestForCandidate.map(offer) ?? .null), .init("nash", possible.nash.map(offer) ?? .null),
      .init("frontier", .array(possible.frontier.map(utilities))),
    ])
  }

  private func change(_ uptake: ChangeUptake) -> JSONValue {
    .object([
      .init("number", JSONValue(uptake.planned.number)), .init("field", .string(uptake.planned.change.field.rawValue)),
      .init("text", .string(uptake.planned.change.text)), .init("phase", JSONValue(uptake.told?.phase)),
      .init("at", uptake.told.map { .int($0.at) } ?? .null), .init("uptake", .string(uptake.uptake.rawValue)),
    ])
  }

  private func offer(_ point: OfferPoint) -> JSONValue {
    .object([
      .init("author", .string(point.author.rawValue)), .init("phase", JSONValue(point.phase)),
      .init("at", .int(point.at)), .init("values", values(point.offer)), .init("utilities", utilities(point.utilities)),
    ])
  }

  private func utilities(_ point: UtilityPoint) -> JSONValue {
    .object([
      .init("candidate", .number(point.candidate.plain)), .init("client", .number(point.client.plain)),
    ])
  }

  private func values(_ offer: Offer) -> JSONValue {
    .object(
      rehearsal.papers.terms.compactMap { term in offer[term.id].map { .init(term.id, value($0)) } })
  }

  private func value(_ value: LimitValue) -> JSONValue {
    switch value {
    case .number(let number): .number(number.plain)
    case .name(let name): .string(name)
    }
  }

  private func left(_ left: LeftOnTable) -> JSONValue {
    .object([
      .init("euros", left.euros.map { .int($0) } ?? .null), .init("terms", JSONValue(left.terms)),
      .init("reached", offer(left.reached)), .init("better", offer(left.better)),
    ])
  }

  private func overstep(_ overstep: Overstep) -> JSONValue {
    .object([
      .init("term", .string(overstep.term)), .init("limit", value(overstep.limit)),
      .init("value", value(overstep.value)),
    ])
  }

  private func concession(_ concession: Concession) -> JSONValue {
    .object([
      .init("phase", .string(concession.phase)), .init("at", .int(concession.at)),
      .init("term", .string(concession.term)),
      .init("before", value(concession.before)), .init("after", value(concession.after)),
      .init("euros", concession.euros.map { .int($0) } ?? .null),
    ])
  }

  private func exchange(_ exchange: Exchange) -> JSONValue {
    let (speaker, kind): (String, String?) =
      switch exchange.speaker {
      case .candidate: ("candidate", nil)
      case .client(let kind): ("client", kind.rawValue)
      case .screen: ("screen", nil)
      }
    return .object([
      .init("phase", .string(exchange.phase)), .init("at", .int(exchange.at)), .init("speaker", .string(speaker)),
      .init("kind", JSONValue(kind)), .init("text", .string(exchange.text)),
      .init("change", JSONValue(exchange.change)),
    ])
  }
}
