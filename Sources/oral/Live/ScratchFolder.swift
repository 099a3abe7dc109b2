// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Glibc

/// A folder for the time of a command, for its owner alone, gone when nothing holds it any more, or a signal comes.
final class ScratchFolder: Sendable {
  let path: String

  /// - Parameter name: what its name begins with.
  init(_ name: String = "oral") throws {
    let base = Environment.variable("TMPDIR") ?? "/tmp"
    path = try Unfinished.change { things in
      var template = Array("\(base)/\(name)-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else {
        throw Failure(.unreadable, "aucun dossier temporaire dans \(base) : \(SystemMessage.last).")
      }
      let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      things.insert(.path(path))
      return path
    }
  }

  deinit {
    FolderTree.remove(path)
    Unfinished.change { _ = $0.remove(.path(path)) }
  }

  /// Writes a file, for its owner alone, and the folders that it stands in.
  func write(_ bytes: [UInt8], to name: String) throws {
    let file = "\(path)/\(name)"
    // Not while the folder is being removed: it would come back.
    let descriptor = try Unfinished.change { _ in
      if let slash = name.lastIndex(of: "/") { try FolderTree.make("\(path)/\(name[..<slash])") }
      return open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    defer { if descriptor >= 0 { close(descriptor) } }
    guard descriptor >= 0, writeAll(bytes, to: descriptor) else {
      throw Failure(.unreadable, "\(file) : \(SystemMessage.last).")
    }
  }
}

/// Folders with all that they hold.
enum FolderTree {
  /// Removes a folder; never follows a link.
  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in (try? LiveFiles().list(path)) ?? [] { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// Makes a folder and those above it.
  static func make(_ path: String) throws {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let parent = path.lastIndex(of: "/").map({ String(path[..<$0]) }), !parent.isEmpty else {
      throw Failure(.unreadable, "\(path) : \(SystemMessage.last).")
    }
    try make(parent)
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw Failure(.unreadable, "\(path) : \(SystemMessage.last).")
    }
  }
}
