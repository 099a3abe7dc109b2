// SPDX-License-Identifier: GPL-3.0-or-later

public import Archive
internal import Glibc

/// The disk of the machine.
public struct LiveDisk: CentreDisk {
  public init() {}

  public func entry(at path: String) throws(DiskRefusal) -> DiskEntry? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw DiskRefusal(code: errno, path)
    }
    let kind: DiskEntry.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    return DiskEntry(
      kind: kind, mode: status.st_mode & 0o7777, isOurs: status.st_uid == geteuid(),
      size: kind == .file ? Int(status.st_size) : 0)
  }

  public func read(_ path: String, limit: Int) throws(DiskRefusal) -> [UInt8]? {
    // Not waiting for the other end of a pipe; a link would lead out of the centre.
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw DiskRefusal(code: errno, path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw DiskRefusal(code: errno, path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DiskRefusal(.denied, detail: "\(path): ce n’est pas un fichier ordinaire")
    }
    guard status.st_size <= limit else {
      throw DiskRefusal(.denied, detail: "\(path): le fichier dépasse \(limit / 1024) Kio")
    }
    return try contents(of: file, path, size: Int(status.st_size))
  }

  private func contents(of file: Int32, _ path: String, size: Int) throws(DiskRefusal) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var count = 0
    while count < size {
      let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress?.advanced(by: count), size - count) }
      if got > 0 {
        count += got
      } else if got == 0 {
        break
      } else if errno != EINTR {
        throw DiskRefusal(code: errno, path)
      }
    }
    return Array(bytes.prefix(count))
  }

  public func list(_ folder: String) throws(DiskRefusal) -> [String] {
    guard let directory = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw DiskRefusal(code: errno, folder)
    }
    defer { closedir(directory) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw DiskRefusal(code: errno, folder) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  public func makeFolder(_ path: String) throws(DiskRefusal) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw DiskRefusal(code: errno, path) }
  }

  public func write(_ bytes: [UInt8], to path: String, _ way: DiskWriting) throws(DiskRefusal) {
    let flags =
      switch way {
      case .new: O_CREAT | O_EXCL
      case .append: O_CREAT | O_APPEND
      case .over: 0 as Int32
      }
    let file = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC | flags, 0o600)
    guard file >= 0 else { throw DiskRefusal(code: errno, path) }
    defer { close(file) }
    try send(bytes, to: file, path, at: nil)
  }

  /// Writes all of the bytes, at an offset or where the file stands, and waits for the disk to have them.
  private func send(_ bytes: [UInt8], to file: Int32, _ path: String, at offset: Int?) throws(DiskRefusal) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { rest in
        if let offset {
          pwrite(file, rest.baseAddress, rest.count, off_t(offset + sent))
        } else {
          Glibc.write(file, rest.baseAddress, rest.count)
        }
      }
      guard count >= 0 || errno == EINTR else { throw DiskRefusal(code: errno, path) }
      sent += max(0, count)
    }
    guard fsync(file) == 0 else { throw DiskRefusal(code: errno, path) }
  }

  public func truncate(_ path: String, to size: Int) throws(DiskRefusal) {
    let file = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw DiskRefusal(code: errno, path) }
    defer { close(file) }
    guard ftruncate(file, off_t(size)) == 0, fsync(file) == 0 else { throw DiskRefusal(code: errno, path) }
  }

  public func rename(_ path: String, to other: String, erasing: Bool) throws(DiskRefusal) {
    // Held from before, the bytes can still be reached once their name is gone.
    let old = erasing ? open(other, O_RDWR | O_NOFOLLOW | O_CLOEXEC) : -1
    defer { if old >= 0 { close(old) } }
    guard Glibc.rename(path, other) == 0 else { throw DiskRefusal(code: errno, other) }
    guard old >= 0 else { return }
    try syncFolder(folder(of: other))
    // The renaming is done: what cannot be overwritten any more is no reason to say that it failed.
    _ = try? send([UInt8](repeating: 0, count: Int(max(0, lseek(old, 0, SEEK_END)))), to: old, other, at: 0)
  }

  public func remove(_ path: String) throws(DiskRefusal) {
    guard unlink(path) == 0 else { throw DiskRefusal(code: errno, path) }
  }

  public func syncFolder(_ path: String) throws(DiskRefusal) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw DiskRefusal(code: errno, path) }
    defer { close(folder) }
    // Some file systems have nothing to sync for a folder, and say EINVAL.
    guard fsync(folder) == 0 || errno == EINVAL else { throw DiskRefusal(code: errno, path) }
  }

  public func fileSystem(of path: String) throws(DiskRefusal) -> FileSystemKind {
    guard let real = realpath(path, nil) else { throw DiskRefusal(code: errno, path) }
    defer { free(real) }
    // Not there in some containers: then nothing is known against the place.
    guard let mounts = try? mountTable() else { return .local }
    return FileSystemKind(of: String(cString: real), mounts: String(decoding: mounts, as: UTF8.self))
  }

  /// A file of the system tells no size: it is read to its end.
  private func mountTable() throws(DiskRefusal) -> [UInt8] {
    let path = "/proc/self/mountinfo"
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw DiskRefusal(code: errno, path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    while true {
      let part = try contents(of: file, path, size: 65536)
      bytes += part
      if part.count < 65536 { return bytes }
    }
  }

  /// Five seconds, as the database waits.
  private static let attempts = 100

  public func lock(_ path: String) throws(DiskRefusal) -> any DiskLock {
    let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw DiskRefusal(code: errno, path) }
    for _ in 0..<Self.attempts {
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return FileLock(file) }
      switch errno {
      case EWOULDBLOCK: usleep(50_000)
      case EINTR: continue
      // A file system that cannot lock: the database's own locks remain.
      default: return FileLock(file)
      }
    }
    close(file)
    throw DiskRefusal(.busy, detail: path)
  }
}

private final class FileLock: DiskLock {
  private var file: Int32?

  init(_ file: Int32) { self.file = file }

  deinit { release() }

  func release() {
    if let file { close(file) }
    file = nil
  }
}
