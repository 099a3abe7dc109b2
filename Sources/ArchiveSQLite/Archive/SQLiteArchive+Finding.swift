// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive

extension SQLiteArchive {
  public func list(_ filter: ArchiveFilter, page: Page) async throws(ArchiveError) -> [ArchiveLine] { [] }
  public func search(
    _ words: [String], filter: ArchiveFilter, limit: Int
  ) async throws(ArchiveError) -> SearchResult { SearchResult(lines: [], matches: 0) }
  public func cohorts() async throws(ArchiveError) -> [Cohort] { [] }
  public func counts(of cohort: Cohort) async throws(ArchiveError) -> CohortCounts { CohortCounts(cohort: cohort) }
  public func juryCounts(of cohort: Cohort) async throws(ArchiveError) -> [JuryCounts] { [] }
}
