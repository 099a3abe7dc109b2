// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Foundation
import Testing

/// One folder of `Problems`: a definition, and what is to be said of it.
struct ProblemCase: Sendable, CustomTestStringConvertible {
  let name: String
  let folder: URL

  var testDescription: String { name }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Problems")

  static let all: [ProblemCase] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).sorted().map {
      ProblemCase(name: $0, folder: root.appending(path: $0))
    }

  /// What is said of the definition, one problem after the other.
  var said: String {
    get throws {
      let bytes = try Data(contentsOf: folder.appending(path: "essai.yaml"))
      let definition = ExamFile(Array(bytes), file: "essai.yaml")
      let problems = definition.problems.map { problem in
        let place = problem.location.map(\.description) ?? "?"
        return "\(place): \(problem.severity.rawValue): \(problem.message) [\(problem.code)]\n"
          + (problem.hint.isEmpty ? "" : "  \(problem.hint)\n")
      }
      return problems.joined() + (definition.exam == nil ? "refusée\n" : "admise\n")
    }
  }
}

@Suite struct `Problems of a definition` {
  /// Set `ORAL_ENREGISTRER=1` to write what is said as what is expected; the test then fails, so that somebody reads it.
  private static let records = ProcessInfo.processInfo.environment["ORAL_ENREGISTRER"] != nil

  @Test(arguments: ProblemCase.all)
  func `Each problem is told in the words expected, at its place`(problem: ProblemCase) throws {
    let golden = problem.folder.appending(path: "attendu.txt")
    let said = try problem.said
    if Self.records {
      try said.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("recorded \(golden.lastPathComponent) of \(problem.name)")
      return
    }
    #expect(try said == String(contentsOf: golden, encoding: .utf8))
  }

  @Test func `Every code that a rule can give is provoked by one of the cases`() throws {
    let sources = ProblemCase.root.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources")
    var codes: Set<String> = []
    for folder in ["Exams/Rules", "ExamFiles/Exams"] {
      let path = sources.appending(path: folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: path.path) {
        let source = try String(contentsOf: path.appending(path: name), encoding: .utf8)
        codes.formUnion(source.matches(of: /\.(?:contradiction|oddity)\(\s*"([a-z-]+)"/).map { "epreuve.\($0.1)" })
        codes.formUnion(source.matches(of: /"(epreuve\.[a-z-]+)"/).map { String($0.1) })
      }
    }
    // Told across files; `ExamCatalogueTests` provokes it.
    codes.remove("epreuve.critere-homonyme")
    let provoked = try ProblemCase.all.map { try $0.said }.joined()
    #expect(codes.count > 20)
    #expect(codes.filter { !provoked.contains("[\($0)]") }.sorted() == [])
  }
}
