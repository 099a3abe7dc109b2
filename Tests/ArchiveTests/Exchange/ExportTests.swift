// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Testing

@Suite struct `Exported files` {
  private let head = ChainHead(RecordPlace(ChainID("chaine"), 1), hash: "tete")
  private let definition = ExamDefinition(file: "ntc-titre.yaml", bytes: Array("id: ntc-titre\n".utf8))

  private var file: [UInt8] {
    var writer = ExportWriter()
    var bytes = writer.header([head])
    bytes += writer.definition(definition)
    for sequence in 0..<3 {
      let place = RecordPlace(head.place.chain, sequence)
      bytes += writer.record(StoredRecord(place: place, jws: "a.b.\(sequence)", disclosures: [.identity: "i"]))
    }
    return bytes + writer.end()
  }

  private func read(_ bytes: [UInt8]) throws(ExportProblem) -> [ExportLine] {
    var reader = ExportReader()
    var lines: [ExportLine] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      // A line without its line feed is no line.
      guard let end = rest.firstIndex(of: 0x0A) else { throw .cut }
      if let line = try reader.read(Array(rest[..<end])) { lines.append(line) }
      rest = rest[(end + 1)...]
    }
    try reader.finish()
    return lines
  }

  @Test func `A file gives back what was put in`() throws {
    let lines = try read(file)
    #expect(lines == [.definition(definition)] + (0..<3).map { .record("a.b.\($0)~i~") })
    var reader = ExportReader()
    _ = try reader.read(Array(file.prefix { $0 != 0x0A }))
    #expect(reader.heads == [head])
  }

  @Test func `Cut at any length, it says so`() {
    for length in 0..<file.count {
      #expect(throws: ExportProblem.self, "\(length)") { try read(Array(file[..<length])) }
    }
  }

  @Test func `No byte can be changed without its being seen`() {
    for place in file.indices {
      for flip in [1, 0x20, 0x80] as [UInt8] {
        var altered = file
        altered[place] ^= flip
        #expect(throws: ExportProblem.self, "\(place) \(flip)") { try read(altered) }
      }
    }
  }

  @Test func `Lines swapped, doubled, dropped or added are seen`() {
    let lines = file.split(separator: 0x0A).map { Array($0) + [0x0A] }
    for index in lines.indices {
      #expect(throws: ExportProblem.self) { try read(Array((lines[..<index] + lines[(index + 1)...]).joined())) }
      #expect(throws: ExportProblem.self) {
        try read(Array((lines[...index] + lines[index...]).joined()))
      }
      guard index > 0 else { continue }
      var swapped = lines
      swapped.swapAt(index - 1, index)
      #expect(throws: ExportProblem.self) { try read(Array(swapped.joined())) }
    }
    #expect(throws: ExportProblem.afterEnd) { try read(file + ExportLine.record("a.b.c~").bytes) }
  }

  @Test func `A later form is told from a damaged one`() throws {
    var reader = ExportReader()
    #expect(throws: ExportProblem.newerForm) {
      try reader.read(Array(#"{"chains":[],"format":"oral-archive","version":2}"#.utf8))
    }
    #expect(throws: ExportProblem.definitionAltered("x.yaml")) {
      try ExportLine(Array(#"{"definition":{"bytes":"YQ","file":"x.yaml","sha256":"00"}}"#.utf8))
    }
  }
}
