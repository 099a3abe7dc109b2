// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import Synchronization
import Testing

/// Notes which files were looked at in any way.
private final class WatchedFiles: FileTree {
  private let base: MemoryFiles
  private let seen = Mutex<Set<String>>([])

  init(_ files: [String: String]) { base = MemoryFiles(files) }

  var touched: Set<String> { seen.withLock { $0 } }

  func kind(of path: String) throws(FileTreeError) -> EntryKind? {
    seen.withLock { _ = $0.insert(path) }
    return try base.kind(of: path)
  }

  func list(_ folder: String) throws(FileTreeError) -> [String] { try base.list(folder) }

  func read(_ path: String, limit: Int) throws(FileTreeError) -> [UInt8] {
    seen.withLock { _ = $0.insert(path) }
    return try base.read(path, limit: limit)
  }
}

@Suite struct `A dossier read for a rehearsal` {
  private func load(isPractice: Bool, _ reading: JuryPaperReading) -> (LoadedDossier, touched: Set<String>) {
    let files = WatchedFiles([
      "d/dossier.yaml": "epreuve: x\npieces: []\n" + (isPractice ? "entrainement: true\n" : ""),
      "d/client.yaml": "nom: Solenn\nfonction: gérante\n",
      "d/modifications.yaml": "modifications: []\n",
      "d/mandat.yaml": "priorites: { prix: 100 }\n",
    ])
    let loader = DossierLoader(files, examIDs: ["x"], juryPapers: reading) { _ in nil }
    return (loader.load("d"), files.touched)
  }

  @Test func `leaves an official client and bank closed, and reads the mandate`() throws {
    let (loaded, touched) = load(isPractice: false, .rehearsal)
    let dossier = try #require(loaded.dossier)
    #expect(dossier.jury.clients.isEmpty && dossier.jury.bank.isEmpty)
    #expect(dossier.jury.mandates.map(\.priorities) == [["prix": 100]])
    #expect(touched.isDisjoint(with: ["d/client.yaml", "d/modifications.yaml"]))
  }

  @Test func `opens those of a practice dossier`() throws {
    let (loaded, touched) = load(isPractice: true, .rehearsal)
    #expect(try #require(loaded.dossier).jury.clients.map(\.name) == ["Solenn"])
    #expect(touched.isSuperset(of: ["d/client.yaml", "d/modifications.yaml"]))
  }

  @Test func `is otherwise read with all of the jury's papers`() throws {
    let (loaded, _) = load(isPractice: false, .all)
    #expect(try #require(loaded.dossier).jury.clients.count == 1)
  }
}
