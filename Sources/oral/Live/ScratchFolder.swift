// SPDX-License-Identifier: GPL-3.0-or-later

import FrenchText
import Glibc

/// A folder for the time of a command, for its owner alone, gone when nothing holds it any more.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    let base = Environment.variable("TMPDIR") ?? "/tmp"
    var template = Array("\(base)/oral-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(.unreadable, "aucun dossier temporaire dans \(base) : \(SystemMessage.last).")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { FolderTree.remove(path) }
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
