// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Glibc

/// A file that is written little by little and is there whole or not at all, whatever ends the program: under another
/// name until it is synced.
final class OutputFile {
  let path: String
  private let temporary: String
  private var descriptor: Int32
  /// Whether nothing is left under the other name.
  private var isNamed = true
  private var buffer: [UInt8] = []

  /// For its owner alone (0600).
  ///
  /// - Parameter replacing: whether a file of that name may be replaced.
  init(_ path: String, replacing: Bool) throws {
    let path = Environment.absolute(path)
    self.path = path
    temporary = "\(path).\(getpid()).partiel"
    descriptor = -1
    guard replacing || access(path, F_OK) != 0 else {
      throw Failure(.usage, "\(path) existe déjà. Choisissez un autre nom, ou --remplacer.")
    }
    descriptor = try Unfinished.change { things in
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw refusal() }
      things.insert(.path(temporary))
      return descriptor
    }
    isNamed = false
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    guard !isNamed else { return }
    Unfinished.change { things in
      unlink(temporary)
      things.remove(.path(temporary))
    }
  }

  /// Without its folder.
  var name: String { String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]) }

  func write(_ bytes: [UInt8]) throws(Failure) {
    buffer += bytes
    if buffer.count >= 1 << 20 { try flush() }
  }

  /// Makes it durable under its other name: only the name is left to give.
  func prepare() throws(Failure) {
    try flush()
    guard fsync(descriptor) == 0 else { throw refusal() }
  }

  /// Makes it durable, and gives it its name.
  func finish() throws(Failure) {
    try prepare()
    // Closed even where that fails: the number may be another file's by now.
    let closed = close(descriptor)
    descriptor = -1
    try Unfinished.change { things throws(Failure) in
      guard closed == 0, rename(temporary, path) == 0 else { throw refusal() }
      things.remove(.path(temporary))
    }
    isNamed = true
    let folder = open(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) + "/", O_RDONLY | O_DIRECTORY)
    guard folder >= 0 else { throw refusal() }
    defer { close(folder) }
    guard fsync(folder) == 0 || errno == EINVAL else { throw refusal() }
  }

  /// The same; what stands under its name is first put aside, unless it has these very bytes.
  ///
  /// - Returns: where it was put aside.
  func finish(unless bytes: [UInt8]) throws -> String? {
    let files = LiveFiles()
    guard (try? files.kind(of: path)) != nil, (try? files.read(path, limit: bytes.count)) != bytes else {
      try finish()
      return nil
    }
    let aside = nameAside(path)
    guard rename(path, aside) == 0 else { throw refusal() }
    do {
      try finish()
    } catch {
      // What was there comes back.
      rename(aside, path)
      throw error
    }
    return aside
  }

  private func flush() throws(Failure) {
    guard writeAll(buffer, to: descriptor) else { throw refusal() }
    buffer.removeAll(keepingCapacity: true)
  }

  private func refusal() -> Failure {
    Failure(.unreadable, "\(path) n’est pas écrit\u{A0}: \(SystemMessage.creating(path)).")
  }
}
