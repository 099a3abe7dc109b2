// SPDX-License-Identifier: GPL-3.0-or-later

/// Bytes read, cut into lines; what is not UTF-8 is replaced by U+FFFD.
struct LineBuffer {
  private var bytes: [UInt8] = []
  private var start = 0

  mutating func append(_ more: [UInt8]) {
    bytes.removeFirst(start)
    start = 0
    bytes += more
  }

  /// The next whole line, without LF or CR LF; at the end of input, what remains as well.
  mutating func next(atEnd: Bool) -> String? {
    let rest = bytes[start...]
    guard var line = rest.firstIndex(of: lineFeed).map({ rest[..<$0] }) ?? (atEnd && !rest.isEmpty ? rest : nil)
    else { return nil }
    start = min(line.endIndex + 1, bytes.endIndex)
    if line.last == carriageReturn { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }
}

private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
