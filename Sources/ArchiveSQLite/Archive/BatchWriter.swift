// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import FrenchText
internal import GRDB
internal import Sittings

/// Writes a batch of records with all that follows from them: within one transaction.
struct BatchWriter {
  let db: Database
  private let isOwn: Bool
  private var chains: [ChainID: Int64] = [:]
  private var next: Int64
  var passages: PassageWriter
  private let record: Query
  private let disclosure: Query
  private let citation: Query
  private let place: Query

  init(_ db: Database, isOwn: Bool) throws {
    self.db = db
    self.isOwn = isOwn
    next = try Query(db, "SELECT ifnull(max(number), 0) + 1 FROM record").first { $0.int(0) } ?? 1
    passages = try PassageWriter(db)
    record = try Query(db, "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)")
    disclosure = try Query(db, "INSERT INTO disclosure VALUES (?, ?, ?, ?)")
    citation = try Query(db, "INSERT INTO citation VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    place = try Query(db, "SELECT number, kind FROM record WHERE chain = ? AND sequence = ?")
  }

  /// - Parameter items: with their facts in the stored form.
  mutating func write(_ batch: RecordBatch, _ items: [RecordBatch.Item], _ heads: [ChainID: ChainHead]) throws {
    for (chain, expected) in batch.heads {
      let found = try find(chain)
      if let refusal = chain.refusal(expected: expected, found: found) { throw refusal }
    }
    for definition in batch.definitions { try insert(definition) }
    for (chain, head) in heads { try move(chain, to: head) }
    // Passages that follow each other are written table by table: what is near on disk is written at one time. Any
    // other record may change what those before it left.
    var rest = items[...]
    while !rest.isEmpty {
      let run = rest.prefix { $0.effect.changesNothingWritten }
      try insert(run)
      rest = rest[run.endIndex...]
      if let item = rest.popFirst() { try insert([item]) }
    }
  }

  private mutating func find(_ chain: ChainID) throws -> ChainHead? {
    let found = try Query(db, "SELECT number, head_sequence, head_hash FROM chain WHERE id = ?")
      .first(.text(chain.text)) { ($0.int(0), ChainHead(RecordPlace(chain, Int($0.int(1))), hash: $0.text(2))) }
    chains[chain] = found?.0
    return found?.1
  }

  private mutating func move(_ chain: ChainID, to head: ChainHead) throws {
    let (sequence, hash) = (Query.Value(head.place.sequence), Query.Value.text(head.hash))
    if let number = chains[chain] {
      try Query(db, "UPDATE chain SET head_sequence = ?, head_hash = ? WHERE number = ?")
        .run(sequence, hash, .int(number))
    } else {
      try Query(db, "INSERT INTO chain (id, own, head_sequence, head_hash) VALUES (?, ?, ?, ?)")
        .run(.text(chain.text), .int(isOwn ? 1 : 0), sequence, hash)
      chains[chain] = db.lastInsertedRowID
    }
  }

  private func insert(_ definition: ExamDefinition) throws {
    try Query(db, "INSERT INTO definition (sha256, file, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .run(.text(definition.sha256), .text(definition.file), .blob(definition.bytes))
    try Query(db, "INSERT INTO archived_definition (sha256) VALUES (?) ON CONFLICT DO NOTHING")
      .run(.text(definition.sha256))
  }

  private mutating func insert(_ items: ArraySlice<RecordBatch.Item>) throws {
    let first = next
    next += Int64(items.count)
    let numbered = zip(first..<next, items)
    var facts: [(number: Int64, PassageFacts)] = []
    facts.reserveCapacity(items.count)
    for (number, item) in numbered {
      guard let chain = chains[item.record.place.chain] else { throw ArchiveError.damaged("chaîne sans numéro") }
      let about = try passage(of: item.effect)
      try record.run(
        .int(number), .int(chain), .init(item.record.place.sequence), .text(item.kind.rawValue), .text(item.id),
        .init(about), .text(item.record.jws))
      if case .passage(let passage) = item.effect { facts.append((number, passage)) }
      try change(item.effect, about)
    }
    for (number, item) in numbered where !item.record.disclosures.isEmpty {
      let parts = item.record.disclosures
      try disclosure.run(
        .int(number), .init(parts[.identity]), .init(parts[.evaluation]), .init(parts[.deliberation]))
    }
    for (number, item) in numbered {
      for cited in item.cites { try citation.run(.text(cited.chain.text), .init(cited.sequence), .int(number)) }
    }
    try passages.insert(facts)
  }

  /// The passage whose facts a record changes; `nil` when it changes none that are here.
  private mutating func passage(of effect: RecordEffect) throws -> Int64? {
    switch effect {
    case .none, .passage, .erased: nil
    case .corrected(let place, _), .fixed(let place, _), .lifted(let place):
      try find(place).flatMap { $0.kind == RecordKind.passage.rawValue ? $0.number : nil }
    }
  }

  mutating func find(_ place: RecordPlace) throws -> (number: Int64, kind: String)? {
    if chains[place.chain] == nil { _ = try find(place.chain) }
    guard let chain = chains[place.chain] else { return nil }
    return try self.place.first(.int(chain), .init(place.sequence)) { ($0.int(0), $0.text(1)) }
  }

  private mutating func change(_ effect: RecordEffect, _ passage: Int64?) throws {
    switch effect {
    case .none, .passage: break
    case .corrected(_, let facts): if let passage { try passages.replace(passage, by: facts) }
    case .fixed(_, let mark): if let passage { try passages.fix(passage, at: mark) }
    case .lifted: if let passage { try passages.lift(passage) }
    case .erased(let parts): try erase(parts)
    }
  }
}

extension RecordEffect {
  fileprivate var changesNothingWritten: Bool {
    switch self {
    case .none, .passage: true
    case .corrected, .fixed, .lifted, .erased: false
    }
  }
}
