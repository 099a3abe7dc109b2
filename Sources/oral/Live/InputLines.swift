// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The lines of a file, one in memory at a time.
final class InputLines {
  let path: String
  /// Bytes of the file, for a progress bar; 0 when it has none, as a pipe.
  let size: Int
  private(set) var read = 0
  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isOver = false

  /// - Parameter limit: bytes of the longest line.
  init(_ path: String, limit: Int) throws {
    self.path = path
    self.limit = limit
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(.unreadable, "\(path)\u{A0}: \(String(cString: strerror(errno))).") }
    var status = stat()
    size = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  }

  deinit { close(descriptor) }

  /// The next line without its line feed; `nil` at the end. A last line without a line feed is not whole: it is
  /// refused, like one that is too long.
  func next() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      guard buffer.count - start <= limit else {
        throw Failure(.unreadable, "\(path)\u{A0}: une ligne est trop longue.")
      }
      if isOver {
        guard start < buffer.count else { return nil }
        throw Failure(.unreadable, "\(path)\u{A0}: le fichier est coupé, sa dernière ligne n’est pas entière.")
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      try fill()
    }
  }

  private func fill() throws {
    let before = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: 1 << 18))
    let count = buffer.withUnsafeMutableBytes {
      Glibc.read(descriptor, $0.baseAddress?.advanced(by: before), $0.count - before)
    }
    buffer.removeLast(buffer.count - before - max(0, count))
    if count < 0, errno != EINTR { throw Failure(.unreadable, "\(path)\u{A0}: \(String(cString: strerror(errno))).") }
    if count == 0 { isOver = true }
    read += max(0, count)
  }
}
