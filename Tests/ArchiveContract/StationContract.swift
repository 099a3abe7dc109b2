// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import EventSamples
internal import Sittings
public import Testing

/// What every ``StationArchive`` promises of the journal that shares its storage, checked on any of them.
public struct StationContract: CustomTestStringConvertible, Sendable {
  /// The promise, in a sentence.
  public let promise: String
  public let check: @Sendable (_ archive: any StationArchive, _ journal: any SittingJournal) async throws -> Void

  init(
    _ promise: String, _ check: @escaping @Sendable (any StationArchive, any SittingJournal) async throws -> Void
  ) {
    self.promise = promise
    self.check = check
  }

  public var testDescription: String { promise }

  private static let decided = SittingHead(stage: "decided", outcome: .held, decision: "Titre « proposé »")
  private static let sealed = SittingHead(stage: "sealed", outcome: .held, decision: "Titre")

  /// A sitting of six events in the journal, and its sealing by two more.
  private static func sitting(_ id: String, _ journal: any SittingJournal) throws -> SittingSeal {
    var events = JournalContract.journal(id, count: 7)
    try journal.create(JournalContract.definition, events: Array(events[..<6]), head: decided)
    events[6].event = .closed
    events[7].event = .sealed(record: "hash")
    return SittingSeal(id: id, events: Array(events[6...]), head: sealed)
  }

  public static let all = [
    StationContract("sealing writes the record, the sitting's last event and its head") { archive, journal in
      var facts = FactsMaker(seed: 51)
      let seals = try [sitting("a", journal), sitting("b", journal)]
      var maker = ChainMaker("a")
      let items = [maker.item(.genesis, "genese"), maker.passage(facts.facts()), maker.passage(facts.facts())]
      try await archive.seal(maker.batch(items), sittings: seals)
      #expect(try await archive.chains().map(\.head) == [maker.head])
      for seal in seals {
        #expect(try journal.entries(of: seal.id).suffix(2) == seal.events.map(JournalEntry.event)[...])
        #expect(try journal.entries(of: seal.id).count == 8)
      }
      #expect(try journal.summaries().map(\.head) == [sealed, sealed])
      #expect(try journal.summaries().map(\.eventCount) == [8, 8])
    },
    StationContract("a sitting that moved is not sealed, and nothing is written") { archive, journal in
      var facts = FactsMaker(seed: 52)
      let seals = try [sitting("a", journal), sitting("b", journal)]
      try journal.append([JournalContract.journal("b", count: 6)[6]], to: "b", expecting: 6, head: decided)
      var unknown = seals[0]
      unknown.id = "c"
      var early = seals[0]
      early.events.removeFirst()
      for (wrong, id) in [(seals[1], "b"), (unknown, "c"), (early, "a")] {
        var maker = ChainMaker("a")
        let items = [maker.item(.genesis, "genese"), maker.passage(facts.facts())]
        let first = id == "a" ? [] : [seals[0]]
        await #expect(throws: ArchiveError.sittingMoved(id)) {
          try await archive.seal(maker.batch(items), sittings: first + [wrong])
        }
        #expect(try await archive.chains().isEmpty)
        #expect(try await archive.list(ArchiveFilter(), page: Page(limit: 9)).isEmpty)
        #expect(try journal.entries(of: "a").count == 6)
        #expect(try journal.summaries().map(\.head) == [decided, decided])
      }
    },
    StationContract("a chain that forks seals no sitting") { archive, journal in
      let seal = try sitting("a", journal)
      var maker = try await archive.begin()
      let wrong = ChainHead(RecordPlace(maker.chain, 0), hash: "other")
      let batch = RecordBatch(heads: [maker.chain: wrong], records: [maker.item(.key, "cle/1")], isOwn: true)
      await #expect(
        throws: ArchiveError.forked(
          maker.chain, expected: wrong,
          found: maker.head.map { _ in
            ChainHead(RecordPlace(maker.chain, 0), hash: "hash-of-a/0")
          })
      ) {
        try await archive.seal(batch, sittings: [seal])
      }
      #expect(try journal.entries(of: "a").count == 6)
      #expect(try journal.summaries().map(\.head) == [decided])
    },
    StationContract("a journal that was open goes no further than the sealing") { archive, journal in
      let seal = try sitting("a", journal)
      var maker = ChainMaker("a")
      try await archive.seal(maker.batch([maker.item(.genesis, "genese")]), sittings: [seal])
      #expect(throws: JournalError.conflict(expected: 6, found: 8)) {
        try journal.append([JournalContract.journal("a", count: 6)[6]], to: "a", expecting: 6, head: decided)
      }
      let next = JournalContract.journal("a", count: 8)[8]
      try journal.append([next], to: "a", expecting: 8, head: sealed)
      #expect(try journal.entries(of: "a").count == 9)
    },
    StationContract("an erasure takes the sitting's journal, not another's") { archive, journal in
      _ = try (sitting("a", journal), sitting("b", journal))
      var facts = FactsMaker(seed: 53)
      let passages = ["a", "b"].map { id in
        var passage = facts.facts()
        passage.id = id
        return passage
      }
      var foreign = try await archive.begin(passages, named: "z", isOwn: false)
      let elsewhere = RecordEffect.erased([RecordPlace(foreign.chain, 1): Set(RecordPart.allCases)])
      try await archive.append(foreign.batch([foreign.item(.erasure, "effacement/3", elsewhere)], isOwn: false))
      #expect(try journal.summaries().count == 2)
      for part in RecordPart.allCases {
        var maker = try await archive.begin(passages, named: part.rawValue)
        if part != .identity { _ = try sitting("a", journal) }
        let effect = RecordEffect.erased([RecordPlace(maker.chain, 1): [part]])
        try await archive.append(maker.batch([maker.item(.erasure, "effacement/3", effect)]))
        #expect(throws: JournalError.unknownSitting("a")) { try journal.entries(of: "a") }
        #expect(try journal.summaries().map(\.id) == ["b"])
        #expect(try journal.entries(of: "b").count == 6)
      }
    },
    StationContract("an erasure of a linked record takes the sitting's journal, too") { archive, journal in
      _ = try sitting("a", journal)
      var maker = try await archive.begin()
      let fixing = maker.item(.fixing, "a/1", parts: [.deliberation])
      let effect = RecordEffect.erased([fixing.record.place: [.deliberation]])
      try await archive.append(maker.batch([fixing, maker.item(.erasure, "effacement/2", effect)]))
      #expect(try journal.summaries().isEmpty)
    },
  ]
}
