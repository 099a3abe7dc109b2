// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import EventSamples
import Exams
import FrenchText
import Sittings
import Testing

@Suite struct `Verifying what a store derived` {
  private typealias Place = SmallArchive.Place

  private let archive: FrozenArchive
  private let chain: ChainID

  init() async throws {
    archive = try await SmallArchive.frozen()
    chain = archive.summaries[0].id
  }

  private func place(_ sequence: Int) -> RecordPlace { RecordPlace(chain, sequence) }

  private func report(
    _ verification: ArchiveVerification = ArchiveVerification(), _ change: (inout FrozenArchive) throws -> Void
  ) async throws -> VerificationReport {
    var archive = archive
    try change(&archive)
    var verification = verification
    verification.isComplete = true
    return try await verification.verify(archive)
  }

  private static let changes: [(FactsField, @Sendable (inout PassageFacts) -> Void)] = [
    (.id, { $0.id = "x" }), (.exam, { $0.exam.version = "x" }), (.session, { $0.session = 1999 }),
    (.day, { $0.day = Day(daysSince1970: 1) }), (.candidate, { $0.candidate.familyName = "x" }),
    (.jury, { $0.jury = ["x"] }), (.outcome, { $0.outcome = .fraudSuspected }), (.award, { $0.award = "x" }),
    (.mark, { $0.mark = Decimal64(units: 3) }), (.fixedMark, { $0.fixedMark = Decimal64(units: 3) }),
    (.reservation, { $0.isReserved.toggle() }), (.verdicts, { $0.verdicts.removeLast() }),
    (.counts, { $0.met += 1 }), (.phases, { $0.phases[0].elapsed += 1 }), (.changes, { $0.changes = [.human] }),
    (.texts, { $0.texts.remarks += " x" }),
  ]

  @Test func `every field of a passage is held to its records`() async throws {
    #expect(Self.changes.map(\.0) == FactsField.allCases)
    for (field, change) in Self.changes {
      let report = try await report { archive in
        var facts = try #require(archive.factsByPlace[place(Place.marked)])
        change(&facts)
        archive.factsByPlace[place(Place.marked)] = facts
      }
      #expect(report.problems.first == [RecordProblem(place(Place.marked), .tables([field]))])
      #expect(!report.isSound)
    }
  }

  @Test func `a passage that tables lack, and one that they keep, are told`() async throws {
    let lacking = try await report { $0.factsByPlace[place(Place.first)] = nil }
    #expect(lacking.problems.first == [RecordProblem(place(Place.first), .tablesLack)])
    let keeping = try await report { $0.factsByPlace[place(Place.erased)] = $0.factsByPlace[place(Place.first)] }
    #expect(keeping.problems.first == [RecordProblem(place(Place.erased), .tablesKeep)])
  }

  @Test func `passages counted otherwise than the records make them are told by cohort`() async throws {
    let cohort = Cohort(exam: "ntc-titre", session: 2026)
    let counted = try await report { $0.countsByCohort[cohort]?.passages += 1 }
    #expect(counted.cohorts == [CohortDifference(cohort: cohort, records: 2, tables: 3)])
    #expect(!counted.isSound && counted.problems.isEmpty)
    let stray = Cohort(exam: "x", session: nil)
    let strayed = try await report { $0.countsByCohort[stray] = CohortCounts(cohort: stray, passages: 1) }
    #expect(strayed.cohorts == [CohortDifference(cohort: stray, records: 0, tables: 1)])
    let lacking = try await report { $0.countsByCohort[cohort] = nil }
    #expect(lacking.cohorts == [CohortDifference(cohort: cohort, records: 2, tables: 0)])
  }

  @Test func `a journal that is still there is the one that was sealed`() async throws {
    let ids = ["260512-AAA", "260512-DDD"]
    let seals = try SmallArchive.chain().sealer.sittings
    var journals: [String: [StoredEvent]] = [:]
    for id in ids {
      let seal = try #require(seals.first { $0.id == id })
      let events = try SampleChain.decided(SampleExam.ntc) { $0.id = id }.sitting.events
      // Whatever was sealed since does not change what was sealed then.
      journals[id] = try (events + seal.events + seal.events).map(EventCodec.current.encode)
    }
    func problems(_ journals: [String: [StoredEvent]]) async throws -> [RecordProblem] {
      var verification = ArchiveVerification()
      verification.journal = { id, events in
        journals[id].flatMap { try? JournalDigest(of: $0, first: events) }
      }
      return try await report(verification) { _ in }.problems.first
    }
    #expect(try await problems(journals) == [])
    #expect(try await problems([:]) == [])
    let cut = try await problems(journals.mapValues { Array($0.dropLast(4)) })
    #expect(cut.map(\.place.sequence) == [Place.first, Place.correction, Place.last])
    let swapped = try await problems([ids[0]: journals[ids[1]] ?? []])
    #expect(swapped.map(\.place.sequence) == [Place.first, Place.correction])
    for case .journal(let sealed, let found) in swapped.map(\.reason) {
      #expect(sealed.events == found.events && sealed.sha256 != found.sha256)
    }
    #expect(swapped[0].reason.description.hasPrefix("le journal n’est pas celui qui a été scellé"))
  }
}
