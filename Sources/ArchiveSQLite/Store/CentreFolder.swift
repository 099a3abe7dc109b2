// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Glibc

/// A centre's folder on this machine: its database, and one small file per sitting that a console holds.
///
/// The folder is for its owner alone (0700), and so are its files (0600).
public struct CentreFolder: Hashable, Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// The database; SQLite keeps `-wal` and `-shm` beside it.
  public var database: String { path + "/oral.sqlite" }
  var holds: String { path + "/verrous" }

  /// Makes the folder and an empty database where there is none, durably.
  func prepare() throws(JournalError) {
    try makeFolder(path)
    guard access(database, F_OK) != 0 else { return }
    // SQLite gives its own files the mode of the database: it must be right before SQLite comes.
    let file = open(database, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .system(errno, database) }
    close(file)
    try syncFolder(path)
  }

  func makeFolder(_ path: String) throws(JournalError) {
    guard mkdir(path, 0o700) != 0 else { return try syncFolder(parent(of: path)) }
    switch errno {
    case EEXIST: return
    case ENOENT where parent(of: path) != path:
      try makeFolder(parent(of: path))
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .system(errno, path) }
      try syncFolder(parent(of: path))
    case let code: throw .system(code, path)
    }
  }

  /// Runs what only one program at a time may do to this centre; the others wait. The system ends it with the process.
  func alone(_ body: () throws(JournalError) -> Void) throws(JournalError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .system(errno, path) }
    defer { close(folder) }
    while flock(folder, LOCK_EX) != 0 {
      // A file system that cannot lock a folder: SQLite's own locks remain.
      if errno != EINTR { break }
    }
    try body()
  }

  /// Makes the names in a folder survive a power cut.
  private func syncFolder(_ path: String) throws(JournalError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .system(errno, path) }
    defer { close(folder) }
    // Some file systems have nothing to sync for a folder, and say EINVAL.
    guard fsync(folder) == 0 || errno == EINVAL else { throw .system(errno, path) }
  }

  private func parent(of path: String) -> String {
    let trimmed = path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }
}

extension JournalError {
  /// What a failed system call means.
  static func system(_ code: Int32, _ path: String) -> JournalError { .diskRefuses(DiskRefusal(code: code, path)) }
}
