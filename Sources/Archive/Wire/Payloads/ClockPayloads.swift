// SPDX-License-Identifier: GPL-3.0-or-later

internal import Sittings

struct RunStartedPayload: EventPayload {
  static let type = "run.started"

  var phase: String
  var reason: String?

  func event() -> Event { .runStarted(phase: phase, reason: reason) }
}

struct RunEndedPayload: EventPayload {
  static let type = "run.ended"

  func event() -> Event { .runEnded }
}

struct PausedPayload: EventPayload {
  static let type = "clock.paused"

  var reason: String?

  func event() -> Event { .paused(reason: reason) }
}

struct ResumedPayload: EventPayload {
  static let type = "clock.resumed"

  func event() -> Event { .resumed }
}

struct TimeGrantedPayload: EventPayload {
  static let type = "time.granted"

  var phase: String
  var milliseconds: Int64
  var reason: String

  func event() -> Event { .timeGranted(phase: phase, milliseconds: milliseconds, reason: reason) }
}

struct ClockDivergedPayload: EventPayload {
  static let type = "clock.diverged"

  /// Wall minus boot.
  var milliseconds: Int64

  func event() -> Event { .clockDiverged(milliseconds: milliseconds) }
}

struct GapRuledPayload: EventPayload {
  static let type = "gap.ruled"

  var from: InstantForm
  var to: InstantForm
  var counts: Bool

  init(from: Instant, to: Instant, counts: Bool) {
    self.from = InstantForm(from)
    self.to = InstantForm(to)
    self.counts = counts
  }

  func event() -> Event { .gapRuled(from: from.instant, to: to.instant, counts: counts) }
}
