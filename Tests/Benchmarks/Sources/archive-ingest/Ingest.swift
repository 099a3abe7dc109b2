// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArchiveShape
import Crypto
import Foundation
import Rivals

/// Fills a centre's archive with the records of `archive-generate`.
///
///     archive-ingest RECORDS-FOLDER CENTRE BATCH
///
/// While a batch is appended, the next one is read and what follows from its records derived, on every core but one:
/// `whole` is all of it by the clock, `appending` the time in `append` alone. Nothing is verified here: that is
/// `archive-verify`'s.
@main
enum Ingest {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let size = Int(arguments[3]), size > 0 else { exit(64) }
    let folder = URL(fileURLWithPath: arguments[1])
    let archive = SQLiteArchive(try SQLiteStore.open(CentreFolder(arguments[2])))
    var definitions = try definitions(in: folder.appendingPathComponent("definitions"))
    let reader = try LineReader(folder.appendingPathComponent("records"))
    var (whole, appending) = (Stopwatch(), Stopwatch())
    var heads: [ChainID: ChainHead] = [:]
    var count = 0
    try await whole.measure {
      var items = try await inParallel(await reader.next(size), item)
      while !items.isEmpty {
        async let next = inParallel(await reader.next(size), sparing: 1, item)
        var batch = RecordBatch(heads: [:], records: items, definitions: definitions, isOwn: false)
        definitions = []
        for item in items {
          let place = item.record.place
          if batch.heads[place.chain] == nil { batch.heads[place.chain] = .some(heads[place.chain]) }
          heads[place.chain] = ChainHead(place, hash: item.hash)
        }
        try await appending.measure { try await archive.append(batch) }
        count += items.count
        items = try await next
      }
    }
    print("records\t\(count)\n\(whole.line("whole"))\n\(appending.line("appending"))\n\(Stopwatch.memoryLine)")
  }

  /// What a store is given of a record.
  @Sendable private static func item(_ line: [UInt8]) throws -> RecordBatch.Item {
    var parts: [ArraySlice<UInt8>] = []
    var rest = line[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "~")) {
      parts.append(rest[..<end])
      rest = rest[(end + 1)...]
    }
    let hash = SHA256.hash(data: parts[0]).withUnsafeBytes { Base64URL.encode($0) }
    let jws = String(decoding: parts[0], as: UTF8.self)
    // Disclosures have no name on the outside; a passage has the three, in their order.
    let named = zip(RecordPart.allCases, parts.dropFirst()).map { ($0, String(decoding: $1, as: UTF8.self)) }
    let disclosures = Dictionary(named) { first, _ in first }
    let unplaced = StoredRecord(place: RecordPlace(ChainID(""), 0), jws: jws, disclosures: disclosures)
    let content = try RecordContent(unplaced)
    let place = RecordPlace(content.payload.chain ?? ChainID(hash), content.payload.sequence)
    return RecordBatch.Item(
      record: StoredRecord(place: place, jws: jws, disclosures: disclosures), kind: content.payload.kind,
      id: content.payload.id, hash: hash, cites: content.payload.cites.map(\.place), effect: RecordEffect(content))
  }

  private static func definitions(in folder: URL) throws -> [ExamDefinition] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      ExamDefinition(file: name, bytes: Array(try Data(contentsOf: folder.appendingPathComponent(name))))
    }
  }
}

/// Lines of a file, so many at a time.
actor LineReader {
  private let file: UnsafeMutablePointer<FILE>
  private var line: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  init(_ url: URL) throws {
    guard let file = fopen(url.path, "r") else { throw CocoaError(.fileNoSuchFile) }
    self.file = file
  }

  isolated deinit {
    free(line)
    fclose(file)
  }

  /// Without their line feed; fewer at the end, none after it.
  func next(_ count: Int) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    while lines.count < count {
      let length = getline(&line, &capacity, file)
      guard length > 0, let line else { break }
      lines.append(Array(UnsafeRawBufferPointer(start: line, count: length - 1)))
    }
    return lines
  }
}
