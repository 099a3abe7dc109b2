// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import GRDB

/// Reads records as they were given.
enum RecordReader {
  /// For a query of ``columns`` from `record` and, on its left, `disclosure`.
  static let columns = "sequence, jws, identity, evaluation, deliberation"

  static func record(_ row: borrowing QueryRow, of chain: ChainID) -> StoredRecord {
    var parts: [RecordPart: String] = [:]
    parts[.identity] = row.textIfAny(2)
    parts[.evaluation] = row.textIfAny(3)
    parts[.deliberation] = row.textIfAny(4)
    return StoredRecord(place: RecordPlace(chain, Int(row.int(0))), jws: row.text(1), disclosures: parts)
  }

  /// A passage's record, then those that changed its facts, in the order in which they came.
  static func history(of passage: Int64, _ db: Database) throws -> [StoredRecord] {
    let sql = """
      SELECT \(columns), chain.id FROM record JOIN chain ON chain.number = record.chain
      LEFT JOIN disclosure ON disclosure.record = record.number
      WHERE record.number = ?1 OR about = ?1 ORDER BY record.number
      """
    var records: [StoredRecord] = []
    try Query(db, sql).rows(.int(passage)) { records.append(record($0, of: ChainID($0.text(5)))) }
    return records
  }

  /// Every chain, the station's own first.
  static func chains(_ db: Database) throws -> [ChainSummary] {
    var chains: [ChainSummary] = []
    try Query(db, "SELECT id, own, head_sequence, head_hash FROM chain ORDER BY own DESC, number").rows { row in
      let place = RecordPlace(ChainID(row.text(0)), Int(row.int(2)))
      // A chain has no hole: its last number tells how many there are.
      chains.append(
        ChainSummary(
          id: place.chain, isOwn: row.int(1) == 1, head: ChainHead(place, hash: row.text(3)),
          count: min(place.sequence, .max - 1) + 1))
    }
    return chains
  }
}
