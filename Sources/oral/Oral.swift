// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Glibc

@main
struct Oral: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oral",
    abstract: "Conduire un oral de négociation, du dossier du candidat à la grille archivée.",
    version: "0.1.0",
    subcommands: [EpreuvesCommand.self])
}
