// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import FrenchText
import Negotiation
import Testing

@testable import ExamFiles

/// One folder of `Problems`: a domain's file, and what is to be said of it.
struct DomainCase: Sendable, CustomTestStringConvertible {
  let name: String
  let folder: URL

  var testDescription: String { name }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Problems")

  static let all: [DomainCase] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).sorted().map {
      DomainCase(name: $0, folder: root.appending(path: $0))
    }

  /// What is said of the file, one problem after the other.
  var said: String {
    get throws {
      let file = DomainFile(Array(try Data(contentsOf: folder.appending(path: "domaine.json"))), file: "domaine.json")
      let problems = file.problems.map { problem in
        let place = problem.location.map(\.description) ?? "?"
        return "\(place): \(problem.severity.rawValue): \(problem.message) [\(problem.code)]\n"
          + (problem.hint.isEmpty ? "" : "  \(problem.hint)\n")
      }
      return problems.joined() + (file.domain == nil ? "refusé\n" : "admis\n")
    }
  }
}

@Suite struct `Problems of a domain's file` {
  /// Set `ORAL_ENREGISTRER=1` to write what is said as what is expected; the test then fails, so that somebody reads it.
  private static let records = ProcessInfo.processInfo.environment["ORAL_ENREGISTRER"] != nil

  @Test(arguments: DomainCase.all)
  func `each problem is told in the words expected, at its place`(problem: DomainCase) throws {
    let golden = problem.folder.appending(path: "attendu.txt")
    let said = try problem.said
    if Self.records {
      try said.write(to: golden, atomically: true, encoding: .utf8)
      Testing.Issue.record("recorded \(golden.lastPathComponent) of \(problem.name)")
      return
    }
    #expect(try said == String(contentsOf: golden, encoding: .utf8))
  }

  @Test func `every code that a domain's file can be given is provoked by one of the cases`() throws {
    let sources = DomainCase.root.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources")
    var codes: Set<String> = []
    for folder in ["Negotiation/Domain", "ExamFiles/Negotiation"] {
      let path = sources.appending(path: folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: path.path) {
        let source = try String(contentsOf: path.appending(path: name), encoding: .utf8)
        codes.formUnion(source.matches(of: /"(negociation\.[a-z-]+)"/).map { String($0.1) })
        if name.hasSuffix("+Wording.swift") {
          codes.formUnion(source.matches(of: /\(\s*"([a-z]+)", "/).map { "negociation.\($0.1)" })
        }
      }
    }
    let provoked = try DomainCase.all.map { try $0.said }.joined()
    #expect(codes.count > 15)
    #expect(codes.filter { !provoked.contains("[\($0)]") }.sorted() == [])
  }

  @Test(arguments: [
    ("0.3571", 3571, 4), ("1", 1, 0), ("-0.50", -5, 1), ("0", 0, 0), ("1e-06", 1, 6), ("2.50E+1", 25, 0), ("0.0", 0, 0),
    ("12.5e2", 1250, 0), ("0.123456789012345678", 123_456_789_012_345_678, 18),
  ])
  func `a number is read exactly as JSON spells it`(literal: String, units: Int64, scale: Int) throws {
    let number = try #require(Decimal64(literal: literal))
    #expect(number == Decimal64(units: units, scale: scale))
  }

  @Test(arguments: [
    "", "-", "01", ".5", "1.", "1e", "1e+", "0,5", " 1", "1 ", "+1", "1e400", "0.1234567890123456789", "NaN", "1_0",
    "1.5.2",
  ])
  func `anything else is no number`(literal: String) {
    #expect(Decimal64(literal: literal) == nil)
  }
}
