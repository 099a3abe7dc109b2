// SPDX-License-Identifier: GPL-3.0-or-later

extension ArchiveError {
  /// The same refusal, as the archive says it.
  public init(_ error: JournalError) {
    switch error {
    case .diskRefuses(let refusal): self = .diskRefuses(refusal)
    case .newerRelease(let what): self = .newerRelease(what)
    case .unknownSitting(let id), .sittingExists(let id): self = .sittingMoved(id)
    case .damaged(let detail), .malformed(let detail): self = .damaged(detail)
    case .conflict(let expected, let found): self = .damaged("\(found) événements au lieu de \(expected)")
    }
  }
}

extension RecordBatch {
  /// Checks what every store refuses before it looks at what it has: each chain's records follow each other, right
  /// after the head that the batch names. Gives the new heads.
  package func newHeads() throws(ArchiveError) -> [ChainID: ChainHead] {
    var heads: [ChainID: ChainHead] = [:]
    for item in records {
      let place = item.record.place
      guard let before = self.heads[place.chain] else {
        throw .damaged("lot sans tête pour la chaîne \(place.chain.short)")
      }
      let last = heads[place.chain] ?? before
      guard place.sequence == (last?.place.sequence ?? -1) + 1 else {
        throw .damaged("enregistrement \(place.sequence) hors de sa place dans le lot")
      }
      heads[place.chain] = ChainHead(place, hash: item.hash)
    }
    return heads
  }
}

extension ChainID {
  /// Why a chain that ends at `found` cannot be continued from `expected`; `nil` when it can.
  package func refusal(expected: ChainHead?, found: ChainHead?) -> ArchiveError? {
    guard expected != found else { return nil }
    return expected == nil ? .exists(self) : .forked(self, expected: expected, found: found)
  }
}
