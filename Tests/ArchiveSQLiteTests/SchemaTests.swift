// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import Foundation
import GRDB
import Sittings
import Testing

@testable import ArchiveSQLite

@Suite struct `The SQLite schema` {
  /// Migrations are frozen once shipped: a change here is a change to every centre's database.
  @Test func `of each version never changes`() {
    let digests = Migrations.all.map { String(SHA256Digest.hex(of: $0.utf8).prefix(16)) }
    #expect(digests == ["8a422e97bf69d03f", "75c4f33dc6937bae"])
  }
}

@Suite struct `A journal in SQLite` {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func `with an event of a later release is shown, not written to`() throws {
    let store = try SQLiteStore.open(folder.centre)
    let journal = SQLiteJournal(store)
    try JournalSample.fill(journal)
    let event = JournalSample.events(count: 5)[4]
    let later = StoredEvent(
      sequence: 5, group: 5, type: "hologram.shown", version: 1, payload: Array("{}".utf8), moment: event.moment)
    try store.write { try EventRow.insert([later], into: 1, $0) }
    for journal in [journal, SQLiteJournal(store)] {
      #expect(try journal.entries(of: "a").last == .unreadable(later, .newerType))
      #expect(throws: JournalError.newerRelease("Passage a")) {
        try journal.append(
          [JournalSample.events(count: 5)[5]], to: "a", expecting: 5, head: SittingHead(stage: "open"))
      }
    }
    #expect(try journal.summaries().map(\.eventCount) == [5])
  }

  @Test func `takes two writers on two sittings, through two connections`() throws {
    let first = try SQLiteJournal(SQLiteStore.open(folder.centre))
    let second = try SQLiteJournal(SQLiteStore.open(folder.centre))
    let (a, b) = (JournalSample.events("a", count: 30), JournalSample.events("b", count: 30))
    let head = SittingHead(stage: "open")
    try first.create(JournalSample.definition, events: [a[0]], head: head)
    try second.create(JournalSample.definition, events: [b[0]], head: head)
    for index in 1...30 {
      try first.append([a[index]], to: "a", expecting: index, head: head)
      try second.append([b[index]], to: "b", expecting: index, head: head)
    }
    #expect(try first.entries(of: "b").events == b)
    #expect(try second.entries(of: "a").events == a)
    #expect(throws: JournalError.conflict(expected: 5, found: 31)) {
      try first.append([b[5]], to: "b", expecting: 5, head: head)
    }
  }

  @Test func `refuses to write over what came through another connection`() throws {
    let first = try SQLiteJournal(SQLiteStore.open(folder.centre))
    let second = try SQLiteJournal(SQLiteStore.open(folder.centre))
    let events = JournalSample.events(count: 5)
    let head = SittingHead(stage: "open")
    try first.create(JournalSample.definition, events: [events[0]], head: head)
    try first.append([events[1]], to: "a", expecting: 1, head: head)
    try second.append([events[2]], to: "a", expecting: 2, head: head)
    var other = events[2]
    other.event = .corrected(reason: "autre")
    #expect(throws: JournalError.conflict(expected: 2, found: 3)) {
      try first.append([other], to: "a", expecting: 2, head: head)
    }
    #expect(try first.entries(of: "a").events == Array(events[..<3]))
    try first.append([events[3]], to: "a", expecting: 3, head: head)
    #expect(try second.entries(of: "a").events == Array(events[..<4]))
  }
}
