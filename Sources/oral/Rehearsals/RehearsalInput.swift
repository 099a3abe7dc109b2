// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Rehearsals
import Sittings

/// One thing that reached the client, as the notes keep it: the same ones, at the same times of the phase's clock,
/// make the same client.
struct RehearsalInput: Hashable, Sendable {
  var input: RehearsedClient.Input
  /// Of the phase's elapsed time, in milliseconds.
  var at: Int64
  /// Wall time, milliseconds since 1970.
  var recorded: Int64

  init(_ input: RehearsedClient.Input, at: Int64, recorded: Instant) {
    self.input = input
    self.at = at
    self.recorded = recorded.wall
  }

  var json: CanonicalJSON {
    let common: [CanonicalJSON.Member] = [
      .init("v", .integer(RehearsalHead.version)), .init("at", .integer(at)), .init("wall", .integer(recorded)),
    ]
    switch input {
    case .phaseBegan(let phase, let allotted):
      return .object(
        common + [.init("type", "phase"), .init("phase", .string(phase)), .init("allotted", CanonicalJSON(allotted))])
    case .typed(let text): return .object(common + [.init("type", "typed"), .init("text", .string(text))])
    case .phaseEnded: return .object(common + [.init("type", "end")])
    case .time: return .object(common + [.init("type", "time")])
    }
  }

  /// `nil` when it is no such line.
  init?(_ json: CanonicalJSON) {
    guard json["v"]?.integer == RehearsalHead.version, let at = json["at"]?.integer else { return nil }
    self.at = at
    recorded = json["wall"]?.integer ?? 0
    switch json["type"]?.string {
    case "phase":
      guard let phase = json["phase"]?.string else { return nil }
      input = .phaseBegan(phase, allotted: json["allotted"]?.integer)
    case "typed":
      guard let text = json["text"]?.string else { return nil }
      input = .typed(text)
    case "end": input = .phaseEnded
    case "time": input = .time
    default: return nil
    }
  }
}
