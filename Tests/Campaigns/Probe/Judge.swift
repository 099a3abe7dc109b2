// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ArchiveSQLite
import CentreFiles
import ExamFiles
import Foundation
import Reports
import Sittings

/// Alters copies of a sound centre one by one, and judges each as `oral archive verifier --complet` does: many a second,
/// where a process would take its time to start.
///
/// What is asked comes on standard input, one line each, and is answered by one line:
/// - `octet FILE OFFSET MASK`: one byte of a file of the centre, exclusive-or a number;
/// - `coupe FILE LENGTH`: a file cut;
/// - `dossier PATH`: another centre, as it is.
///
/// Answers: `vu WHAT` when something is said to be wrong, `refusé ERROR` when nothing can be read, `pareil` when nothing
/// is said and every answer is as before, `autre NAMES` when nothing is said and these answers are not.
final class Judge {
  private let sound: [String: Data]
  private let copy: String
  private let questions: Questions
  private let answers: Answers

  /// - Parameters:
  ///   - sound: the folder of a centre that nobody writes.
  ///   - copy: a folder to be made, that can be written to.
  init(sound: String, copy: String) async throws {
    self.copy = copy
    var files: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: sound) ?? .init() {
      files[name] = FileManager.default.contents(atPath: sound + "/" + name)
    }
    self.sound = files
    try Self.write(files, copy)
    let store = try Self.open(copy)
    questions = try await Questions(SQLiteArchive(store))
    answers = try await Answers(store, to: questions)
  }

  func run() async throws {
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      Probe.line(try await answer(words).split(whereSeparator: \.isNewline).joined(separator: " "))
    }
  }

  private func answer(_ words: [String]) async throws -> String {
    guard words.count > 1 else { throw ProbeUsage() }
    if words[0] == "dossier" { return await judge(words[1]) }
    guard var bytes = sound[words[1]] else { throw ProbeUsage() }
    switch (words[0], words.dropFirst(2).compactMap { Int($0) }) {
    case ("octet", let numbers) where numbers.count == 2:
      bytes[bytes.startIndex + numbers[0]] ^= UInt8(truncatingIfNeeded: numbers[1])
    case ("coupe", let numbers) where numbers.count == 1: bytes = bytes.prefix(numbers[0])
    default: throw ProbeUsage()
    }
    var files = sound
    files[words[1]] = bytes
    try Self.write(files, copy)
    return await judge(copy)
  }

  /// Exactly those files, none of what was made beside them.
  private static func write(_ files: [String: Data], _ folder: String) throws {
    try? FileManager.default.removeItem(atPath: folder)
    for (name, bytes) in files {
      let path = folder + "/" + name
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try bytes.write(to: URL(fileURLWithPath: path))
    }
  }

  private static func open(_ folder: String) throws -> SQLiteStore {
    guard let store = try SQLiteStore.openForReading(CentreFolder(folder)) else { throw ProbeUsage() }
    return store
  }

  private func judge(_ folder: String) async -> String {
    do {
      guard let store = try SQLiteStore.openForReading(CentreFolder(folder)) else { return "refusé aucune archive" }
      let report = try await verify(store, CentreFiles(folder))
      guard report.isSound else { return "vu \(Self.name(of: report))" }
      if let damage = try SQLiteArchive(store).check().first { return "vu base abîmée\u{A0}: \(damage)" }
      if let fault = try SQLiteArchive(store).checkTables().first { return "vu \(fault)" }
      if let notice = report.problems.first.first { return "vu \(notice.reason)" }
      guard let found = try? await Answers(store, to: questions) else { return "autre refus" }
      let differences = answers.differences(found)
      return differences.isEmpty ? "pareil" : "autre \(differences.joined(separator: ", "))"
    } catch {
      return "refusé \(String(describing: error).prefix { !$0.isNewline }.prefix(200))"
    }
  }

  /// As the command does.
  private func verify(_ store: SQLiteStore, _ files: CentreFiles) async throws -> VerificationReport {
    var verification = ArchiveVerification()
    verification.isComplete = true
    verification.heads = try files.heads().notes.map { HeadNote.whole($0.head) }
    verification.erasureProofs = try files.erasures().notes.map(\.sdJWT)
    verification.stationKeys = try files.keys.publicKeys()
    verification.workers = 1
    verification.journal = { sitting throws(ArchiveError) in
      do throws(JournalError) {
        let journal = SQLiteJournal(store)
        guard let kept = try journal.kept(sitting) else { return nil }
        let exam = try journal.definition(kept.summary.exam.sha256).flatMap { ExamFile($0.bytes, file: $0.file).exam }
        return SealedJournal(kept.summary, kept.stored, exam: exam)
      } catch {
        throw ArchiveError(error)
      }
    }
    return try await verification.verify(SQLiteArchive(store))
  }

  /// The first thing that is wrong, in one word.
  private static func name(of report: VerificationReport) -> String {
    guard let reason = report.problems.first.first(where: { $0.severity == .alteration })?.reason else {
      return "cohorts"
    }
    return String(String(describing: reason).prefix { $0 != "(" })
  }
}

struct ProbeUsage: Error {}
