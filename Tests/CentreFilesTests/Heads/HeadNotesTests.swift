// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@testable import CentreFiles

@Suite struct `The heads noted` {
  private let disk = MemoryDisk()
  private var files: CentreFiles { CentreFiles.on(disk) }

  init() throws { try files.write(CentreSettings(name: "x")) }

  @Test func `are none before the first sealing`() throws { #expect(try files.heads().notes.isEmpty) }

  @Test func `are read back, the last one of each chain`() throws {
    var samples = Samples()
    let own = samples.head(3)
    let later = samples.head(4, chain: own.place.chain)
    let other = samples.head(9)
    try files.note([.init(own, isOwn: true)])
    try files.note([.init(later, isOwn: true), .init(other, isOwn: false)])
    let notes = try files.heads()
    #expect(notes[own.place.chain] == .init(later, isOwn: true))
    #expect(notes[other.place.chain] == .init(other, isOwn: false))
    #expect(notes.notes.count == 2)
  }

  @Test func `never go back`() throws {
    var samples = Samples()
    let later = samples.head(4)
    let earlier = samples.head(3, chain: later.place.chain)
    try files.note([.init(later, isOwn: true)])
    try files.note([.init(earlier, isOwn: true)])
    #expect(try files.heads()[later.place.chain]?.head == later)
  }

  @Test func `are written the same whatever the order`() throws {
    var samples = Samples()
    let heads = (0..<8).map { HeadNotes.Note(samples.head($0), isOwn: $0 == 0) }
    #expect(HeadNotes(heads).bytes == HeadNotes(heads.reversed()).bytes)
  }

  @Test func `damaged anywhere are said to be damaged`() throws {
    var samples = Samples()
    try files.note([.init(samples.head(41), isOwn: true), .init(samples.head(7), isOwn: false)])
    let bytes = try #require(disk[files.headsPath])
    let notes = try files.heads()
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x80
      #expect(throws: CentreError.self, "\(index)") { try HeadNotes(reading: changed, path: "f") }
    }
    for length in bytes.indices {
      #expect(throws: CentreError.self, "\(length)") {
        try HeadNotes(reading: Array(bytes.prefix(length)), path: "f")
      }
    }
    #expect(try HeadNotes(reading: bytes, path: "f") == notes)
  }

  @Test func `of a later release are left alone`() {
    #expect(throws: CentreError.newerRelease(path: "f")) {
      try HeadNotes(reading: Array(#"{"all":[],"v":2}"#.utf8) + [0x0A], path: "f")
    }
  }

  @Test func `after a death are those before or those after`() throws {
    var samples = Samples()
    let before = samples.head(3)
    let after = samples.head(4, chain: before.place.chain)
    let deaths = try dyingAtEachStep {
      try CentreFiles.on($0).note([.init(after, isOwn: true)])
    } after: {
      try CentreFiles.on($0).write(CentreSettings(name: "x"))
      try CentreFiles.on($0).note([.init(before, isOwn: true)])
    } check: { disk, place in
      let files = CentreFiles.on(disk)
      let noted = try files.heads()[before.place.chain]?.head
      #expect(noted == before || noted == after, "\(place)")
      try files.note([.init(after, isOwn: true)])
      #expect(try files.heads()[before.place.chain]?.head == after, "\(place)")
    }
    #expect(deaths > 20)
  }

  @Test func `that the disk refuses are as before, or noted, and the refusal is told`() throws {
    var samples = Samples()
    let head = samples.head(3)
    try refusedAtEachStep {
      try CentreFiles.on($0).note([.init(head, isOwn: true)])
    } after: {
      try CentreFiles.on($0).write(CentreSettings(name: "x"))
    } check: { disk, error, place in
      #expect(error as? CentreError == .diskRefuses(DiskRefusal(.full)), "\(place)")
      let notes = try CentreFiles.on(disk).heads().notes
      #expect(notes.isEmpty || notes.map(\.head) == [head], "\(place)")
    }
  }
}
