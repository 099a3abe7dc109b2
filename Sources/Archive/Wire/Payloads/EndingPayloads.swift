// SPDX-License-Identifier: GPL-3.0-or-later

internal import FrenchText
internal import Sittings

struct OutcomeSetPayload: EventPayload {
  static let type = "outcome.set"

  var outcome: String
  var text: String?

  func event() throws -> Event { .outcome(try Outcome(wireName: outcome), text: text) }
}

struct ContinuedPayload: EventPayload {
  static let type = "sitting.continued"

  var text: String?

  func event() -> Event { .continued(text: text) }
}

struct DeliberatedPayload: EventPayload {
  static let type = "jury.deliberated"

  /// Criterion to level.
  var levels: [String: String]

  func event() -> Event { .deliberated(levels) }
}

struct DecidedPayload: EventPayload {
  static let type = "jury.decided"

  /// Exactly one of `outcome`, `mark` and `parts` is there.
  var outcome: String?
  var mark: DecimalForm?
  var parts: [String: DecimalForm]?
  var reason: String?

  init(_ decision: Decision) {
    switch decision.verdict {
    case .outcome(let id): outcome = id
    case .mark(let number): mark = DecimalForm(number)
    case .parts(let points): parts = points.mapValues(DecimalForm.init)
    }
    reason = decision.reason
  }

  func event() throws -> Event { .decided(Decision(try verdict(), reason: reason)) }

  private func verdict() throws -> Decision.Verdict {
    if let outcome { return .outcome(outcome) }
    if let mark { return .mark(try mark.number()) }
    if let parts { return .parts(try parts.mapValues { try $0.number() }) }
    throw WireError.outOfRange("decision")
  }
}

struct ClosedPayload: EventPayload {
  static let type = "sitting.closed"

  func event() -> Event { .closed }
}

struct CorrectedPayload: EventPayload {
  static let type = "sitting.corrected"

  var reason: String

  func event() -> Event { .corrected(reason: reason) }
}

struct SealedPayload: EventPayload {
  static let type = "sitting.sealed"

  /// The identifier of the sealed record.
  var record: String

  func event() -> Event { .sealed(record: record) }
}
