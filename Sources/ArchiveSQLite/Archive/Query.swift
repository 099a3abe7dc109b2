// SPDX-License-Identifier: GPL-3.0-or-later

internal import GRDB
internal import GRDBSQLite

/// A prepared statement by SQLite's own interface: what is run a million times cannot afford a wrapper's values.
///
/// Two queries with the same text may be one statement of the connection's: they must not be stepped in turn.
struct Query {
  private let statement: SQLiteStatement
  private let owner: Statement
  private let connection: SQLiteConnection?

  /// - Parameter isCached: whether the connection keeps it for the next time; not when its text holds numbers.
  init(_ db: Database, _ sql: String, isCached: Bool = true) throws {
    owner = try isCached ? db.cachedStatement(sql: sql) : db.makeStatement(sql: sql)
    statement = owner.sqliteStatement
    connection = db.sqliteConnection
    reset()
  }

  /// Runs a statement that gives no row.
  func run(_ values: Value...) throws { try run(values) }

  func run(_ values: [Value]) throws {
    bind(values)
    defer { reset() }
    while try step() {}
  }

  /// The same for rows of four whole numbers, one after the other: twenty times a passage, an array each is too much.
  func run(_ rows: ArraySlice<(Int64, Int64, Int64, Int64)>) throws {
    var place: Int32 = 0
    for row in rows {
      sqlite3_bind_int64(statement, place + 1, row.0)
      sqlite3_bind_int64(statement, place + 2, row.1)
      sqlite3_bind_int64(statement, place + 3, row.2)
      sqlite3_bind_int64(statement, place + 4, row.3)
      place += 4
    }
    defer { sqlite3_reset(statement) }
    while try step() {}
  }

  /// Runs it and hands over each row.
  func rows(_ values: Value..., body: (borrowing QueryRow) throws -> Void) throws {
    try rows(values, body: body)
  }

  func rows(_ values: [Value], body: (borrowing QueryRow) throws -> Void) throws {
    bind(values)
    defer { reset() }
    while try step() { try body(QueryRow(statement)) }
  }

  /// What the body makes of the first row; `nil` without one.
  func first<Result>(_ values: Value..., body: (borrowing QueryRow) throws -> Result?) throws -> Result? {
    try first(values, body: body)
  }

  func first<Result>(_ values: [Value], body: (borrowing QueryRow) throws -> Result?) throws -> Result? {
    bind(values)
    defer { reset() }
    return try step() ? body(QueryRow(statement)) : nil
  }

  /// The same for a whole number alone: fifty times a page, an array each is too much.
  func first<Result>(_ number: Int64, body: (borrowing QueryRow) throws -> Result?) throws -> Result? {
    sqlite3_bind_int64(statement, 1, number)
    defer { sqlite3_reset(statement) }
    return try step() ? body(QueryRow(statement)) : nil
  }

  enum Value {
    case int(Int64)
    case text(String)
    case blob([UInt8])
    case null

    init(_ number: Int?) { self = number.map { .int(Int64($0)) } ?? .null }
    init(_ number: Int64?) { self = number.map(Value.int) ?? .null }
    init(_ text: String?) { self = text.map(Value.text) ?? .null }
  }

  private func bind(_ values: [Value]) {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      switch value {
      case .int(let number): sqlite3_bind_int64(statement, place, number)
      case .text(let text): Self.bind(text, at: place, statement)
      case .blob(let bytes): sqlite3_bind_blob64(statement, place, bytes, UInt64(bytes.count), Self.transient)
      case .null: sqlite3_bind_null(statement, place)
      }
    }
  }

  private static func bind(_ text: String, at place: Int32, _ statement: SQLiteStatement) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty buffer may have no address, which SQLite would read as NULL.
        guard let address = characters.baseAddress else {
          sqlite3_bind_text64(statement, place, "", 0, transient, UInt8(SQLITE_UTF8))
          return
        }
        sqlite3_bind_text64(statement, place, address, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
      }
    }
  }

  /// SQLITE_TRANSIENT, a cast that is not imported: SQLite copies what is bound.
  private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  private func step() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let message = connection.map { String(cString: sqlite3_errmsg($0)) }
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }

  private func reset() {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
  }
}

/// Insertion of many rows of four whole numbers, several by one statement: that saves it opening the table each time.
struct RowsInsertion {
  private static let size = 64
  private let one: Query
  private let several: Query

  init(_ db: Database, into table: String) throws {
    func insertion(_ count: Int) -> String {
      "INSERT INTO \(table) VALUES " + repeatElement("(?, ?, ?, ?)", count: count).joined(separator: ", ")
    }
    one = try Query(db, insertion(1))
    several = try Query(db, insertion(Self.size))
  }

  func run(_ rows: [(Int64, Int64, Int64, Int64)]) throws {
    var rest = rows[...]
    while rest.count >= Self.size {
      try several.run(rest.prefix(Self.size))
      rest = rest.dropFirst(Self.size)
    }
    while let row = rest.popFirst() { try one.run([row]) }
  }
}

/// The row on which a query stands: read at once, not kept.
struct QueryRow: ~Copyable {
  private let statement: SQLiteStatement

  fileprivate init(_ statement: SQLiteStatement) { self.statement = statement }

  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  func intIfAny(_ column: Int32) -> Int64? {
    sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : sqlite3_column_int64(statement, column)
  }

  func text(_ column: Int32) -> String { textIfAny(column) ?? "" }

  func textIfAny(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// What ``NameList`` wrote; none for NULL.
  func names(_ column: Int32, by separator: Unicode.Scalar) -> [String?] { names(column, by: separator) { $0 } }

  func names<Name>(_ column: Int32, by separator: Unicode.Scalar, _ name: (String?) -> Name) -> [Name] {
    let bytes = sqlite3_column_text(statement, column)
    let count = Int(sqlite3_column_bytes(statement, column))
    return NameList.split(UnsafeBufferPointer(start: bytes, count: count), by: separator, name)
  }

  func blob(_ column: Int32) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
  }
}
