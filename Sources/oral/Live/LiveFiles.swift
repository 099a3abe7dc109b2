// SPDX-License-Identifier: GPL-3.0-or-later

import ExamFiles
import FrenchText
import Glibc

/// The file system of the machine.
struct LiveFiles: FileTree {
  func kind(of path: String) throws(FileTreeError) -> EntryKind? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw refusal(path)
    }
    return kind(status)
  }

  func list(_ folder: String) throws(FileTreeError) -> [String] {
    guard let directory = opendir(folder) else {
      if errno == ENOTDIR { throw .wrongKind(folder, .file) }
      throw refusal(folder)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Opened without following a last link and without waiting for the other end of a pipe.
  func read(_ path: String, limit: Int) throws(FileTreeError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ELOOP { throw .wrongKind(path, .symbolicLink) }
      throw refusal(path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw refusal(path) }
    guard kind(status) == .file else { throw .wrongKind(path, kind(status)) }
    guard status.st_size <= limit else { throw .tooLarge(path, limit: limit) }
    return try contents(of: descriptor, path, expecting: Int(status.st_size), limit: limit)
  }

  private func contents(
    of descriptor: Int32, _ path: String, expecting size: Int, limit: Int
  ) throws(FileTreeError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var count = 0
    while true {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw refusal(path)
      }
      count += got
      guard count <= limit else { throw .tooLarge(path, limit: limit) }
      if got == 0 { break }
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: max(4096, count))) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private func kind(_ status: stat) -> EntryKind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .symbolicLink
    default: .other
    }
  }

  private func refusal(_ path: String) -> FileTreeError {
    switch errno {
    case ENOENT, ENOTDIR: .missing(path)
    case EACCES, EPERM: .denied(path)
    default: .failed(path, reason: SystemMessage.last)
    }
  }
}
