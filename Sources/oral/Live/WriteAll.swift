// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Writes all the bytes: interrupted and partial writes are gone on with. `false` when the rest is refused, as `errno`
/// says.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var sent = 0
  while sent < bytes.count {
    let count = bytes[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno != EINTR { return false }
    sent += max(0, count)
  }
  return true
}
