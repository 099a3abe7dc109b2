// SPDX-License-Identifier: GPL-3.0-or-later

/// A ZIP archive in memory, as far as reading a document asks for it: its directory, and one entry at a time.
///
/// PKWARE, APPNOTE.TXT 6.3: §4.3.7 (local header), §4.3.12 (central directory), §4.3.16 (its end). No ZIP64, no spanning.
struct ZipArchive {
  struct Entry: Hashable {
    let name: String
    /// 0 stored, 8 deflated.
    let method: Int
    let isEncrypted: Bool
    let compressedSize: Int
    /// As the directory declares it; see ``ZipArchive/bytes(of:limit:)`` for what really comes out.
    let declaredSize: Int
    fileprivate let offset: Int
  }

  enum Failure: Error, Equatable {
    /// No archive, or one whose end is missing.
    case damaged
    /// ZIP64, several disks, or another way of compressing.
    case unsupported
    case tooLarge
  }

  let entries: [Entry]
  private let bytes: [UInt8]

  /// Far above what a document has.
  static let mostEntries = 10_000

  init(_ bytes: [UInt8]) throws(Failure) {
    self.bytes = bytes
    guard bytes.starts(with: [0x50, 0x4B]), let end = ZipArchive.end(of: bytes) else { throw .damaged }
    let count = bytes.littleEndian16(end + 10)
    let start = bytes.littleEndian32(end + 16)
    guard count != 0xFFFF, start != 0xFFFF_FFFF, count <= ZipArchive.mostEntries else { throw .unsupported }
    var position = start
    var entries: [Entry] = []
    for _ in 0..<count {
      guard position + 46 <= bytes.count, bytes.littleEndian32(position) == 0x0201_4B50 else { throw .damaged }
      let nameLength = bytes.littleEndian16(position + 28)
      let next = position + 46 + nameLength + bytes.littleEndian16(position + 30) + bytes.littleEndian16(position + 32)
      guard next <= bytes.count else { throw .damaged }
      let name = String(decoding: bytes[position + 46..<position + 46 + nameLength], as: UTF8.self)
      let entry = Entry(
        name: name, method: bytes.littleEndian16(position + 10),
        isEncrypted: bytes.littleEndian16(position + 8) & 1 != 0,
        compressedSize: bytes.littleEndian32(position + 20), declaredSize: bytes.littleEndian32(position + 24),
        offset: bytes.littleEndian32(position + 42))
      guard entry.compressedSize != 0xFFFF_FFFF, entry.declaredSize != 0xFFFF_FFFF else { throw .unsupported }
      entries.append(entry)
      position = next
    }
    self.entries = entries
  }

  func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

  /// What an entry really holds.
  func bytes(of entry: Entry, limit: Int) throws(Failure) -> [UInt8] {
    let data = try data(of: entry)
    guard entry.method != 0 else {
      if data.count > limit { throw .tooLarge }
      return Array(data)
    }
    do {
      return try Inflate.bytes(data, .raw, limit: limit)
    } catch {
      throw error == .tooLarge ? .tooLarge : .damaged
    }
  }

  /// How many bytes an entry really holds, whatever the directory says.
  func size(of entry: Entry, limit: Int) throws(Failure) -> Int {
    let data = try data(of: entry)
    guard entry.method != 0 else { return data.count }
    do {
      return try Inflate.size(data, limit: limit)
    } catch {
      throw error == .tooLarge ? .tooLarge : .damaged
    }
  }

  private func data(of entry: Entry) throws(Failure) -> ArraySlice<UInt8> {
    guard entry.method == 0 || entry.method == 8, !entry.isEncrypted else { throw .unsupported }
    let offset = entry.offset
    guard offset + 30 <= bytes.count, bytes.littleEndian32(offset) == 0x0403_4B50 else { throw .damaged }
    let start = offset + 30 + bytes.littleEndian16(offset + 26) + bytes.littleEndian16(offset + 28)
    guard start + entry.compressedSize <= bytes.count else { throw .damaged }
    return bytes[start..<start + entry.compressedSize]
  }

  /// Where the record that ends the directory stands: among the last 64 KiB.
  private static func end(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let first = max(0, bytes.count - 22 - 0xFFFF)
    return stride(from: bytes.count - 22, through: first, by: -1).first { bytes.littleEndian32($0) == 0x0605_4B50 }
  }
}

extension [UInt8] {
  func littleEndian16(_ offset: Int) -> Int { Int(self[offset]) | Int(self[offset + 1]) << 8 }
  func littleEndian32(_ offset: Int) -> Int { littleEndian16(offset) | littleEndian16(offset + 2) << 16 }
}
