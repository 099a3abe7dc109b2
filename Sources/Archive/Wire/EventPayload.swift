// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

/// The frozen form of one kind of event.
///
/// Once released, a form is never edited. A change of any field is a new struct with the next version, and an
/// upcaster from the one before; the old journals of Tests/ArchiveTests/Golden hold it to that.
protocol EventPayload: Codable, Sendable {
  static var type: String { get }
  static var version: Int { get }
  static var upcasters: [@Sendable (JSONObject) throws -> JSONObject] { get }
  /// The event of today's domain, or a ``WireError``.
  func event() throws -> Event
}

extension EventPayload {
  static var version: Int { 1 }
  static var upcasters: [@Sendable (JSONObject) throws -> JSONObject] { [] }
}

/// What a payload should not have held.
enum WireError: Error, Hashable {
  case unknownName(String, of: String)
  case outOfRange(String)
}

extension EventCodec {
  /// Every form of this release.
  static let payloads: [any EventPayload.Type] = [
    OpenedPayload.self, ConfirmedPayload.self, ChosenPayload.self, AccommodatedPayload.self,
    JurorJoinedPayload.self, RunStartedPayload.self, RunEndedPayload.self, PausedPayload.self,
    ResumedPayload.self, TimeGrantedPayload.self, ClockDivergedPayload.self, GapRuledPayload.self,
    ChangeWrittenPayload.self, ChangeDroppedPayload.self, ChangeToldPayload.self, MarkSetPayload.self,
    MarkRemovedPayload.self, RemarkMadePayload.self, IncidentNotedPayload.self, JurorReplacedPayload.self,
    PartsAssignedPayload.self, ReservationMadePayload.self, ReservationLiftedPayload.self,
    GroupWithdrawnPayload.self, OutcomeSetPayload.self, ContinuedPayload.self, DeliberatedPayload.self,
    DecidedPayload.self, ClosedPayload.self, CorrectedPayload.self, SealedPayload.self, PapersSeenPayload.self,
    CandidateCorrectedPayload.self, TranscribedPayload.self,
  ]
}

extension Event {
  /// Its latest form. No default: an event without a form does not compile.
  var payload: any EventPayload {
    switch self {
    case .opened(let opening): OpenedPayload(opening)
    case .confirmed(let items): ConfirmedPayload(items)
    case .chosen(let numbers): ChosenPayload(numbers: numbers)
    case .accommodated(let granted):
      AccommodatedPayload(accommodations: granted.map(OpenedPayload.AccommodationForm.init))
    case .jurorJoined(let juror): JurorJoinedPayload(juror: JurorForm(juror))
    case .papersSeen(let papers): PapersSeenPayload(papers: papers)
    case .candidateCorrected(let candidate): CandidateCorrectedPayload(candidate)
    case .transcribed(let transcription): TranscribedPayload(transcription)
    case .runStarted(let phase, let reason): RunStartedPayload(phase: phase, reason: reason)
    case .runEnded: RunEndedPayload()
    case .paused(let reason): PausedPayload(reason: reason)
    case .resumed: ResumedPayload()
    case .timeGranted(let phase, let time, let reason):
      TimeGrantedPayload(phase: phase, milliseconds: time, reason: reason)
    case .clockDiverged(let milliseconds): ClockDivergedPayload(milliseconds: milliseconds)
    case .gapRuled(let from, let to, let counts): GapRuledPayload(from: from, to: to, counts: counts)
    case .changeWritten(let number, let change, let origin): ChangeWrittenPayload(number, change, origin)
    case .changeDropped(let number): ChangeDroppedPayload(number: number)
    case .changeTold(let number): ChangeToldPayload(number: number)
    case .marked(let criterion, let level, let juror, let basis):
      MarkSetPayload(criterion: criterion, level: level, juror: juror, basis: basis.wireName)
    case .unmarked(let criterion, let juror): MarkRemovedPayload(criterion: criterion, juror: juror)
    case .remark(let remark): RemarkMadePayload(remark)
    case .incident(let incident): IncidentNotedPayload(kind: incident.kind.wireName, text: incident.text)
    case .jurorReplaced(let leaving, let arriving):
      JurorReplacedPayload(leaving: leaving, arriving: arriving.map(JurorForm.init))
    case .partsAssigned(let parts): PartsAssignedPayload(parts: parts.mapValues(\.wireName))
    case .reservation(let text): ReservationMadePayload(text: text)
    case .reservationLifted(let text): ReservationLiftedPayload(text: text)
    case .withdrawn(let group): GroupWithdrawnPayload(group: group)
    case .outcome(let outcome, let text): OutcomeSetPayload(outcome: outcome.wireName, text: text)
    case .continued(let text): ContinuedPayload(text: text)
    case .deliberated(let levels): DeliberatedPayload(levels: levels)
    case .decided(let decision): DecidedPayload(decision)
    case .closed: ClosedPayload()
    case .corrected(let reason): CorrectedPayload(reason: reason)
    case .sealed(let record): SealedPayload(record: record)
    }
  }
}
