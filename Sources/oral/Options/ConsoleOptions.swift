// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Sittings

/// What every command with a console takes: where the centre is, which clock, which terminal.
struct ConsoleOptions: ParsableArguments {
  @OptionGroup var centre: CentreOptions
  @OptionGroup var clock: ClockOptions

  @Option(
    name: .customLong("script"),
    help: ArgumentHelp("Commandes lues dans un fichier, une par ligne.", valueName: "fichier"))
  var script: String?

  @Flag(name: .customLong("lineaire"), help: "Sans bandeau ni déplacement du curseur (lecteur d’écran).")
  var isLinear = false

  func store() throws -> SittingStore { SittingStore(journal: try centre.journal(), rehearsals: centre.rehearsals) }

  /// The console's surroundings, with the terminal open.
  ///
  /// - Parameter last: when the last event of the sittings was recorded; a simulated clock goes on from there.
  func passage(after last: Instant? = nil) throws -> PassageRun {
    let clock = try clock.clock(notBefore: last)
    let (terminal, isInteractive) = try TerminalOptions(script: script, isLinear: isLinear).open()
    return PassageRun(centre: centre, clock: clock, terminal: terminal, isInteractive: isInteractive)
  }
}
