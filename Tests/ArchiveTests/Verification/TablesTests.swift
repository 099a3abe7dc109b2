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
      journals[id] = try (events + seal.events).map(EventCodec.current.encode)
    }
    func problems(
      _ journals: [String: [StoredEvent]], _ change: @escaping @Sendable (inout SealedJournal) -> Void = { _ in }
    ) async throws -> [RecordProblem] {
      let exam = SampleExam.ntc
      var verification = ArchiveVerification()
      verification.journal = { id in
        guard let stored = journals[id] else { return nil }
        let sitting = Sitting(exam: exam, events: stored.map(EventCodec.current.decode).events)
        guard let opening = sitting.state.opening, let first = stored.first, let last = stored.last else { return nil }
        let head = SittingHead(
          stage: sitting.stage.rawValue, outcome: sitting.state.outcome?.value, decision: "titre",
          candidate: sitting.state.candidate)
        let summary = SittingSummary(
          id: id, exam: opening.exam, session: opening.session, candidate: head.candidate ?? opening.candidate,
          isRehearsal: false, opened: first.moment.effective, lastRecorded: last.moment.recorded,
          eventCount: stored.count, head: head)
        var kept = SealedJournal(events: stored, summary: summary, head: head)
        change(&kept)
        return kept
      }
      return try await report(verification) { _ in }.problems.first
        .filter { ($0.severity == .alteration) != journals.isEmpty }
    }
    #expect(try await problems(journals) == [])
    let passages = [Place.first, Place.last]
    let gone = try await problems([:])
    #expect(gone.allSatisfy { $0.reason == .journalGone && $0.severity == .notice } && !gone.isEmpty)
    let changes: [@Sendable (inout SealedJournal) -> Void] = [
      { $0.summary.candidate.familyName = "x" }, { $0.summary.exam.version = "x" }, { $0.summary.session = 1999 },
      { $0.summary.isRehearsal = true }, { $0.summary.head.outcome = .fraudSuspected },
      { $0.summary.head.decision = "x" }, { $0.summary.head.stage = "open" },
    ]
    for change in changes {
      let found = try await problems(journals, change)
      #expect(found.map(\.place.sequence) == passages && found.allSatisfy { $0.reason == .journalSummary })
    }
    let sealings: [@Sendable (inout StoredEvent) -> Void] = [
      { $0.moment.recorded.wall += 1 }, { $0.moment.effective.bootID = "x" }, { $0.group = 1 }, { $0.version = 9 },
      { $0.payload = Array(#"{"record":"x"}"#.utf8) },
    ]
    for change in sealings {
      let found = try await problems(journals) { change(&$0.events[$0.events.count - 1]) }
      #expect(found.map(\.place.sequence) == passages && found.allSatisfy { $0.reason == .journalSealing })
    }
    let unsealed = try await problems(journals) { $0.events.removeLast() }
    #expect(unsealed.allSatisfy { $0.reason == .journalSealing } && !unsealed.isEmpty)
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
