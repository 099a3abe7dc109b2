// SPDX-License-Identifier: GPL-3.0-or-later

/// What a verification found.
public struct VerificationReport: Hashable, Sendable {
  /// In the order of the archive.
  public var chains: [Chain] = []
  public var problems: ProblemList
  /// Records that lost parts to an erasure, as they should.
  public var erasedRecords = 0
  /// The parts that they lost.
  public var erasedParts = 0
  /// Definitions that records follow.
  public var definitions = 0
  /// Where tables count other passages than the records do; only when the tables were held to the records.
  public var cohorts: [CohortDifference] = []
  /// Whether the tables were held to the records.
  public var isComplete = false

  init(problems: ProblemList) { self.problems = problems }

  /// Whether all is as it was sealed, as far as this release can tell.
  public var isSound: Bool { problems.alterations == 0 && cohorts.isEmpty }
  /// Whether every record could be judged: not one that a later release wrote.
  public var isWhole: Bool { problems.counts[.undecided, default: 0] == 0 }
  /// Records seen.
  public var records: Int { chains.reduce(0) { $0 + $1.count } }

  /// One chain.
  public struct Chain: Hashable, Sendable {
    public var id: ChainID
    public var isOwn: Bool
    /// Its last record; `nil` when it has none.
    public var head: ChainHead?
    /// Records that are there.
    public var count: Int
    public var kinds: [RecordKind: Int]
    /// The keys that its sound records announced; the last signs now.
    public var keys: [ChainVerifier.KeyPeriod]
    /// Seconds since 1970-01-01, UTC, by its authentic records; `nil` without any.
    public var issued: ClosedRange<Int64>?
  }
}

/// What tables count in one cohort beside what its records make.
public struct CohortDifference: Hashable, Sendable {
  public var cohort: Cohort
  public var records: Int
  public var tables: Int

  public init(cohort: Cohort, records: Int, tables: Int) {
    self.cohort = cohort
    self.records = records
    self.tables = tables
  }
}
