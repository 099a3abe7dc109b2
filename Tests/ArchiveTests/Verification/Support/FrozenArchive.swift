// SPDX-License-Identifier: GPL-3.0-or-later

import Archive

/// An archive whose bytes a test changes as it likes.
struct FrozenArchive: RecordArchive {
  var summaries: [ChainSummary]
  var kept: [StoredRecord]
  var definitionList: [ExamDefinition]
  var factsByPlace: [RecordPlace: PassageFacts] = [:]
  var countsByCohort: [Cohort: CohortCounts] = [:]
  /// Erasures that cannot be read any more: the store still knows their kind.
  var unreadable: [RecordPlace] = []

  init(_ archive: some RecordArchive) async throws {
    summaries = try await archive.chains()
    kept = []
    definitionList = []
    for summary in summaries { kept += try await archive.records(of: summary.id, from: 0, limit: 10_000) }
    for digest in try await archive.definitions() {
      if let definition = try await archive.definition(digest) { definitionList.append(definition) }
    }
    for record in kept { factsByPlace[record.place] = try await archive.facts(at: record.place) }
    for cohort in try await archive.cohorts() { countsByCohort[cohort] = try await archive.counts(of: cohort) }
  }

  subscript(place: RecordPlace) -> StoredRecord? {
    get { kept.first { $0.place == place } }
    set {
      guard let index = kept.firstIndex(where: { $0.place == place }) else { return }
      if let newValue { kept[index] = newValue } else { kept.remove(at: index) }
    }
  }

  func chains() -> [ChainSummary] { summaries }
  func append(_ batch: RecordBatch) throws(ArchiveError) { throw .damaged("figée") }
  func append(batches next: @Sendable () throws(ArchiveError) -> RecordBatch?) throws(ArchiveError) {
    throw .damaged("figée")
  }
  func record(at place: RecordPlace) -> StoredRecord? { self[place] }
  func records(of chain: ChainID, from sequence: Int, limit: Int) -> [StoredRecord] {
    let following = kept.filter { $0.place.chain == chain && $0.place.sequence >= sequence }
    return Array(following.sorted { $0.place.sequence < $1.place.sequence }.prefix(limit))
  }
  func places(ofID id: String) -> [RecordPlace] { [] }
  func places(of kind: RecordKind) -> [RecordPlace] {
    kept.filter { record in
      (try? RecordContent(record)).map { $0.payload.kind == kind }
        ?? (kind == .erasure && unreadable.contains(record.place))
    }.map(\.place)
  }
  func places(citing place: RecordPlace) -> [RecordPlace] {
    kept.filter { record in
      (try? RecordContent(record))?.payload.cites.contains { $0.place == place } ?? false
    }.map(\.place)
  }
  func definition(_ sha256: String) -> ExamDefinition? { definitionList.first { $0.sha256 == sha256 } }
  func definitions() -> [String] { definitionList.map(\.sha256) }
  func list(_ filter: ArchiveFilter, page: Page) -> [ArchiveLine] { [] }
  func search(_ words: [String], filter: ArchiveFilter, limit: Int) -> SearchResult {
    SearchResult(lines: [], matches: 0)
  }
  func cohorts() -> [Cohort] { Array(countsByCohort.keys) }
  func counts(of cohort: Cohort) -> CohortCounts { countsByCohort[cohort] ?? CohortCounts(cohort: cohort) }
  func juryCounts(of cohort: Cohort) -> [JuryCounts] { [] }
  func facts(at place: RecordPlace) -> PassageFacts? { factsByPlace[place] }
}
