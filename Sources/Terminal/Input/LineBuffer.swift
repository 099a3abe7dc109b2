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
    let end = rest.firstIndex(of: lineFeed) ?? (atEnd && !rest.isEmpty ? rest.endIndex : nil)
    guard let end else { return nil }
    var line = rest[..<end]
    start = min(line.endIndex + 1, bytes.endIndex)
    if line.last == carriageReturn { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }
}

private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
