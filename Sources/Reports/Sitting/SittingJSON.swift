// SPDX-License-Identifier: GPL-3.0-or-later

internal import Exams
internal import FrenchText
public import Sittings

/// What `oral montrer ID --json` writes: `{id, exam, state, outcome, candidate, phases, changes, marks, final, decision,
/// remarks, incidents}`, a contract with scripts, and more beside.
///
/// `final` names every criterion: a verdict of null is one that was not evaluated. Instants are ISO 8601 with the local
/// offset; durations are whole seconds, rounded down.
public struct SittingJSON: Sendable {
  public let value: JSONValue

  /// Everything, for the jury. A run that goes on is measured up to `now`.
  public init(_ sitting: Sitting, at now: Instant) {
    let state = sitting.state
    let opening = state.opening
    value = .object([
      .init("id", .string(sitting.id)),
      .init("exam", .string(sitting.exam.id)),
      .init("definition", .definition(opening?.exam)),
      .init("state", .string(sitting.stage.rawValue)),
      .init("outcome", JSONValue(state.outcome?.value.rawValue)),
      .init("outcomeText", JSONValue(state.outcomeText)),
      .init("candidate", .candidate(state.candidate)),
      .init("session", JSONValue(opening?.session)),
      .init("rehearsal", JSONValue(opening?.isRehearsal)),
      .init("openedAt", .instant(sitting.opened)),
      .init("closedAt", .instant(state.closed)),
      .init("record", JSONValue(state.sealed)),
      .init("jury", .array(state.jury.map(Self.juror))),
      .init("confirmed", JSONValue(state.confirmed.map(\.rawValue).sorted())),
      .init("papersSeen", JSONValue(state.papersSeen)),
      .init("paper", state.transcription.map { Self.paper($0) } ?? .null),
      .init("chosen", .array(state.chosen.map { .int(Int64($0)) })),
      .init("accommodations", .array(state.accommodations.map(Self.accommodation))),
      .init("phases", .phases(sitting.times(at: now))),
      .init("grants", .array(sitting.grants.map(Self.grant))),
      .init("gaps", .array(state.gaps.map(Self.gap))),
      .init("clockDivergences", .array(state.divergences.map(Self.divergence))),
      .init("changes", .array(state.changes.sorted { $0.key < $1.key }.map { Self.change($0.key, $0.value) })),
      .init("marks", .array(sitting.orderedMarks.map { Self.mark($0, in: sitting) })),
      .init("final", .verdicts(sitting.finalGrid, in: sitting.exam)),
      .init("competencies", .competencies(sitting.finalGrid, in: sitting.exam)),
      .init("proposal", Self.proposal(sitting.exam.proposal(for: sitting.finalGrid))),
      .init("decision", Self.decision(in: sitting)),
      .init("remarks", .array(state.remarks.map(Self.remark))),
      .init("incidents", .array(state.incidents.map(Self.incident))),
      .init("reservations", Self.reservations(state)),
      .init("corrections", .array(state.corrections.map { .text($0, "reason") })),
    ])
  }

  private static func juror(_ juror: Juror) -> JSONValue {
    .object([
      .init("name", .string(juror.name)), .init("seat", JSONValue(juror.seat)),
      .init("part", JSONValue(juror.part?.rawValue)),
    ])
  }

  private static func paper(_ noted: SittingState.Noted<Transcription>) -> JSONValue {
    [
      "code": .string(noted.value.code), "made": .instant(noted.moment.recorded),
      "typists": .array(
        noted.value.typists.map { ["name": .string($0.name), "finished": .instant($0.finished)] }),
    ]
  }

  private static func accommodation(_ extra: Accommodation) -> JSONValue {
    .object([
      .init("target", .string(extra.target)), .init("extra", .string("\(extra.numerator)/\(extra.denominator)")),
    ])
  }

  private static func grant(_ grant: Sitting.Grant) -> JSONValue {
    .object([
      .init("phase", .string(grant.phase)), .init("seconds", .seconds(grant.milliseconds)),
      .init("reason", .string(grant.reason)), .init("at", .instant(grant.moment.effective)),
    ])
  }

  private static func gap(_ gap: SittingState.Gap) -> JSONValue {
    .object([.init("from", .instant(gap.from)), .init("to", .instant(gap.to)), .init("counts", .bool(gap.counts))])
  }

  private static func divergence(_ noted: SittingState.Noted<Int64>) -> JSONValue {
    .object([.init("milliseconds", .int(noted.value)), .init("at", .instant(noted.moment.recorded))])
  }

  private static func change(_ number: Int, _ written: SittingState.WrittenChange) -> JSONValue {
    let change = written.change
    return .object([
      .init("number", .int(Int64(number))), .init("field", .string(change.field.rawValue)),
      .init("kind", JSONValue(change.kind?.rawValue)), .init("text", .string(change.text)),
      .init("origin", origin(written.origin)), .init("writtenAt", .instant(written.written)),
      .init("toldAt", .instant(written.told)), .init("toldIn", JSONValue(written.toldIn)),
      .init("effects", JSONValue(change.effects.map { ChangeFormatter.effect($0) })),
    ])
  }

  private static func origin(_ origin: ChangeOrigin) -> JSONValue {
    switch origin {
    case .written: ["kind": "written"]
    case .bank(let id): ["kind": "bank", "id": .string(id)]
    case .drawn(let code): ["kind": "drawn", "code": .string(code)]
    }
  }

  private static func mark(_ entry: (key: SittingState.MarkKey, mark: SittingState.Mark), in sitting: Sitting)
    -> JSONValue
  {
    .object([
      .init("criterion", .string(entry.key.criterion)), .init("verdict", .string(entry.mark.level)),
      .init("juror", JSONValue(entry.key.juror)), .init("basis", .string(entry.mark.basis.rawValue)),
      .init("phase", JSONValue(entry.mark.phase)),
      .init("outOfPhase", .bool(sitting.isOutOfPhase(entry.key.criterion, phase: entry.mark.phase))),
      .init("at", .instant(entry.mark.at)),
    ])
  }

  private static func proposal(_ proposal: Proposal) -> JSONValue {
    switch proposal {
    case .incomplete(let missing): ["kind": "incomplete", "missing": JSONValue(missing)]
    case .outcome(let outcome): ["kind": "outcome", "outcome": .string(outcome.id), "title": .string(outcome.title)]
    case .mark(let mark): ["kind": "mark", "mark": .decimal(mark)]
    case .none: ["kind": "none"]
    }
  }

  private static func decision(in sitting: Sitting) -> JSONValue {
    guard let noted = sitting.state.decision else { return .null }
    let proposed: JSONValue =
      switch sitting.exam.proposal(for: sitting.state.decidedGrid) {
      case .outcome(let outcome): .string(outcome.id)
      case .mark(let mark): .decimal(mark)
      case .incomplete, .none: .null
      }
    return .decision(noted.value, in: sitting.exam, proposed: proposed, at: noted.moment.effective)
  }

  private static func remark(_ noted: SittingState.Noted<Remark>) -> JSONValue {
    let remark = noted.value
    return .object([
      .init("text", .string(remark.text)), .init("kind", .string(remark.kind.rawValue)),
      .init("criterion", JSONValue(remark.criterion)), .init("juror", JSONValue(remark.juror)),
      .init("at", .instant(noted.moment.effective)), .init("recordedAt", .instant(noted.moment.recorded)),
    ])
  }

  private static func incident(_ noted: SittingState.Noted<Incident>) -> JSONValue {
    .object([
      .init("kind", .string(noted.value.kind.rawValue)), .init("text", .string(noted.value.text)),
      .init("at", .instant(noted.moment.effective)), .init("recordedAt", .instant(noted.moment.recorded)),
    ])
  }

  private static func reservations(_ state: SittingState) -> JSONValue {
    [
      "made": .array(state.reservations.map { .text($0, "text") }),
      "lifted": .array(state.liftedReservations.map { .text($0, "reason") }),
      "standing": JSONValue(state.standingReservations),
    ]
  }
}
