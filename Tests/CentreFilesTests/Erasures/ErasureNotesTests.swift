// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@testable import CentreFiles

@Suite struct `The erasures noted` {
  private let disk = MemoryDisk()
  private var files: CentreFiles { CentreFiles.on(disk) }

  init() throws { try files.write(CentreSettings(name: "x")) }

  @Test func `are none before the first`() throws { #expect(try files.erasures().notes.isEmpty) }

  @Test func `are read back in their order, each once`() throws {
    var samples = Samples()
    let (one, two) = (try samples.erasure(4), try samples.erasure(9))
    for note in [one, two, one] { try files.note(note) }
    #expect(try files.erasures().notes == [one, two])
  }

  @Test func `withdrawn hold no more, and can be noted again`() throws {
    var samples = Samples()
    let (one, two) = (try samples.erasure(4), try samples.erasure(9))
    try files.note(one)
    try files.note(two)
    try files.withdraw(one)
    #expect(try files.erasures().notes == [two])
    try files.note(one)
    #expect(try files.erasures().notes == [two, one])
  }

  @Test func `know where their record is and what it follows`() throws {
    var samples = Samples()
    let chain = ChainID(samples.hash())
    let previous = samples.hash()
    let note = try samples.erasure(7, chain: chain, previous: previous)
    #expect(note.place == RecordPlace(chain, 7))
    #expect(note.previous == previous)
    #expect(note.hash == (try SDJWT(parsing: note.sdJWT).jws.hash))
  }

  @Test(arguments: ["", "~", "a.b.c~", "ceci"]) func `are records of erasures and nothing else`(text: String) throws {
    #expect(ErasureNote(sdJWT: text) == nil)
    var samples = Samples()
    let passage = try SDJWT.issue(
      [.init("kind", "passage"), .init("chain", .string(samples.hash())), .init("seq", 1), .init("prev", "x")],
      disclosures: [], with: try samples.key())
    #expect(ErasureNote(sdJWT: passage.text) == nil)
  }

  @Test func `torn at the end keep what is before, and the next one is added after it`() throws {
    var samples = Samples()
    let (one, two) = (try samples.erasure(4), try samples.erasure(9))
    try files.note(one)
    let whole = try #require(disk[files.erasuresPath])
    let line = ErasureNotes.line(two)
    let torn: [[UInt8]] = [Array(line.prefix(1)), line.dropLast(), [UInt8](repeating: 0, count: 40), [0, 0, 0x0A]]
    for torn in torn {
      disk[files.erasuresPath] = whole + torn
      #expect(try files.erasures().notes == [one])
      try files.note(two)
      #expect(try files.erasures().notes == [one, two])
      #expect(disk[files.erasuresPath] == whole + line)
    }
  }

  @Test func `damaged before the end are said to be damaged, with the line`() throws {
    var samples = Samples()
    for sequence in 1...3 { try files.note(try samples.erasure(sequence)) }
    let bytes = try #require(disk[files.erasuresPath])
    let sound = try files.erasures()
    for index in bytes.indices.dropLast() {
      var changed = bytes
      changed[index] ^= 0x80
      let error = #expect(throws: CentreError.self, "\(index)") {
        try ErasureNotes(reading: changed, path: "f")
      }
      #expect(error?.description.contains("ligne") == true, "\(index)")
    }
    #expect(try ErasureNotes(reading: bytes, path: "f") == sound)
  }

  @Test func `of a later release are left alone`() {
    #expect(throws: CentreError.newerRelease(path: "f")) {
      try ErasureNotes(reading: Array(#"{"erased":[],"v":2}"#.utf8) + [0x0A], path: "f")
    }
  }

  @Test func `after a death are there whole or not at all, and the next one can be noted`() throws {
    var samples = Samples()
    let (one, two) = (try samples.erasure(4), try samples.erasure(9))
    for first in [nil, one] {
      let deaths = try dyingAtEachStep {
        try CentreFiles.on($0).note(two)
      } after: {
        try CentreFiles.on($0).write(CentreSettings(name: "x"))
        if let first { try CentreFiles.on($0).note(first) }
      } check: { disk, place in
        let files = CentreFiles.on(disk)
        let before = [first].compactMap { $0 }
        let notes = try files.erasures().notes
        #expect(notes == before || notes == before + [two], "\(place)")
        try files.note(two)
        #expect(try files.erasures().notes == before + [two], "\(place)")
      }
      #expect(deaths > 12)
    }
  }

  @Test func `that the disk refuses are as before or noted, and the refusal is told`() throws {
    var samples = Samples()
    let (one, two) = (try samples.erasure(4), try samples.erasure(9))
    let refusals = try refusedAtEachStep {
      try CentreFiles.on($0).note(two)
    } after: {
      try CentreFiles.on($0).write(CentreSettings(name: "x"))
      try CentreFiles.on($0).note(one)
    } check: { disk, error, place in
      #expect(error as? CentreError == .diskRefuses(DiskRefusal(.full)), "\(place)")
      let notes = try CentreFiles.on(disk).erasures().notes
      #expect(notes == [one] || notes == [one, two], "\(place)")
    }
    #expect(refusals > 6)
  }
}
