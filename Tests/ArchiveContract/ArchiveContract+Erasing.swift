// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import Testing

extension PassageFacts {
  /// Without who the candidate is, where everything else is left.
  fileprivate var anonymous: PassageFacts {
    var facts = self
    facts.candidate = Candidate(number: "", familyName: "", givenName: "")
    facts.texts.people = jury.joined(separator: " ").searchWords
    return facts
  }
}

extension ArchiveContract {
  static let erasing = [
    erasure("of identity leaves the passage counted, and nobody to be found", [.identity]) { store, place, facts in
      let left = try #require(try await store.facts(at: place))
      #expect(left.candidate == Candidate(number: "", familyName: "", givenName: ""))
      #expect(left.texts.people == "a roux q xylo")
      #expect(
        left.verdicts == facts.verdicts && left.jury == facts.jury && left.texts.remarks == "wagon bleu wagon vert")
      for name in ["NTC-014", "cœur", "zoé"] {
        #expect(try await store.ids(ArchiveFilter(candidate: name)).isEmpty)
      }
      #expect(try await store.found("coeur").isEmpty)
      #expect(try await store.found("xylo", "wagon") == [facts.id])
      #expect(try await store.ids(ArchiveFilter(juror: "xylo")) == [facts.id])
      #expect(try await store.counts(of: theCohort).erasedPassages == 0)
    },
    erasure("of the deliberation leaves what the candidate may have", [.deliberation]) { store, place, facts in
      let left = try #require(try await store.facts(at: place))
      #expect(left.candidate == facts.candidate && left.award == facts.award && left.phases == facts.phases)
      #expect(left.verdicts.map(\.level) == facts.verdicts.map(\.level))
      #expect(left.verdicts.allSatisfy { $0.jurors.isEmpty })
      #expect(left.jury.isEmpty && left.mark == nil && !left.isReserved)
      #expect(left.texts == .init(people: "ntc 014 zoe coeur", changes: "", remarks: ""))
      for word in ["wagon", "xylo", "budget"] { #expect(try await store.found(word).isEmpty) }
      #expect(try await store.found("zoé") == [facts.id])
      #expect(try await store.ids(ArchiveFilter(juror: "xylo")).isEmpty)
      #expect(try await store.ids(ArchiveFilter(isReserved: true)).isEmpty)
      #expect(try await store.juryCounts(of: theCohort).map(\.jury) == [["A. Roux"]])
    },
    erasure("of the evaluation leaves a count of what was erased", [.evaluation]) { store, place, facts in
      #expect(try await store.facts(at: place) == nil)
      for word in ["wagon", "xylo", "budget", "zoe"] { #expect(try await store.found(word).isEmpty) }
      #expect(try await store.ids(ArchiveFilter(candidate: "zoe")).isEmpty)
      #expect(try await store.ids(ArchiveFilter()).count == 2)
      let twin = InMemoryArchive()
      _ = try await twin.begin([cohort()[0], cohort()[2]])
      var expected = await twin.counts(of: theCohort)
      expected.erasedPassages = 1
      #expect(try await store.counts(of: theCohort) == expected)
    },
    erasure("of everything leaves the chain and its signed bytes", Set(RecordPart.allCases)) { store, place, _ in
      let records = try await store.records(of: place.chain, from: 0, limit: 9)
      #expect(records.map(\.place.sequence) == [0, 1, 2, 3, 4])
      #expect(try await store.facts(at: place) == nil)
      #expect(try await store.counts(of: theCohort).erasedPassages == 1)
    },
    ArchiveContract("an erasure may be said again; what comes after it counts for itself") { store in
      var maker = try await store.begin(cohort())
      let place = RecordPlace(maker.chain, 2)
      for _ in 0..<2 {
        try await store.append(maker.batch([maker.item(.erasure, "effacement", .erased([place: [.evaluation]]))]))
      }
      let items = [
        maker.item(.correction, "p/6", .corrected(place, cohort()[1]), cites: [place]),
        maker.item(.fixing, "p/7", .fixed(place, Decimal64(units: 3)), cites: [place]),
      ]
      #expect(try await store.counts(of: theCohort).erasedPassages == 1)
      #expect(try await store.counts(of: theCohort).passages == 2)
      try await store.append(maker.batch(items))
      #expect(try await store.facts(at: place) == cohort()[1].with(Decimal64(units: 3)).stored)
      #expect(try await store.counts(of: theCohort).erasedPassages == 0)
      #expect(try await store.counts(of: theCohort).passages == 3)
    },
    ArchiveContract("one erasure may take different parts of many records, and none of some") { store in
      var maker = try await store.begin(cohort())
      let places = (1...3).map { RecordPlace(maker.chain, $0) }
      let erased: [RecordPlace: Set<RecordPart>] = [
        places[0]: Set(RecordPart.allCases), places[1]: [.identity, .deliberation], places[2]: [],
        RecordPlace(maker.chain, 0): [.identity], RecordPlace(maker.chain, 99): [.identity],
      ]
      try await store.append(maker.batch([maker.item(.erasure, "effacement/4", .erased(erased))]))
      #expect(try await store.facts(at: places[0]) == nil)
      #expect(try await store.facts(at: places[1])?.texts.people == "")
      #expect(try await store.facts(at: places[2]) == cohort()[2].stored)
      let parts = try await store.records(of: maker.chain, from: 0, limit: 9).map { Set($0.disclosures.keys) }
      #expect(parts == [[], [], [.evaluation], Set(RecordPart.allCases), []])
      #expect(try await store.cohorts() == [theCohort])
    },
    ArchiveContract("a cohort of which everything was erased still says how many passages it had") { store in
      var maker = try await store.begin(cohort())
      let parts = Dictionary(
        uniqueKeysWithValues: (1...3).map { (RecordPlace(maker.chain, $0), Set(RecordPart.allCases)) })
      try await store.append(maker.batch([maker.item(.erasure, "effacement/4", .erased(parts))]))
      #expect(try await store.cohorts() == [theCohort])
      #expect(try await store.counts(of: theCohort) == CohortCounts(cohort: theCohort, erasedPassages: 3))
    },
    ArchiveContract("what is erased of a linked record is erased of what it said of the passage") { store in
      var maker = try await store.begin(cohort())
      let place = RecordPlace(maker.chain, 2)
      let fixing = maker.item(
        .fixing, "p/4", .fixed(place, Decimal64(units: 3)), cites: [place], parts: [.deliberation])
      let correction = maker.item(
        .correction, "p/5", .corrected(place, cohort()[1].with(Decimal64(units: 4))), cites: [place],
        parts: Set(RecordPart.allCases))
      let lifting = maker.item(.lifting, "p/6", .lifted(place), cites: [place], parts: [.deliberation])
      try await store.append(maker.batch([fixing, correction, lifting]))
      func erase(_ item: RecordBatch.Item, _ parts: Set<RecordPart>) async throws {
        let effect = RecordEffect.erased([item.record.place: parts])
        try await store.append(maker.batch([maker.item(.erasure, "effacement", effect)]))
      }
      let facts = try #require(try await store.facts(at: place))
      try await erase(lifting, [.deliberation])
      #expect(try await store.facts(at: place) == facts)
      try await erase(fixing, [.deliberation])
      var unfixed = facts
      unfixed.fixedMark = nil
      #expect(try await store.facts(at: place) == unfixed)
      try await erase(correction, [.identity])
      #expect(try await store.facts(at: place) == unfixed.anonymous)
      try await erase(correction, [.evaluation])
      #expect(try await store.facts(at: place) == nil)
      #expect(try await store.record(at: place)?.disclosures.count == 3)
    },
    ArchiveContract("nothing is erased by what is refused") { store in
      var maker = try await store.begin(cohort())
      let before = try await store.everything()
      let item = maker.item(.erasure, "effacement/4", .erased([RecordPlace(maker.chain, 2): [.identity]]))
      await #expect(throws: ArchiveError.self) {
        let wrong = ChainHead(RecordPlace(maker.chain, 3), hash: "other")
        try await store.append(RecordBatch(heads: [maker.chain: wrong], records: [item], isOwn: true))
      }
      #expect(try await store.everything() == before)
    },
  ]

  /// An erasure of parts of the second passage of ``cohort()``; the others are as they were.
  private static func erasure(
    _ name: String, _ parts: Set<RecordPart>,
    _ check: @escaping @Sendable (any RecordArchive, RecordPlace, PassageFacts) async throws -> Void
  ) -> ArchiveContract {
    ArchiveContract("an erasure \(name)") { store in
      let facts = cohort()
      var maker = try await store.begin(facts)
      let place = RecordPlace(maker.chain, 2)
      try await store.append(maker.batch([maker.item(.erasure, "effacement/4", .erased([place: parts]))]))
      let record = try #require(try await store.record(at: place))
      #expect(Set(record.disclosures.keys) == Set(RecordPart.allCases).subtracting(parts))
      for other in [1, 3] {
        #expect(try await store.facts(at: RecordPlace(maker.chain, other)) == facts[other - 1].stored)
        #expect(try await store.record(at: RecordPlace(maker.chain, other))?.disclosures.count == 3)
      }
      let found = try await store.found("roux")
      #expect(found.contains(facts[0].id) && found.contains(facts[2].id))
      try await check(store, place, facts[1])
    }
  }
}
