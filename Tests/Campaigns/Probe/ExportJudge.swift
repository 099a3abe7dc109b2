// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import Foundation

/// Alters an exported file, and imports each into an empty archive as `oral archive importer` does.
///
/// Asked and answered as ``Judge`` is: `octet NAME OFFSET MASK`, `coupe NAME LENGTH`, whatever the name, and
/// `fichier PATH`, another file as it is. What is imported must be what the sound file gives.
struct ExportJudge {
  private let sound: [UInt8]
  private let questions: Questions
  private let answers: Answers

  init(sound path: String) async throws {
    sound = try Self.bytes(path)
    let archive = InMemoryArchive()
    guard try await Self.add(sound, to: archive) == nil else { throw ProbeUsage() }
    questions = try await Questions(archive)
    answers = try await Answers(archive, to: questions)
  }

  func run() async throws {
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      let answer = await judge(try altered(words))
      Probe.line(answer.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
  }

  private func altered(_ words: [String]) throws -> [UInt8] {
    var bytes = sound
    switch (words.first, words.dropFirst(2).compactMap { Int($0) }) {
    case ("fichier", []) where words.count == 2: return try Self.bytes(words[1])
    case ("octet", let numbers) where numbers.count == 2: bytes[numbers[0]] ^= UInt8(truncatingIfNeeded: numbers[1])
    case ("coupe", let numbers) where numbers.count == 1: bytes = Array(bytes.prefix(numbers[0]))
    default: throw ProbeUsage()
    }
    return bytes
  }

  private func judge(_ bytes: [UInt8]) async -> String {
    do {
      let archive = InMemoryArchive()
      if let problem = try await Self.add(bytes, to: archive) { return "vu \(problem)" }
      let differences = answers.differences(try await Answers(archive, to: questions))
      return differences.isEmpty ? "pareil" : "autre \(differences.joined(separator: ", "))"
    } catch {
      return "refusé \(error)"
    }
  }

  /// What is wrong with the file; `nil` when all of it was imported.
  private static func add(_ bytes: [UInt8], to archive: InMemoryArchive) async throws -> String? {
    var importing = ArchiveImport()
    importing.workers = 1
    let source = ExportSource(bytes: bytes)
    let plan = try await importing.plan(source, into: archive) { _ in }
    guard plan.isPossible else {
      if let first = plan.fileProblems.first { return "\(first.problem)" }
      if let first = plan.problems.first.first { return "\(first.reason)" }
      return "\(plan.conflicts.first.map { "\($0)" } ?? "?")"
    }
    try await importing.run(plan, source, into: archive) { _ in }
    return nil
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw ProbeUsage() }
    return Array(bytes)
  }
}
