// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import Exams
import FrenchText
import Sittings

/// What is asked of an archive, so that one which answers otherwise is told from the sound one.
struct Questions {
  /// Of records, and of what they are about.
  var ids: Set<String> = []
  /// Of which a search may find something.
  var words: Set<String> = []
  var filters: Set<ArchiveFilter> = [
    ArchiveFilter(), ArchiveFilter(isReserved: true), ArchiveFilter(isReserved: false),
  ]

  /// All that can be asked of what this archive holds.
  init(_ archive: some RecordArchive) async throws {
    for chain in try await archive.chains() {
      for record in try await archive.records(of: chain.id, from: 0, limit: .max) {
        let id = try RecordContent(record).payload.id
        ids.formUnion([id, id.split(separator: "/").first.map(String.init) ?? id])
        if let facts = try await archive.facts(at: record.place) { add(facts) }
      }
    }
  }

  private mutating func add(_ facts: PassageFacts) {
    for text in [facts.texts.people, facts.texts.changes, facts.texts.remarks] {
      words.formUnion(text.split(separator: " ").map(String.init))
    }
    let names = [facts.candidate.number, facts.candidate.familyName, facts.candidate.givenName]
    for name in names + names.flatMap({ $0.split(separator: " ").map(String.init) }) {
      filters.insert(ArchiveFilter(candidate: name))
    }
    for name in facts.jury + facts.jury.flatMap({ $0.split(separator: " ").map(String.init) }) {
      filters.insert(ArchiveFilter(juror: name))
    }
    let exam = facts.exam.id
    filters.formUnion([
      ArchiveFilter(exam: exam), ArchiveFilter(session: facts.session), ArchiveFilter(from: facts.day, to: facts.day),
      ArchiveFilter(exam: exam, session: facts.session), ArchiveFilter(exam: exam, isReserved: true),
    ])
    for decision in [facts.award, facts.outcome?.storedName].compactMap({ $0 }) {
      filters.formUnion([ArchiveFilter(decision: decision), ArchiveFilter(exam: exam, decision: decision)])
    }
  }
}

/// What an archive and its journal answer.
struct Answers {
  private var byName: [String: [AnyHashable]] = [:]

  init(_ store: SQLiteStore, to questions: Questions) async throws {
    try await self.init(SQLiteArchive(store), to: questions)
    try ask(SQLiteJournal(store))
  }

  init(_ archive: some RecordArchive, to questions: Questions) async throws {
    try await ask(archive)
    for id in questions.ids.sorted() { add("places by id", try await archive.places(ofID: id)) }
    for kind in RecordKind.allCases { add("places by kind", try await archive.places(of: kind)) }
    for word in questions.words.sorted() {
      add("search", try await archive.search([word], filter: ArchiveFilter(), limit: 100))
    }
    // A set has no order of its own, but keeps one as long as nobody changes it.
    for filter in questions.filters { add("list", try await archive.list(filter, page: Page(limit: 100))) }
  }

  private mutating func ask(_ archive: some RecordArchive) async throws {
    let chains = try await archive.chains()
    add("chains", chains)
    for chain in chains {
      for record in try await archive.records(of: chain.id, from: 0, limit: .max) {
        add("records", record)
        add("citations", try await archive.places(citing: record.place))
        add("facts", try await archive.facts(at: record.place))
      }
    }
    for digest in try await archive.definitions() {
      let definition = try await archive.definition(digest)
      add("definitions", definition?.bytes)
      add("names of definitions", definition?.file)
    }
    for cohort in try await archive.cohorts() {
      add("cohorts", cohort)
      add("counts", CountsAsSets(try await archive.counts(of: cohort)))
      add("counts of juries", Set(try await archive.juryCounts(of: cohort)))
    }
  }

  private mutating func ask(_ journal: SQLiteJournal) throws {
    for summary in try journal.summaries() {
      add("sittings", summary)
      add("events", try journal.storedEvents(of: summary.id))
    }
  }

  private mutating func add(_ name: String, _ answer: some Hashable) {
    byName[name, default: []].append(AnyHashable(answer))
  }

  /// The names of what is answered otherwise.
  func differences(_ other: Answers) -> [String] {
    Set(byName.keys).union(other.byName.keys).filter { byName[$0] != other.byName[$0] }.sorted()
  }
}

/// Counts, of which the lists have no order.
private struct CountsAsSets: Hashable {
  var rest: CohortCounts
  var verdicts: Set<CohortCounts.VerdictCount>
  var phases: Set<CohortCounts.PhaseCount>
  var changes: Set<CohortCounts.ChangeCount>

  init(_ counts: CohortCounts) {
    rest = counts
    (rest.verdicts, rest.phases, rest.changes) = ([], [], [])
    (verdicts, phases, changes) = (Set(counts.verdicts), Set(counts.phases), Set(counts.changes))
  }
}
