// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import Foundation
import GRDB
import Testing

@testable import ArchiveSQLite

@Suite struct `The SQLite archive` {
  @Test(arguments: ArchiveContract.all) func `keeps the contract`(_ contract: ArchiveContract) async throws {
    let folder = try TemporaryFolder()
    let here = try SQLiteArchive(SQLiteStore.open(folder.centre))
    let there = try SQLiteArchive(SQLiteStore.open(folder.centre))
    try await contract.check(here, there)
  }

  @Test(arguments: StationContract.all) func `keeps the station's contract`(_ contract: StationContract) async throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteStore.open(folder.centre)
    try await contract.check(SQLiteArchive(store), SQLiteJournal(store))
  }
}
