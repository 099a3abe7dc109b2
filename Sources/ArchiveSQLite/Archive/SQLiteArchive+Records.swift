// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import GRDB

extension SQLiteArchive {
  public func chains() async throws(ArchiveError) -> [ChainSummary] { try read { try RecordReader.chains($0) } }

  public func record(at place: RecordPlace) async throws(ArchiveError) -> StoredRecord? {
    try await records(of: place.chain, from: place.sequence, limit: 1).first { $0.place == place }
  }

  public func records(
    of chain: ChainID, from sequence: Int, limit: Int
  ) async throws(ArchiveError) -> [StoredRecord] {
    try readOne { db in
      var records: [StoredRecord] = []
      let sql = """
        SELECT \(RecordReader.columns)
        FROM record LEFT JOIN disclosure ON disclosure.record = record.number
        WHERE record.chain = (SELECT number FROM chain WHERE id = ?) AND sequence >= ? ORDER BY sequence LIMIT ?
        """
      try Query(db, sql).rows(.text(chain.text), .init(sequence), .init(max(0, limit))) {
        records.append(RecordReader.record($0, of: chain))
      }
      return records
    }
  }

  public func places(ofID id: String) async throws(ArchiveError) -> [RecordPlace] {
    // '0' comes after '/'.
    let linked = (id + "/", id + "0")
    return try places(
      """
      SELECT chain.id, sequence FROM record JOIN chain ON chain.number = record.chain
      WHERE record.id >= ?1 AND record.id < ?3 AND (record.id = ?1 OR record.id >= ?2)
      ORDER BY record.id <> ?1, record.number
      """, .text(id), .text(linked.0), .text(linked.1))
  }

  public func places(of kind: RecordKind) async throws(ArchiveError) -> [RecordPlace] {
    let isRare = [.erasure, .key].contains(kind)
    return try places(
      """
      SELECT chain.id, sequence FROM record JOIN chain ON chain.number = record.chain
      WHERE kind = ? \(isRare ? "AND kind IN ('erasure', 'key')" : "") ORDER BY record.number
      """, .text(kind.rawValue))
  }

  public func places(citing place: RecordPlace) async throws(ArchiveError) -> [RecordPlace] {
    try places(
      """
      SELECT chain.id, record.sequence FROM citation
      JOIN record ON record.number = citation.record JOIN chain ON chain.number = record.chain
      WHERE citation.chain = ? AND citation.sequence = ? ORDER BY citation.record
      """, .text(place.chain.text), .init(place.sequence))
  }

  private func places(_ sql: String, _ values: Query.Value...) throws(ArchiveError) -> [RecordPlace] {
    try readOne { db in
      var places: [RecordPlace] = []
      try Query(db, sql).rows(values) { places.append(RecordPlace(ChainID($0.text(0)), Int($0.int(1)))) }
      return places
    }
  }

  public func definition(_ sha256: String) async throws(ArchiveError) -> ExamDefinition? {
    try readOne { db in
      let sql = """
        SELECT file, bytes FROM archived_definition JOIN definition USING (sha256)
        WHERE archived_definition.sha256 = ?
        """
      return try Query(db, sql).first(.text(sha256)) {
        ExamDefinition(sha256: sha256, file: $0.text(0), bytes: $0.blob(1))
      }
    }
  }

  public func definitions() async throws(ArchiveError) -> [String] {
    try readOne { db in
      var digests: [String] = []
      try Query(db, "SELECT sha256 FROM archived_definition ORDER BY sha256").rows { digests.append($0.text(0)) }
      return digests
    }
  }

  public func facts(at place: RecordPlace) async throws(ArchiveError) -> PassageFacts? {
    try read { db in
      let sql = """
        SELECT record.number FROM record JOIN chain ON chain.number = record.chain
        WHERE chain.id = ? AND sequence = ?
        """
      let number = try Query(db, sql).first(.text(place.chain.text), .init(place.sequence)) { $0.int(0) }
      return try number.flatMap { try PassageReader.facts($0, db) }
    }
  }
}
