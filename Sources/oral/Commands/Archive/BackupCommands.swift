// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArgumentParser
import CentreFiles
import Glibc

/// `oral archive sauvegarder`.
struct BackUpArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sauvegarder", abstract: "Copier la base pendant qu’elle sert, puis vérifier la copie.",
    discussion: """
      La copie porte les journaux et l’archive, non la clé ni les réglages\u{A0}: ceux-ci se copient avec le \
      dossier du centre, et la clé à part, en lieu sûr.
      """)

  @Argument(help: ArgumentHelp("Fichier à écrire.", valueName: "fichier")) var path: String
  @Flag(name: .customLong("remplacer"), help: "Remplacer le fichier s’il existe.") var replaces = false
  @OptionGroup var centre: CentreOptions

  func run() async throws {
    let path = Environment.absolute(path)
    guard replaces || access(path, F_OK) != 0 else {
      throw Failure(.usage, "\(path) existe déjà. Choisissez un autre nom, ou --remplacer.")
    }
    let station = try centre.station()
    try await saying {
      try centre.refuseOwnFile(path)
      let progress = ProgressLine("Sauvegarde")
      // Before the copy takes the name: an altered archive does not take the place of its last good copy.
      let chains = try await station.archive.backup(to: path) {
        progress.update($0.done, of: $0.total)
      } verifying: { copy in
        progress.end()
        let report = try await Station.verify(copy, try await station.verification())
        if report.isSound {
          if !report.isWhole { StandardStreams.complain(["attention\u{A0}: \(report.verdict)"]) }
          return
        }
        throw Failure(
          .problems,
          [
            "oral : l’archive n’est pas saine, et n’est pas sauvegardée\u{A0}: \(report.verdict)",
            "Le détail\u{A0}: oral archive verifier",
          ])
      }
      print("Sauvegarde écrite et vérifiée\u{A0}: \(path)")
      for chain in chains { print("  \(chain.head.label)") }
    }
  }
}
