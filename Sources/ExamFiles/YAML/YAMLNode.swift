// SPDX-License-Identifier: GPL-3.0-or-later

/// A value of a YAML file with its place: what Yams composed, free of tags, anchors and styles.
struct YAMLNode: Sendable {
  let content: Content
  let place: Place

  enum Content: Sendable {
    /// The text, and whether it was written without quotes.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  /// A key and its value. Keys are unique within their mapping.
  struct Entry: Sendable {
    let key: String
    let keyPlace: Place
    let value: YAMLNode
  }

  /// 1-based; columns count Unicode scalars.
  struct Place: Hashable, Sendable {
    var line: Int
    var column: Int
  }

  /// Whether nothing was written: an empty value, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// What it is, for a message in French.
  var described: String {
    switch content {
    case _ where isNull: "rien"
    case .scalar(let text, _): "le texte « \(text.count > 40 ? text.prefix(40) + "…" : text[...]) »"
    case .sequence: "une liste"
    case .mapping: "un groupe de clés"
    }
  }

  func value(_ key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The deepest node that exists along a structural path such as `phases[3].evalue[0]`: the node itself when the
  /// path is whole, else its nearest ancestor. O(length of the path × keys met).
  func nearest(along path: String) -> YAMLNode {
    var node = self
    for step in path.split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" }) {
      let next: YAMLNode?
      if case .sequence(let items) = node.content {
        next = Int(step).flatMap { items.indices.contains($0) ? items[$0] : nil }
      } else {
        next = node.value(String(step))
      }
      guard let next else { break }
      node = next
    }
    return node
  }
}

/// How much a YAML file may hold.
public struct YAMLLimits: Hashable, Sendable {
  /// Largest file, in bytes.
  public var bytes: Int
  /// Deepest nesting of lists and groups of keys.
  public var depth: Int

  /// One mebibyte and 32 levels, far above any file that a person writes.
  public init(bytes: Int = 1 << 20, depth: Int = 32) {
    self.bytes = bytes
    self.depth = depth
  }
}
