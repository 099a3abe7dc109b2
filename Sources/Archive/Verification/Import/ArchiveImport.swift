// SPDX-License-Identifier: GPL-3.0-or-later

/// Adds an exported file to an archive: verified whole before anything is written, then all of it or nothing.
///
/// The file is read twice, one page in memory at a time: ``plan(_:into:progress:)`` verifies it and says what would be
/// done, ``run(_:_:into:progress:)`` does it in one transaction of the store, held to what was verified. What is here
/// already is skipped, so that doing it again does nothing; nothing that is here is overwritten. A chain stays itself:
/// its records keep their bytes and their places.
///
/// Erasures go both ways: what was erased here does not come back with a file, and the erasures of a chain that comes
/// apply to that chain's records here. A foreign chain erases nothing of another one.
public struct ArchiveImport: Sendable {
  /// The key with which the station signs: an archive that has no chain of its own takes back the one that it signs.
  public var currentKey: VerificationKey?
  /// The keys that the station has, or had.
  public var stationKeys: [VerificationKey] = []
  /// Records of erasures (RFC 9901) kept beside the archive, which an older copy of it lacks.
  public var erasureProofs: [String] = []
  /// Whether more of the station's own chain may come from a file than is here: an older copy catches up. Nothing is
  /// forked by it; yet somebody must have seen that the archive is older.
  public var continuesOwnChain = false
  /// How many problems the plan names.
  public var keptProblems = 100
  /// Cores to use.
  public var workers = 4

  public init() {}

  /// Records of a page, and bytes of lines, whichever comes first.
  static let pageSize = 256
  static let pageBytes = 4 << 20

  /// Verifies a file, and compares it with what is here.
  ///
  /// - Parameter progress: told how many bytes of the file were read.
  /// - Throws: ``ArchiveError`` when the archive cannot be read, and what the source throws; what is wrong with the
  ///   file is in the plan.
  public func plan(
    _ source: ExportSource, into archive: any RecordArchive, progress: (_ bytes: Int) -> Void = { _ in }
  ) async throws -> FileImportPlan {
    var scan = try await ImportScan(self, source, archive)
    return try await scan.run(progress)
  }

  /// Does what was planned, of the same file.
  ///
  /// - Parameter progress: told how many bytes of the file were read.
  /// - Throws: ``ImportError`` when the plan forbids it, or the file is another by now; ``ArchiveError`` when the store
  ///   refuses, `forked` when somebody added to one of the chains meanwhile; what the source throws. Then nothing was
  ///   written.
  public func run(
    _ plan: FileImportPlan, _ source: ExportSource, into archive: any RecordArchive,
    progress: @escaping @Sendable (_ bytes: Int) -> Void = { _ in }
  ) async throws {
    guard plan.isPossible else { throw ImportError.refused(plan) }
    guard !plan.isEmpty else { return }
    let feed = try ImportFeed(plan, source, progress)
    do throws(ArchiveError) {
      try await archive.append { () throws(ArchiveError) in try feed.next() }
    } catch {
      throw feed.failure ?? error
    }
  }
}
