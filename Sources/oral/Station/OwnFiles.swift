// SPDX-License-Identifier: GPL-3.0-or-later

import ArchiveSQLite
import CentreFiles
import Glibc

extension CentreOptions {
  /// Refuses to write over what a centre is made of, by whatever name or link it is called.
  ///
  /// - Parameter path: absolute; what is there or is to be there, a file or a folder of tables.
  func refuseOwnFile(_ path: String) throws {
    let database = folder.database
    let own = [
      database, database + "-wal", database + "-shm", database + "-journal", files.settingsPath, files.headsPath,
      files.erasuresPath, folder.path + "/cles", folder.path + "/verrous",
    ]
    let target = Place(path)
    // A folder of the centre holds its own files only.
    let holder = Place(path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : ".")
    let isOwn =
      own.contains { path == $0 || target != nil && Place($0) == target }
      || own.suffix(2).contains { holder != nil && Place($0) == holder }
      || isNameOfDatabase(path, in: holder)
    guard !isOwn else {
      throw Failure(.usage, "\(path) est un fichier du centre lui-même\u{A0}: choisissez un autre nom.")
    }
  }

  /// Whether it is one of the names beside the database, taken or not, that SQLite or the centre gives.
  private func isNameOfDatabase(_ path: String, in holder: Place?) -> Bool {
    guard let holder, holder == Place(folder.path), let slash = path.lastIndex(of: "/") else { return false }
    let name = path[path.index(after: slash)...]
    return ["oral.sqlite", "centre.yaml", "tetes.json", "effacements.jsonl"].contains { name.hasPrefix($0) }
  }
}

/// What a path leads to, by whatever name.
private struct Place: Equatable {
  let device: dev_t
  let node: ino_t

  /// `nil` where there is nothing.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, node) = (status.st_dev, status.st_ino)
  }
}
