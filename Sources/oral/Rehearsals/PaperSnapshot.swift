// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ExamFiles
import Exams
import FrenchText
import Synchronization

/// A dossier as a rehearsal found it: the bytes of every file that was opened, by their path in the folder.
///
/// It goes with the rehearsal's notes: whatever becomes of the folder, the rehearsal is taken up, replayed and
/// debriefed on the same papers.
struct PaperSnapshot: Hashable, Sendable {
  var files: [String: [UInt8]] = [:]

  /// Where the files stand when they are read again.
  private static let folder = "dossier"
  /// Bytes of all files together.
  private static let limit = 8 << 20

  /// Opens a dossier for a rehearsal: the candidate's papers and mandate; an official client or bank never.
  ///
  /// - Throws: ``Failure`` when the papers are longer than any candidate's.
  static func taken(of folder: String, exams: [Exam]) throws -> (PaperSnapshot, LoadedDossier) {
    let files = RecordingFiles(LiveFiles())
    let loaded = DossierSource(files, exams: exams, juryPapers: .rehearsal).load(folder)
    var snapshot = PaperSnapshot()
    for (path, bytes) in files.opened {
      snapshot.files[String(path.dropFirst(joined(folder, "").count))] = bytes
    }
    guard snapshot.files.values.reduce(0, { $0 + $1.count }) <= limit else {
      throw Failure(
        .unreadable, "\(folder) : ces papiers dépassent \(limit >> 20) Mio, une répétition ne les garde pas.")
    }
    return (snapshot, loaded)
  }

  /// The dossier again, from what was kept; `nil` where there was none.
  func dossier(for exam: Exam) -> Dossier? {
    guard !files.isEmpty else { return nil }
    var tree = MemoryFiles()
    for (path, bytes) in files { tree.add(joined(Self.folder, path), bytes) }
    return DossierSource(tree, exams: [exam], juryPapers: .rehearsal).load(Self.folder).dossier
  }

  /// SHA-256 over what the candidate handed in.
  var digest: String {
    let papers = files.filter { !["mandat.yaml", "client.yaml", "modifications.yaml"].contains($0.key) }
    return SHA256Digest.hex(ofFiles: papers.sorted { $0.key < $1.key }.map { (path: $0.key, bytes: $0.value) })
  }

  // MARK: Notes

  var json: CanonicalJSON { .object(files.map { .init($0.key, .string(Base64URL.encode($0.value))) }) }

  init() {}

  init?(_ json: CanonicalJSON?) {
    guard let members = json?.members else { return nil }
    for member in members {
      guard let bytes = member.value.string.flatMap({ Base64URL.decode($0) }) else { return nil }
      files[member.key] = bytes
    }
  }
}

/// A file system that keeps the bytes of what was opened.
private final class RecordingFiles: FileTree {
  private let base: any FileTree
  private let kept = Mutex<[String: [UInt8]]>([:])

  init(_ base: any FileTree) { self.base = base }

  var opened: [String: [UInt8]] { kept.withLock { $0 } }

  func kind(of path: String) throws(FileTreeError) -> EntryKind? { try base.kind(of: path) }
  func list(_ folder: String) throws(FileTreeError) -> [String] { try base.list(folder) }

  func read(_ path: String, limit: Int) throws(FileTreeError) -> [UInt8] {
    let bytes = try base.read(path, limit: limit)
    kept.withLock { $0[path] = bytes }
    return bytes
  }
}
