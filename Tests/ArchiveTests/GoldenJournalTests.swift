// SPDX-License-Identifier: GPL-3.0-or-later

import EventSamples
import Exams
import Foundation
import Sittings
import Testing

@testable import Archive

/// Journals of every release, kept as they were written. They must open forever: never edit one, never remove one.
@Suite struct `A golden journal` {
  @Test(arguments: [("journal-v1", 33), ("journal-v2", 34)])
  func `opens, and holds every kind of event of its time`(_ name: String, _ kinds: Int) throws {
    let stored = try GoldenJournal.read(name)
    let entries = stored.map(EventCodec.current.decode)
    #expect(entries.isWritable)
    #expect(entries.map(\.sequence) == Array(1...stored.count))
    #expect(Set(entries.events.map { EventKind($0.event) }).count == kinds)
  }

  @Test func `of the present forms uses every name that they have`() throws {
    let text = try GoldenJournal.read("journal-v2").map { String(decoding: $0.payload, as: UTF8.self) }.joined()
    let names: [[String]] = [
      names(of: Confirmation.self), names(of: Basis.self), names(of: Remark.Kind.self), names(of: Incident.Kind.self),
      names(of: Outcome.self), names(of: Opening.Sheet.self), names(of: Juror.Part.self), names(of: ChangeField.self),
      names(of: ChangeKind.self), names(of: Motive.self), names(of: ClientRole.Profile.self),
      ["value", "ceiling", "floor", "variation", "low", "high", "choices", "counterpart", "competitor", "context"],
      ["outcome", "mark", "parts", "written", "bank", "drawn", "dossier", "conforming", "arriving"],
    ]
    #expect(names.joined().filter { !text.contains("\"\($0)\"") } == [])
  }

  private func names<Choice: WireNamed>(of type: Choice.Type) -> [String] { type.allCases.map(\.wireName) }

  /// Between the first release and this one forms were added, and none was changed.
  @Test func `of the first forms would be written the same today`() throws {
    let stored = try GoldenJournal.read("journal-v1")
    for (line, event) in zip(stored, stored.map(EventCodec.current.decode).events) {
      #expect(try EventCodec.current.encode(event) == line)
    }
  }

  /// Fails when today's forms are no longer those of the golden file: they need a new version, and a new file.
  @Test func `of the present forms is what this release writes`() throws {
    let stored = try GoldenJournal.read("journal-v2")
    for (line, entry) in zip(stored, stored.map(EventCodec.current.decode)) {
      guard case .event(let event) = entry else { continue }
      #expect(try EventCodec.current.encode(event) == line)
    }
    #expect(GoldenJournal.made().map(\.event) == stored.map(EventCodec.current.decode).events.map(\.event))
  }
}

enum GoldenJournal {
  /// The one that this release makes.
  static let present = "journal-v2"

  /// Where `make` writes: set ORAL_GOLDEN to a folder and run the tests to write the journal of a new release.
  static func read(_ name: String) throws -> [StoredEvent] {
    if name == present, let folder = ProcessInfo.processInfo.environment["ORAL_GOLDEN"] {
      let lines = try made().map { try EventCodec.current.encode($0).jsonLine() + [0x0A] }
      try Data(lines.joined()).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name + ".jsonl"))
      Issue.record("written to \(folder): run again without ORAL_GOLDEN")
    }
    let url = try #require(Bundle.module.url(forResource: name, withExtension: "jsonl", subdirectory: "Golden"))
    let lines = try Array(Data(contentsOf: url)).split(separator: 0x0A).map { try StoredEvent(jsonLine: Array($0)) }
    try #require(!lines.isEmpty)
    return lines
  }

  /// Every kind of event, and many of those that have the most forms.
  static func made() -> [RecordedEvent] {
    var maker = EventMaker(seed: 1)
    let rich: [EventKind] = [
      .opened, .changeWritten, .changeWritten, .incident, .outcome, .decided, .marked, .jurorReplaced,
    ]
    let kinds = (0..<4).flatMap { _ in EventKind.allCases } + (0..<36).flatMap { _ in rich }
    return kinds.enumerated().map { index, kind in
      maker.recorded(maker.event(kind), index + 1)
    }
  }
}
