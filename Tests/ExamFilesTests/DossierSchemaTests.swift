// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Exams
import Foundation
import Negotiation
import Testing

@testable import ExamFiles

/// The schemas of a dossier's files know the keys and the words that the loader knows.
struct DossierSchemaTests {
  private func schema(_ name: String) throws -> SchemaFile { try SchemaFile("Scenarios/schemas/\(name).schema.json") }

  /// What the loader asks for over some files, but for the keys of groups whose keys are free.
  private func asked(_ texts: [String], _ read: (YAMLReading) -> Void) -> [String: Set<String>] {
    let groups = texts.flatMap { text in
      let reading = YAMLReading(Array(text.utf8), file: "f.yaml")
      reading.recordsKeys = true
      read(reading)
      #expect(reading.problems.isEmpty, "\(reading.problems.map(\.message))")
      return reading.askedKeys.filter { !$0.key.hasSuffix("priorites") }.map { ($0.key, $0.value) }
    }
    return SchemaFile.merge(groups)
  }

  private func hold(_ name: String, _ texts: [String], _ read: (YAMLReading) -> Void) throws {
    let known = try schema(name).keys
    let asked = asked(texts, read)
    #expect(known.keys.sorted() == asked.keys.sorted())
    for (path, keys) in asked { #expect(known[path] == keys, "under « \(path) »") }
  }

  @Test func `dossier.yaml`() throws {
    let text = """
      epreuve: x
      candidat: { nom: y }
      pieces: [{ genre: fiche, fichier: f.md, annexes: [{ pages: 1 }] }]
      """
    try hold("dossier", [text]) { _ = DossierFile($0) }
    let schema = try schema("dossier")
    #expect(schema.words(["pieces", "genre"]) == Set(ExamVocabulary.paperKinds.words.map(\.word)))
    #expect(schema.words(["pieces", "remis"]) == Set(DossierVocabulary.handedOver.words.map(\.word)))
  }

  @Test(arguments: [("fiche", PaperKind.fiche), ("proposition", .proposal), ("projet", .project)])
  func `the front matter of a paper`(name: String, kind: PaperKind) throws {
    let terms = "conditions: [{ id: a, intitule: b, valeur: 1, plage: [0, 2], pas: 1 }]\n"
    try hold(name, [kind == .project ? "periode: { du: 2026-01-01, au: 2026-01-02 }" : terms]) { reading in
      var paper = Paper(kind: kind)
      FrontMatterReader(kind: kind).read(reading, into: &paper)
    }
  }

  @Test func `client.yaml`() throws {
    let role = """
      { nom: a, fonction: b, motivations: [{ soncas: argent, poids: 1 }], priorites: { x: 1 },
        limites: [{ condition: x }], objections: [{ texte: t }] }
      """
    try hold("client", [role, "clients: [\(role)]"]) { _ = JuryReader.clients($0) }
    let schema = try schema("client")
    #expect(schema.words(["profil"]) == Set(DossierVocabulary.profiles.words.map(\.word)))
    #expect(schema.words(["motivations", "soncas"]) == Set(DossierVocabulary.motives.words.map(\.word)))
    #expect(schema.words(["objections", "moment"]) == Set(DossierVocabulary.moments.words.map(\.word)))
  }

  @Test func `mandat.yaml`() throws {
    let mandate = "{ priorites: { x: 1 }, limites: [{ condition: x }] }"
    try hold("mandat", [mandate, "mandats: [\(mandate)]"]) { _ = JuryReader.mandates($0) }
  }

  @Test func `modifications.yaml`() throws {
    let effects = [
      "condition: x, valeur: 1", "interlocuteur: { fonction: f }", "motivation: { soncas: argent, poids: 1 }",
      "concurrent: { nom: n }", "contexte: c",
    ]
    let list = effects.map { "{ \($0) }" }.joined(separator: ", ")
    try hold("modifications", ["modifications: [{ champ: humain, texte: t, effets: [\(list)] }]"]) {
      _ = ChangeReader.bank($0)
    }
    let schema = try schema("modifications")
    #expect(schema.words(["modifications", "champ"]) == Set(ExamVocabulary.changeFields.words.map(\.word)))
    #expect(schema.words(["modifications", "genre"]) == Set(DossierVocabulary.changeKinds.words.map(\.word)))
  }

  @Test func `calibrage.yaml`() throws {
    let found = "severites: { m01: 2 }, impossibles: [[m03], [m04, m07]]"
    let one = "{ fiche: 1, empreinte: a, tirage: K7-42, echantillons: 2, \(found) }"
    let schema = try schema("calibrage")
    let reading = YAMLReading(Array("calibrages: [\(one)]".utf8), file: "f.yaml")
    reading.recordsKeys = true
    let read = JuryReader.calibrations(reading)
    #expect(reading.problems.isEmpty)
    #expect(read.first?.severities == ["m01": 2])
    #expect(read.first?.impossible == [["m03"], ["m04", "m07"]])
    let asked = reading.askedKeys.filter { !$0.key.hasSuffix("severites") }
    #expect(schema.keys == asked)
  }

  @Test func `a domain of negotiation`() throws {
    func party(_ role: String) -> String {
      "{ role: \(role), weights: [1], bias: 0, value_functions: [{ type: table, values: [0, 1] }], reservation: 0.1 }"
    }
    let text = """
      schema: negotiation-domain/1
      id: a
      title: b
      n_outcomes: 2
      issues: [{ name: prix, kind: integer_grid, unit: EUR, values: [1, 2] }]
      parties: [\(party("seller")), \(party("buyer"))]
      """
    try hold("negotiation-domain", [text]) { reading in _ = reading.read { $0.domainDraft() } }
    let schema = try schema("negotiation-domain")
    #expect(schema.words(["issues", "kind"]) == Set(Negotiation.Issue.Kind.allCases.map(\.rawValue)))
  }

  @Test func `a severity out of 1…3 is told at its place`() {
    let text = "calibrages:\n  - { empreinte: a, tirage: K7-42, echantillons: 2, severites: { m01: 4 } }\n"
    let reading = YAMLReading(Array(text.utf8), file: "f.yaml")
    _ = JuryReader.calibrations(reading)
    #expect(reading.problems.map(\.location?.line) == [2])
  }

  @Test func `every file of a scenario names its schema`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Scenarios")
    for name in try FileManager.default.contentsOfDirectory(atPath: root.path) where name != "schemas" {
      for kind in ["dossier", "client", "modifications", "mandat"] {
        let file = root.appending(path: name).appending(path: "\(kind).yaml")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
        #expect(text.hasPrefix("# yaml-language-server: $schema=../schemas/\(kind).schema.json\n"), "\(name)/\(kind)")
      }
    }
  }
}
