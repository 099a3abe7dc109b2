// SPDX-License-Identifier: GPL-3.0-or-later

/// What importing a file would do, known before anything is written.
public struct FileImportPlan: Sendable {
  /// In the order of the file.
  public internal(set) var chains: [Chain] = []
  /// Definitions that come with it, by digest.
  public internal(set) var definitions: Set<String> = []
  /// Parts that the file has of new records, and that were erased here: they are left out.
  public internal(set) var droppedParts = 0
  /// Parts that the file has of records that are here without them: they stay away.
  public internal(set) var absentParts = 0
  /// Records here that lose parts by erasures that come with the file.
  public internal(set) var erasedHere = 0
  /// Records that erasures of the file name outside of their own chain, where they have no power.
  public internal(set) var powerlessErasures = 0
  /// What is wrong with the records, by the lines of the file.
  public internal(set) var problems: ProblemList
  /// What is wrong with the file itself, by line; the first of them.
  public internal(set) var fileProblems: [FileProblem] = []
  public internal(set) var conflicts: [ImportConflict] = []
  /// What was erased here of the chains of the file: it does not come back.
  var erased: [ChainID: PartRuns] = [:]

  init(problems: ProblemList) { self.problems = problems }

  /// Whether nothing forbids it. A file of which everything is here already is possible, and changes nothing.
  public var isPossible: Bool {
    fileProblems.isEmpty && conflicts.isEmpty && problems.alterations == 0
      && problems.counts[.undecided, default: 0] == 0
  }
  /// Records that are not here.
  public var newRecords: Int { chains.reduce(0) { $0 + $1.newCount } }
  /// Records of the file.
  public var records: Int { chains.reduce(0) { $0 + $1.head.place.sequence + 1 } }
  public var isEmpty: Bool { newRecords == 0 }

  public struct FileProblem: Hashable, Sendable {
    /// From 1.
    public var line: Int
    public var problem: ExportProblem
  }

  /// One chain of the file.
  public struct Chain: Sendable {
    public let id: ChainID
    /// Whether it is, or becomes, the station's own.
    public internal(set) var isOwn: Bool
    /// Its last record in the file.
    public let head: ChainHead
    /// Where it ends here; `nil` when it is not here.
    public let here: ChainHead?
    /// The keys that it announces; the last signs now.
    public let keys: [ChainVerifier.KeyPeriod]
    /// Of its records in the file: the second reading is held to it.
    let hashes: HashList

    /// The first sequence number that is not here.
    public var firstNew: Int { here.map { $0.place.sequence + 1 } ?? 0 }
    public var newCount: Int { max(0, head.place.sequence + 1 - firstNew) }
  }
}

/// Why a file cannot be added to what is here, though both are sound.
public enum ImportConflict: Hashable, Sendable {
  /// The first place of a chain where the file has another record than the archive: two histories of one chain.
  case otherHistory(RecordPlace, line: Int, here: String, there: String)
  /// The file has more of a chain than the station that signs it: this archive is an older copy.
  case ownChainLonger(here: ChainHead, there: ChainHead)
}

/// Why an import was not done. Nothing was written.
public enum ImportError: Error, Sendable {
  /// The plan says why.
  case refused(FileImportPlan)
  /// The file is not the one that was planned any more, from that line on.
  case changed(line: Int)
}
