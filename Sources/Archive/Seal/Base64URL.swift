// SPDX-License-Identifier: GPL-3.0-or-later

/// Base64 with the URL alphabet and without padding (RFC 4648 §5, RFC 7515 appendix C), strict.
public enum Base64URL {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Six bits by letter; 0xFF for what is no letter.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  public static func encode(_ bytes: some Collection<UInt8>) -> String {
    bytes.withContiguousStorageIfAvailable(encode) ?? Array(bytes).withUnsafeBufferPointer(encode)
  }

  private static func encode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let letters = letters
    let length = (bytes.count * 4 + 2) / 3
    return String(unsafeUninitializedCapacity: length) { out in
      var (from, to) = (0, 0)
      while bytes.count - from >= 3 {
        let bits = Int(bytes[from]) << 16 | Int(bytes[from + 1]) << 8 | Int(bytes[from + 2])
        out[to] = letters[bits >> 18]
        out[to + 1] = letters[bits >> 12 & 63]
        out[to + 2] = letters[bits >> 6 & 63]
        out[to + 3] = letters[bits & 63]
        from += 3
        to += 4
      }
      if from < bytes.count {
        let isPair = bytes.count - from == 2
        let bits = Int(bytes[from]) << 16 | (isPair ? Int(bytes[from + 1]) << 8 : 0)
        out[to] = letters[bits >> 18]
        out[to + 1] = letters[bits >> 12 & 63]
        if isPair { out[to + 2] = letters[bits >> 6 & 63] }
      }
      return length
    }
  }

  /// `nil` unless `encode(decode(text)) == text`: no padding, no space, no other alphabet, the last bits zero.
  public static func decode(_ text: some StringProtocol) -> [UInt8]? { decode(utf8: text.utf8) }

  /// The same from the bytes of the text.
  public static func decode(utf8 text: some Collection<UInt8>) -> [UInt8]? {
    text.withContiguousStorageIfAvailable(decode) ?? Array(text).withUnsafeBufferPointer(decode)
  }

  private static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count % 4 != 1 else { return nil }
    let length = text.count * 3 / 4
    // Six bits each: a bit above them tells that some letter was none.
    var seen: UInt8 = 0
    let bytes = values.withUnsafeBufferPointer { values in
      [UInt8](unsafeUninitializedCapacity: length) { out, count in
        var (from, to) = (0, 0)
        while text.count - from >= 4 {
          let a = values[Int(text[from])]
          let b = values[Int(text[from + 1])]
          let c = values[Int(text[from + 2])]
          let d = values[Int(text[from + 3])]
          seen |= a | b | c | d
          out[to] = a << 2 | b >> 4
          out[to + 1] = b << 4 | c >> 2
          out[to + 2] = c << 6 | d
          from += 4
          to += 3
        }
        if from < text.count {
          let isTriple = text.count - from == 3
          let a = values[Int(text[from])]
          let b = values[Int(text[from + 1])]
          let c = isTriple ? values[Int(text[from + 2])] : 0
          seen |= a | b | c
          // What the last letter has too many must be zero.
          if isTriple ? c & 0b11 != 0 : b & 0b1111 != 0 { seen = 0xFF }
          out[to] = a << 2 | b >> 4
          if isTriple { out[to + 1] = b << 4 | c >> 2 }
        }
        count = length
      }
    }
    return seen & 0xC0 == 0 ? bytes : nil
  }
}
