// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import GRDB

extension SQLiteArchive {
  public func list(_ filter: ArchiveFilter, page: Page) async throws(ArchiveError) -> [ArchiveLine] {
    try read { db in
      try LineReader.lines(PassageFinder.numbers(PassageFilter(filter, db), page, db), db)
    }
  }

  public func search(
    _ words: [String], filter: ArchiveFilter, limit: Int
  ) async throws(ArchiveError) -> SearchResult {
    try read { db in
      guard let search = try TextSearch(SearchTerms(words), PassageFilter(filter, db), db) else {
        return SearchResult(lines: [], matches: 0)
      }
      let matches = try search.count(upTo: SearchResult.rankingLimit + 1)
      let isRanked = matches <= SearchResult.rankingLimit
      let numbers = try search.numbers(isRanked: isRanked, limit: limit)
      return SearchResult(lines: try LineReader.lines(numbers, db), matches: matches)
    }
  }

  public func cohorts() async throws(ArchiveError) -> [Cohort] {
    try read { db in
      var cohorts: [Cohort] = []
      let sql = """
        SELECT exam, session FROM cohort
        WHERE EXISTS (SELECT 1 FROM passage WHERE passage.cohort = cohort.number)
          OR EXISTS (SELECT 1 FROM erased_passage WHERE erased_passage.cohort = cohort.number)
        """
      try Query(db, sql).rows { cohorts.append(Cohort(exam: $0.text(0), session: $0.intIfAny(1).map(Int.init))) }
      return cohorts.inOrder
    }
  }

  public func counts(of cohort: Cohort) async throws(ArchiveError) -> CohortCounts {
    try read { db in try CohortCounter(cohort, db)?.counts(of: cohort) ?? CohortCounts(cohort: cohort) }
  }

  public func juryCounts(of cohort: Cohort) async throws(ArchiveError) -> [JuryCounts] {
    try read { db in try CohortCounter(cohort, db)?.juryCounts() ?? [] }
  }
}
