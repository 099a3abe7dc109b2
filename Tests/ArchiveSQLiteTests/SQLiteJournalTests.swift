// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import Foundation
import Sittings
import Testing

@testable import ArchiveSQLite

@Suite struct `The SQLite journal` {
  @Test(arguments: JournalContract.all) func `keeps the contract`(_ contract: JournalContract) throws {
    let folder = try TemporaryFolder()
    try contract.check(SQLiteJournal(SQLiteStore.open(folder.centre)))
  }
}

/// A centre's folder that goes away with the test.
final class TemporaryFolder {
  let path: String
  var centre: CentreFolder { CentreFolder(path + "/centre") }

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("oral-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
