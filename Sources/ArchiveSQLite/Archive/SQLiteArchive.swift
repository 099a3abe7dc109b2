// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import GRDB
internal import Sittings

/// The archive of a centre on one machine, in the database of its journal.
///
/// Its functions do their work on the caller's thread, one at a time, but for large batches, which are prepared on every
/// core. Several programs may use one centre.
public final class SQLiteArchive: StationArchive {
  let store: SQLiteStore

  public init(_ store: SQLiteStore) { self.store = store }

  /// Opens a centre's archive for writing, and finishes what an erasure that was cut short left to do, if it can.
  public static func open(_ folder: CentreFolder) async throws(ArchiveError) -> SQLiteArchive {
    let store: SQLiteStore
    do throws(JournalError) { store = try SQLiteStore.open(folder) } catch { throw ArchiveError(error) }
    let archive = SQLiteArchive(store)
    try? await archive.scrub()
    return archive
  }

  /// Adds records, all or none.
  ///
  /// An erasure is done when this returns, and so is its scrubbing unless ``isScrubPending()`` says otherwise.
  public func append(_ batch: RecordBatch) async throws(ArchiveError) { try await seal(batch, sittings: []) }

  public func seal(_ batch: RecordBatch, sittings: [SittingSeal]) async throws(ArchiveError) {
    let heads = try batch.newHeads()
    let events = try sittings.map { (seal) throws(ArchiveError) in (seal, try seal.batch()) }
    let items = await batch.records.inStoredForm()
    try write { db in
      var writer = try BatchWriter(db, isOwn: batch.isOwn)
      try writer.write(batch, items, heads)
      for (seal, events) in events { try Self.end(seal, events, db) }
    }
    // What was erased is gone for whoever asks; where its last traces cannot be scrubbed now, they are later.
    if batch.records.contains(where: { if case .erased = $0.effect { true } else { false } }) { try? await scrub() }
  }

  public func append(batches next: @Sendable () throws(ArchiveError) -> RecordBatch?) async throws(ArchiveError) {
    try write { db in
      while let batch = try next() {
        let heads = try batch.newHeads()
        var writer = try BatchWriter(db, isOwn: batch.isOwn)
        try writer.write(batch, batch.records.map(\.inStoredForm), heads)
      }
    }
  }

  private static func end(_ seal: SittingSeal, _ events: Batch, _ db: Database) throws {
    let number = try Query(db, "SELECT number FROM sitting WHERE id = ?").first(.text(seal.id)) { $0.int(0) }
    guard let number else { throw ArchiveError.sittingMoved(seal.id) }
    for event in events.stored where try !EventRow.insertNext(event, into: number, db) {
      throw ArchiveError.sittingMoved(seal.id)
    }
    try Query(db, "UPDATE sitting SET stage = ?, outcome = ?, decision = ? WHERE number = ?").run(
      .text(seal.head.stage), .init(seal.head.outcome?.storedName), .init(seal.head.decision), .int(number))
  }

  /// One write transaction, durable when it returns.
  func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    var refusal: ArchiveError?
    do throws(JournalError) {
      return try store.write { db in
        do {
          return try body(db)
        } catch let error as ArchiveError {
          refusal = error
          throw error
        }
      }
    } catch {
      throw refusal ?? ArchiveError(error)
    }
  }

  /// A consistent view; writes nothing.
  func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    do throws(JournalError) { return try store.read(body) } catch { throw ArchiveError(error) }
  }

  /// The same for what one statement answers.
  func readOne<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
    do throws(JournalError) { return try store.readOne(body) } catch { throw ArchiveError(error) }
  }
}

extension [RecordBatch.Item] {
  /// With their facts as stores keep them: folding texts needs no lock.
  fileprivate func inStoredForm() async -> [RecordBatch.Item] {
    let size = 128
    guard count > size else { return map(\.inStoredForm) }
    return await withTaskGroup { group in
      for start in stride(from: 0, to: count, by: size) {
        let slice = self[start..<Swift.min(start + size, count)]
        group.addTask { (start, slice.map(\.inStoredForm)) }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}

extension RecordBatch.Item {
  /// With its facts as stores keep them: folding texts is work that needs no lock.
  fileprivate var inStoredForm: Self {
    var item = self
    switch effect {
    case .passage(let facts): item.effect = .passage(facts.stored)
    case .corrected(let place, let facts): item.effect = .corrected(place, facts.stored)
    case .none, .fixed, .lifted, .erased: break
    }
    return item
  }
}
