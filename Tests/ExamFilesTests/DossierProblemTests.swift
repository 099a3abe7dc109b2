// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import ExamFiles
import Exams
import Foundation
import Testing

/// A dossier spoiled in one way.
struct DossierCase: Sendable, CustomTestStringConvertible {
  let name: String
  let files: RefusingFiles

  var testDescription: String { name }

  /// What is said of the dossier.
  func said(_ control: Control) -> String {
    let loader = DossierLoader(files, examIDs: DossierSpecimens.checks.keys.sorted()) { DossierSpecimens.checks[$0] }
    let conformity = loader.load("d").conformity(by: control)
    let problems = conformity.diagnostics.map { problem in
      let place = problem.location.map(\.description) ?? "?"
      return "\(place): \(problem.severity.rawValue): \(problem.message) [\(problem.code)]\n"
        + (problem.hint.isEmpty ? "" : "  \(problem.hint)\n")
    }
    let consequences = [conformity.consequence, conformity.formalConsequence].compactMap { $0 }.map {
      "→ \($0.control.rawValue): \($0.effect?.rawValue ?? "–"): \($0.text)\n"
    }
    return problems.joined() + "= \(conformity.verdict.rawValue)\n" + consequences.joined()
  }

  /// For the commission, then for the authority where it differs.
  var said: String {
    let (first, second) = (said(.commission), said(.authority))
    let consequences = second.split(separator: "\n").filter { $0.hasPrefix("→") }.map { "\($0)\n" }
    return first == second ? first : first + consequences.joined()
  }
}

struct DossierProblemTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Dossiers")
  private static let records = ProcessInfo.processInfo.environment["ORAL_ENREGISTRER"] != nil

  @Test(arguments: DossierCase.all)
  func `each problem is told in the words expected, at its place`(dossier: DossierCase) throws {
    let golden = Self.folder.appending(path: "\(dossier.name).txt")
    if Self.records {
      try dossier.said.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("recorded \(dossier.name)")
      return
    }
    #expect(try dossier.said == String(contentsOf: golden, encoding: .utf8))
  }

  @Test func `no golden text is left without its case`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".txt") }
    #expect(names.sorted() == DossierCase.all.map { "\($0.name).txt" }.sorted())
  }

  @Test func `every code is provoked by a case`() throws {
    let sources = Self.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources")
    var codes: Set<String> = []
    for folder in ["Exams/Conformity", "ExamFiles/Dossier"] {
      let path = sources.appending(path: folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: path.path) {
        let source = try String(contentsOf: path.appending(path: name), encoding: .utf8)
        let pattern =
          /"((?:piece|rubrique|annexe|client|condition|jury|banque|modification|choix|controle|fichier|dossier|entete)\.[a-z0-9-]+)"/
        codes.formUnion(source.matches(of: pattern).map { String($0.1) }.filter { !$0.hasSuffix(".yaml") })
      }
    }
    codes.subtract(["dossier.yaml", "client.yaml"])
    let provoked = DossierCase.all.map(\.said).joined()
    #expect(codes.count > 50)
    #expect(codes.filter { !provoked.contains("[\($0)]") }.sorted() == [])
  }
}
