// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Testing

extension ArchiveContract {
  static let records = [
    ArchiveContract("records come back byte for byte, in order") { store in
      var maker = ChainMaker("a")
      var facts = FactsMaker(seed: 1)
      var items = [maker.item(.genesis, "genese")] + (0..<5).map { _ in maker.passage(facts.facts()) }
      try await store.append(maker.batch(items))
      items.append(maker.item(.communication, "passage-1/6", cites: [items[1].record.place], parts: [.deliberation]))
      items.append(maker.item(.key, "cle/7"))
      try await store.append(maker.batch(Array(items[6...])))
      let records = items.map(\.record)
      for record in records { #expect(try await store.record(at: record.place) == record) }
      #expect(try await store.records(of: maker.chain, from: 0, limit: 100) == records)
      #expect(try await store.records(of: maker.chain, from: 3, limit: 2) == Array(records[3...4]))
      #expect(try await store.records(of: maker.chain, from: 8, limit: 2).isEmpty)
      for record in records {
        let found = try #require(try await store.record(at: record.place))
        #expect(found.jws.utf8.elementsEqual(record.jws.utf8))
        #expect(found.sdJWT.utf8.elementsEqual(record.sdJWT.utf8))
      }
    },
    ArchiveContract("what is not there is not found") { store in
      let maker = try await store.begin()
      #expect(try await store.record(at: RecordPlace(maker.chain, 1)) == nil)
      #expect(try await store.record(at: RecordPlace(ChainID("b"), 0)) == nil)
      #expect(try await store.records(of: ChainID("b"), from: 0, limit: 9).isEmpty)
      #expect(try await store.places(ofID: "x").isEmpty)
      #expect(try await store.places(citing: RecordPlace(maker.chain, 0)).isEmpty)
      #expect(try await store.definition("00") == nil)
      #expect(try await store.facts(at: RecordPlace(maker.chain, 0)) == nil)
      #expect(try await store.facts(at: RecordPlace(maker.chain, 7)) == nil)
    },
    ArchiveContract("chains keep apart, the station's own first") { store in
      var facts = FactsMaker(seed: 2)
      let other = try await store.begin([facts.facts()], named: "b", isOwn: false)
      let own = try await store.begin([facts.facts(), facts.facts()])
      let third = try await store.begin(named: "c", isOwn: false)
      let expected = try [(own, true, 3), (other, false, 2), (third, false, 1)].map { maker, isOwn, count in
        ChainSummary(id: maker.chain, isOwn: isOwn, head: try #require(maker.head), count: count)
      }
      #expect(try await store.chains() == expected)
      #expect(
        try await store.records(of: other.chain, from: 0, limit: 9).map(\.place.chain) == [other.chain, other.chain])
    },
    ArchiveContract("one batch may add to several chains") { store in
      var (a, b) = (try await store.begin(), ChainMaker("b"))
      let items = [a.item(.key, "cle/1"), b.item(.genesis, "genese"), a.item(.key, "cle/2"), b.item(.key, "cle/1")]
      try await store.append(
        RecordBatch(
          heads: [a.chain: ChainHead(RecordPlace(a.chain, 0), hash: "hash-of-a/0"), b.chain: nil], records: items,
          isOwn: true))
      #expect(try await store.chains().map(\.head) == [a.head, b.head])
    },
    ArchiveContract("a passage is found by its id, then what is linked to it, in every chain") { store in
      var maker = try await store.begin()
      var facts = FactsMaker(seed: 3)
      let items = (0..<2).map { _ in maker.passage(facts.facts()) }
      let places = items.map(\.record.place)
      let linked = [
        maker.item(.lifting, "passage-1/3", .lifted(places[0]), cites: [places[0]]),
        maker.item(.passage, "passage-10"), maker.item(.passage, "passage-1-bis"), maker.item(.key, "passage-"),
        maker.item(.unit, "passage-2/7", cites: places),
      ]
      try await store.append(maker.batch(items + linked))
      var other = FactsMaker(seed: 4)
      let foreign = try await store.begin([other.facts()], named: "b", isOwn: false)
      #expect(
        try await store.places(ofID: "passage-1")
          == [places[0], RecordPlace(foreign.chain, 1), linked[0].record.place])
      #expect(try await store.places(ofID: "passage-2") == [places[1], linked[4].record.place])
      #expect(try await store.places(ofID: "passage-1/3") == [linked[0].record.place])
      #expect(try await store.places(ofID: "genese").count == 2)
      #expect(try await store.places(citing: places[0]) == [linked[0].record.place, linked[4].record.place])
      #expect(try await store.places(citing: RecordPlace(foreign.chain, 1)).isEmpty)
      #expect(try await store.places(of: .key) == [linked[3].record.place])
      #expect(try await store.places(of: .unit) == [linked[4].record.place])
      #expect(try await store.places(of: .genesis).map(\.chain) == [maker.chain, foreign.chain])
      #expect(try await store.places(of: .erasure).isEmpty)
    },
    ArchiveContract("definitions are kept once, byte for byte") { store in
      var maker = ChainMaker("a")
      let first = ExamDefinition(file: "ntc-titre.yaml", bytes: Array("id: é\n\u{0}".utf8))
      let second = ExamDefinition(file: "x.yaml", bytes: [])
      try await store.append(maker.batch([maker.item(.genesis, "genese")], definitions: [first]))
      try await store.append(maker.batch([maker.item(.key, "cle/1")], definitions: [second, first]))
      #expect(try await store.definition(first.sha256) == first)
      #expect(try await store.definition(second.sha256) == second)
      #expect(try await store.definitions() == [first.sha256, second.sha256].sorted())
    },
    ArchiveContract("what one connection wrote, another reads") { here, there in
      var facts = FactsMaker(seed: 5)
      let passages = [facts.facts(), facts.facts()]
      var maker = try await here.begin(passages)
      #expect(try await there.everything() == here.everything())
      try await there.append(maker.batch([maker.passage(facts.facts())]))
      #expect(try await here.everything() == there.everything())
      #expect(try await here.list(ArchiveFilter(), page: Page(limit: 9)).count == 3)
    },
  ]
}
