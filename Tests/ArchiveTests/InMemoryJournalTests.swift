// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import EventSamples
import Sittings
import Testing

@Suite struct `The in-memory journal` {
  @Test(arguments: JournalContract.all) func `keeps the contract`(_ contract: JournalContract) throws {
    try contract.check(InMemoryJournal())
  }

  @Test func `a sitting with an event of a later release is shown, not written to`() throws {
    let journal = InMemoryJournal()
    let definition = ExamDefinition(file: "x.yaml", bytes: [])
    var maker = EventMaker(seed: 1)
    let events = maker.journal(id: "a", definition: definition.sha256, count: 2)
    try journal.create(definition, events: Array(events[..<1]), head: SittingHead(stage: "open"))
    let later = StoredEvent(
      sequence: 2, group: 2, type: "hologram.shown", version: 1, payload: Array("{}".utf8), moment: events[1].moment)
    journal.inject(later, into: "a")
    #expect(try journal.entries(of: "a").last == .unreadable(later, .newerType))
    #expect(throws: JournalError.newerRelease("Passage a")) {
      try journal.append([events[2]], to: "a", expecting: 2, head: SittingHead(stage: "open"))
    }
  }
}
