// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import GRDBSQLite
import Sittings

/// The least that one can do to commit an event durably with SQLite: one prepared INSERT, through its C interface.
final class BareSQLite {
  struct Failure: Error { var code: Int32 }

  private var database: OpaquePointer?
  private var statement: OpaquePointer?
  private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ path: String) throws {
    try check(sqlite3_open(path, &database))
    try execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    try execute(
      """
      CREATE TABLE event (
        sitting INTEGER NOT NULL, sequence INTEGER NOT NULL, command INTEGER NOT NULL, type TEXT NOT NULL,
        version INTEGER NOT NULL, payload BLOB NOT NULL,
        effective_wall INTEGER NOT NULL, effective_boot INTEGER NOT NULL, effective_boot_id TEXT NOT NULL,
        effective_offset INTEGER NOT NULL, recorded_wall INTEGER NOT NULL, recorded_boot INTEGER NOT NULL,
        recorded_boot_id TEXT NOT NULL, recorded_offset INTEGER NOT NULL,
        PRIMARY KEY (sitting, sequence)) STRICT, WITHOUT ROWID
      """)
    let sql = "INSERT INTO event VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    try check(sqlite3_prepare_v2(database, sql, -1, &statement, nil))
  }

  deinit {
    sqlite3_finalize(statement)
    sqlite3_close(database)
  }

  func commit(_ event: StoredEvent) throws {
    sqlite3_bind_int64(statement, 1, Int64(event.sequence))
    sqlite3_bind_int64(statement, 2, Int64(event.group))
    sqlite3_bind_text(statement, 3, event.type, -1, transient)
    sqlite3_bind_int64(statement, 4, Int64(event.version))
    sqlite3_bind_blob(statement, 5, event.payload, Int32(event.payload.count), transient)
    bind(event.moment.effective, at: 6)
    bind(event.moment.recorded, at: 10)
    let code = sqlite3_step(statement)
    guard code == SQLITE_DONE else { throw Failure(code: code) }
    try check(sqlite3_reset(statement))
  }

  private func bind(_ instant: Instant, at index: Int32) {
    sqlite3_bind_int64(statement, index, instant.wall)
    sqlite3_bind_int64(statement, index + 1, instant.boot)
    sqlite3_bind_text(statement, index + 2, instant.bootID, -1, transient)
    sqlite3_bind_int64(statement, index + 3, Int64(instant.utcOffset))
  }

  private func execute(_ sql: String) throws { try check(sqlite3_exec(database, sql, nil, nil, nil)) }

  private func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw Failure(code: code) }
  }
}
