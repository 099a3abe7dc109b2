// SPDX-License-Identifier: GPL-3.0-or-later

import Exams
import FrenchText

extension Sitting {
  func note(_ incident: Incident, _ pausesClock: Bool, at moment: Moment) throws(SittingError) -> [Event] {
    if incident.kind == .other { _ = try nonEmpty(incident.text) }
    guard pausesClock, let run = state.currentRun, !run.isPaused else { return [.incident(incident)] }
    try checkBoundary(moment)
    return [.incident(incident), .paused(reason: incident.text)]
  }

  func replace(_ leaving: String, by arriving: Juror?) throws(SittingError) -> [Event] {
    let gone = try knownJuror(leaving)
    guard var juror = arriving else {
      return [.incident(Incident(.jurorLeft, gone.name)), .jurorReplaced(leaving: gone.name, arriving: nil)]
    }
    juror.name = try nonEmpty(juror.name)
    juror.part = juror.part ?? gone.part
    juror.seat = juror.seat ?? gone.seat
    if state.jury.contains(where: { $0.name.matches(juror.name) && $0.name != gone.name }) {
      throw .openingProblems([.jurorTwice(juror.name)])
    }
    return [
      .incident(Incident(.jurorReplaced, "\(gone.name) → \(juror.name)")),
      .jurorReplaced(leaving: gone.name, arriving: juror),
    ]
  }

  func assign(_ parts: [String: Juror.Part]) throws(SittingError) -> [Event] {
    var assigned: [String: Juror.Part] = [:]
    for (name, part) in parts.sorted(by: { $0.key < $1.key }) { assigned[try knownJuror(name).name] = part }
    let swaps = state.jury.contains { juror in
      juror.part != nil && assigned[juror.name].map { $0 != juror.part } ?? false
    }
    guard swaps, !state.runs.isEmpty else { return [.partsAssigned(assigned)] }
    let text = assigned.sorted { $0.key < $1.key }.map { "\($0.key) : \($0.value.french)" }.joined(separator: ", ")
    return [.incident(Incident(.partsSwapped, text)), .partsAssigned(assigned)]
  }

  func liftReservation(_ reason: String) throws(SittingError) -> [Event] {
    guard !state.standingReservations.isEmpty else { throw .noReservation }
    return [.reservationLifted(try nonEmpty(reason))]
  }
}

extension Juror.Part {
  /// `client`, `observateur`.
  public var french: String {
    switch self {
    case .client: "client"
    case .observer: "observateur"
    }
  }
}
