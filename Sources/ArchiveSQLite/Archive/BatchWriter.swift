// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import FrenchText
internal import GRDB
internal import Sittings

/// Writes a batch of records with all that follows from them: within one transaction.
struct BatchWriter {
  private let db: Database
  private let isOwn: Bool
  private var chains: [ChainID: Int64] = [:]
  private var next: Int64
  private var passages: PassageWriter
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
    for item in items { try insert(item) }
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

  private mutating func insert(_ item: RecordBatch.Item) throws {
    let number = next
    next += 1
    guard let chain = chains[item.record.place.chain] else { throw ArchiveError.damaged("chaîne sans numéro") }
    let about = try passage(of: item.effect)
    try record.run(
      .int(number), .int(chain), .init(item.record.place.sequence), .text(item.kind.rawValue), .text(item.id),
      .init(about), .text(item.record.jws))
    let parts = item.record.disclosures
    if !parts.isEmpty {
      try disclosure.run(
        .int(number), .init(parts[.identity]), .init(parts[.evaluation]), .init(parts[.deliberation]))
    }
    for cited in item.cites { try citation.run(.text(cited.chain.text), .init(cited.sequence), .int(number)) }
    try derive(item.effect, number, about)
  }

  /// The passage whose facts a record changes; `nil` when it changes none that are here.
  private mutating func passage(of effect: RecordEffect) throws -> Int64? {
    switch effect {
    case .none, .passage, .erased: nil
    case .corrected(let place, _), .fixed(let place, _), .lifted(let place):
      try find(place).flatMap { $0.kind == RecordKind.passage.rawValue ? $0.number : nil }
    }
  }

  private mutating func find(_ place: RecordPlace) throws -> (number: Int64, kind: String)? {
    if chains[place.chain] == nil { _ = try find(place.chain) }
    guard let chain = chains[place.chain] else { return nil }
    return try self.place.first(.int(chain), .init(place.sequence)) { ($0.int(0), $0.text(1)) }
  }

  private mutating func derive(_ effect: RecordEffect, _ number: Int64, _ about: Int64?) throws {
    switch effect {
    case .none: break
    case .passage(let facts): try passages.insert(number, facts)
    case .corrected(_, let facts):
      if let about, try !isErased(about) { try passages.replace(about, by: facts) }
    case .fixed(_, let mark): if let about { try passages.fix(about, at: mark) }
    case .lifted: if let about { try passages.lift(about) }
    case .erased(let parts): try erase(parts)
    }
  }

  /// Whether the passage's evaluation is gone: nothing more is derived from it then.
  private func isErased(_ passage: Int64) throws -> Bool {
    try Query(db, "SELECT 1 FROM erased_passage WHERE passage = ?").first(.int(passage)) { _ in true } ?? false
  }

  /// Takes parts of records away, and all that was derived from them.
  mutating func erase(_ parts: [RecordPlace: Set<RecordPart>]) throws {
    // In the order of places: dictionaries have none, and what is done twice must be done alike.
    let places = parts.keys.sorted { ($0.chain.text, $0.sequence) < ($1.chain.text, $1.sequence) }
    for place in places {
      guard let parts = parts[place], !parts.isEmpty, let number = try find(place)?.number else { continue }
      try erase(parts, of: number)
    }
  }

  private mutating func erase(_ parts: Set<RecordPart>, of number: Int64) throws {
    for part in parts {
      try Query(db, "UPDATE disclosure SET \(part.rawValue) = NULL WHERE record = ?").run(.int(number))
    }
    let sql = """
      SELECT kind, about, own, substr(record.id, 1, instr(record.id || '/', '/') - 1)
      FROM record JOIN chain ON chain.number = record.chain WHERE record.number = ?
      """
    let found = try Query(db, sql).first(.int(number)) {
      (kind: RecordKind(rawValue: $0.text(0)), about: $0.intIfAny(1), isOwn: $0.int(2) == 1, sitting: $0.text(3))
    }
    guard let found else { return }
    if found.isOwn { try forget(found.sitting) }
    let passage = found.about ?? number
    if let kind = found.kind, let facts = try PassageReader.facts(passage, db) {
      let left = facts.without(parts, of: kind)?.stored
      if left != facts { try passages.replace(passage, by: left) }
    }
    try Query(db, "INSERT INTO scrub (sitting) VALUES ('') ON CONFLICT DO NOTHING").run()
  }

  /// Takes away a sitting's journal, which says all that the record said.
  private func forget(_ sitting: String) throws {
    let sql = "SELECT number FROM sitting WHERE id = ?"
    guard let number = try Query(db, sql).first(.text(sitting), body: { $0.int(0) }) else { return }
    try Query(db, "DELETE FROM event WHERE sitting = ?").run(.int(number))
    try Query(db, "DELETE FROM sitting WHERE number = ?").run(.int(number))
    try Query(db, "INSERT INTO scrub (sitting) VALUES (?) ON CONFLICT DO NOTHING").run(.text(sitting))
  }
}
