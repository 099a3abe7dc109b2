// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Synchronization
internal import Testing

extension ArchiveContract {
  static let refusals = [
    ArchiveContract("a chain that ends elsewhere is not continued, and nothing changes") { store in
      var facts = FactsMaker(seed: 6)
      var maker = try await store.begin([facts.facts()])
      var late = maker
      try await store.append(maker.batch([maker.passage(facts.facts())]))
      let before = try await store.everything()
      let expected = late.head
      await #expect(throws: ArchiveError.forked(maker.chain, expected: expected, found: maker.head)) {
        try await store.append(late.batch([late.passage(facts.facts())]))
      }
      var again = ChainMaker("a")
      await #expect(throws: ArchiveError.exists(maker.chain)) {
        try await store.append(again.batch([again.item(.genesis, "genese")]))
      }
      let nowhere = ChainHead(RecordPlace(ChainID("z"), 4), hash: "h")
      await #expect(throws: ArchiveError.forked(ChainID("z"), expected: nowhere, found: nil)) {
        try await store.append(RecordBatch(heads: [ChainID("z"): nowhere], records: [], isOwn: true))
      }
      #expect(try await store.everything() == before)
    },
    ArchiveContract("a head of the right place with another hash is another head") { store in
      var maker = try await store.begin()
      let head = ChainHead(RecordPlace(maker.chain, 0), hash: "another")
      let item = maker.item(.key, "cle/1")
      await #expect(throws: ArchiveError.self) {
        try await store.append(RecordBatch(heads: [maker.chain: head], records: [item], isOwn: true))
      }
    },
    ArchiveContract("all of a batch is written, or none") { store in
      var facts = FactsMaker(seed: 7)
      var (a, b) = (try await store.begin(), try await store.begin(named: "b"))
      let before = try await store.everything()
      let (heads, definition) = ((a.head, b.head), ExamDefinition(file: "x.yaml", bytes: [1]))
      let items = [a.passage(facts.facts()), b.passage(facts.facts()), a.passage(facts.facts())]
      let wrong = heads.1.map { ChainHead($0.place, hash: "other") }
      for broken in [[a.chain: heads.0, b.chain: wrong], [a.chain: heads.0]] {
        await #expect(throws: ArchiveError.self) {
          try await store.append(
            RecordBatch(heads: broken, records: items, definitions: [definition], isOwn: true))
        }
      }
      await #expect(throws: ArchiveError.self) {
        let holed = [items[0], items[1], a.item(.key, "cle")]
        try await store.append(
          RecordBatch(heads: [a.chain: heads.0, b.chain: heads.1], records: holed, isOwn: true))
      }
      #expect(try await store.everything() == before)
      try await store.append(
        RecordBatch(
          heads: [a.chain: heads.0, b.chain: heads.1], records: items, definitions: [definition], isOwn: true))
      #expect(try await store.list(ArchiveFilter(), page: Page(limit: 9)).count == 3)
    },
    ArchiveContract("several batches are written as one, whoever signs them, or none is") { store in
      var facts = FactsMaker(seed: 9)
      var (a, b) = (try await store.begin(), ChainMaker("b"))
      let before = try await store.everything()
      let definition = ExamDefinition(file: "x.yaml", bytes: [1])
      let batches = [
        a.batch([a.passage(facts.facts())], definitions: [definition]),
        b.batch([b.item(.genesis, "genese"), b.passage(facts.facts())], isOwn: false),
        a.batch([a.passage(facts.facts())]), b.batch([b.passage(facts.facts())], isOwn: false),
      ]
      for (kept, end) in [(4, Feed.End.refusal), (3, .refusal), (1, .wrong), (0, .refusal)] {
        let feed = Feed(Array(batches.prefix(kept)), end)
        await #expect(throws: ArchiveError.self) {
          try await store.append { () throws(ArchiveError) in try feed.next() }
        }
        #expect(try await store.everything() == before)
        #expect(try await store.definitions().isEmpty)
      }
      let feed = Feed(batches, .whole)
      try await store.append { () throws(ArchiveError) in try feed.next() }
      #expect(try await store.chains().map(\.isOwn) == [true, false])
      #expect(try await store.chains().map(\.head) == [a.head, b.head])
      #expect(try await store.list(ArchiveFilter(), page: Page(limit: 9)).count == 4)
    },
    ArchiveContract("of several writers at the same head, one goes on") { here, there in
      let maker = try await here.begin()
      for round in 1...10 {
        let head = try #require(try await here.chains().first?.head)
        let results = await withTaskGroup(of: Bool.self) { group in
          for (index, store) in [here, there, here, there].enumerated() {
            let place = RecordPlace(maker.chain, head.place.sequence + 1)
            let item = RecordBatch.Item(
              record: StoredRecord(place: place, jws: "\(round)/\(index)", disclosures: [:]), kind: .key,
              id: "cle/\(round)", hash: "\(round)/\(index)", cites: [], effect: .none)
            let batch = RecordBatch(heads: [maker.chain: head], records: [item], isOwn: true)
            group.addTask {
              do throws(ArchiveError) {
                try await store.append(batch)
                return true
              } catch {
                guard case .forked = error else { return true }
                return false
              }
            }
          }
          return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count { $0 } == 1)
      }
      #expect(try await there.records(of: maker.chain, from: 0, limit: 100).map(\.place.sequence) == Array(0...10))
    },
  ]
}

/// Batches that a store asks for one by one.
private final class Feed: Sendable {
  enum End { case whole, refusal, wrong }

  private let rest: Mutex<[RecordBatch]>
  private let end: End

  init(_ batches: [RecordBatch], _ end: End) {
    rest = Mutex(batches)
    self.end = end
  }

  func next() throws(ArchiveError) -> RecordBatch? {
    if let batch = rest.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return batch }
    switch end {
    case .whole: return nil
    case .refusal: throw .damaged("fichier changé")
    case .wrong:
      let nowhere = ChainHead(RecordPlace(ChainID("z"), 4), hash: "h")
      return RecordBatch(heads: [ChainID("z"): nowhere], records: [], isOwn: true)
    }
  }
}
