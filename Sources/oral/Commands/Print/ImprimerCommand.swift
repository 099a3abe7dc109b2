// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import FrenchText

/// `oral imprimer`.
struct ImprimerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "imprimer", abstract: "Imprimer des grilles, une ou des centaines.")

  @Option(
    name: .customLong("exporter-modeles"),
    help: ArgumentHelp("Écrire les modèles livrés dans un dossier, pour les retoucher.", valueName: "dossier"))
  var exported: String?

  @Flag(name: .customLong("remplacer"), help: "Remplacer les fichiers qui existent.") var replaces = false

  func run() async throws {
    if let exported {
      let names = try TemplateFolder.export(to: exported, replacing: replaces)
      return print("Dans \(Environment.absolute(exported))\u{A0}: \(names.frenchList()).")
    }
    throw ValidationError("Il n’y a rien à imprimer.")
  }
}
