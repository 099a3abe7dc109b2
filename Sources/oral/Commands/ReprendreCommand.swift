// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArgumentParser
import Console
import FrenchText
import Reports
import Sittings
import StyledText
import Terminal

/// `oral reprendre`: continues a sitting exactly where its journal ends.
struct ReprendreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reprendre", abstract: "Reprendre un passage là où son journal s’arrête.")

  @Argument(help: ArgumentHelp("Passage ; sans lui, le seul qui ne soit pas clos.", valueName: "passage"))
  var id: String?

  @OptionGroup var options: ConsoleOptions

  func run() throws {
    let store = try options.store()
    let id = try id.map { try store.id($0) } ?? store.onlyOpen()
    if try options.centre.rehearsals.rehearsal(id) != nil {
      return try RehearsalRun(options: options, store: store).resume(id)
    }
    let passage = try options.passage(after: try store.lastInstant(of: id))
    let terminal = passage.terminal
    defer { terminal.close() }
    let now = passage.clock.now
    let taken = try store.take(
      id, as: Environment.holder("oral reprendre", since: now), holds: passage.holds(), settings: passage.settings)
    try passage.run([taken.desk], in: .jury) { runner in
      terminal.write(taken.desk.console.resumedView(at: now))
      try runner.welcome([taken])
    }
  }
}

extension SittingStore {
  /// The only sitting that is not closed.
  func onlyOpen() throws -> String {
    let open = try summaries().filter { !$0.isIn(.closed, .sealed) }
    guard let first = open.first else { throw Failure(.usage, "aucun passage à reprendre. Tous : oral passages") }
    guard open.count == 1 else {
      throw Failure(
        .usage,
        "plusieurs passages sont ouverts : \(open.map(\.id).frenchList()). Dire lequel : oral reprendre \(first.id)")
    }
    return first.id
  }

  /// When the last event of a sitting was recorded.
  func lastInstant(of id: String) throws -> Instant? {
    try summaries().first { $0.id == id }?.lastRecorded
  }
}

extension ClockOptions {
  /// A simulated clock without a start goes on from where the sitting's own stopped.
  func clock(notBefore last: Instant?) throws -> any SittingClock {
    if kind == .simulee, start == nil, let last { return SimulatedClock(start: last) }
    let clock = try clock()
    if kind == .simulee, let last, clock.now.since(last) < 0 {
      throw Failure(.usage, "--debut précède le dernier événement du passage (\(last.day), \(last.timeOfDay)).")
    }
    return clock
  }
}
