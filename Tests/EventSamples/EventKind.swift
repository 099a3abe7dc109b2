// SPDX-License-Identifier: GPL-3.0-or-later

public import Sittings

/// The kinds of events, to hold tests to all of them: an event added to the domain stops ``init(_:)`` from compiling,
/// a kind added here stops ``EventMaker``.
public enum EventKind: CaseIterable, Sendable {
  case opened, confirmed, runStarted, runEnded, paused, resumed, timeGranted, clockDiverged, gapRuled
  case changeWritten, changeDropped, changeTold, marked, unmarked, remark, incident, jurorReplaced, partsAssigned
  case reservation, reservationLifted, withdrawn, outcome, continued, deliberated, decided, closed, corrected, sealed
  case chosen, accommodated, jurorJoined, papersSeen, candidateCorrected, transcribed

  public init(_ event: Event) {
    self =
      switch event {
      case .opened: .opened
      case .confirmed: .confirmed
      case .runStarted: .runStarted
      case .runEnded: .runEnded
      case .paused: .paused
      case .resumed: .resumed
      case .timeGranted: .timeGranted
      case .clockDiverged: .clockDiverged
      case .gapRuled: .gapRuled
      case .changeWritten: .changeWritten
      case .changeDropped: .changeDropped
      case .changeTold: .changeTold
      case .marked: .marked
      case .unmarked: .unmarked
      case .remark: .remark
      case .incident: .incident
      case .jurorReplaced: .jurorReplaced
      case .partsAssigned: .partsAssigned
      case .reservation: .reservation
      case .reservationLifted: .reservationLifted
      case .withdrawn: .withdrawn
      case .outcome: .outcome
      case .continued: .continued
      case .deliberated: .deliberated
      case .decided: .decided
      case .closed: .closed
      case .corrected: .corrected
      case .sealed: .sealed
      case .chosen: .chosen
      case .accommodated: .accommodated
      case .jurorJoined: .jurorJoined
      case .papersSeen: .papersSeen
      case .candidateCorrected: .candidateCorrected
      case .transcribed: .transcribed
      }
  }
}
