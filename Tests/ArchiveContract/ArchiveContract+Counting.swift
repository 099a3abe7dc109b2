// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Exams
internal import FrenchText
internal import Sittings
internal import Testing

extension ArchiveContract {
  static let counting = [
    ArchiveContract("cohorts come by exam, then by session") { store in
      #expect(try await store.cohorts().isEmpty)
      var maker = FactsMaker(seed: 31)
      _ = try await store.begin((0..<200).map { _ in maker.facts() })
      let all = FactsMaker.exams.flatMap { exam in FactsMaker.sessions.map { Cohort(exam: exam, session: $0) } }
      #expect(try await store.cohorts() == all)
    },
    ArchiveContract("a cohort without a passage counts nothing") { store in
      let cohort = Cohort(exam: "x", session: 2026)
      let counts = try await store.counts(of: cohort)
      #expect(counts == CohortCounts(cohort: cohort))
      #expect(try await store.juryCounts(of: cohort).isEmpty)
    },
    ArchiveContract("counts are those of a plain recount") { store in
      var maker = FactsMaker(seed: 32)
      let facts = (0..<400).map { _ in maker.facts() }
      _ = try await store.begin(facts)
      for cohort in try await store.cohorts() {
        let own = facts.filter { $0.exam.id == cohort.exam && $0.session == cohort.session }
        let counts = try await store.counts(of: cohort)
        #expect(counts.cohort == cohort)
        #expect(counts.passages == own.count)
        #expect(counts.erasedPassages == 0)
        #expect(counts.definitions == tally(own.map(\.exam.sha256)))
        #expect(counts.outcomes == tally(own.compactMap(\.outcome)))
        #expect(counts.awards == tally(own.compactMap(\.award)))
        #expect(counts.marks == tally(own.compactMap(\.mark)))
        #expect(counts.reserved == own.count { $0.isReserved })
        #expect(
          tally(
            counts.verdicts.map { PassageFacts.Verdict(criterion: $0.criterion, level: $0.level, jurors: $0.jurors) }
          ).values.allSatisfy { $0 == 1 })
        let verdicts = counts.verdicts.map {
          (PassageFacts.Verdict(criterion: $0.criterion, level: $0.level, jurors: $0.jurors), $0.count)
        }
        #expect(Dictionary(uniqueKeysWithValues: verdicts) == tally(own.flatMap(\.verdicts)))
        try check(counts.phases, own.flatMap(\.phases))
        try check(counts.changes, own)
      }
    },
    ArchiveContract("what each jury gave is what a plain recount finds; a jury is its members, in any order") { store in
      var maker = FactsMaker(seed: 33)
      let facts = (0..<400).map { _ in maker.facts() }
      _ = try await store.begin(facts)
      for cohort in try await store.cohorts() {
        let own = facts.filter { $0.exam.id == cohort.exam && $0.session == cohort.session && !$0.jury.isEmpty }
        let juries = Dictionary(grouping: own) { $0.jury.map(\.folded).sorted() }
        let counts = try await store.juryCounts(of: cohort)
        #expect(counts.map { $0.jury.map(\.folded) } == juries.keys.sorted { $0.lexicographicallyPrecedes($1) })
        for jury in counts {
          let passages = try #require(juries[jury.jury.map(\.folded)])
          #expect(jury.jury.allSatisfy { name in passages.contains { $0.jury.contains(name) } })
          #expect(jury.passages == passages.count)
          #expect(jury.awards == tally(passages.compactMap(\.award)))
          #expect(jury.marks == tally(passages.compactMap(\.mark)))
          #expect(jury.passageRates == tally(passages.map { JuryCounts.Rate(met: $0.met, given: $0.given) }))
        }
      }
    },
    ArchiveContract("facts come back in their stored form") { store in
      var maker = FactsMaker(seed: 34)
      let facts = (0..<200).map { _ in maker.facts() }
      let chain = try await store.begin(facts).chain
      for (index, facts) in facts.enumerated() {
        #expect(try await store.facts(at: RecordPlace(chain, index + 1)) == facts.stored)
      }
    },
    ArchiveContract("what a forged record claims ends no program") { store in
      var maker = FactsMaker(seed: 35)
      var facts = (0..<3).map { _ in maker.facts() }
      for index in facts.indices {
        (facts[index].exam.id, facts[index].session) = ("x", nil)
        (facts[index].met, facts[index].given) = (.max, .min)
        facts[index].changes = [.economic]
        facts[index].phases = [.init(phase: "oral", elapsed: .min, planned: .max, overtime: .max)]
        facts[index].phases += facts[index].phases
        facts[index].verdicts = ["c", "c", "\u{0}"].map { .init(criterion: $0, level: "", jurors: [nil]) }
        facts[index].mark = Decimal64(units: .min, scale: 18)
        facts[index].id = "../\u{0}é/"
        facts[index].jury = ["", "\n", "%"]
      }
      let chain = try await store.begin(facts).chain
      #expect(try await store.facts(at: RecordPlace(chain, 1)) == facts[0].stored)
      let counts = try await store.counts(of: Cohort(exam: "x", session: nil))
      #expect(counts.phases.first?.elapsedSquared == .max)
      #expect(counts.verdicts.map(\.count) == [3, 3])
      #expect(
        try await store.juryCounts(of: counts.cohort).map(\.jury) == [["", "\n", "%"].sorted { $0.folded < $1.folded }])
    },
  ]

  private static func tally<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
    keys.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private static func check(_ counts: [CohortCounts.PhaseCount], _ phases: [PassageFacts.PhaseTime]) throws {
    let groups = Dictionary(grouping: phases, by: \.phase)
    #expect(counts.map(\.phase) == groups.keys.sorted())
    func seconds(_ milliseconds: Int64) -> Int64 { (milliseconds + 500) / 1000 }
    for count in counts {
      let phases = try #require(groups[count.phase])
      let planned = phases.filter { $0.planned != nil }
      let over = phases.filter { $0.overtime > 0 }
      #expect(count.count == phases.count)
      #expect(count.elapsed == phases.reduce(0) { $0 + seconds($1.elapsed) })
      #expect(count.elapsedSquared == phases.reduce(0) { $0 + seconds($1.elapsed) * seconds($1.elapsed) })
      #expect(count.plannedCount == planned.count)
      #expect(count.planned == planned.reduce(0) { $0 + seconds($1.planned ?? 0) })
      #expect(count.elapsedOfPlanned == planned.reduce(0) { $0 + seconds($1.elapsed) })
      #expect(count.overtimeCount == over.count)
      #expect(count.overtime == over.reduce(0) { $0 + seconds($1.overtime) })
    }
  }

  private static func check(_ counts: [CohortCounts.ChangeCount], _ passages: [PassageFacts]) throws {
    for field in ChangeField.allCases {
      for award in Set(passages.map(\.award)) {
        let told = passages.filter { $0.award == award && $0.changes.contains(field) }
        let count = counts.filter { $0.field == field && $0.award == award }
        guard !told.isEmpty else {
          #expect(count.isEmpty)
          continue
        }
        let expected = CohortCounts.ChangeCount(
          field: field, award: award, count: told.count, met: told.reduce(0) { $0 + $1.met },
          given: told.reduce(0) { $0 + $1.given })
        #expect(count == [expected])
      }
    }
  }
}
