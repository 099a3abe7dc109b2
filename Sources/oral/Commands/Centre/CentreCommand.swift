// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import CentreFiles
import Reports

/// `oral centre`: the centre of this station, its settings and its key.
struct CentreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "centre", abstract: "Créer le centre, le régler, tenir sa clé.",
    subcommands: [
      ShowCentreCommand.self, CreateCentreCommand.self, AdjustCentreCommand.self, CentreKeyCommand.self,
    ], defaultSubcommand: ShowCentreCommand.self)
}

struct ShowCentreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "montrer", abstract: "Montrer les réglages, la clé, la dernière tête notée.")

  @OptionGroup var centre: CentreOptions
  @Flag(help: "Écrire du JSON pour un programme.") var json = false

  func run() async throws {
    let report: CentreReport
    do { report = try await read() } catch { throw Failure(centre: error) }
    if json {
      print(report.json.pretty)
    } else {
      print(TextRenderer(width: StandardStreams.width).render(report.document), terminator: "")
    }
    try centre.warnOfKey()
  }

  private func read() async throws -> CentreReport {
    let files = centre.files
    guard let settings = try files.settings() else { throw CentreError.none(path: files.path) }
    let signer = try await centre.signerOrNone()
    var key: KeyFile?
    // The centre can be looked at without its key.
    do throws(KeyError) { key = try files.keys.current(signer) } catch {
      StandardStreams.complain(["attention\u{A0}: \(error)"])
    }
    return CentreReport(
      path: files.path, settings: settings, key: key, heads: try files.heads(),
      erasures: try files.erasures().notes.count)
  }
}

/// `oral centre regler`: changes what is said, and nothing else.
struct AdjustCentreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regler", abstract: "Changer un réglage du centre.", aliases: ["régler"])

  @OptionGroup var settings: SettingsOptions
  @OptionGroup var centre: CentreOptions

  func validate() throws {
    if settings.isEmpty {
      throw ValidationError("rien à changer ; par exemple : oral centre regler --conservation \"5 ans\"")
    }
  }

  func run() throws {
    let (before, after) = try saying { () throws -> (CentreSettings, CentreSettings) in
      let files = centre.files
      // Before the lock: it would make the folder.
      guard try files.settings() != nil else { throw CentreError.none(path: files.path) }
      return try files.alone {
        guard let before = try files.settings() else { throw CentreError.none(path: files.path) }
        let after = try settings.applied(to: before)
        if after != before { try files.write(after) }
        return (before, after)
      }
    }
    let names = [Fact("Nom", before.name), Fact("Adresse", before.address ?? "aucune")] + before.facts
    let values = [after.name, after.address ?? "aucune"] + after.facts.map(\.text)
    let changes = zip(names, values).filter { $0.text != $1 }.map { "\($0.label)\u{A0}: \($0.text) → \($1)" }
    print(changes.isEmpty ? "Rien ne change." : changes.joined(separator: "\n"))
  }
}

extension CentreOptions {
  /// The key that the station's chain goes on with. Beside a database where nothing may be signed, that is said, and
  /// what does not sign goes on without.
  func signerOrNone() async throws -> String? {
    do {
      return try await chain()?.signer
    } catch CentreError.doesNotGoOn(let finding, _) {
      StandardStreams.complain(["attention\u{A0}: \(finding)"])
      return nil
    }
  }
}
