// SPDX-License-Identifier: GPL-3.0-or-later

/// Looks for noted heads while records go by.
struct HeadWatch: Sendable {
  private let notes: [HeadNote]
  private let bySequence: [Int: [Int]]
  /// Those that were found, by their number in ``notes``.
  private var met: Set<Int> = []
  /// What stands where those should be that were not found.
  private var others: [Int: ChainHead] = [:]

  init(_ notes: [HeadNote]) {
    self.notes = notes
    bySequence = Dictionary(grouping: notes.indices) { notes[$0].sequence }
  }

  mutating func take(_ record: ChainHead, isOwn: Bool) {
    guard !notes.isEmpty else { return }
    for index in bySequence[record.place.sequence] ?? [] where notes[index].concerns(record.place.chain, isOwn: isOwn) {
      if notes[index].matches(hash: record.hash) { met.insert(index) } else { others[index] = record }
    }
  }

  /// What is wrong at the end.
  ///
  /// - Parameter ends: the last record of each chain, and whether the chain is the station's own.
  func problems(_ ends: [(head: ChainHead, isOwn: Bool)]) -> [RecordProblem] {
    notes.indices.filter { !met.contains($0) }.map { index in
      let note = notes[index]
      if let other = others[index] { return RecordProblem(other.place, .rewritten(noted: note, hash: other.hash)) }
      let candidates = ends.filter { note.concerns($0.head.place.chain, isOwn: $0.isOwn) }
      let found = candidates.count == 1 ? candidates.first?.head : nil
      let chain = found?.place.chain ?? note.chain
      return RecordProblem(RecordPlace(chain, note.sequence), .tailRemoved(noted: note, found: found))
    }
  }
}

extension HeadNote {
  /// As far as it was noted.
  fileprivate var chain: ChainID {
    switch self {
    case .whole(let head): head.place.chain
    case .short(let letters, _, _): ChainID(letters ?? "")
    }
  }
}
