// SPDX-License-Identifier: GPL-3.0-or-later

public import FrenchText

/// A group of keys, read key by key. It remembers the keys asked for, and so knows those that nobody asks for.
///
/// Methods without a default read a required key: when it is missing or wrong they report it and give a placeholder.
/// `optional…` methods give `nil` when the key is absent or left empty.
public final class MappingReader {
  private let entries: [YAMLNode.Entry]
  private let owner: NodeReader
  private var asked: [String] = []
  private var acceptsAnyKey = false

  init(_ entries: [YAMLNode.Entry], _ owner: NodeReader) {
    self.entries = entries
    self.owner = owner
  }

  public var path: String { owner.path }
  public var reading: YAMLReading { owner.reading }

  /// Reports a problem of the group as a whole.
  public func report(_ code: String, _ message: String, hint: String = "") {
    owner.report(code, message, hint: hint)
  }

  /// The value of a key, or `nil` when it is absent or left empty.
  public func optional(_ key: String) -> NodeReader? {
    asked.append(key)
    reading.noteAsked(key, at: path)
    guard let entry = entries.first(where: { $0.key == key }), !entry.value.isNull else { return nil }
    return NodeReader(entry.value, path: path.isEmpty ? key : "\(path).\(key)", in: reading)
  }

  /// The value of a key that must be there.
  public func required(_ key: String) -> NodeReader? {
    if let value = optional(key) { return value }
    let written = entries.first { $0.key == key }
    reading.report(
      "yaml.cle-absente", written?.keyPlace ?? owner.node.place, path: path.isEmpty ? key : "\(path).\(key)",
      written == nil ? "La clé « \(key) » manque." : "La clé « \(key) » n’a pas de valeur.",
      hint: "Ajoutez « \(key): … ».")
    return nil
  }

  /// The keys written, in order; for a group whose keys are free (weights by term, say).
  public var keys: [String] { entries.map(\.key) }

  /// Takes the keys as known without reading them; for a group whose kind could not be read.
  public func skip(_ keys: [String]) { asked += keys }

  /// Takes whatever keys there are as known.
  public func acceptOtherKeys() { acceptsAnyKey = true }

  /// Reads every key, in order; for a group whose keys are free. O(n), however many there are.
  public func each(_ body: (String, NodeReader) -> Void) {
    acceptsAnyKey = true
    for entry in entries {
      body(entry.key, NodeReader(entry.value, path: path.isEmpty ? entry.key : "\(path).\(entry.key)", in: reading))
    }
  }

  /// Enough to mend a file; one written for something else has any number.
  private static let mostUnknownKeys = 20

  func reportUnknownKeys() {
    guard !acceptsAnyKey else { return }
    let written = keys
    let possible = asked.filter { !written.contains($0) }.sorted().joined(separator: ", ")
    for entry in entries.lazy.filter({ [asked] in !asked.contains($0.key) }).prefix(Self.mostUnknownKeys) {
      let suggestion = nearest(to: entry.key, among: asked)
      reading.report(
        "yaml.cle-inconnue", entry.keyPlace, path: path, "Clé inconnue : « \(entry.key) ».",
        hint: suggestion.map { "Vouliez-vous dire « \($0) » ?" }
          ?? (possible.isEmpty ? "Retirez-la : elle n’est pas lue." : "Clés possibles : \(possible)."))
    }
  }
}

// Required keys.
extension MappingReader {
  public func text(_ key: String) -> String { required(key)?.text() ?? "" }

  public func integer(_ key: String, _ range: ClosedRange<Int> = 0...1_000_000) -> Int {
    required(key)?.integer(range) ?? range.lowerBound
  }

  public func boolean(_ key: String) -> Bool { required(key)?.boolean() ?? false }

  /// `nil` only when a problem was reported.
  public func choice<Value>(_ key: String, _ vocabulary: Vocabulary<Value>) -> Value? {
    required(key)?.choice(vocabulary)
  }

  public func list<Item>(_ key: String, _ body: (NodeReader) -> Item?) -> [Item] { required(key)?.list(body) ?? [] }

  /// A list of groups of keys.
  public func groups<Item>(_ key: String, _ body: (MappingReader) -> Item) -> [Item] {
    list(key) { $0.mapping(body) }
  }

  /// `nil` only when a problem was reported.
  public func group<Value>(_ key: String, _ body: (MappingReader) -> Value) -> Value? { required(key)?.mapping(body) }
}

// Keys that may be absent.
extension MappingReader {
  public func optionalText(_ key: String) -> String? { optional(key)?.text() }

  public func optionalInteger(_ key: String, _ range: ClosedRange<Int> = 0...1_000_000) -> Int? {
    optional(key)?.integer(range)
  }

  public func optionalDecimal(_ key: String) -> Decimal64? { optional(key)?.decimal() }

  public func optionalDay(_ key: String) -> Day? { optional(key)?.day() }

  public func boolean(_ key: String, default absent: Bool) -> Bool { optional(key)?.boolean() ?? absent }

  public func optionalBoolean(_ key: String) -> Bool? { optional(key)?.boolean() }

  public func optionalChoice<Value>(_ key: String, _ vocabulary: Vocabulary<Value>) -> Value? {
    optional(key)?.choice(vocabulary)
  }

  /// Empty when the key is absent.
  public func optionalList<Item>(_ key: String, _ body: (NodeReader) -> Item?) -> [Item] {
    optional(key)?.list(body) ?? []
  }

  public func optionalTexts(_ key: String) -> [String] { optional(key)?.texts() ?? [] }

  /// A list of groups of keys, empty when the key is absent.
  public func optionalGroups<Item>(_ key: String, _ body: (MappingReader) -> Item) -> [Item] {
    optionalList(key) { $0.mapping(body) }
  }

  public func optionalGroup<Value>(_ key: String, _ body: (MappingReader) -> Value) -> Value? {
    optional(key)?.mapping(body)
  }
}
