// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import Testing

@Suite struct `The in-memory archive` {
  @Test(arguments: ArchiveContract.all) func `keeps the contract`(_ contract: ArchiveContract) async throws {
    let archive = InMemoryArchive()
    try await contract.check(archive, archive)
  }

  @Test(arguments: StationContract.all) func `keeps the station's contract`(_ contract: StationContract) async throws {
    let journal = InMemoryJournal()
    try await contract.check(InMemoryArchive(journal: journal), journal)
  }
}
