// SPDX-License-Identifier: GPL-3.0-or-later

public import Sittings

/// Where sealed records are kept, found and counted. It may be elsewhere: nothing here supposes files or one machine.
///
/// A store keeps bytes and derived rows; it checks no signature, which is ``RecordVerifier``'s task, and decides
/// nothing. What an implementation promises, and its contract suite checks:
/// - when a function that writes returns, all of it survives a power cut; when it throws, nothing was written;
/// - a chain has no hole and no fork: records are added after the head that the caller names, or not at all;
/// - bytes come back as they were given;
/// - once ``append(_:)`` took an erasure, no copy of the erased parts remains in what it keeps;
/// - lists and counts follow from the records alone.
public protocol RecordArchive: Sendable {
  /// Every chain, the station's own first, then by the order in which they came.
  func chains() async throws(ArchiveError) -> [ChainSummary]

  /// Adds records, all or none: each chain's in order, the first of each right after `heads`.
  ///
  /// An erasure takes away what it names in the same transaction. Throws `forked` when a chain does not end where the
  /// batch says it does, `exists` when the batch begins a chain that is there.
  func append(_ batch: RecordBatch) async throws(ArchiveError)

  /// Adds several batches as one: all of them or none. Each is asked for when those before it were taken, so that one
  /// alone need be in memory; `nil` ends them. Throws what `next` throws, too.
  func append(batches next: @Sendable () throws(ArchiveError) -> RecordBatch?) async throws(ArchiveError)

  /// One record; `nil` when the chain has none there.
  func record(at place: RecordPlace) async throws(ArchiveError) -> StoredRecord?

  /// Up to `limit` records of a chain, in order, from a sequence number on.
  func records(of chain: ChainID, from sequence: Int, limit: Int) async throws(ArchiveError) -> [StoredRecord]

  /// Where the records with that id are: the passage first, then what was linked to it. Several chains may have one.
  func places(ofID id: String) async throws(ArchiveError) -> [RecordPlace]

  /// Where the records of a kind are, in the order in which they came; for kinds of which there are few.
  func places(of kind: RecordKind) async throws(ArchiveError) -> [RecordPlace]

  /// The records that cite one, in the order in which they came.
  func places(citing place: RecordPlace) async throws(ArchiveError) -> [RecordPlace]

  /// A definition by its digest.
  func definition(_ sha256: String) async throws(ArchiveError) -> ExamDefinition?
  /// Every definition's digest.
  func definitions() async throws(ArchiveError) -> [String]

  /// Passages that pass a filter, the latest day first (then the last added): a page of them.
  func list(_ filter: ArchiveFilter, page: Page) async throws(ArchiveError) -> [ArchiveLine]

  /// Passages whose texts have every word, ranked; past ``SearchResult/rankingLimit`` the latest first.
  func search(_ words: [String], filter: ArchiveFilter, limit: Int) async throws(ArchiveError) -> SearchResult

  /// The cohorts that have passages, by exam then session.
  func cohorts() async throws(ArchiveError) -> [Cohort]
  /// What statistics count in one cohort, in a time that does not depend on the others.
  func counts(of cohort: Cohort) async throws(ArchiveError) -> CohortCounts
  /// What each jury of a cohort gave.
  func juryCounts(of cohort: Cohort) async throws(ArchiveError) -> [JuryCounts]

  /// What the tables hold of one passage, for `verifier --complet`; `nil` when they hold nothing.
  func facts(at place: RecordPlace) async throws(ArchiveError) -> PassageFacts?
}

/// The archive of one station, which shares its storage with the journal: sealing is one transaction with it.
public protocol StationArchive: RecordArchive {
  /// ``append(_:)``, and in the same transaction the last events of each sitting, right after those that it has.
  func seal(_ batch: RecordBatch, sittings: [SittingSeal]) async throws(ArchiveError)
}

/// The end of a sitting's journal: its last events, and the head that lists show.
public struct SittingSeal: Hashable, Sendable {
  public var id: String
  /// `sealed`, after `closed` where it was not closed yet. They follow the event before the first, or the sealing is
  /// refused.
  public var events: [RecordedEvent]
  public var head: SittingHead

  public init(id: String, events: [RecordedEvent], head: SittingHead) {
    self.id = id
    self.events = events
    self.head = head
  }
}

/// Records on their way to a store.
public struct RecordBatch: Sendable {
  /// Where each chain that is added to must end; `nil` for a chain that begins.
  public var heads: [ChainID: ChainHead?]
  /// In order within each chain.
  public var records: [Item]
  /// The definitions that they cite; those that the store has already are skipped.
  public var definitions: [ExamDefinition]
  /// Whether the chains are the station's own.
  public var isOwn: Bool

  /// A record with what follows from it.
  public struct Item: Hashable, Sendable {
    public var record: StoredRecord
    public var kind: RecordKind
    /// The record's id.
    public var id: String
    /// SHA-256 of the compact JWS, base64url.
    public var hash: String
    /// The records that it cites.
    public var cites: [RecordPlace]
    public var effect: RecordEffect

    public init(
      record: StoredRecord, kind: RecordKind, id: String, hash: String, cites: [RecordPlace], effect: RecordEffect
    ) {
      self.record = record
      self.kind = kind
      self.id = id
      self.hash = hash
      self.cites = cites
      self.effect = effect
    }
  }

  public init(
    heads: [ChainID: ChainHead?], records: [Item], definitions: [ExamDefinition] = [], isOwn: Bool
  ) {
    self.heads = heads
    self.records = records
    self.definitions = definitions
    self.isOwn = isOwn
  }
}

/// A chain as a store knows it.
public struct ChainSummary: Hashable, Sendable {
  public var id: ChainID
  /// Whether this station signs it; an imported chain stays itself.
  public var isOwn: Bool
  public var head: ChainHead
  /// Its records, the genesis included.
  public var count: Int

  public init(id: ChainID, isOwn: Bool, head: ChainHead, count: Int) {
    self.id = id
    self.isOwn = isOwn
    self.head = head
    self.count = count
  }
}

/// Why a store did not do what was asked. Nothing was changed.
public enum ArchiveError: Error, Hashable, Sendable {
  case diskRefuses(DiskRefusal)
  /// The chain ends elsewhere than the caller believes: somebody sealed in between, or the store is an older copy.
  case forked(ChainID, expected: ChainHead?, found: ChainHead?)
  /// The chain is there already.
  case exists(ChainID)
  /// A sitting does not end where its sealing follows.
  case sittingMoved(String)
  case newerRelease(String)
  case damaged(String)
}
