// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@testable import CentreFiles

@Suite struct `The notes of rehearsals` {
  private static func stores() -> [any RehearsalNotes] {
    [InMemoryRehearsals(), RehearsalFolder(centrePath, disk: MemoryDisk())]
  }

  private let id = "260512-K7F"
  private func line(_ number: Int64) -> CanonicalJSON { .object([.init("n", .integer(number))]) }

  @Test func `are none before the first, and are read back in their order`() throws {
    for notes in Self.stores() {
      #expect(try notes.lines(of: id) == nil)
      #expect(try notes.ids() == [])
      try notes.create(id, line(1))
      try notes.append([line(2), line(3)], to: id, after: 1)
      try notes.append([line(4)], to: id, after: 3)
      #expect(try notes.lines(of: id) == [1, 2, 3, 4].map(line))
      #expect(try notes.ids() == [id])
    }
  }

  @Test func `are created once, and nothing is added where there are none`() throws {
    for notes in Self.stores() {
      try notes.create(id, line(1))
      #expect(throws: CentreError.self) { try notes.create(id, line(9)) }
      #expect(throws: CentreError.self) { try notes.append([line(2)], to: "260512-AAA", after: 1) }
      #expect(try notes.lines(of: id) == [line(1)])
    }
  }

  @Test(arguments: ["", "..", "a/b", "260512 K7F", "é"]) func `have no other names than those of sittings`(id: String) {
    for notes in Self.stores() { #expect(throws: CentreError.self) { try notes.create(id, line(1)) } }
  }

  @Test func `are forgotten, and what was never there as well`() throws {
    for notes in Self.stores() {
      try notes.create(id, line(1))
      try notes.remove(id)
      try notes.remove(id)
      #expect(try notes.lines(of: id) == nil)
      try notes.create(id, line(2))
      #expect(try notes.lines(of: id) == [line(2)])
    }
  }

  @Test func `that were not acknowledged go before what is tried again`() throws {
    for notes in Self.stores() {
      try notes.create(id, line(1))
      try notes.append([line(2), line(3)], to: id, after: 1)
      try notes.append([line(2), line(3), line(4)], to: id, after: 1)
      #expect(try notes.lines(of: id) == [1, 2, 3, 4].map(line))
    }
  }

  @Test func `damaged before the end are said to be damaged`() throws {
    let disk = MemoryDisk()
    let notes = RehearsalFolder(centrePath, disk: disk)
    try notes.create(id, line(1))
    try notes.append([line(2)], to: id, after: 1)
    let path = centrePath + "/repetitions/\(id).jsonl"
    let whole = try #require(disk[path])
    disk[path] = whole + Array(#"{"n":"#.utf8)
    #expect(try notes.lines(of: id) == [1, 2].map(line))
    disk[path] = whole + [UInt8](repeating: 0, count: 8) + [0x0A]
    #expect(try notes.lines(of: id) == [1, 2].map(line))
    disk[path] = [0x7B] + whole
    #expect(throws: CentreError.damaged(path: path, reason: "ligne 1")) { try notes.lines(of: id) }
  }

  @Test func `after a death hold what was acknowledged, and go on`() throws {
    let deaths = try dyingAtEachStep {
      try RehearsalFolder(centrePath, disk: $0).append([line(2)], to: id, after: 1)
    } after: {
      try RehearsalFolder(centrePath, disk: $0).create(id, line(1))
    } check: { disk, place in
      let notes = RehearsalFolder(centrePath, disk: disk)
      let found = try #require(try notes.lines(of: id))
      #expect(found == [line(1)] || found == [line(1), line(2)], "\(place)")
      try notes.append([line(3)], to: id, after: found.count)
      #expect(try notes.lines(of: id) == found + [line(3)], "\(place)")
    }
    #expect(deaths > 6)
  }

  @Test func `that the disk refuses are written once when it accepts`() throws {
    try refusedAtEachStep {
      try RehearsalFolder(centrePath, disk: $0).append([line(2), line(3)], to: id, after: 1)
    } after: {
      try RehearsalFolder(centrePath, disk: $0).create(id, line(1))
    } check: { disk, _, place in
      let notes = RehearsalFolder(centrePath, disk: disk)
      try notes.append([line(2), line(3), line(4)], to: id, after: 1)
      #expect(try notes.lines(of: id) == [1, 2, 3, 4].map(line), "\(place)")
    }
  }
}
