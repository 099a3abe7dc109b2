// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import GRDB
internal import Sittings

extension BatchWriter {
  /// Takes parts of records away, and all that was derived from them.
  ///
  /// - Returns: whether anything of it was still there.
  @discardableResult
  mutating func erase(_ parts: [RecordPlace: Set<RecordPart>]) throws -> Bool {
    var isChanged = false
    var losses: [Int64: [(parts: Set<RecordPart>, kind: RecordKind)]] = [:]
    // In the order of places: dictionaries have none, and what is done twice must be done alike.
    let places = parts.keys.sorted { ($0.chain.text, $0.sequence) < ($1.chain.text, $1.sequence) }
    for place in places {
      guard let parts = parts[place], !parts.isEmpty, let number = try find(place)?.number,
        let loss = try take(parts, from: number, &isChanged)
      else { continue }
      losses[loss.passage, default: []].append((parts, loss.kind))
    }
    for (passage, losses) in losses.sorted(by: { $0.key < $1.key }) {
      let former = try PassageReader.facts(passage, db)
      let left = ErasedFacts(former, losing: losses, left: try RecordReader.history(of: passage, db))
      if let facts = left.facts {
        if facts != former { try passages.replace(passage, by: facts) }
      } else {
        try passages.erase(passage, countedIn: left.cohort)
      }
    }
    // To write the database anew takes long: not for what is erased already.
    if isChanged { try Scrub.ask("", db) }
    return isChanged
  }

  /// Takes parts away from one record, and its sitting's journal; tells the passage whose facts may change.
  private func take(
    _ parts: Set<RecordPart>, from number: Int64, _ isChanged: inout Bool
  ) throws -> (passage: Int64, kind: RecordKind)? {
    for part in parts {
      let sql = "UPDATE disclosure SET \(part.rawValue) = NULL WHERE record = ? AND \(part.rawValue) IS NOT NULL"
      try Query(db, sql).run(.int(number))
      if db.changesCount > 0 { isChanged = true }
    }
    let sql = """
      SELECT kind, about, own, substr(record.id, 1, instr(record.id || '/', '/') - 1)
      FROM record JOIN chain ON chain.number = record.chain WHERE record.number = ?
      """
    return try Query(db, sql).first(.int(number)) { row in
      if row.int(2) == 1, try forget(row.text(3)) { isChanged = true }
      guard let kind = RecordKind(rawValue: row.text(0)) else { return nil }
      guard let passage = row.intIfAny(1) ?? (kind == .passage ? number : nil) else { return nil }
      return (passage, kind)
    }
  }

  /// Takes away a sitting's journal, which says all that the record said.
  ///
  /// - Returns: whether it was there.
  @discardableResult
  func forget(_ sitting: String) throws -> Bool {
    let sql = "SELECT number FROM sitting WHERE id = ?"
    guard let number = try Query(db, sql).first(.text(sitting), body: { $0.int(0) }) else { return false }
    try Query(db, "DELETE FROM event WHERE sitting = ?").run(.int(number))
    try Query(db, "DELETE FROM sitting WHERE number = ?").run(.int(number))
    try Scrub.ask(sitting, db)
    return true
  }
}
