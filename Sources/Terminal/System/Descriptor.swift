// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// A file descriptor of our own, closed when it goes.
struct Descriptor: ~Copyable {
  let number: Int32

  init(_ number: Int32, of call: String) throws(TerminalError) {
    guard number >= 0 else { throw .last(call) }
    self.number = number
  }

  deinit { close(number) }
}

/// Writes all the bytes: interrupted, partial and refused writes are gone on with. False when nobody reads any more.
func writeAll(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}

/// Reads at most `count` bytes, waiting for the first. Nil when there will be no more.
func readSome(_ count: Int, from descriptor: Int32) -> [UInt8]? {
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    var result: Int
    repeat { result = read(descriptor, buffer.baseAddress, count) } while result < 0 && errno == EINTR
    filled = max(result, 0)
  }
  return bytes.isEmpty ? nil : bytes
}
