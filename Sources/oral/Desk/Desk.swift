// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Console
import Exams
import FrenchText
import Reports
import Sittings
import StyledText
import Terminal

/// One sitting in this process's hands: its console, its journal, its hold.
final class Desk {
  var console: Console
  let writer: SittingWriter
  let hold: any SittingHold
  /// What waiting will not mend (another writer, a damaged store…): nothing more is written, the clock goes on.
  private(set) var failure: JournalError?
  /// How many events were applied and never written because of ``failure``.
  private(set) var unwritten = 0

  init(console: Console, writer: SittingWriter, hold: any SittingHold) {
    self.console = console
    self.writer = writer
    self.hold = hold
  }

  /// Appends durably, then applies and acknowledges. What the disk refuses is kept, applied, and said to be so.
  func commit(_ events: [RecordedEvent]) -> [ConsoleAction] {
    guard failure == nil else { return keep(events) }
    var after = console.sitting
    after.apply(events)
    let wasPending = isPending
    let state: SittingWriter.State
    do throws(JournalError) {
      state = try writer.append(events, head: SittingHead(after))
    } catch {
      failure = error
      return keep(events)
    }
    note(state)
    guard case .durable(let last) = state else { return console.committed(events, isDurable: false) }
    let caughtUp =
      wasPending
      ? [ConsoleAction.say([StyledLine("✓ \(last)  Le disque accepte de nouveau : tout est enregistré.", .good)])] : []
    return console.committed(events) + caughtUp
  }

  /// Applies what can no longer be written: an oral does not stop for it, and it is said.
  private func keep(_ events: [RecordedEvent]) -> [ConsoleAction] {
    unwritten += events.count
    note(writer.state)
    return console.committed(events, isDurable: false)
  }

  /// Tries again to write what waits.
  func retry() -> [ConsoleAction] {
    guard isPending, failure == nil else { return [] }
    let state: SittingWriter.State
    do throws(JournalError) {
      state = try writer.flush()
    } catch {
      failure = error
      note(writer.state)
      return []
    }
    note(state)
    guard case .durable(let last) = state else { return [] }
    return [.say([StyledLine("✓ \(last)  Le disque accepte de nouveau : tout est enregistré.", .good)])]
  }

  /// Whether something that was typed is not on the disk.
  var isPending: Bool { console.durability != .durable }

  /// Tells the console how its events are kept.
  func note(_ state: SittingWriter.State) {
    switch state {
    case .durable:
      console.durability = failure.map { .pending(unwritten, reason: $0.description) } ?? .durable
    case .pending(let pending):
      console.durability = .pending(pending.count + unwritten, reason: (failure ?? pending.reason).description)
    }
  }
}
