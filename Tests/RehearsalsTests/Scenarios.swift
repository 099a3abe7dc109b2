// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import Exams
import Foundation
import FrenchText
import Testing

@testable import Rehearsals

/// The dossiers of `Scenarios/`, as a candidate would rehearse on them.
enum Shipped {
  /// Folder, and the fiche that is played.
  static let situations: [(folder: String, number: Int?)] = [
    ("ntc-menuiserie-cn", nil), ("ntc-froid-commercial", nil), ("nrc-e4-fermetures", 1), ("nrc-e4-fermetures", 2),
    ("nrc-e4-fermetures", 3), ("tc-e4-traitement-eau", 1), ("tc-e4-traitement-eau", 2),
  ]

  static func dossier(_ folder: String) throws -> Dossier {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Scenarios/\(folder)")
      .standardizedFileURL
    var files = MemoryFiles()
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      if let bytes = try? Data(contentsOf: root.appending(path: path)) { files.add("d/\(path)", Array(bytes)) }
    }
    let loaded = DossierLoader(files, examIDs: Sample.exams.map(\.id)) { id in
      Sample.exams.first { $0.id == id }.map { ConformityCheck($0) }
    }
    return try #require(loaded.load("d").dossier)
  }

  static func papers(_ folder: String, _ number: Int?) throws -> CandidatePapers {
    let dossier = try dossier(folder)
    return CandidatePapers(Situation(exam: try Sample.exam(dossier.exam), dossier: dossier, number: number))
  }

  static func mandate(_ folder: String, _ number: Int?) throws -> Mandate? {
    let mandates = try dossier(folder).jury.mandates
    return mandates.first { $0.fiche == number } ?? mandates.first { $0.fiche == nil }
  }
}
