// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Glibc

/// A file that gets its name once it is whole.
struct BackupFile {
  let path: String
  /// The name until then, beside the other so that one step gives it; what a crash left of it is written over.
  var temporary: String { path + ".partiel" }
  private let descriptor: Int32

  /// Begins an empty file, held until ``close()`` so that no other program makes the same one.
  init(_ path: String) throws(ArchiveError) {
    self.path = path
    descriptor = open(path + ".partiel", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.refusal(path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close()
      throw .diskRefuses(DiskRefusal(.busy, detail: path + ".partiel"))
    }
    guard fchmod(descriptor, 0o600) == 0, ftruncate(descriptor, 0) == 0 else {
      let refusal = Self.refusal(path)
      close()
      throw refusal
    }
  }

  func close() { _ = Glibc.close(descriptor) }

  /// Syncs the file, gives it its name, and syncs the name.
  func finish() throws(ArchiveError) { try finish(as: path) }

  /// The same with another name beside it.
  func finish(as path: String) throws(ArchiveError) {
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw Self.refusal(path) }
    let parent = path.contains("/") ? path[..<(path.lastIndex(of: "/") ?? path.endIndex)] : "."
    let folder = open(parent.isEmpty ? "/" : String(parent), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw Self.refusal(path) }
    defer { _ = Glibc.close(folder) }
    // Some file systems have nothing to sync for a folder, and say EINVAL.
    guard fsync(folder) == 0 || errno == EINVAL else { throw Self.refusal(path) }
  }

  func discard() {
    for end in Self.ends { unlink(temporary + end) }
  }

  /// The file, and what SQLite keeps beside it: a copy's own log may hold what was erased.
  static let ends = ["", "-journal", "-wal", "-shm"]

  private static func refusal(_ path: String) -> ArchiveError { .diskRefuses(DiskRefusal(code: errno, path)) }
}
