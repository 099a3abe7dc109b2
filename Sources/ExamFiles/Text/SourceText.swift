// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// The text of a file, known to be UTF-8, without the byte order mark that it may start with.
struct SourceText {
  /// The path by which messages name it.
  let file: String
  let bytes: [UInt8]
  let lineCount: Int

  /// Why a file is not a text.
  enum Refusal: Error, Hashable {
    /// A known format that is not text, such as "PDF".
    case format(String)
    case binary
    /// At an offset in the file: a text with NUL characters was damaged.
    case nul(offset: Int)
    /// At an offset in the file.
    case invalidUTF8(offset: Int)
    /// UTF-16 or UTF-32, by their byte order marks.
    case otherUnicode(String)
  }

  /// Checks the bytes of a file. O(n).
  init(file: String, bytes: [UInt8]) throws(Refusal) {
    if let format = SourceText.format(of: bytes) { throw .format(format) }
    if let name = SourceText.otherUnicode(bytes) { throw .otherUnicode(name) }
    var (nuls, controls, lines) = (0, 0, 1)
    for byte in bytes where byte < 0x20 {
      switch byte {
      case 0: nuls += 1
      case .newline: lines += 1
      case .tab, .carriageReturn, 0x08, 0x0B, 0x0C, 0x1B: break
      default: controls += 1
      }
    }
    // A text with a few stray control characters is a text; a file full of them is not.
    if nuls + controls > 8, (nuls + controls) * 100 > bytes.count { throw .binary }
    if nuls > 0, let offset = bytes.firstIndex(of: 0) { throw .nul(offset: offset) }
    if let offset = UTF8Check.firstInvalidOffset(in: bytes) { throw .invalidUTF8(offset: offset) }
    self.file = file
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.bytes = bytes.starts(with: mark) ? [UInt8](bytes.dropFirst(3)) : bytes
    lineCount = lines
  }

  /// The whole text, or a part of it.
  func string(_ range: Range<Int>? = nil) -> String {
    String(decoding: bytes[range ?? bytes.indices], as: UTF8.self)
  }

  /// The line and column of an offset. O(n).
  func location(ofOffset offset: Int) -> SourceLocation {
    let (line, column) = SourceText.place(ofOffset: offset, in: bytes)
    return SourceLocation(file: file, line: line, column: column)
  }

  /// The line and the column, from 1, of an offset; what is not UTF-8 before it counts by bytes that are not
  /// continuations. O(n).
  static func place(ofOffset offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var cursor = LineCursor(bytes)
    var last = (number: 1, start: 0)
    while let line = cursor.next() {
      last = (line.number, line.content.lowerBound)
      if offset < line.end { break }
    }
    return (last.number, bytes[last.start..<max(last.start, min(offset, bytes.count))].scalarCount + 1)
  }

  private static func format(of bytes: [UInt8]) -> String? {
    let known: [(mark: [UInt8], name: String)] = [
      (Array("%PDF-".utf8), "PDF"), ([0x50, 0x4B, 0x03, 0x04], "Word, LibreOffice ou ZIP"),
      ([0xD0, 0xCF, 0x11, 0xE0], "Word 97"), (Array("{\\rtf".utf8), "RTF"), ([0x89, 0x50, 0x4E, 0x47], "PNG"),
      ([0xFF, 0xD8, 0xFF], "JPEG"), (Array("SQLite format".utf8), "SQLite"), ([0x7F, 0x45, 0x4C, 0x46], "programme"),
    ]
    return known.first { bytes.starts(with: $0.mark) }?.name
  }

  private static func otherUnicode(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    return nil
  }
}

/// Whether bytes are UTF-8.
enum UTF8Check {
  /// The offset of the first byte that is not well-formed UTF-8, or `nil`. O(n).
  static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var position = 0
      let count = buffer.count
      while position < count {
        let lead = buffer[position]
        if lead < 0x80 {
          position += 1
          continue
        }
        let (length, second): (Int, ClosedRange<UInt8>)
        switch lead {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return position
        }
        guard position + length <= count, second.contains(buffer[position + 1]) else { return position }
        for next in position + 2..<max(position + 2, position + length) where buffer[next] & 0xC0 != 0x80 {
          return position
        }
        position += length
      }
      return nil
    }
  }
}
