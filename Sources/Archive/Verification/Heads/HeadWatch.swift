// SPDX-License-Identifier: GPL-3.0-or-later

/// Looks for noted heads while records go by.
struct HeadWatch: Sendable {
  private let heads: [NotedHead]
  /// Those that were found, by their number in ``heads``.
  private var met: Set<Int> = []
  /// What stands at the place of those that were not: the last one seen.
  private var others: [Int: ChainHead] = [:]
  private let bySequence: [Int: [Int]]
  private let anywhere: [Int]

  init(_ heads: [NotedHead]) {
    self.heads = heads
    bySequence = Dictionary(grouping: heads.indices.filter { heads[$0].sequence != nil }) { heads[$0].sequence ?? 0 }
    anywhere = heads.indices.filter { heads[$0].sequence == nil }
  }

  mutating func take(_ place: RecordPlace, hash: String) {
    guard !heads.isEmpty else { return }
    for index in anywhere where heads[index].isOf(hash: hash) && heads[index].isOf(place.chain) { met.insert(index) }
    for index in bySequence[place.sequence] ?? [] where heads[index].isOf(place.chain) {
      if heads[index].isOf(hash: hash) { met.insert(index) } else { others[index] = ChainHead(place, hash: hash) }
    }
  }

  /// What is wrong at the end.
  ///
  /// - Parameter ends: the last record of each chain that was there.
  func problems(_ ends: [ChainHead]) -> [RecordProblem] {
    heads.indices.filter { !met.contains($0) }.map { index in
      let head = heads[index]
      if let other = others[index] { return RecordProblem(other.place, .rewritten(noted: head, hash: other.hash)) }
      let candidates = ends.filter { head.isOf($0.place.chain) }
      let found = candidates.count == 1 ? candidates.first : nil
      let chain = found?.place.chain ?? ChainID(head.chain)
      return RecordProblem(RecordPlace(chain, head.sequence ?? 0), .tailRemoved(noted: head, found: found))
    }
  }
}
