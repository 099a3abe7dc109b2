// SPDX-License-Identifier: GPL-3.0-or-later

/// What an import must know of the archive that it adds to.
struct ArchiveState: Sendable {
  private(set) var heads: [ChainID: ChainHead] = [:]
  /// The chains that the station signs.
  private(set) var own: Set<ChainID> = []
  private var ledger = ErasureLedger()

  /// - Parameters:
  ///   - proofs: records of erasures kept beside the archive, which it may lack.
  ///   - station: the keys that this station has, or had.
  init(_ archive: any RecordArchive, proofs: [String], station: [VerificationKey]) async throws(ArchiveError) {
    for summary in try await archive.chains() {
      guard summary.head.place.sequence <= ChainVerifier.lastSequence else {
        throw .damaged("la chaîne \(summary.id.short) s’arrêterait au nº \(summary.head.place.sequence)")
      }
      heads[summary.id] = summary.head
      if try await archive.isOwn(summary, keys: station) { own.insert(summary.id) }
    }
    var keys: [ChainID: [ChainVerifier.KeyPeriod]] = [:]
    for kind in [RecordKind.genesis, .key, .erasure] {
      for place in try await archive.places(of: kind) {
        guard let record = try await archive.record(at: place) else { continue }
        switch RecordCheck(record, keys: nil).payload?.content {
        case .genesis(let key, _): keys[place.chain, default: []].append(.init(first: 0, key: key))
        case .key(let key, _): keys[place.chain, default: []].append(.init(first: place.sequence + 1, key: key))
        case .erasure(let erasure): ledger.take(erasure, by: .chain(place.chain))
        default: break
        }
      }
    }
    _ = ledger.take(proofs: proofs, chains: keys, station: station)
  }

  /// What was erased here of a chain: it does not come back.
  func erased(from chain: ChainID) -> PartRuns { ledger.erased(from: chain) { own.contains($0) } }
}
