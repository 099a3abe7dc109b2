// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Foundation
internal import GRDB
internal import Sittings

/// Events as rows.
enum EventRow {
  private static let columns = """
    sitting, sequence, command, type, version, payload,
    effective_wall, effective_boot, effective_boot_id, effective_offset,
    recorded_wall, recorded_boot, recorded_boot_id, recorded_offset
    """
  private static let insertion = """
    INSERT INTO event (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
  /// Nothing unless the sitting ends just before.
  private static let continuation = """
    INSERT INTO event (\(columns)) SELECT ?1, ?2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
    WHERE (SELECT max(sequence) FROM event WHERE sitting = ?1) = ?2 - 1
    """

  static func insert(_ events: some Sequence<StoredEvent>, into sitting: Int64, _ db: Database) throws {
    let statement = try db.cachedStatement(sql: insertion)
    for event in events { try statement.execute(arguments: arguments(event, sitting)) }
  }

  /// Inserts an event right after the last one, in one statement; whether it could.
  static func insertNext(_ event: StoredEvent, into sitting: Int64, _ db: Database) throws -> Bool {
    try db.cachedStatement(sql: continuation).execute(arguments: arguments(event, sitting))
    return db.changesCount == 1
  }

  private static func arguments(_ event: StoredEvent, _ sitting: Int64) -> StatementArguments {
    let (effective, recorded) = (event.moment.effective, event.moment.recorded)
    return [
      sitting, event.sequence, event.group, event.type, event.version, Data(event.payload),
      effective.wall, effective.boot, effective.bootID, effective.utcOffset,
      recorded.wall, recorded.boot, recorded.bootID, recorded.utcOffset,
    ]
  }

  /// The events of a sitting after a sequence number, in order.
  static func fetch(_ sitting: Int64, after sequence: Int, _ db: Database) throws -> [StoredEvent] {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM event WHERE sitting = ? AND sequence > ? ORDER BY sequence")
    return try Row.fetchAll(statement, arguments: [sitting, sequence]).map { row in
      StoredEvent(
        sequence: try row.decode(forColumn: "sequence"), group: try row.decode(forColumn: "command"),
        type: try row.decode(forColumn: "type"), version: try row.decode(forColumn: "version"),
        payload: Array(try row.decode(Data.self, forColumn: "payload")),
        moment: Moment(effective: try instant(row, "effective"), recorded: try instant(row, "recorded")))
    }
  }

  static func instant(_ row: Row, _ prefix: String) throws -> Instant {
    Instant(
      wall: try row.decode(forColumn: prefix + "_wall"), boot: try row.decode(forColumn: prefix + "_boot"),
      bootID: try row.decode(forColumn: prefix + "_boot_id"), utcOffset: try row.decode(forColumn: prefix + "_offset"))
  }
}
