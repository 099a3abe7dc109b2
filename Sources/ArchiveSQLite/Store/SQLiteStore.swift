// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import GRDB
internal import Glibc

/// The connection to a centre's database, that the journal and the archive share.
///
/// Durability: write-ahead log with `synchronous=FULL`, so that a transaction that returned survives a power cut.
/// Several programs may use one centre: writes are short, immediate transactions that wait for each other.
public final class SQLiteStore: Sendable {
  let queue: DatabaseQueue
  /// Where the centre's other files are; `nil` for a database that stands alone, such as a backup.
  let folder: CentreFolder?
  let isForReading: Bool

  init(_ queue: DatabaseQueue, in folder: CentreFolder?, isForReading: Bool = false) {
    self.queue = queue
    self.folder = folder
    self.isForReading = isForReading
  }

  /// Opens the centre's database, made or brought to the present form if need be.
  ///
  /// An up-to-date database is not written to. Throws `diskRefuses`, `newerRelease` or `damaged`.
  public static func open(_ folder: CentreFolder) throws(JournalError) -> SQLiteStore {
    try folder.prepare()
    let queue = try translatingErrors {
      try DatabaseQueue(path: folder.database, configuration: configuration())
    }
    let store = SQLiteStore(queue, in: folder)
    if try store.version() < Migrations.all.count { try folder.alone(store.bringUpToDate) }
    try translatingErrors {
      try queue.inDatabase { db in
        // Nothing where it is so already; a backup that was copied into place by hand is not.
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        // GRDB sets it to NORMAL where it sets up the write-ahead log: whatever it does, FULL is set last.
        try db.execute(sql: "PRAGMA synchronous = FULL")
      }
    }
    return store
  }

  /// Opens the centre's database for reading only; `nil` when there is none yet.
  ///
  /// Nothing that it holds can be changed through it, and a folder that cannot be written to will do. (Where the folder
  /// can be, SQLite may put away what a crash left in its log.) A database of an earlier form is first brought to the
  /// present one.
  public static func openForReading(_ folder: CentreFolder) throws(JournalError) -> SQLiteStore? {
    guard access(folder.database, F_OK) == 0 else {
      guard errno == ENOENT else { throw .system(errno, folder.database) }
      return nil
    }
    let isWritable = access(folder.path, W_OK) == 0 && access(folder.database, W_OK) == 0
    var configuration = configuration()
    configuration.readonly = !isWritable
    do {
      return try reading(folder.database, configuration, in: folder)
    } catch .diskRefuses(let refusal) where !isWritable && size(of: folder.database + "-wal") == 0 {
      // Not even the log's index can be made there: nobody writes, so the file can be read as it is.
      guard refusal.kind != .ioError else { throw .diskRefuses(refusal) }
      return try reading("file:\(uriPath(folder.database))?immutable=1", configuration, in: folder)
    }
  }

  private static func reading(
    _ path: String, _ configuration: Configuration, in folder: CentreFolder
  ) throws(JournalError) -> SQLiteStore? {
    let queue = try translatingErrors { try DatabaseQueue(path: path, configuration: configuration) }
    let store = SQLiteStore(queue, in: folder, isForReading: true)
    switch try store.version() {
    case 0: return nil
    case Migrations.all.count: return store
    default: return try open(folder)
    }
  }

  /// Opens a copy that was made of a centre's database, for reading only.
  ///
  /// Throws `newerRelease`, `diskRefuses`, and `damaged` for what is no such copy or is one of an earlier form: that is
  /// read once it is restored.
  public static func openBackup(_ path: String) throws(JournalError) -> SQLiteStore {
    guard access(path, R_OK) == 0 else { throw .system(errno, path) }
    var configuration = configuration()
    configuration.readonly = true
    let queue = try translatingErrors { try DatabaseQueue(path: path, configuration: configuration) }
    let store = SQLiteStore(queue, in: nil, isForReading: true)
    guard try store.version() == Migrations.all.count else {
      throw .damaged("sauvegarde d’une forme antérieure ou vide")
    }
    return store
  }

  /// Puts a copy in the place of the centre's database, all of it or nothing, and brings it to the present form.
  ///
  /// What had been erased since the copy was made is back: see ``restore(_:to:preparing:)``.
  static func restore(_ path: String, to folder: CentreFolder) throws(JournalError) {
    guard access(path, R_OK) == 0 else { throw .system(errno, path) }
    var configuration = configuration()
    configuration.readonly = true
    let source = try translatingErrors { try DatabaseQueue(path: path, configuration: configuration) }
    let copy = SQLiteStore(source, in: nil, isForReading: true)
    guard try copy.version() > 0 else { throw .damaged("sauvegarde vide") }
    try copy.checkPages()
    let store = try open(folder)
    try translatingErrors {
      try source.read { from in try store.queue.inDatabase { try from.backup(to: $0) } }
    }
    if try store.version() < Migrations.all.count { try folder.alone(store.bringUpToDate) }
  }

  static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.label = "oral"
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      // What is deleted is overwritten, for the erasure of personal data.
      try db.execute(sql: "PRAGMA secure_delete = ON")
    }
    return configuration
  }

  private static func size(of path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  private static func uriPath(_ path: String) -> String {
    path.utf8.reduce(into: "") { result, byte in
      switch byte {
      case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
  }
}

extension SQLiteStore {
  /// The form of the database, 0 for an empty one. Throws for one that is not ours or is of a later release.
  func version() throws(JournalError) -> Int {
    // One view for the three: another program may be making the database.
    try read { db in
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      let tables = try version == 0 ? Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0 : 0
      guard application == Migrations.applicationID || version == 0 && tables == 0 else {
        throw JournalError.damaged("ce fichier n’est pas une base d’oral")
      }
      guard version >= 0 else { throw JournalError.damaged("son numéro de forme n’en est pas un") }
      guard version <= Migrations.all.count else { throw JournalError.newerRelease("Centre") }
      return version
    }
  }

  /// Runs the migrations that are missing, all or none.
  func bringUpToDate() throws(JournalError) {
    guard try version() < Migrations.all.count else { return }
    try translatingErrors {
      try queue.inDatabase { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.inTransaction(.immediate) {
          let done = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
          for migration in Migrations.all.dropFirst(done) { try db.execute(sql: migration) }
          try db.execute(sql: "PRAGMA application_id = \(Migrations.applicationID)")
          try db.execute(sql: "PRAGMA user_version = \(Migrations.all.count)")
          return .commit
        }
      }
    }
  }

  /// One write transaction, durable when it returns.
  func write<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    guard !isForReading else { throw .diskRefuses(DiskRefusal(.readOnly)) }
    return try translatingErrors {
      try queue.inDatabase { db in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(db)
          return .commit
        }
        guard let value else { throw JournalError.damaged("transaction sans résultat") }
        return value
      }
    }
  }

  /// One statement that is a transaction by itself, durable when it returns.
  func writeOne<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    guard !isForReading else { throw .diskRefuses(DiskRefusal(.readOnly)) }
    return try translatingErrors { try queue.inDatabase(body) }
  }

  /// A consistent view; the body writes nothing.
  ///
  /// Not by `DatabaseQueue.read`: its `PRAGMA query_only` makes SQLite prepare every statement again, each time, which
  /// takes ten times as long as most questions.
  func read<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    try translatingErrors {
      try queue.inDatabase { db in
        let end = try Query(db, "ROLLBACK")
        try Query(db, "BEGIN DEFERRED").run()
        // Nothing was written: to go back is to end, whatever became of the body.
        defer { try? end.run() }
        return try body(db)
      }
    }
  }

  /// The same for what one statement answers: it sees one state by itself.
  func readOne<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    try translatingErrors { try queue.inDatabase(body) }
  }
}
