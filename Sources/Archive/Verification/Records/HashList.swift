// SPDX-License-Identifier: GPL-3.0-or-later

/// The hashes of a chain's records from its genesis on: 32 bytes each.
struct HashList: Hashable, Sendable {
  private var bytes: [UInt8] = []

  var count: Int { bytes.count / 32 }

  /// A text that is no hash is kept as zeros, which no record has.
  mutating func append(_ hash: String) {
    let decoded = Base64URL.decode(hash) ?? []
    bytes += decoded.count == 32 ? decoded : Array(repeating: 0, count: 32)
  }

  /// Base64url; `nil` past the end.
  subscript(sequence: Int) -> String? {
    guard sequence >= 0, sequence < count else { return nil }
    return Base64URL.encode(bytes[(sequence * 32)..<((sequence + 1) * 32)])
  }
}
