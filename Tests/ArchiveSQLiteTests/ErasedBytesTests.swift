// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveContract
import EventSamples
import Exams
import Foundation
import GRDB
import Sittings
import Testing

@testable import ArchiveSQLite

/// Reads the centre's files as a thief would: byte by byte.
@Suite struct `What was erased` {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func `is in no byte of the centre's files, whatever was erased before and after`() async throws {
    var world = try SecretWorld(folder.centre)
    try await world.fill(120)
    try #require(world.secretsFound(in: 0..<120) == 120)
    // A round at a time: what an earlier one moved from page to page is looked for again after the later ones.
    for round in 0..<4 {
      try await world.erase((0..<120).filter { $0 % 5 == round })
      #expect(world.secretsFound(in: (0..<120).filter { $0 % 5 <= round }) == 0, "\(round)")
      #expect(world.secretsFound(in: (0..<120).filter { $0 % 5 > round }) == 96 - round * 24)
      #expect(try await world.archive.isScrubPending() == false)
    }
    #expect(try world.archive.check() == [])
    #expect(try world.archive.checkTables() == [])
  }

  @Test func `is not erased again, and the database not written anew`() async throws {
    var world = try SecretWorld(folder.centre)
    try await world.fill(3)
    let place = try #require(try await world.archive.list(ArchiveFilter(), page: Page(limit: 1)).first?.place)
    #expect(try await world.archive.erase([place: [.identity]]))
    #expect(try await !world.archive.erase([place: [.identity]]))
    #expect(try await !world.archive.isScrubPending())
  }

  @Test func `is in no log that a restoration left`() throws {
    _ = try SQLiteStore.open(folder.centre)
    let work = folder.centre.path + "/.restauration.partiel"
    for end in ["", "-wal", "-shm", "-journal"] {
      try Data("Ferrand".utf8).write(to: URL(fileURLWithPath: work + end))
    }
    SQLiteStore.discardRestoration(in: folder.centre)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.centre.path)
    #expect(left.allSatisfy { !$0.contains("partiel") })
  }

  @Test func `in part is gone, and what is left is there`() async throws {
    var world = try SecretWorld(folder.centre)
    try await world.fill(6)
    try await world.erase([1, 2], [.identity])
    try await world.erase([2, 3], [.deliberation])
    let files = world.bytes()
    for index in 0..<6 {
      let (candidate, jury) = (world.candidate(index), world.remark(index))
      #expect(files.contains(candidate) == ![1, 2].contains(index), "\(index)")
      #expect(files.contains(jury) == ![2, 3].contains(index), "\(index)")
    }
    #expect(try world.archive.checkTables() == [])
  }

  @Test func `is scrubbed later where a reader keeps the log open, and then at the opening`() async throws {
    var world = try SecretWorld(folder.centre)
    try await world.fill(5)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let reader = try DatabaseQueue(path: folder.centre.database, configuration: configuration)
    try world.store.queue.inDatabase { try $0.execute(sql: "PRAGMA busy_timeout = 0") }
    try reader.inDatabase { db in
      try db.execute(sql: "BEGIN")
      _ = try Row.fetchOne(db, sql: "SELECT * FROM record")
    }
    try await world.erase([2])
    #expect(try await world.archive.isScrubPending())
    #expect(try await world.archive.facts(at: RecordPlace(world.maker.chain, 3)) == nil)
    #expect(world.secretsFound(in: [2]) == 1)
    await #expect(throws: ArchiveError.self) { try await world.archive.scrub() }
    try reader.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try reader.close()
    let next = try await SQLiteArchive.open(folder.centre)
    #expect(try await next.isScrubPending() == false)
    #expect(world.secretsFound(in: [2]) == 0)
  }

  @Test func `is not in a backup, and is gone again after an older one was restored`() async throws {
    var world = try SecretWorld(folder.centre)
    try await world.fill(5)
    let (old, new) = (folder.path + "/old.sqlite", folder.path + "/new.sqlite")
    try await world.archive.backup(to: old)
    try await world.erase([2])
    try await world.archive.backup(to: new)
    #expect(SecretWorld.bytes(of: [old]).contains(world.candidate(2)))
    #expect(!SecretWorld.bytes(of: [new]).contains(world.candidate(2)))
    world.close()
    try SQLiteStore.restore(old, to: folder.centre)
    #expect(world.secretsFound(in: [2]) == 1)
    let archive = try await SQLiteArchive.open(folder.centre)
    try await archive.erase([RecordPlace(world.maker.chain, 3): Set(RecordPart.allCases)])
    #expect(world.secretsFound(in: [2]) == 0)
    #expect(world.secretsFound(in: [1]) == 1)
  }

  @Test func `with a sitting that was never sealed is gone, too, and a sealed one is not forgotten so`() async throws {
    var world = try SecretWorld(folder.centre)
    try await world.fill(4)
    await #expect(throws: ArchiveError.sittingMoved(world.sitting(1))) {
      let sealing = "UPDATE sitting SET stage = 'sealed' WHERE id = ?"
      try world.store.write { try $0.execute(sql: sealing, arguments: [world.sitting(1)]) }
      try await world.archive.forget(sittings: [world.sitting(2), world.sitting(1)])
    }
    #expect(try SQLiteJournal(world.store).summaries().count == 4)
    try await world.archive.forget(sittings: [world.sitting(2), world.sitting(3), "unknown"])
    #expect(try SQLiteJournal(world.store).summaries().map(\.id).sorted() == [world.sitting(0), world.sitting(1)])
    #expect(try await world.archive.isScrubPending() == false)
    // What was sealed of it stays: that takes an erasure.
    try await world.erase([2, 3])
    #expect(world.secretsFound(in: [2, 3]) == 0)
    #expect(world.secretsFound(in: [0, 1]) == 2)
  }

  @Test func `takes a lock file only where no console holds it`() async throws {
    var world = try SecretWorld(folder.centre)
    try await world.fill(2)
    let hold = try FileHolds(folder.centre).acquire(world.sitting(0), as: world.holder(0))
    try await world.erase([0, 1])
    #expect(try await world.archive.isScrubPending())
    #expect(world.secretsFound(in: [1]) == 0)
    try hold.release(handingOverAt: SecretWorld.now)
    try await world.archive.scrub()
    #expect(world.secretsFound(in: [0]) == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.centre.path + "/verrous").isEmpty)
  }
}

/// A centre whose every passage has words of its own, in every place where a word can be.
struct SecretWorld {
  let folder: CentreFolder
  private(set) var store: SQLiteStore
  private(set) var archive: SQLiteArchive
  private(set) var maker = ChainMaker("chain")

  /// Events of a sitting: many, of every length, so that SQLite moves them from page to page as they come.
  private static let events = 16
  static let now = Instant(wall: 1_795_000_000_000, boot: 5000, bootID: "b1", utcOffset: 60)

  init(_ folder: CentreFolder) throws {
    self.folder = folder
    store = try SQLiteStore.open(folder)
    archive = SQLiteArchive(store)
  }

  /// A word that nothing else has, and of which no two have much in common: an index may write only how they differ.
  private func word(_ index: Int, _ salt: UInt64) -> String {
    var state = UInt64(index) &* 0x9E37_79B9_7F4A_7C15 &+ salt
    return (0..<12).reduce(into: "") { word, _ in
      state ^= state >> 27
      state = state &* 0x94D0_49BB_1331_11EB &+ 0x9E37
      word.unicodeScalars.append(Unicode.Scalar(UInt8(97 + (state >> 33) % 26)))
    }
  }

  func candidate(_ index: Int) -> String { word(index, 1) }
  func remark(_ index: Int) -> String { word(index, 2) }
  private func change(_ index: Int) -> String { word(index, 3) }
  private func juror(_ index: Int) -> String { word(index, 4) }
  private func user(_ index: Int) -> String { word(index, 5) }
  func sitting(_ index: Int) -> String { "261120-\(index)" }

  func holder(_ index: Int) -> Holder {
    Holder(processID: 1, program: "oral passer", user: user(index), host: "poste-2", since: Self.now)
  }

  /// Passages with their sittings, the events of which come in turns, as on a day with several juries.
  mutating func fill(_ count: Int) async throws {
    var facts = FactsMaker(seed: 9)
    var items = [maker.item(.genesis, "genese")]
    let journal = SQLiteJournal(store)
    for index in 0..<count {
      var passage = facts.facts()
      passage.id = sitting(index)
      passage.candidate = Candidate(number: String(index), familyName: candidate(index).capitalized, givenName: "Zoé")
      passage.jury = ["A. Roux", juror(index).capitalized]
      passage.texts = .init(
        people: passage.candidate.name + "\n" + passage.jury.joined(separator: "\n"), changes: change(index),
        remarks: (0...index % 7).map { _ in facts.text() + " " + remark(index).uppercased() }.joined(separator: "\n"))
      var item = maker.passage(passage)
      item.record.disclosures = [
        .identity: candidate(index), .evaluation: change(index),
        .deliberation: String(repeating: remark(index) + juror(index), count: 1 + index % 300),
      ]
      items.append(item)
    }
    // A power cut is not what is tried here.
    try store.queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
    for step in 0..<Self.events {
      for index in 0..<count {
        let events = events(index)
        if step == 0 {
          try journal.create(JournalSample.definition, events: [events[0]], head: SittingHead(stage: "open"))
        } else {
          let isLast = step == Self.events - 1
          let head = SittingHead(stage: isLast ? "decided-and-sealed" : "open", decision: remark(index))
          try journal.append([events[step]], to: sitting(index), expecting: step, head: head)
        }
      }
    }
    for index in 0..<count {
      try FileHolds(folder).acquire(sitting(index), as: holder(index)).release(handingOverAt: Self.now)
    }
    try await archive.append(maker.batch(items))
  }

  private func events(_ index: Int) -> [RecordedEvent] {
    var events = JournalSample.events(sitting(index), count: Self.events - 1)
    if case .opened(var opening) = events[0].event {
      opening.candidate.familyName = candidate(index)
      events[0].event = .opened(opening)
    }
    for step in 1..<Self.events {
      let count = 1 + (step * 37 + index * 11) % 60
      events[step].event = .corrected(reason: String(repeating: remark(index) + candidate(index), count: count))
    }
    return events
  }

  mutating func erase(_ passages: [Int], _ parts: Set<RecordPart> = Set(RecordPart.allCases)) async throws {
    let places = passages.map { (RecordPlace(maker.chain, $0 + 1), parts) }
    let effect = RecordEffect.erased(Dictionary(uniqueKeysWithValues: places))
    try await archive.append(maker.batch([maker.item(.erasure, "effacement", effect)]))
  }

  mutating func close() { try? store.queue.close() }

  func bytes() -> FileBytes {
    let locks = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/verrous")) ?? []
    return Self.bytes(
      of: ["", "-wal", "-shm"].map { folder.database + $0 } + locks.map { folder.path + "/verrous/" + $0 })
  }

  static func bytes(of paths: [String]) -> FileBytes {
    FileBytes(paths.compactMap { FileManager.default.contents(atPath: $0) }.reduce(Data(), +))
  }

  /// Of how many passages some word is in a file, even without its first four letters, that an index may share.
  func secretsFound(in passages: some Sequence<Int>) -> Int {
    let files = bytes()
    return passages.count { index in
      [candidate(index), remark(index), change(index), juror(index), user(index)].contains { word in
        files.contains(String(word.dropFirst(4)))
      }
    }
  }
}

/// Bytes in which words are looked for, whatever their case.
struct FileBytes {
  private let data: Data

  init(_ data: Data) { self.data = Data(data.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }) }

  func contains(_ word: String) -> Bool { data.range(of: Data(word.utf8)) != nil }
}
