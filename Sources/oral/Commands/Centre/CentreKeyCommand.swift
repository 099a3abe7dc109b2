// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArgumentParser
import CentreFiles
import Reports
import Sittings

/// `oral centre cle`: shows the station's key, gives its public half, rotates it, protects it.
struct CentreKeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cle", abstract: "Montrer, exporter, remplacer ou protéger la clé du poste.",
    discussion: """
      Seule la clé publique s’exporte\u{A0}: elle suffit à vérifier. Pour sauvegarder la clé privée, copier son fichier.
      La phrase de passe actuelle vient de --phrase-fichier, d’ORAL_PHRASE ou du terminal ; la nouvelle, de \
      --nouvelle-phrase-fichier ou du terminal.
      """, aliases: ["clé"])

  @Option(
    name: .customLong("exporter"),
    help: ArgumentHelp("Écrire la clé publique dans un fichier ; - pour la sortie standard.", valueName: "fichier"))
  var export: String?

  @Option(name: .customLong("format"), help: ArgumentHelp("jwk ou pem.", valueName: "format"))
  var format = PublicKeyFormat.jwk

  @Flag(name: .customLong("remplacer"), help: "Remplacer le fichier s’il existe.") var replaces = false

  @Flag(
    name: .customLong("tourner"), help: "Remplacer la clé par une nouvelle, que l’ancienne présente dans la chaîne.")
  var rotates = false

  @Flag(
    name: .customLong("nouvelle"),
    help: "Faire une autre clé, celle de la chaîne étant perdue ; puis oral sceller --nouvelle-chaine.")
  var replacesLost = false

  @Flag(name: .customLong("phrase"), help: "Donner une phrase de passe à la clé, ou en changer.") var protects = false
  @Flag(name: .customLong("sans-phrase"), help: "Ôter la phrase de passe.") var unprotects = false

  @Option(
    name: .customLong("nouvelle-phrase-fichier"),
    help: ArgumentHelp("Fichier de la nouvelle phrase de passe.", valueName: "fichier"))
  var newPassphraseFile: String?

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var centre: CentreOptions
  @Flag(help: "Écrire du JSON pour un programme.") var json = false

  enum PublicKeyFormat: String, ExpressibleByArgument, CaseIterable { case jwk, pem }

  func validate() throws {
    let asked = [export != nil, rotates, replacesLost, protects, unprotects].filter { $0 }.count
    if asked > 1 {
      throw ValidationError("--exporter, --tourner, --nouvelle, --phrase et --sans-phrase ne vont pas ensemble.")
    }
    if newPassphraseFile != nil, !protects { throw ValidationError("--nouvelle-phrase-fichier demande --phrase.") }
  }

  func run() async throws {
    do { try await perform() } catch { throw Failure(centre: error) }
  }

  private func perform() async throws {
    guard try centre.files.settings() != nil else { throw CentreError.none(path: centre.files.path) }
    if rotates {
      try await rotate(try centre.files.keys.current(try await centre.chain()?.signer))
    } else if replacesLost {
      try replaceLost(try await centre.signerOrNone())
    } else if protects || unprotects {
      try protect(try await centre.signerOrNone())
    } else {
      let file = try centre.files.keys.current(try await centre.signerOrNone())
      if let export { try write(file.key, to: export) } else { try show(file) }
    }
    try centre.warnOfKey()
  }

  private func show(_ file: KeyFile) throws {
    let keys = centre.files.keys
    let report = KeyReport(
      file: file, path: keys.privatePath(file.id), others: try keys.privateKeys().filter { $0.id != file.id },
      past: try keys.publicKeys().map(\.thumbprint).filter { $0 != file.id }, warnings: try keys.warnings())
    if json {
      print(report.json.pretty)
    } else {
      print(TextRenderer(width: StandardStreams.width).render(report.document), terminator: "")
    }
  }

  private func write(_ key: VerificationKey, to path: String) throws {
    let text =
      switch format {
      case .jwk: String(decoding: key.jwk.bytes, as: UTF8.self) + "\n"
      case .pem: key.pem
      }
    guard path != "-" else { return print(text, terminator: "") }
    let file = try OutputFile(path, replacing: replaces)
    try file.write(Array(text.utf8))
    try file.finish()
    print("Clé publique \(key.thumbprint) écrite dans \(file.path)")
  }

  /// Under the lock the key may have become another: it is looked up again.
  private func protect(_ signer: String?) throws {
    let file = try centre.files.keys.current(signer)
    let opened = try passphrase.unlock(file)
    let new = unprotects ? nil : try newPassphrase(isFirst: !file.isProtected)
    let files = centre.files
    try files.alone {
      var generator = SystemRandomNumberGenerator()
      try files.keys.tidy(signer)
      let current = try files.keys.current(signer)
      guard current == file else {
        throw Failure(.problems, "la clé a changé entre-temps. Rien n’a été modifié ; recommencez.")
      }
      _ = try files.keys.protect(current, opened.key, passphrase: new, using: &generator)
    }
    print("Clé \(file.id)\u{A0}: \(new == nil ? "sans phrase de passe" : "protégée par une phrase de passe").")
    if new != nil, !file.isProtected {
      print("Ses sauvegardes d’avant ne le sont pas\u{A0}: refaites-les, détruisez les anciennes.")
    }
  }

  private func newPassphrase(isFirst: Bool) throws -> Passphrase {
    if let newPassphraseFile { return try PassphraseOptions.new(try PassphraseOptions.read(newPassphraseFile)) }
    return isFirst ? try passphrase.new() : try PassphraseOptions.new(nil)
  }

  private func replaceLost(_ signer: String?) throws {
    let files = centre.files
    let made = try files.alone {
      try files.keys.tidy(signer)
      if let there = try files.keys.currentIfThere(signer) {
        throw Failure(
          .problems, "la clé qui signe, \(there.id), est là\u{A0}: pour la remplacer, oral centre cle --tourner")
      }
      var generator = SystemRandomNumberGenerator()
      return try files.keys.make(at: MachineClock().now.wall / 1000, passphrase: nil, using: &generator).file
    }
    print("Nouvelle clé\u{A0}: \(made.id)")
    print("À sauvegarder\u{A0}: \(files.keys.privatePath(made.id)). Pour la protéger\u{A0}: oral centre cle --phrase")
    print("L’ancienne chaîne ne continue pas. Pour en commencer une autre\u{A0}: oral sceller --nouvelle-chaine")
  }

  private func rotate(_ file: KeyFile) async throws {
    let passphrase = try passphrase.unlock(file).passphrase
    let files = centre.files
    let archive = try centre.station().archive
    let lock = try files.lock()
    defer { lock.release() }
    var generator = SystemRandomNumberGenerator()
    let rotation = try await files.rotateKey(
      in: archive, at: MachineClock().now, passphrase: passphrase, using: &generator)
    print("Nouvelle clé\u{A0}: \(rotation.new.id)")
    print("L’ancienne, \(rotation.old), est détruite\u{202F}; sa clé publique reste, pour vérifier ce qu’elle a signé.")
    if rotation.isResumed { print("Une rotation interrompue est achevée.") }
    print("À sauvegarder\u{A0}: \(files.keys.privatePath(rotation.new.id))")
  }
}
