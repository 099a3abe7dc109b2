// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import Sittings
internal import Testing

extension ArchiveContract {
  /// Three passages of one cohort, the second one with everything: it is what records below change.
  static func cohort() -> [PassageFacts] {
    var maker = FactsMaker(seed: 41)
    return (0..<3).map { index in
      var facts = maker.facts()
      (facts.exam, facts.session) = (.init(id: "ntc-titre", version: "1", sha256: "aa"), 2026)
      facts.day = FactsMaker.day(index)
      guard index == 1 else {
        (facts.jury, facts.isReserved) = (["A. Roux"], false)
        facts.candidate = Candidate(number: "1\(index)", familyName: "Autre", givenName: "Personne")
        facts.texts = .init(people: "Personne Autre\nA. Roux", changes: "", remarks: "")
        return facts
      }
      facts.candidate = Candidate(number: "NTC-014", familyName: "Cœur", givenName: "Zoé")
      facts.jury = ["A. Roux", "Q. Xylo"]
      (facts.outcome, facts.award, facts.mark, facts.isReserved) = (.held, "titre", Decimal64(units: 12), true)
      facts.verdicts = [
        .init(criterion: "c1", level: "O", jurors: ["O", "N"]), .init(criterion: "c2", level: "N", jurors: ["N", nil]),
      ]
      (facts.met, facts.given, facts.changes) = (1, 2, [.economic])
      facts.phases = [.init(phase: "oral", elapsed: 1_500_000, planned: 1_200_000, overtime: 300_000)]
      facts.texts = .init(
        people: "Zoé Cœur\nA. Roux\nQ. Xylo", changes: "budget raboté", remarks: "Wagon bleu\nwagon vert")
      return facts
    }
  }

  static let theCohort = Cohort(exam: "ntc-titre", session: 2026)

  static let changing = [
    ArchiveContract("a correction replaces all that was derived, wherever it is asked") { store in
      let facts = cohort()
      var maker = try await store.begin(facts)
      let place = RecordPlace(maker.chain, 2)
      var corrected = facts[1]
      corrected.candidate.familyName = "Côte"
      corrected.jury = ["A. Roux", "B. Duval"]
      (corrected.award, corrected.mark, corrected.isReserved) = ("refus", nil, false)
      corrected.verdicts = [.init(criterion: "c3", level: "O", jurors: [])]
      corrected.day = FactsMaker.day(5)
      corrected.texts = .init(people: "Zoé Côte", changes: "", remarks: "tramway")
      let item = maker.item(.correction, "\(facts[1].id)/4", .corrected(place, corrected), cites: [place])
      try await store.append(maker.batch([item]))
      #expect(try await store.facts(at: place) == corrected.stored)
      #expect(try await store.facts(at: item.record.place) == nil)
      #expect(try await store.found("wagon").isEmpty)
      #expect(try await store.found("tramway") == [corrected.id])
      #expect(try await store.ids(ArchiveFilter(candidate: "cœur")).isEmpty)
      #expect(try await store.ids(ArchiveFilter(candidate: "cote")) == [corrected.id])
      #expect(try await store.ids(ArchiveFilter(juror: "xylo")).isEmpty)
      #expect(try await store.ids(ArchiveFilter()).first == corrected.id)
      let twin = InMemoryArchive()
      _ = try await twin.begin([facts[0], corrected, facts[2]])
      #expect(try await store.counts(of: theCohort) == (await twin.counts(of: theCohort)))
      #expect(try await store.juryCounts(of: theCohort) == (await twin.juryCounts(of: theCohort)))
    },
    ArchiveContract("a fixed mark counts in the place of the proposed one") { store in
      var maker = try await store.begin(cohort())
      let place = RecordPlace(maker.chain, 2)
      let before = try #require(try await store.facts(at: place))
      let mark = Decimal64(units: 135, scale: 1)
      try await store.append(maker.batch([maker.item(.fixing, "p/4", .fixed(place, mark), cites: [place])]))
      #expect(try await store.facts(at: place) == before.with(mark))
      let line = try #require(try await store.list(ArchiveFilter(candidate: "NTC-014"), page: Page(limit: 1)).first)
      #expect(line.mark == before.mark && line.fixedMark == mark)
      let counts = try await store.counts(of: theCohort)
      #expect(counts.marks[mark] == 1)
      #expect(counts.marks.values.reduce(0, +) == cohort().count { $0.mark != nil })
      let juries = try await store.juryCounts(of: theCohort)
      #expect(juries.first { $0.jury.count == 2 }?.marks == [mark: 1])
    },
    ArchiveContract("a lifted reservation is no longer one") { store in
      var maker = try await store.begin(cohort())
      let place = RecordPlace(maker.chain, 2)
      #expect(try await store.ids(ArchiveFilter(isReserved: true)).count == 1)
      try await store.append(maker.batch([maker.item(.lifting, "p/4", .lifted(place), cites: [place])]))
      #expect(try await store.facts(at: place)?.isReserved == false)
      #expect(try await store.ids(ArchiveFilter(isReserved: true)).isEmpty)
      #expect(try await store.ids(ArchiveFilter(isReserved: false)).count == 3)
      #expect(try await store.counts(of: theCohort).reserved == 0)
    },
    ArchiveContract("a passage may be corrected and fixed in the batch that brings it") { store in
      var maker = ChainMaker("a")
      let facts = cohort()[1]
      let items = [maker.item(.genesis, "genese"), maker.passage(facts)]
      let place = items[1].record.place
      var corrected = facts
      corrected.award = "refus"
      let linked = [
        maker.item(.correction, "p/2", .corrected(place, corrected), cites: [place]),
        maker.item(.fixing, "p/3", .fixed(place, Decimal64(units: 9)), cites: [place]),
        maker.item(.lifting, "p/4", .lifted(place), cites: [place]),
      ]
      try await store.append(maker.batch(items + linked))
      corrected.isReserved = false
      #expect(try await store.facts(at: place) == corrected.with(Decimal64(units: 9)).stored)
    },
    ArchiveContract("what is linked to a passage that is not here derives nothing") { store in
      var maker = try await store.begin(cohort())
      let before = try await store.counts(of: theCohort)
      let away = RecordPlace(ChainID("z"), 4)
      let genesis = RecordPlace(maker.chain, 0)
      let items = [away, genesis].flatMap { place in
        [
          maker.item(.correction, "p/4", .corrected(place, cohort()[1]), cites: [place]),
          maker.item(.fixing, "p/5", .fixed(place, Decimal64(units: 9)), cites: [place]),
          maker.item(.lifting, "p/6", .lifted(place), cites: [place]),
          maker.item(.erasure, "effacement/7", .erased([away: [.evaluation]])),
        ]
      }
      try await store.append(maker.batch(items))
      #expect(try await store.counts(of: theCohort) == before)
      #expect(try await store.places(citing: away).count == 3)
    },
  ]
}
