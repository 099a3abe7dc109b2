// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import FrenchText

/// The reading of one YAML file: its content with places, and everything that is wrong with it.
///
/// Create one with the bytes, ask ``read(_:)`` for a value, then look at ``problems``:
///
///     let reading = YAMLReading(bytes, file: "dossier.yaml")
///     let dossier = reading.read { file in
///       Candidate(name: file.text("nom"), number: file.text("numero"))
///     }
///     guard !reading.problems.hasErrors else { … }
///
/// A required key that is missing or wrong gives a placeholder (an empty text, the low end of a range), so that reading
/// goes on and every problem is told at once: use the value only when there is no error.
public final class YAMLReading {
  public let file: String
  let root: YAMLNode?
  private var found: [Diagnostic]
  /// Whether texts are given as they are printed: typographic apostrophes and spaces.
  let typesets: Bool
  /// Whether ``askedKeys`` is kept; for the tests that hold schemas to loaders.
  public var recordsKeys = false
  /// Every key asked for, by the shape of the path of its group: `phases[]` → `id`, `genre`…
  public private(set) var askedKeys: [String: Set<String>] = [:]

  /// - Parameters:
  ///   - bytes: the file, or the front matter of a paper; UTF-8, with or without BOM, LF or CRLF.
  ///   - firstLine: the line of the file on which the bytes begin, from 1.
  ///   - typesets: whether texts are given as they are printed.
  public init(
    _ bytes: [UInt8], file: String, firstLine: Int = 1, limits: YAMLLimits = YAMLLimits(), typesets: Bool = false
  ) {
    self.file = file
    self.typesets = typesets
    let composed = YAMLComposer.compose(bytes, file: file, firstLine: firstLine, limits: limits)
    root = composed.root
    found = composed.problems.map { $0.diagnostic(in: file) }
  }

  /// Whether the text could be composed at all; its content may still be wrong.
  public var isReadable: Bool { root != nil }

  /// Whether the file's group of keys has this one.
  public func hasKey(_ key: String) -> Bool { root?.value(key) != nil }

  /// What was found wrong, in the order of the file.
  public var problems: [Diagnostic] {
    found.enumerated().sorted { a, b in
      let (x, y) = (a.element.location, b.element.location)
      return (x?.line ?? 0, x?.column ?? 0, a.offset) < (y?.line ?? 0, y?.column ?? 0, b.offset)
    }.map(\.element)
  }

  /// Reads the file's group of keys; `nil` when the text could not be composed or is no group of keys.
  public func read<Value>(_ body: (MappingReader) -> Value) -> Value? {
    root.flatMap { NodeReader($0, path: "", in: self).mapping(body) }
  }

  /// Adds problems found by rules of the domain, each located by its structural path.
  public func add(_ diagnostics: some Sequence<Diagnostic>) {
    found += diagnostics.map(located)
  }

  /// The same problem with its place in the file: that of its path, or of what is nearest to it.
  public func located(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.location == nil else { return diagnostic }
    var located = diagnostic
    located.location = location(of: diagnostic.path)
    return located
  }

  /// Where the value of a structural path stands, such as `phases[3].evalue[0]`.
  public func location(of path: String) -> SourceLocation {
    guard let root else { return SourceLocation(file: file) }
    return location(root.nearest(along: path).place)
  }

  func location(_ place: YAMLNode.Place) -> SourceLocation {
    SourceLocation(file: file, line: place.line, column: place.column)
  }

  func report(_ code: String, _ place: YAMLNode.Place, path: String, _ message: String, hint: String) {
    found.append(
      Diagnostic(.error, code, at: path, location: location(place), message.typographic, hint: hint.typographic))
  }

  func noteAsked(_ key: String, at path: String) {
    guard recordsKeys else { return }
    var shape = ""
    for character in path where !character.isNumber || !shape.hasSuffix("[") { shape.append(character) }
    askedKeys[shape, default: []].insert(key)
  }
}
