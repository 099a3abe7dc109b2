// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Console
import Exams
import FrenchText
import Sittings
import StyledText
import Terminal

/// One sitting in this process's hands: its console, its journal, its hold.
final class Desk {
  var console: Console
  let writer: SittingWriter
  let hold: any SittingHold

  init(console: Console, writer: SittingWriter, hold: any SittingHold) {
    self.console = console
    self.writer = writer
    self.hold = hold
  }

  /// Appends durably, then applies and acknowledges. What the disk refuses is kept, applied, and said to be so.
  func commit(_ events: [RecordedEvent]) throws(JournalError) -> [ConsoleAction] {
    var after = console.sitting
    after.apply(events)
    let wasPending = isPending
    let state = try writer.append(events, head: SittingHead(after))
    note(state)
    guard case .durable(let last) = state else { return console.committed(events, isDurable: false) }
    let caughtUp =
      wasPending
      ? [ConsoleAction.say([StyledLine("✓ \(last)  Le disque accepte de nouveau : tout est enregistré.", .good)])] : []
    return console.committed(events) + caughtUp
  }

  /// Tries again to write what waits.
  func retry() throws(JournalError) -> [ConsoleAction] {
    guard isPending else { return [] }
    let state = try writer.flush()
    note(state)
    guard case .durable(let last) = state else { return [] }
    return [.say([StyledLine("✓ \(last)  Le disque accepte de nouveau : tout est enregistré.", .good)])]
  }

  var isPending: Bool {
    if case .pending = writer.state { return true }
    return false
  }

  func note(_ state: SittingWriter.State) {
    switch state {
    case .durable: console.durability = .durable
    case .pending(let pending):
      console.durability = .pending(pending.count, reason: pending.reason.description)
    }
  }
}

extension SittingHead {
  /// What a list says of a sitting.
  init(_ sitting: Sitting) {
    let console = Console(sitting: sitting)
    self.init(
      stage: sitting.stage.rawValue, outcome: sitting.state.outcome?.value,
      decision: sitting.state.decision.map { console.wording(of: $0.value) })
  }
}
