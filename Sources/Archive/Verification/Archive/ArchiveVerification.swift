// SPDX-License-Identifier: GPL-3.0-or-later

/// Verifies an archive: every hash, link, signature and disclosure; on demand also what the store derived from them.
///
/// Pages are read and checked on all cores, and judged in order; memory grows neither with the archive nor with what is
/// wrong in it, but for the runs of records that lost a part. What is sealed or erased meanwhile is no alteration.
public struct ArchiveVerification: Sendable {
  /// Hold the tables to the records, and sealed journals to theirs.
  public var isComplete = false
  /// Heads noted outside of the archive, which must be there.
  public var heads: [HeadNote] = []
  /// Records of erasures (RFC 9901) kept beside the archive: proofs of what it may lack.
  public var erasureProofs: [String] = []
  /// The keys that this station has, or had: they sign proofs whose chain is not here any more.
  public var stationKeys: [VerificationKey] = []
  /// How many problems the report names.
  public var keptProblems = 100
  /// Cores to use.
  public var workers = 4
  /// Records read at a time.
  public var pageSize = 256
  /// Tells the journals that are still there, for ``isComplete``.
  public var journal: JournalWitness?

  /// What the journal keeps of a sitting; `nil` when it is gone.
  public typealias JournalWitness = @Sendable (_ sitting: String) async throws(ArchiveError) -> SealedJournal?

  public init() {}

  /// Reads the archive once.
  ///
  /// - Parameter progress: told after each page how many records are done, of how many.
  /// - Throws: ``ArchiveError`` when the store cannot be read; what is wrong in it is in the report.
  public func verify(
    _ archive: any RecordArchive, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(ArchiveError) -> VerificationReport {
    do {
      var run = VerificationRun(self, archive)
      return try await run.report(progress)
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw .damaged("\(error)")
    }
  }
}
