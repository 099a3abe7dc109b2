// SPDX-License-Identifier: GPL-3.0-or-later

internal import Archive
internal import Glibc

/// The small file beside the database by which one console holds a sitting.
///
/// The kernel's lock on it (of the open file description, `F_OFD_SETLK`) is the hold: it goes with the process, whatever
/// ends it, and is seen across containers that share the folder. What is written in the file only tells people and the next console:
/// from byte 0 the holder, from byte 1024 the pulse, each a line of JSON, padded with spaces so that one write
/// replaces another whole.
struct HoldFile {
  static let holderSize = 1024
  static let pulseSize = 512

  let path: String
  let descriptor: Int32

  /// `nil` when there is none and `create` is false.
  init?(_ path: String, create: Bool, forWriting: Bool = false) throws(HoldError) {
    self.path = path
    let flags = create ? O_RDWR | O_CREAT : forWriting ? O_RDWR : O_RDONLY
    descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor < 0 else { return }
    if errno == ENOENT, !create { return nil }
    throw HoldError.system(errno, path)
  }

  /// Whether the lock was free, and is now ours.
  func lock() throws(HoldError) -> Bool {
    var request = Self.wholeFile
    while fcntl(descriptor, Self.setLock, &request) != 0 {
      switch errno {
      case EINTR: continue
      case EAGAIN, EACCES: return false
      case let code: throw .system(code, path)
      }
    }
    return true
  }

  /// Whether somebody has the lock; takes nothing.
  func isLocked() throws(HoldError) -> Bool {
    var request = Self.wholeFile
    guard fcntl(descriptor, Self.getLock, &request) == 0 else { throw .system(errno, path) }
    return request.l_type != F_UNLCK
  }

  // F_OFD_GETLK and F_OFD_SETLK of Linux's ABI (fcntl(2)): glibc shows them to GNU sources only.
  private static let getLock: Int32 = 36
  private static let setLock: Int32 = 37

  private static let wholeFile = flock(
    l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)

  func close() { _ = Glibc.close(descriptor) }

  var holder: Holder? { HoldNote.holder(line(at: 0, Self.holderSize)) }
  var pulse: Pulse? { HoldNote.pulse(line(at: Self.holderSize, Self.pulseSize)) }

  func write(_ holder: Holder) throws(HoldError) { try write(HoldNote.bytes(holder), at: 0, Self.holderSize) }
  func write(_ pulse: Pulse) throws(HoldError) { try write(HoldNote.bytes(pulse), at: Self.holderSize, Self.pulseSize) }

  private func line(at offset: Int, _ size: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    let count = pread(descriptor, &bytes, size, off_t(offset))
    return Array(bytes.prefix(max(0, count)))
  }

  /// Writes over all of it.
  func blank() throws(HoldError) {
    let bytes = [UInt8](repeating: 0x20, count: Self.holderSize + Self.pulseSize)
    guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count, fsync(descriptor) == 0 else {
      throw .system(errno, path)
    }
  }

  /// Lines that do not fit are left out: the hold stands without them.
  private func write(_ line: [UInt8]?, at offset: Int, _ size: Int) throws(HoldError) {
    guard let line, line.count < size else { return }
    let bytes = line + Array(repeating: 0x20, count: size - line.count - 1) + [0x0A]
    let written = pwrite(descriptor, bytes, size, off_t(offset))
    guard written == size else { throw .system(written < 0 ? errno : ENOSPC, path) }
  }
}

extension HoldError {
  static func system(_ code: Int32, _ path: String) -> HoldError {
    guard case .diskRefuses(let refusal) = JournalError.system(code, path) else { return .held(nil) }
    return .diskRefuses(refusal)
  }
}
