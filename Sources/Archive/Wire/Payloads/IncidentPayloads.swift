// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

struct IncidentNotedPayload: EventPayload {
  static let type = "incident.noted"

  var kind: String
  var text: String

  func event() throws -> Event { .incident(Incident(try Incident.Kind(wireName: kind), text)) }
}

struct JurorReplacedPayload: EventPayload {
  static let type = "juror.replaced"

  var leaving: String
  var arriving: JurorForm?

  func event() throws -> Event { .jurorReplaced(leaving: leaving, arriving: try arriving.map { try $0.juror() }) }
}

struct PartsAssignedPayload: EventPayload {
  static let type = "parts.assigned"

  /// Juror to part.
  var parts: [String: String]

  func event() throws -> Event { .partsAssigned(try parts.mapValues(Juror.Part.init(wireName:))) }
}

struct ReservationMadePayload: EventPayload {
  static let type = "reservation.made"

  var text: String

  func event() -> Event { .reservation(text) }
}

struct ReservationLiftedPayload: EventPayload {
  static let type = "reservation.lifted"

  var text: String

  func event() -> Event { .reservationLifted(text) }
}
