// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import FrenchText
import Importing

/// The files that a candidate sent, opened one by one: every one that cannot be is told, not the first alone.
struct CandidateFiles {
  private(set) var refusals: [FileRefusal] = []
  private(set) var names: [String] = []
  private var items: [Item] = []

  private enum Item {
    case text(CandidateText, [TextReading.Note])
    case annex(CandidateFile)
  }

  init(refusals: [FileRefusal] = [], names: [String] = []) {
    self.refusals = refusals
    self.names = names
  }

  var texts: [CandidateText] {
    items.compactMap { if case .text(let text, _) = $0 { text } else { nil } }
  }

  static func read(_ paths: [String]) async -> CandidateFiles {
    var files = CandidateFiles()
    let reading = TextReading(LiveConverter())
    for path in paths {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      files.names.append(name)
      do {
        let file = CandidateFile(name: name, bytes: try files.bytes(path, name))
        guard file.kind.isText || !file.kind.isAnnex else {
          files.items.append(.annex(file))
          continue
        }
        let (text, notes) = try await reading.read(file)
        files.items.append(.text(text, notes))
      } catch let refusal as FileRefusal {
        files.refusals.append(refusal)
      } catch {
        files.refusals.append(FileRefusal("import.illisible", name, "\(error)", "", isOurs: true))
      }
    }
    return files
  }

  /// Puts them in a draft, in their order.
  ///
  /// - Returns: those that found no place.
  func fill(_ draft: inout DossierDraft) -> [FileRefusal] {
    var waiting: [(CandidateFile, Int)] = []
    for item in items {
      switch item {
      case .text(let text, let notes):
        for note in notes { draft.remark(note.severity, note.code, text.name, note.message, hint: note.hint) }
        draft.read(text)
      case .annex(let file): waiting.append((file, draft.papers.count))
      }
    }
    return waiting.compactMap { file, count -> FileRefusal? in
      do throws(FileRefusal) {
        try draft.attach(file, after: count)
        return nil
      } catch {
        return error
      }
    }
  }

  private func bytes(_ path: String, _ name: String) throws -> [UInt8] {
    do {
      return try LiveFiles().read(path, limit: CandidateFile.largest)
    } catch {
      switch error {
      case .tooLarge:
        throw FileRefusal(
          "import.trop-gros", name, "Ce fichier dépasse \(CandidateFile.largest >> 20) Mio : il n’est pas ouvert.",
          "Réduisez ses images, puis renvoyez-le.")
      case .wrongKind(_, .folder):
        throw FileRefusal(
          "import.fichier", path, "C’est un dossier, non un fichier.", "Donnez ses fichiers : \(path)/*", isOurs: true)
      case .missing, .wrongKind, .denied, .failed:
        throw FileRefusal("import.fichier", path, error.message, "Vérifiez le chemin.", isOurs: true)
      }
    }
  }
}

extension FileKind {
  /// Whether it can accompany a paper.
  fileprivate var isAnnex: Bool {
    switch self {
    case .pdf, .image, .spreadsheet: true
    case .docx, .odt, .doc, .rtf, .markdown, .other, .empty, .encrypted, .truncated: false
    }
  }
}
