// SPDX-License-Identifier: GPL-3.0-or-later

internal import Crypto

/// SHA-256 as sealed records write it: base64url, 43 letters.
enum SealedHash {
  static func of(_ bytes: some Collection<UInt8>) -> String {
    var hasher = SHA256()
    let isContiguous: Void? = bytes.withContiguousStorageIfAvailable {
      hasher.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if isContiguous == nil { Array(bytes).withUnsafeBytes { hasher.update(bufferPointer: $0) } }
    return hasher.finalize().withUnsafeBytes { Base64URL.encode($0) }
  }

  /// Whether a text may be one.
  static func isHash(_ text: String) -> Bool { text.utf8.count == 43 && Base64URL.decode(text) != nil }
}
