// SPDX-License-Identifier: GPL-3.0-or-later

/// What an import would add to an archive: told before anything is written. It verifies nothing; that comes first.
///
/// Records come in order, chain after chain. What is there already stays as it is, parts that were erased here included.
public struct ImportPlan: Sendable {
  /// In the order in which they came.
  public private(set) var chains: [Chain] = []
  private let found: [ChainID: ChainSummary]

  /// How many conflicts of a chain are named.
  public static let keptConflicts = 20

  /// One chain of the import.
  public struct Chain: Hashable, Sendable {
    public var id: ChainID
    /// Where the archive's ends; `nil` when it is not there.
    public var end: ChainHead?
    /// Whether the station signs it.
    public var isOwn: Bool
    /// Records that the archive has, to the byte of what is signed.
    public var same = 0
    /// Records that follow its end.
    public var new = 0
    /// Records in whose place the archive has another one, or follows another one.
    public var conflicts = 0
    /// The first of them.
    public var firstConflicts: [RecordPlace] = []
  }

  public init(for archive: some RecordArchive) async throws(ArchiveError) {
    let chains = try await archive.chains()
    found = Dictionary(chains.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Compares the next records of one chain with those of the archive.
  public mutating func take(_ records: [StoredRecord], in archive: some RecordArchive) async throws(ArchiveError) {
    guard let first = records.first?.place else { return }
    let index = index(of: first.chain)
    let end = chains[index].end?.place.sequence ?? -1
    var there: [Int: String] = [:]
    if first.sequence <= end {
      for record in try await archive.records(of: first.chain, from: first.sequence, limit: records.count) {
        there[record.place.sequence] = record.jws
      }
    }
    for record in records {
      if let jws = there[record.place.sequence] {
        if jws.utf8.elementsEqual(record.jws.utf8) {
          chains[index].same += 1
        } else {
          chains[index].conflict(record.place)
        }
      } else if record.place.sequence > end, chains[index].conflicts == 0 {
        chains[index].new += 1
      } else {
        chains[index].conflict(record.place)
      }
    }
  }

  private mutating func index(of chain: ChainID) -> Int {
    if let index = chains.firstIndex(where: { $0.id == chain }) { return index }
    let summary = found[chain]
    chains.append(Chain(id: chain, end: summary?.head, isOwn: summary?.isOwn ?? false))
    return chains.count - 1
  }

  public var new: Int { chains.reduce(0) { $0 + $1.new } }
  public var same: Int { chains.reduce(0) { $0 + $1.same } }
  public var conflicts: Int { chains.reduce(0) { $0 + $1.conflicts } }

  /// Whether a record is to be added; of chains that were taken, without a conflict.
  public func isNew(_ place: RecordPlace) -> Bool {
    guard let chain = chains.first(where: { $0.id == place.chain }) else { return false }
    return place.sequence > chain.end?.place.sequence ?? -1
  }

  /// What a store is to append, all at once: of these records, those that are new.
  ///
  /// What a foreign chain says of records that are not its own changes nothing here. Throws as ``RecordContent/init(_:)``
  /// does: what this release cannot read is not imported.
  public func batch(_ records: some Sequence<StoredRecord>, definitions: [ExamDefinition]) throws(RecordError)
    -> RecordBatch
  {
    var items: [RecordBatch.Item] = []
    for record in records where isNew(record.place) {
      items.append(try RecordBatch.Item(importing: record, isOwn: found[record.place.chain]?.isOwn ?? false))
    }
    let chains = Set(items.map(\.record.place.chain))
    let heads = Dictionary(uniqueKeysWithValues: chains.map { ($0, found[$0]?.head) })
    return RecordBatch(heads: heads, records: items, definitions: definitions, isOwn: false)
  }
}

extension ImportPlan.Chain {
  fileprivate mutating func conflict(_ place: RecordPlace) {
    conflicts += 1
    if firstConflicts.count < ImportPlan.keptConflicts { firstConflicts.append(place) }
  }
}

extension RecordBatch.Item {
  /// A record with what follows from it, as far as its chain may act here: see ``RecordEffect/within(_:isOwn:)``.
  ///
  /// - Parameter isOwn: whether the station signs the chain.
  public init(importing record: StoredRecord, isOwn: Bool) throws(RecordError) {
    let content = try RecordContent(record)
    self.init(
      record, content, hash: SealedHash.of(record.jws.utf8),
      effect: RecordEffect(content).within(record.place.chain, isOwn: isOwn))
  }
}
