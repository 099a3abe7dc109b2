// SPDX-License-Identifier: GPL-3.0-or-later

/// A ``FileTree`` held in memory, for tests and for what is embedded in the executable.
public struct MemoryFiles: FileTree {
  private var entries: [String: Entry] = [:]

  private enum Entry: Sendable {
    case file([UInt8])
    case other(EntryKind)
  }

  public init() {}

  /// Files by path; the folders that hold them exist.
  public init(_ files: [String: String]) {
    for (path, text) in files { add(path, Array(text.utf8)) }
  }

  public mutating func add(_ path: String, _ bytes: [UInt8]) { entries[path] = .file(bytes) }

  /// Adds something that is no file: an empty folder, a link, a pipe.
  public mutating func add(_ path: String, _ kind: EntryKind) { entries[path] = .other(kind) }

  public func kind(of path: String) throws(FileTreeError) -> EntryKind? {
    switch entries[path] {
    case .file: .file
    case .other(let kind): kind
    case nil: entries.keys.contains { $0.hasPrefix(joined(path, "")) } || path.isEmpty ? .folder : nil
    }
  }

  public func list(_ folder: String) throws(FileTreeError) -> [String] {
    guard let kind = try kind(of: folder) else { throw .missing(folder) }
    guard kind == .folder else { throw .wrongKind(folder, kind) }
    let prefix = folder.isEmpty ? "" : joined(folder, "")
    let names = entries.keys.filter { $0.hasPrefix(prefix) && $0 != folder }.map {
      String($0.dropFirst(prefix.count).prefix { $0 != "/" })
    }
    return Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  public func read(_ path: String, limit: Int) throws(FileTreeError) -> [UInt8] {
    guard case .file(let bytes) = entries[path] else {
      guard let kind = try kind(of: path) else { throw .missing(path) }
      throw .wrongKind(path, kind)
    }
    guard bytes.count <= limit else { throw .tooLarge(path, limit: limit) }
    return bytes
  }
}
