// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import ArchiveShape
import Crypto
import Foundation

/// Fills a centre's archive with the records of `archive-generate`.
///
///     archive-ingest RECORDS-FOLDER CENTRE BATCH
///
/// Reading a file, deriving from each record what follows from it (on every core) and appending take turns, batch by
/// batch, and each is timed apart. Nothing is verified here: that is `archive-verify`'s.
@main
enum Ingest {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let size = Int(arguments[3]), size > 0 else { exit(64) }
    let folder = URL(fileURLWithPath: arguments[1])
    let archive = SQLiteArchive(try SQLiteStore.open(CentreFolder(arguments[2])))
    let definitions = try definitions(in: folder.appendingPathComponent("definitions"))
    let reader = try LineReader(folder.appendingPathComponent("records"))
    let clock = ContinuousClock()
    var (reading, deriving, appending) = (Duration.zero, Duration.zero, Duration.zero)
    var heads: [ChainID: ChainHead] = [:]
    var count = 0
    while true {
      var lines: [[UInt8]] = []
      reading += clock.measure { lines = reader.next(size) }
      guard !lines.isEmpty else { break }
      var items: [RecordBatch.Item] = []
      deriving += try await clock.measure { items = try await inParallel(lines, item) }
      var batch = RecordBatch(
        heads: [:], records: items, definitions: count == 0 ? definitions : [], isOwn: false)
      for item in items {
        let place = item.record.place
        if batch.heads[place.chain] == nil { batch.heads[place.chain] = .some(heads[place.chain]) }
        heads[place.chain] = ChainHead(place, hash: item.hash)
      }
      appending += try await clock.measure { try await archive.append(batch) }
      count += items.count
    }
    for (name, time) in [("reading", reading), ("deriving", deriving), ("appending", appending)] {
      print("\(name)\t\(seconds(time))")
    }
    print("records\t\(count)")
  }

  /// What a store is given of a record.
  private static func item(_ line: [UInt8]) throws -> RecordBatch.Item {
    let parts = line.split(separator: UInt8(ascii: "~")).map { String(decoding: $0, as: UTF8.self) }
    let hash = SHA256.hash(data: line.prefix(parts[0].utf8.count)).withUnsafeBytes { Base64URL.encode($0) }
    // Disclosures have no name on the outside; a passage has the three, in their order.
    let disclosures = Dictionary(zip(RecordPart.allCases, parts.dropFirst())) { first, _ in first }
    let unplaced = StoredRecord(place: RecordPlace(ChainID(""), 0), jws: parts[0], disclosures: disclosures)
    let content = try RecordContent(unplaced)
    let place = RecordPlace(content.payload.chain ?? ChainID(hash), content.payload.sequence)
    return RecordBatch.Item(
      record: StoredRecord(place: place, jws: parts[0], disclosures: disclosures), kind: content.payload.kind,
      id: content.payload.id, hash: hash, cites: content.payload.cites.map(\.place), effect: RecordEffect(content))
  }

  private static func definitions(in folder: URL) throws -> [ExamDefinition] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      ExamDefinition(file: name, bytes: Array(try Data(contentsOf: folder.appendingPathComponent(name))))
    }
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}

/// Lines of a file, so many at a time.
final class LineReader {
  private let file: UnsafeMutablePointer<FILE>
  private var line: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  init(_ url: URL) throws {
    guard let file = fopen(url.path, "r") else { throw CocoaError(.fileNoSuchFile) }
    self.file = file
  }

  deinit {
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
