// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import EventSamples
import Sittings
import Testing

@Suite struct `A sitting's writer` {
  private let journal = FaultyJournal()
  private let definition = ExamDefinition(file: "x.yaml", bytes: [1])
  private let events: [RecordedEvent]
  private let head = SittingHead(stage: "open")
  private let full = JournalError.diskRefuses(DiskRefusal(.full))

  init() {
    var maker = EventMaker(seed: 6)
    events = maker.journal(id: "a", definition: definition.sha256, count: 9)
  }

  @Test func `says durable once the journal has it`() throws {
    let writer = try begin()
    #expect(writer.state == .durable(upTo: 1))
    #expect(try writer.append([events[1], events[2]], head: head) == .durable(upTo: 3))
    #expect(try journal.entries(of: "a").events == Array(events[..<3]))
  }

  @Test func `keeps what the disk refuses, says so, and appends it when it accepts again`() throws {
    let writer = try begin()
    journal.faults = [.refused(full), .refused(full)]
    try writer.append([events[1]], head: head)
    try writer.append([events[2], events[3]], head: SittingHead(stage: "held"))
    #expect(writer.state == pending(3))
    #expect(try journal.entries(of: "a").events == [events[0]])
    #expect(try writer.flush() == .durable(upTo: 4))
    #expect(try journal.entries(of: "a").events == Array(events[..<4]))
    #expect(try journal.summaries().map(\.head.stage) == ["held"])
    #expect(try writer.append([events[4]], head: head) == .durable(upTo: 5))
  }

  @Test func `writes what waited with the next event`() throws {
    let writer = try begin()
    journal.faults = [.refused(full)]
    try writer.append([events[1]], head: head)
    #expect(try writer.append([events[2]], head: head) == .durable(upTo: 3))
    #expect(try journal.entries(of: "a").events == Array(events[..<3]))
  }

  @Test func `opens a sitting on a full disk`() throws {
    journal.faults = [.refused(full), .refused(full)]
    let writer = try begin()
    #expect(writer.state == pending(1, from: 0))
    #expect(try writer.append([events[1]], head: head) == pending(2, from: 0))
    #expect(throws: JournalError.unknownSitting("a")) { try journal.entries(of: "a") }
    #expect(try writer.flush() == .durable(upTo: 2))
    #expect(try journal.entries(of: "a").events == Array(events[..<2]))
  }

  @Test func `does not write twice what landed while its answer was lost`() throws {
    journal.faults = [.answerLost(full)]
    let writer = try begin()
    #expect(try writer.flush() == .durable(upTo: 1))
    journal.faults = [.answerLost(full)]
    #expect(try writer.append([events[1]], head: head) == pending(1))
    #expect(try writer.flush() == .durable(upTo: 2))
    #expect(try journal.entries(of: "a").events == Array(events[..<2]))
  }

  /// The answer to the first event was lost; the second must not make the two look like another writer's.
  @Test func `goes on after what landed while its answer was lost`() throws {
    let writer = try begin()
    journal.faults = [.answerLost(full)]
    try writer.append([events[1]], head: head)
    #expect(try writer.append([events[2]], head: SittingHead(stage: "held")) == .durable(upTo: 3))
    #expect(try journal.entries(of: "a").events == Array(events[..<3]))
    #expect(try journal.summaries().map(\.head.stage) == ["held"])
  }

  @Test func `throws what waiting will not mend, and keeps what waited`() throws {
    let writer = try begin()
    journal.faults = [.refused(full), .refused(.newerRelease("x"))]
    try writer.append([events[1]], head: head)
    #expect(throws: JournalError.newerRelease("x")) { try writer.append([events[2]], head: head) }
    #expect(writer.state == pending(1, .newerRelease("x")))
    #expect(try writer.flush() == .durable(upTo: 2))
    journal.faults = [.refused(.newerRelease("x"))]
    #expect(throws: JournalError.newerRelease("x")) { try writer.append([events[2]], head: head) }
    #expect(writer.state == .durable(upTo: 2))
  }

  @Test func `says how much is not recorded, since when and why`() throws {
    var maker = EventMaker(seed: 1)
    var event = maker.recorded(.closed, 2)
    event.moment = Moment(Instant(wall: 0, boot: 0, bootID: "", utcOffset: 642))
    let writer = try begin()
    journal.faults = [.refused(full)]
    try writer.append([event], head: head)
    #expect(
      writer.state.description
        == "NON ENREGISTRÉ : 1 événement depuis 10:42. Le disque est plein : libérez de la place.")
  }

  private func begin() throws -> SittingWriter {
    try SittingWriter(creating: "a", definition, events: [events[0]], head: head, in: journal)
  }

  private func pending(_ count: Int, from index: Int = 1, _ reason: JournalError? = nil) -> SittingWriter.State {
    .pending(
      SittingWriter.Pending(
        count: count, firstSequence: index + 1, since: events[index].moment.recorded, reason: reason ?? full))
  }
}
