// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveShape
import Foundation
import Rivals
import Sittings

/// Makes the records of ``Shape`` and writes them, one SD-JWT a line, in the order of time.
///
///     archive-generate COUNT FOLDER [SESSION]     a session alone, in place of the ten
///
/// In FOLDER: `records`, the SD-JWTs, each chain's in order, the geneses first; `definitions/`, the exams that they
/// follow; `passages.jsonl`, for jq, each of the first 100,000 passages as one JSON object with its three
/// parts as they are. The time taken
/// by signing alone is told apart. Memory holds one block.
@main
enum Generate {
  static let block = 4000
  static let seed: UInt64 = 20_261_120
  static let plainLimit = 100_000

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let count = Int(arguments[1]), count > 0 else { exit(64) }
    let session = arguments.count > 3 ? Int(arguments[3]) : nil
    let shape = try Shape(count: count, seed: seed, sessions: session.map { $0...$0 } ?? Shape.allSessions)
    let folder = URL(fileURLWithPath: arguments[2])
    try write(shape, under: folder)
    var chains = try (0..<Shape.chainCount).map { try ChainEnd($0, seed: seed) }
    let records = try output(folder, "records")
    let passages = try output(folder, "passages.jsonl")
    try records.write(contentsOf: lines(chains.map { Array($0.genesis.sdJWT.utf8) }))
    var (making, signing) = (Stopwatch(), Stopwatch())
    for start in stride(from: 0, to: count, by: block) {
      let numbers = start..<min(start + block, count)
      let unsealed = try await making.measure { try await inParallel(numbers) { try shape.unsealed($0) } }
      let sealed = try await signing.measure { try await seal(unsealed, from: start, &chains) }
      try records.write(contentsOf: lines(sealed.map { Array($0.sdJWT.utf8) }))
      let plain = unsealed.prefix(max(0, plainLimit - start)).map { json($0).bytes }
      try passages.write(contentsOf: lines(plain))
    }
    print("records\t\(count)\n\(making.line("making"))\n\(signing.line("signing"))\n\(Stopwatch.memoryLine)")
  }

  /// Each station signs its own: the chains go on side by side.
  private static func seal(
    _ passages: [UnsealedPassage], from start: Int, _ chains: inout [ChainEnd]
  ) async throws -> [StoredRecord] {
    let before = chains
    let ends = try await inParallel(0..<before.count) { chain in
      var end = before[chain]
      let first = (chain - start % before.count + before.count) % before.count
      let sealed = try stride(from: first, to: passages.count, by: before.count).map { try end.seal(passages[$0]) }
      return (end, sealed)
    }
    chains = ends.map(\.0)
    return passages.indices.map { index in
      let sealed = ends[(start + index) % ends.count].1
      return sealed[index / ends.count]
    }
  }

  private static func json(_ passage: UnsealedPassage) -> CanonicalJSON {
    let parts = RecordPart.allCases.map { CanonicalJSON.Member($0.rawValue, passage.content.json($0)) }
    return .object(
      [
        .init("id", .string(passage.id)), .init("exam", .string(passage.subject.exam.id)),
        .init("session", CanonicalJSON(passage.subject.session)),
      ] + parts)
  }

  private static func write(_ shape: Shape, under folder: URL) throws {
    let definitions = folder.appendingPathComponent("definitions")
    try FileManager.default.createDirectory(at: definitions, withIntermediateDirectories: true)
    for exam in shape.exams { try Data(exam.bytes).write(to: definitions.appendingPathComponent(exam.file)) }
  }

  private static func output(_ folder: URL, _ name: String) throws -> FileHandle {
    let file = folder.appendingPathComponent(name)
    guard FileManager.default.createFile(atPath: file.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
    return try FileHandle(forWritingTo: file)
  }

  private static func lines(_ lines: [[UInt8]]) -> Data {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
    for line in lines { bytes += line + [0x0A] }
    return Data(bytes)
  }
}
