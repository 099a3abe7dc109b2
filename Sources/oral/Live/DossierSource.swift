// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ExamFiles
import Exams

/// Dossier folders: read, held to their exam, and known by a digest.
struct DossierSource {
  let files: any FileTree
  private let loader: DossierLoader

  init(_ files: any FileTree, exams: [Exam], juryPapers: JuryPaperReading = .all) {
    self.files = files
    loader = DossierLoader(files, examIDs: exams.map(\.id), juryPapers: juryPapers) { id in
      exams.first { $0.id == id }.map { ConformityCheck($0) }
    }
  }

  func load(_ folder: String) -> LoadedDossier { loader.load(folder) }

  /// SHA-256 over the regular files of the folder, one in memory at a time. A file that cannot be read counts by its
  /// name and by that. The calibration counts for nothing: a record is the same with and without it.
  func digest(of folder: String) -> String {
    var found: [(path: String, digest: String)] = []
    collect(folder, "", depth: 0, into: &found)
    return SHA256Digest.hex(ofDigests: found)
  }

  private func collect(
    _ folder: String, _ prefix: String, depth: Int, into found: inout [(path: String, digest: String)]
  ) {
    guard depth <= 8, let names = try? files.list(folder) else { return }
    for name in names where !name.hasPrefix(".") && (depth > 0 || name != CalibrationFile.name) {
      let path = joined(folder, name)
      let relative = prefix.isEmpty ? name : prefix + "/" + name
      switch try? files.kind(of: path) {
      case .file:
        let bytes = try? files.read(path, limit: 1 << 30)
        found.append((relative, bytes.map { SHA256Digest.hex(of: $0) } ?? "illisible"))
      case .folder: collect(path, relative, depth: depth + 1, into: &found)
      case .symbolicLink, .other, nil: continue
      }
    }
  }
}
