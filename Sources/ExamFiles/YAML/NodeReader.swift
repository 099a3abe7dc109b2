// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import FrenchText

/// One value of a YAML file, to be read as what it should be. A wrong type is reported and gives `nil`.
public struct NodeReader {
  let node: YAMLNode
  /// Structural path of the value, such as `phases[3].evalue`; empty for the whole file.
  public let path: String
  public let reading: YAMLReading

  init(_ node: YAMLNode, path: String, in reading: YAMLReading) {
    self.node = node
    self.path = path
    self.reading = reading
  }

  public var location: SourceLocation { reading.location(node.place) }

  /// Reports a problem of this value.
  public func report(_ code: String, _ message: String, hint: String = "") {
    reading.report(code, node.place, path: path, message, hint: hint)
  }

  private func expected(_ what: String, hint: String = "") {
    report("yaml.type", "\(subject) attend \(what), non \(node.described).", hint: hint)
  }

  /// The last key of the path, for a message.
  private var subject: String {
    guard let key = path.split(separator: ".").last else { return "Le fichier" }
    return key.hasSuffix("]") ? "Un élément de « \(key.prefix { $0 != "[" }) »" : "« \(key) »"
  }

  /// The text of a scalar, as written and without a word when it is something else.
  public var scalarText: String? {
    guard case .scalar(let text, _) = node.content, !node.isNull else { return nil }
    return text
  }

  /// The text, which is not empty; numbers and words are texts, too.
  public func text() -> String? {
    guard case .scalar(let text, _) = node.content, !node.isNull else {
      expected("un texte")
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      expected("un texte", hint: "Écrivez-le, ou retirez la clé si elle est facultative.")
      return nil
    }
    return reading.typesets ? text.typeset : text
  }

  /// A whole number within the range.
  public func integer(_ range: ClosedRange<Int> = 0...1_000_000) -> Int? {
    guard case .scalar(let text, _) = node.content, let number = Int(text) else {
      expected("un nombre entier")
      return nil
    }
    guard range.contains(number) else {
      report("yaml.valeur", "\(subject) vaut \(number) ; il faut de \(range.lowerBound) à \(range.upperBound).")
      return nil
    }
    return number
  }

  /// A number as people write it: `0.5`, `0,5`, `48 500`.
  public func decimal() -> Decimal64? {
    guard case .scalar(let text, _) = node.content, let number = Decimal64(text) else {
      expected("un nombre", hint: "Par exemple 48 500 ou 0,5.")
      return nil
    }
    return number
  }

  public func boolean() -> Bool? {
    if case .scalar(let text, _) = node.content {
      if text == "true" { return true }
      if text == "false" { return false }
    }
    expected("true ou false", hint: "Écrivez true pour oui, false pour non, sans guillemets.")
    return nil
  }

  public func day() -> Day? {
    guard case .scalar(let text, _) = node.content, let day = Day(text) else {
      expected("une date", hint: "Écrivez-la année-mois-jour : 2026-05-12.")
      return nil
    }
    return day
  }

  /// One of the words, and what it names.
  public func choice<Value>(_ vocabulary: Vocabulary<Value>) -> Value? {
    guard case .scalar(let text, _) = node.content, !node.isNull else {
      expected("un mot", hint: "Valeurs possibles : \(vocabulary.words.map(\.word).frenchList("ou")).")
      return nil
    }
    if let value = vocabulary.value(text) { return value }
    let suggestion = nearest(to: text, among: vocabulary.words.map(\.word))
    report(
      "yaml.valeur", "\(subject) ne connaît pas « \(text) ».",
      hint: suggestion.map { "Vouliez-vous dire « \($0) » ?" }
        ?? "Valeurs possibles : \(vocabulary.words.map(\.word).frenchList("ou")).")
    return nil
  }

  /// Each item of a list, read by `body`; items that give `nil` are left out.
  public func list<Item>(_ body: (NodeReader) -> Item?) -> [Item]? {
    guard case .sequence(let items) = node.content else {
      expected("une liste", hint: "Mettez chaque élément à la ligne après un tiret, ou le tout entre crochets.")
      return nil
    }
    return items.enumerated().compactMap { index, item in
      body(NodeReader(item, path: "\(path)[\(index)]", in: reading))
    }
  }

  /// A list of texts.
  public func texts() -> [String]? { list { $0.text() } }

  /// A group of keys, read by `body`; the keys that `body` did not ask for are then reported as unknown.
  public func mapping<Value>(_ body: (MappingReader) -> Value) -> Value? {
    guard case .mapping(let entries) = node.content else {
      expected("un groupe de clés", hint: "Par exemple « { id: …, intitule: … } ».")
      return nil
    }
    let reader = MappingReader(entries, self)
    let value = body(reader)
    reader.reportUnknownKeys()
    return value
  }
}
