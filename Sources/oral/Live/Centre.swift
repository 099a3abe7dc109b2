// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import CentreFiles
import FrenchText

extension CentreOptions {
  /// The centre's own files, beside its database.
  var files: CentreFiles { CentreFiles(folder.path) }

  /// The notes of rehearsals, beside the database.
  var rehearsals: RehearsalFolder { RehearsalFolder(folder.path) }

  /// What is typed in from paper, until a passage is made of it.
  var paperNotes: RehearsalFolder { RehearsalFolder(folder.path, named: "saisies") }

  /// Says which papers are being typed in: until a passage is made of one, nothing is looked for in it.
  func sayUnfinishedPapers() throws {
    let codes = try PaperDesk.codes(in: paperNotes)
    guard !codes.isEmpty else { return }
    StandardStreams.complain([
      "Non regardé\u{A0}: \(plural(codes.count, "papier", "papiers")) en cours de saisie (\(codes.frenchList())). Les "
        + "effacer\u{A0}: oral papier abandonner CODE"
    ])
  }

  /// The settings. A centre that nobody created is made for the person who uses it, and that is said.
  ///
  /// - Parameter now: seconds since 1970.
  func settingsAtFirstUse(at now: Int64) throws -> CentreSettings {
    let files = files
    return try saying {
      if let settings = try files.settings() { return settings }
      let (settings, made) = try files.alone {
        var generator = SystemRandomNumberGenerator()
        return try files.settingsOrPersonal(of: Environment.user, at: now, using: &generator)
      }
      if let made {
        StandardStreams.complain(
          [
            "Premier usage\u{A0}: \(quoted(settings.name)) est créé dans \(folder.path).",
            "Sa clé, à sauvegarder\u{A0}: \(files.keys.privatePath(made.key.id)). Pour le nommer et le régler"
              + "\u{A0}: oral centre regler --nom …",
          ])
        try warnOfKey()
      }
      return settings
    }
  }

  /// Says on standard error what lets others at the private key.
  func warnOfKey() throws {
    StandardStreams.complain(try saying { try files.keys.warnings() }.map { "attention\u{A0}: \($0)" })
  }
}

/// Runs what uses a centre's own files, and says what they refuse.
func saying<Value>(_ body: () throws -> Value) throws -> Value {
  do { return try body() } catch { throw Failure(centre: error) }
}

extension Failure {
  /// What a centre's own files refused; any other error stays as it is.
  init(centre error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case CentreError.settings(let problems): self.init(.unreadable, problems)
    case CentreError.exists, CentreError.doesNotGoOn, KeyError.wrongPassphrase, KeyError.passphraseNeeded,
      is SealingRefusal:
      self.init(.problems, "\(error)")
    case CentreError.key(let error): self.init(centre: error)
    default: self.init(.unreadable, "\(error)")
    }
  }
}
