// SPDX-License-Identifier: GPL-3.0-or-later

internal import Foundation
internal import Sittings

/// What a hold writes down: the console's name, and its pulse. One line of JSON each.
package enum HoldNote {
  package static func bytes(_ holder: Holder) -> [UInt8]? { try? WireJSON.encode(HolderForm(holder)) }
  package static func bytes(_ pulse: Pulse) -> [UInt8]? { try? WireJSON.encode(PulseForm(pulse)) }

  /// `nil` for anything that is not one, a line cut by a power failure among them.
  package static func holder(_ bytes: [UInt8]) -> Holder? {
    (try? WireJSON.decode(HolderForm.self, from: bytes))?.holder
  }

  /// `nil` for anything that is not one, a line cut by a power failure among them.
  package static func pulse(_ bytes: [UInt8]) -> Pulse? {
    (try? WireJSON.decode(PulseForm.self, from: bytes))?.pulse
  }

  private struct HolderForm: Codable {
    var pid: Int
    var program: String
    var terminal: String?
    var user: String
    var host: String
    var since: InstantForm

    init(_ holder: Holder) {
      pid = holder.processID
      program = holder.program
      terminal = holder.terminal
      user = holder.user
      host = holder.host
      since = InstantForm(holder.since)
    }

    var holder: Holder {
      Holder(processID: pid, program: program, terminal: terminal, user: user, host: host, since: since.instant)
    }
  }

  private struct PulseForm: Codable {
    var at: InstantForm
    var handover: Bool

    init(_ pulse: Pulse) {
      at = InstantForm(pulse.instant)
      handover = pulse.isHandover
    }

    var pulse: Pulse { Pulse(at.instant, isHandover: handover) }
  }
}
