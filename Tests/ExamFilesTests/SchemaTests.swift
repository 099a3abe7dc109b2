// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Grids
import Testing

@testable import ExamFiles

/// A JSON Schema as nested dictionaries, with what the tests ask of it.
struct SchemaFile {
  let root: [String: Any]

  init(_ name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appending(path: name))
    root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func resolved(_ schema: [String: Any]) -> [String: Any] {
    guard let reference = schema["$ref"] as? String, let name = reference.split(separator: "/").last,
      let definitions = root["$defs"] as? [String: [String: Any]]
    else { return schema }
    return definitions[String(name)] ?? [:]
  }

  /// The keys of each group, by the shape of its path: `phases[]` → `id`, `genre`…
  var keys: [String: Set<String>] { Self.merge(collect(root, "")) }

  private func collect(_ schema: [String: Any], _ path: String) -> [(String, Set<String>)] {
    let schema = resolved(schema)
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    var found = properties.isEmpty ? [] : [(path, Set(properties.keys))]
    for (key, property) in properties { found += collect(property, path.isEmpty ? key : "\(path).\(key)") }
    if let items = schema["items"] as? [String: Any] { found += collect(items, path + "[]") }
    for choice in schema["oneOf"] as? [[String: Any]] ?? [] { found += collect(choice, path) }
    return found
  }

  /// The words allowed for a key, wherever it stands under the path.
  func words(_ path: [String]) -> Set<String> {
    var schema = root
    for step in path {
      schema = resolved(schema)
      let choices = (schema["oneOf"] as? [[String: Any]] ?? []).map(resolved)
      let properties = ([schema] + choices).compactMap { ($0["properties"] as? [String: [String: Any]])?[step] }
      guard let next = properties.first else { return [] }
      schema = resolved(next)
      if let items = schema["items"] as? [String: Any] { schema = resolved(items) }
    }
    return Set((schema["enum"] as? [Any] ?? []).map { "\($0)" })
  }

  static func merge(_ groups: [(String, Set<String>)]) -> [String: Set<String>] {
    Dictionary(groups) { $0.union($1) }
  }
}

@Suite struct `The schema of a definition` {
  /// What the loader asks for, over the shipped definitions and one that derives a mark.
  private func asked() throws -> [String: Set<String>] {
    let derived = "decision: { genre: note, calcul: { genre: moyenne_ponderee } }\n"
    let files = Grids.all.map(\.bytes) + [Array(derived.utf8)]
    return SchemaFile.merge(
      files.flatMap { bytes in
        let reading = YAMLReading(bytes, file: "f.yaml")
        reading.recordsKeys = true
        _ = reading.read { $0.exam() }
        return reading.askedKeys.map { ($0.key, $0.value) }
      })
  }

  @Test func `The loader and the schema know the same keys`() throws {
    let known = try SchemaFile("Grids/schemas/epreuve.schema.json").keys
    let asked = try asked()
    #expect(known.keys.sorted() == asked.keys.sorted())
    for (path, keys) in asked { #expect(known[path] == keys, "under \(quoted(path))") }
  }

  private func quoted(_ path: String) -> String { path.isEmpty ? "the file" : path }

  @Test func `The loader and the schema know the same words`() throws {
    let schema = try SchemaFile("Grids/schemas/epreuve.schema.json")
    func hold<Value>(_ vocabulary: Vocabulary<Value>, _ path: String...) {
      #expect(Set(vocabulary.words.map(\.word)) == schema.words(path), "\(path)")
    }
    hold(ExamVocabulary.forms, "forme")
    hold(ExamVocabulary.natures, "total", "nature")
    hold(ExamVocabulary.natures, "phases", "nature")
    hold(ExamVocabulary.phaseKinds, "phases", "genre")
    hold(ExamVocabulary.paperKinds, "pieces", "genre")
    hold(ExamVocabulary.effects, "consequences", "absent", "effet")
    hold(ExamVocabulary.deliveries, "modifications", "remise")
    hold(ExamVocabulary.changeFields, "modifications", "champs")
    hold(ExamVocabulary.choiceCounts, "choix", "nombre")
    hold(ExamVocabulary.decisions, "decision", "genre")
    hold(ExamVocabulary.validations, "decision", "validation")
    hold(ExamVocabulary.disclosures, "decision", "note_au_candidat")
    hold(ExamVocabulary.derivations, "decision", "calcul", "genre")
  }

  @Test func `Every definition names its schema`() {
    for shipped in Grids.all {
      let text = String(decoding: shipped.bytes, as: UTF8.self)
      #expect(text.contains("\n# yaml-language-server: $schema=schemas/epreuve.schema.json\n"), "\(shipped.file)")
    }
  }
}
