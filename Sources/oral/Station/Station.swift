// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import CentreFiles
import Glibc

/// A centre's archive on this machine, opened: one database for the journal and the records, and the centre's own files
/// beside it.
struct Station {
  let options: CentreOptions
  let store: SQLiteStore
  let archive: SQLiteArchive

  init(_ options: CentreOptions, _ store: SQLiteStore) {
    self.options = options
    self.store = store
    archive = SQLiteArchive(store)
  }

  var files: CentreFiles { options.files }
  var path: String { options.folder.path }
  var journal: SQLiteJournal { SQLiteJournal(store) }

  /// Every chain, the station's own first. Refused when there is none.
  func chains() async throws -> [ChainSummary] {
    let chains = try await archive.chains()
    guard !chains.isEmpty else {
      throw Failure(
        .problems, "l’archive de \(path) est vide\u{A0}: rien n’y est scellé. Pour sceller\u{A0}: oral sceller")
    }
    return chains
  }
}

extension CentreOptions {
  /// The centre's archive, made when there is none.
  ///
  /// - Parameter isLost: whether what was sealed is known to be lost: it then begins anew.
  func station(isLost: Bool = false) throws -> Station {
    // Where something was sealed, a database that is not there is lost, not new: an empty one would hide it.
    if !isLost, access(folder.database, F_OK) != 0, errno == ENOENT, try !saying({ try files.heads().notes }).isEmpty {
      throw Failure(
        .unreadable,
        "La base n’est plus dans \(folder.path), où ce poste a scellé (\(files.headsPath)). Remettez-la, ou une "
          + "sauvegarde\u{A0}: oral archive restaurer FICHIER ; perdue pour de bon, une chaîne peut la suivre\u{A0}: oral "
          + "sceller --nouvelle-chaine")
    }
    do throws(JournalError) {
      return Station(self, try SQLiteStore.open(folder))
    } catch {
      throw Failure(.unreadable, "\(folder.path)\u{A0}: \(error)")
    }
  }

  /// The centre's archive for reading only; `nil` when there is none yet.
  func stationIfAny() throws -> Station? {
    do throws(JournalError) {
      return try SQLiteStore.openForReading(folder).map { Station(self, $0) }
    } catch {
      throw Failure(.unreadable, "\(folder.path)\u{A0}: \(error)")
    }
  }

  /// The same, refused when there is none.
  func stationForReading() throws -> Station {
    if let station = try stationIfAny() { return station }
    throw Failure(
      .unreadable,
      "aucun passage dans \(folder.path)\u{A0}: ni journal, ni archive. Pour dire où ils sont\u{A0}: --centre DOSSIER ou "
        + "ORAL_CENTRE")
  }

  /// The chain that the station goes on with; `nil` when nothing was sealed yet.
  ///
  /// Throws ``CentreError/doesNotGoOn(_:path:)`` when the database is not the one where this station sealed.
  func chain() async throws -> StationChain? {
    let notes = try files.heads()
    guard let station = try stationIfAny() else {
      try await notes.checkForSealing(in: InMemoryArchive(), keys: [], path: files.headsPath)
      return nil
    }
    try await notes.checkForSealing(
      in: station.archive, keys: try files.keys.publicKeys(), path: files.headsPath)
    return try await StationChain.load(from: station.archive)
  }
}
