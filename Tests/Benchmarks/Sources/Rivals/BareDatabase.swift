// SPDX-License-Identifier: GPL-3.0-or-later

import GRDBSQLite

/// SQLite through its C interface, with nothing between: what the archive's queries are compared with.
///
/// Statements are prepared once; a row's values are read where SQLite holds them.
public final class BareDatabase {
  public struct Failure: Error {
    public var code: Int32
    public var message: String
  }

  private var handle: OpaquePointer?

  public init(_ path: String) throws {
    try check(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, nil))
  }

  deinit { sqlite3_close(handle) }

  public func prepare(_ sql: String) throws -> Statement {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
    return Statement(statement, self)
  }

  fileprivate func check(_ code: Int32) throws {
    guard code != SQLITE_OK else { return }
    throw Failure(code: code, message: String(cString: sqlite3_errmsg(handle)))
  }

  public enum Value {
    case integer(Int64)
    case text(String)
  }

  /// What two ways to the same list must have in common.
  public struct Answer: Hashable, Sendable {
    public var rows = 0
    public var sum: Int64 = 0

    public init(rows: Int = 0, sum: Int64 = 0) {
      self.rows = rows
      self.sum = sum
    }
  }

  /// One prepared statement, run as often as one likes.
  public final class Statement {
    private let handle: OpaquePointer?
    private let database: BareDatabase

    fileprivate init(_ handle: OpaquePointer?, _ database: BareDatabase) {
      self.handle = handle
      self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    /// Every row of the answer, to the last column.
    public func run(_ values: [Value] = [], _ row: (Row) -> Void) throws {
      for (index, value) in values.enumerated() {
        switch value {
        case .integer(let number): sqlite3_bind_int64(handle, Int32(index + 1), number)
        case .text(let text):
          let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
          sqlite3_bind_text(handle, Int32(index + 1), text, Int32(text.utf8.count), transient)
        }
      }
      var code = sqlite3_step(handle)
      while code == SQLITE_ROW {
        row(Row(handle: handle))
        code = sqlite3_step(handle)
      }
      sqlite3_reset(handle)
      guard code == SQLITE_DONE else { return try database.check(code) }
    }

    /// How many rows there were, and the sum of one column. All their values were read.
    public func answer(_ values: [Value] = [], summing column: Int32? = nil) throws -> Answer {
      var answer = Answer()
      var bytes = 0
      try run(values) { row in
        answer.rows += 1
        if let column { answer.sum += row.integer(column) }
        bytes &+= row.readAll()
      }
      precondition(bytes >= 0)
      return answer
    }
  }

  public struct Row {
    fileprivate let handle: OpaquePointer?

    public func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    public func text(_ column: Int32) -> String {
      sqlite3_column_text(handle, column).map { String(cString: $0) } ?? ""
    }

    /// Reads every value where it is, and answers how many bytes they have.
    fileprivate func readAll() -> Int {
      (0..<sqlite3_column_count(handle)).reduce(0) { sum, column in
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: sum &+ Int(truncatingIfNeeded: sqlite3_column_int64(handle, column) & 1)
        case SQLITE_NULL: sum
        default:
          sqlite3_column_blob(handle, column) == nil ? sum : sum &+ Int(sqlite3_column_bytes(handle, column))
        }
      }
    }
  }
}
