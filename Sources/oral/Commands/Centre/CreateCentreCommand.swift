// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import CentreFiles
import FrenchText
import Reports
import Sittings

/// `oral centre creer`: the folder, the settings and the key pair of a centre.
struct CreateCentreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "creer", abstract: "Créer le centre\u{A0}: dossier, réglages, clé.",
    discussion: """
      Ne remplace jamais un centre qui est là. Les passages déjà dans le dossier y restent.
      Sans --conservation\u{A0}: 5 ans. Sans --communication\u{A0}: aucune.
      """, aliases: ["créer"])

  @OptionGroup var settings: SettingsOptions
  @Flag(name: .customLong("phrase"), help: "Protéger la clé par une phrase de passe.") var isProtected = false
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var centre: CentreOptions

  func validate() throws {
    if settings.name == nil { throw ValidationError("il manque --nom, le nom du centre.") }
  }

  func run() throws {
    let files = centre.files
    let made = try saying { () throws -> CentreCreation in
      let wanted = try settings.applied(to: CentreSettings(name: ""))
      // Before anything is asked.
      if let there = try? files.settings() { throw CentreError.exists(path: files.path, there) }
      let phrase = isProtected || passphrase.file != nil ? try passphrase.new() : nil
      return try files.alone {
        var generator = SystemRandomNumberGenerator()
        return try files.create(wanted, at: MachineClock().now.wall / 1000, passphrase: phrase, using: &generator)
      }
    }
    print(TextRenderer(width: StandardStreams.width).render(document(made)), terminator: "")
    try centre.warnOfKey()
  }

  private func document(_ made: CentreCreation) -> ReportDocument {
    let files = centre.files
    var kept = [
      "cles/\(made.key.id).cle.json\u{A0}: la clé privée. Qui l’a peut signer au nom de ce poste ; sans elle, la "
        + "chaîne ne continue pas. Sur un support hors ligne, gardé ailleurs."
    ]
    if made.key.isProtected { kept.append("La phrase de passe, ailleurs que la clé. Personne ne la retrouve.") }
    kept.append("Le dossier entier, régulièrement.")
    return ReportDocument(
      title: "\(made.settings.name)\u{A0}: centre créé",
      subtitles: [made.settings.address, files.path].compactMap { $0 },
      blocks: [
        .facts(
          made.settings.facts + [
            Fact("Clé", made.key.id),
            Fact("", (made.hadKey ? "celle qui était déjà là, " : "") + made.key.protectionText),
          ]),
        .heading("À sauvegarder"), .list(kept),
        .note("Les réglages se changent par oral centre regler, ou à la main dans centre.yaml."),
      ])
  }
}
