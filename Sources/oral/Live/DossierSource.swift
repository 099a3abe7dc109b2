// SPDX-License-Identifier: GPL-3.0-or-later

import Archive
import ExamFiles
import Exams

/// Dossier folders: read, held to their exam, and known by a digest.
struct DossierSource {
  let files: any FileTree
  private let loader: DossierLoader

  init(_ files: any FileTree, exams: [Exam]) {
    self.files = files
    loader = DossierLoader(files, examIDs: exams.map(\.id)) { id in
      exams.first { $0.id == id }.map { ConformityCheck($0) }
    }
  }

  func load(_ folder: String) -> LoadedDossier { loader.load(folder) }

  /// SHA-256 over the regular files of the folder; `nil` when one of them cannot be read.
  func digest(of folder: String) -> String? {
    var found: [(path: String, bytes: [UInt8])] = []
    do {
      try collect(folder, "", depth: 0, into: &found)
    } catch {
      return nil
    }
    return SHA256Digest.hex(ofFiles: found)
  }

  private func collect(
    _ folder: String, _ prefix: String, depth: Int, into found: inout [(path: String, bytes: [UInt8])]
  ) throws(FileTreeError) {
    guard depth <= 4 else { return }
    for name in try files.list(folder) where !name.hasPrefix(".") && found.count < 500 {
      let path = joined(folder, name)
      let relative = prefix.isEmpty ? name : prefix + "/" + name
      switch try files.kind(of: path) {
      case .file: found.append((relative, try files.read(path, limit: 64 << 20)))
      case .folder: try collect(path, relative, depth: depth + 1, into: &found)
      case .symbolicLink, .other, nil: continue
      }
    }
  }
}
