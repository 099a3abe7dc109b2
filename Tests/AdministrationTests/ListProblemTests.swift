// SPDX-License-Identifier: GPL-3.0-or-later

import Administration
import Diagnostics
import ExamFiles
import Exams
import Foundation
import Grids
import Testing

/// One folder of `Problems`: a list, and what is to be said of it.
struct ListCase: Sendable, CustomTestStringConvertible {
  let name: String
  let folder: URL

  var testDescription: String { name }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Problems")

  static let all: [ListCase] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).sorted().map {
      ListCase(name: $0, folder: root.appending(path: $0))
    }

  var list: CandidateListFile {
    get throws {
      let bytes = try Data(contentsOf: folder.appending(path: "liste.csv"))
      return CandidateListFile(
        Array(bytes), file: "liste.csv", exams: ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) }))
    }
  }

  /// What is said of the list, one problem after the other.
  var said: String {
    get throws {
      let list = try list
      let problems = list.problems.map { problem in
        "\(problem.location?.description ?? "?"): \(problem.severity.rawValue): \(problem.message) [\(problem.code)]\n  \(problem.hint)\n"
      }
      return problems.joined() + (list.problems.hasErrors ? "refusée\n" : "\(list.convocations.count) convocations\n")
    }
  }
}

@Suite struct `Problems of a list of candidates` {
  /// Set `ORAL_ENREGISTRER=1` to write what is said as what is expected; the test then fails, so that somebody reads it.
  private static let records = ProcessInfo.processInfo.environment["ORAL_ENREGISTRER"] != nil

  @Test(arguments: ListCase.all)
  func `Each problem is told in the words expected, at its place`(problem: ListCase) throws {
    let golden = problem.folder.appending(path: "attendu.txt")
    let said = try problem.said
    if Self.records {
      try said.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("recorded \(golden.lastPathComponent) of \(problem.name)")
      return
    }
    #expect(try said == String(contentsOf: golden, encoding: .utf8))
  }

  @Test func `Every code is provoked by one of the cases`() throws {
    let sources = ListCase.root.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources")
    var codes: Set<String> = ["liste.candidat-occupe", "liste.jury-occupe", "liste.salle-occupee"]
    for folder in ["Administration/Convocations", "ExamFiles/Lists"] {
      let path = sources.appending(path: folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: path.path) {
        let source = try String(contentsOf: path.appending(path: name), encoding: .utf8)
        codes.formUnion(source.matches(of: /"(liste\.[a-z0-9-]+)"/).map { String($0.1) })
      }
    }
    let provoked = try ListCase.all.map { try $0.said }.joined()
    #expect(codes.count > 20)
    #expect(codes.filter { !provoked.contains("[\($0)]") }.sorted() == [])
  }

  @Test func `A list is read alike with any separator, line end and byte-order mark`() throws {
    let lines = ["numéro;nom;prénom;épreuve;jour;heure;salle", "1;Éluard;Noël;tc-e4;12/05/2026;8h;B 1"]
    let plain = try #require(read(lines.joined(separator: "\n")).first)
    for separator in [";", ",", "\t"] {
      for end in ["\n", "\r\n", "\r"] {
        let text = lines.map { $0.replacing(";", with: separator) + end }.joined()
        #expect(read(text) == [plain])
        #expect(read("\u{FEFF}" + text) == [plain])
      }
    }
    #expect(plain.candidate.name == "Noël Éluard")
  }

  private func read(_ text: String) -> [Convocation] {
    CandidateListFile(
      Array(text.utf8), file: "liste.csv", exams: ExamCatalogue(shipped: Grids.all.map { ($0.file, $0.bytes) })
    ).convocations
  }
}
