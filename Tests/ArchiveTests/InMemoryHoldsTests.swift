// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import Sittings
import Testing

@Suite struct `The in-memory holds` {
  @Test(arguments: HoldsContract.all) func `keep the contract`(_ contract: HoldsContract) throws {
    let holds = InMemoryHolds()
    try contract.check(holds, holds)
  }
}

@Suite struct `A holder` {
  @Test func `is named so that one can go and find it`() {
    let holder = Holder(
      processID: 4242, program: "oral passer", terminal: "/dev/pts/3", user: "claire", host: "poste-2",
      since: Instant(wall: 0, boot: 0, bootID: "", utcOffset: 642))
    #expect(
      HoldError.held(holder).description
        == "Ce passage est déjà tenu par oral passer (claire, /dev/pts/3, processus 4242 sur poste-2) depuis 10:42. "
        + "Terminez-le ou rendez-le là-bas d’abord.")
  }
}
