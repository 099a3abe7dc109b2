// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArgumentParser
import Console
import FrenchText
import Reports
import Sittings
import StyledText
import Terminal

/// `oral deliberer`: one or several sittings side by side, marks still correctable.
struct DelibererCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliberer", abstract: "Délibérer sur un ou plusieurs passages, côte à côte.",
    discussion: """
      Sans passage : tous ceux qui attendent. Avec plusieurs, le numéro devant : 2 décider titre ; 2 seul le rend courant.
      « côte » montre de nouveau la comparaison.
      """, aliases: ["délibérer"])

  @Argument(help: ArgumentHelp("Passages.", valueName: "passage"))
  var ids: [String] = []

  @OptionGroup var options: ConsoleOptions
  @Flag(help: "Écrire la comparaison en JSON, sans ouvrir de console.") var json = false

  func run() throws {
    let store = try options.store()
    let chosen = try ids.isEmpty ? store.toDeliberate() : ids.map { try store.id($0) }
    guard !chosen.isEmpty else { throw Failure(.usage, "aucun passage n’attend de délibération. Tous : oral passages") }
    let last = try chosen.compactMap { try store.lastInstant(of: $0) }.max { $0.wall < $1.wall }
    if json {
      let now = try options.clock.clock(notBefore: last).now
      print(DeliberationTable(try chosen.map { try store.replay($0).sitting }, at: now).json.pretty)
      return
    }
    let passage = try options.passage(after: last)
    defer { passage.terminal.close() }
    let holder = Environment.holder("oral deliberer", since: passage.clock.now)
    // Those that were not named and are in other hands wait there.
    let taken = try store.take(
      chosen, skippingHeld: ids.isEmpty, as: holder, holds: passage.holds(), settings: passage.settings)
    let desks = taken.map(\.desk)
    try passage.run(desks, in: .deliberation) { runner in
      runner.showComparison()
      try runner.welcome(taken)
      if desks.count == 1 { try runner.submit("délibérer") }
    }
  }
}

extension SittingStore {
  /// The sittings that are over and not closed, by the time of their opening.
  func toDeliberate() throws -> [String] {
    try summaries().reversed().filter { $0.isIn(.awaitingDeliberation, .decided) }.map(\.id)
  }
}
