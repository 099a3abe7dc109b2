// SPDX-License-Identifier: GPL-3.0-or-later

/// The twin of the real stores, that keeps nothing: the plainest reading of what the protocol says.
public actor InMemoryArchive: StationArchive {
  private struct Chain {
    var id: ChainID
    var isOwn: Bool
    var head: ChainHead
    /// Where each record is in ``records``.
    var numbers: [Int]
  }

  struct Kept {
    var item: RecordBatch.Item
    /// The passage, in ``records``, whose facts it changed.
    var about: Int?
  }

  private let journal: InMemoryJournal?
  private var chainList: [Chain] = []
  var kept: [Kept] = []
  private var numbers: [RecordPlace: Int] = [:]
  private var definitionsByDigest: [String: ExamDefinition] = [:]
  /// By the passage's number.
  var passages: [Int: PassageFacts] = [:]
  var erased: [Int: Cohort] = [:]

  /// - Parameter journal: where sittings are that it seals; without one it seals none.
  public init(journal: InMemoryJournal? = nil) { self.journal = journal }

  public func chains() -> [ChainSummary] {
    let summaries = chainList.map {
      ChainSummary(id: $0.id, isOwn: $0.isOwn, head: $0.head, count: $0.numbers.count)
    }
    return summaries.filter(\.isOwn) + summaries.filter { !$0.isOwn }
  }

  public func append(_ batch: RecordBatch) throws(ArchiveError) { try seal(batch, sittings: []) }

  public func append(batches next: @Sendable () throws(ArchiveError) -> RecordBatch?) throws(ArchiveError) {
    let before = (chainList, kept, numbers, definitionsByDigest, passages, erased)
    do throws(ArchiveError) {
      while let batch = try next() { try append(batch) }
    } catch {
      (chainList, kept, numbers, definitionsByDigest, passages, erased) = before
      throw error
    }
  }

  public func seal(_ batch: RecordBatch, sittings: [SittingSeal]) throws(ArchiveError) {
    let heads = try batch.newHeads()
    for (chain, expected) in batch.heads {
      let found = chainList.first { $0.id == chain }?.head
      if let refusal = chain.refusal(expected: expected, found: found) { throw refusal }
    }
    if let first = sittings.first {
      guard let journal else { throw .sittingMoved(first.id) }
      try journal.seal(sittings)
    }
    for definition in batch.definitions where definitionsByDigest[definition.sha256] == nil {
      definitionsByDigest[definition.sha256] = definition
    }
    for item in batch.records { add(item, isOwn: batch.isOwn) }
    for (chain, head) in heads {
      guard let index = chainList.firstIndex(where: { $0.id == chain }) else { continue }
      chainList[index].head = head
    }
  }

  private func add(_ item: RecordBatch.Item, isOwn: Bool) {
    let place = item.record.place
    let number = kept.count
    kept.append(Kept(item: item))
    numbers[place] = number
    if let index = chainList.firstIndex(where: { $0.id == place.chain }) {
      chainList[index].numbers.append(number)
    } else {
      let head = ChainHead(place, hash: item.hash)
      chainList.append(Chain(id: place.chain, isOwn: isOwn, head: head, numbers: [number]))
    }
    switch item.effect {
    case .none: break
    case .passage(let facts): passages[number] = facts.stored
    case .corrected(let place, let facts): derive(number, place) { _ in facts.stored }
    case .fixed(let place, let mark): derive(number, place) { $0?.with(mark) }
    case .lifted(let place): derive(number, place) { $0?.lifted }
    case .erased(let parts): erase(parts)
    }
  }

  /// Changes what is derived from the passage at a place.
  private func derive(_ number: Int, _ place: RecordPlace, _ change: (PassageFacts?) -> PassageFacts?) {
    guard let passage = numbers[place], kept[passage].item.kind == .passage else { return }
    kept[number].about = passage
    passages[passage] = change(passages[passage])
    if passages[passage] != nil { erased[passage] = nil }
  }

  private func erase(_ parts: [RecordPlace: Set<RecordPart>]) {
    var sittings: Set<String> = []
    var losses: [Int: [(Set<RecordPart>, RecordKind)]] = [:]
    for (place, parts) in parts where !parts.isEmpty {
      guard let number = numbers[place] else { continue }
      let item = kept[number].item
      for part in parts { kept[number].item.record.disclosures[part] = nil }
      if chainList.contains(where: { $0.id == place.chain && $0.isOwn }) { sittings.insert(item.sitting) }
      guard let passage = kept[number].about ?? (item.kind == .passage ? number : nil) else { continue }
      losses[passage, default: []].append((parts, item.kind))
    }
    journal?.erase(sittings)
    for (passage, losses) in losses {
      let linked = kept.filter { $0.about == passage }
      let left = ErasedFacts(
        passages[passage], losing: losses, left: ([kept[passage]] + linked).map(\.item.record))
      passages[passage] = left.facts
      erased[passage] = left.facts == nil ? left.cohort ?? erased[passage] : nil
    }
  }

  public func record(at place: RecordPlace) -> StoredRecord? { numbers[place].map { kept[$0].item.record } }

  public func records(of chain: ChainID, from sequence: Int, limit: Int) -> [StoredRecord] {
    let numbers = chainList.first { $0.id == chain }?.numbers ?? []
    return numbers.dropFirst(max(0, sequence)).prefix(max(0, limit)).map { kept[$0].item.record }
  }

  public func places(ofID id: String) -> [RecordPlace] {
    let named = kept.map(\.item).filter { $0.id == id }
    let linked = kept.map(\.item).filter { $0.id.hasPrefix(id + "/") }
    return (named + linked).map(\.record.place)
  }

  public func places(of kind: RecordKind) -> [RecordPlace] {
    kept.map(\.item).filter { $0.kind == kind }.map(\.record.place)
  }

  public func places(citing place: RecordPlace) -> [RecordPlace] {
    kept.map(\.item).filter { $0.cites.contains(place) }.map(\.record.place)
  }

  public func definition(_ sha256: String) -> ExamDefinition? { definitionsByDigest[sha256] }
  public func definitions() -> [String] { definitionsByDigest.keys.sorted() }

  public func facts(at place: RecordPlace) -> PassageFacts? { numbers[place].flatMap { passages[$0] } }
}

extension RecordBatch.Item {
  /// The sitting that the record is about, by its id: linked records are `<sitting>/<sequence>`.
  package var sitting: String { String(id.prefix { $0 != "/" }) }
}
